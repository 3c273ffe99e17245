"""The till's real window with a scanner's filter, in every state that a screen can be in. Tells on stdout, a
line of JSON for each command on stdin:

    ["scenes"]        the names of all states
    ["scene", name]   shows that one; the widgets of it that can have the focus
    ["focus", place]  gives it to one of them; whether it has it
    ["forget"]        forgets what has been noticed so far
    ["settle"]        the same as notice, after half a second
    ["notice"]        what has been noticed since; scans are told of by themselves, as ["scan", text]

Whatever a key could do is noticed: key events that reach a widget, texts that change, wishes of the
presenters, a focus that moves. Scans themselves go nowhere, so that the screen stays as it is.
"""

from __future__ import annotations

import json
import sys
from typing import Any

from PySide6.QtCore import (
    QAbstractNativeEventFilter,
    QByteArray,
    QEvent,
    QEventLoop,
    QObject,
    QSocketNotifier,
    Qt,
    QTimer,
    Slot,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from pos_client.domain.errors import KnownError
from pos_client.domain.scan import Scan
from pos_client.ui.window import TillWindow
from pos_client.workers.wedge_filter import WedgeFilter
from pos_client.workers.x11_keys import KeyEvent
from tests.ui.scenes import SCENES
from tests.ui.stage import Stage

_ALONE_NOTHING = {Qt.Key.Key_CapsLock, Qt.Key.Key_Shift, Qt.Key.Key_AltGr, Qt.Key.Key_NumLock}

_SETTLE_MS = 500
_PRESSES = {QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride}


def tell(what: str, value: object) -> None:
    sys.stdout.write(json.dumps([what, value]) + "\n")
    sys.stdout.flush()


class Arrivals(QObject):
    """Every key that gets past the filter, once, however many widgets it is offered to."""

    def __init__(self) -> None:
        super().__init__()
        self.keys: dict[tuple[int, int], str] = {}
        self.others = 0

    def eventFilter(self, _receiver: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Shortcut, QEvent.Type.InputMethod):
            self.others += 1
        elif isinstance(event, QKeyEvent) and event.type() in _PRESSES and event.key() not in _ALONE_NOTHING:
            self.keys[event.nativeScanCode(), event.timestamp()] = event.text()
        return False


class Times(QAbstractNativeEventFilter):
    """When the server saw each key go down: what the sender really did."""

    def __init__(self) -> None:
        super().__init__()
        self.pressed_ms: list[int] = []

    def nativeEventFilter(
        self, _kind: QByteArray | bytes | bytearray | memoryview, message: int
    ) -> tuple[bool, int]:
        event = KeyEvent.from_address(int(message))
        if event.response_type == KeyEvent.PRESS:
            self.pressed_ms.append(event.time)
        return False, 0


class Till(QObject):
    """One window; each scene gets a stage of its own."""

    def __init__(self, app: QApplication) -> None:
        super().__init__()
        self._app = app
        self.window = TillWindow()
        self.window.resize(1024, 768)
        self._stage: Stage | None = None
        self._targets: list[QWidget] = []
        self._arrivals = Arrivals()
        self._times = Times()
        self._scans: list[str] = []
        self._before: dict[str, Any] = {}
        self.wedge = WedgeFilter(app)
        self.wedge.code_typed.connect(self._scanned)
        self.wedge.scan_misread.connect(self._misread)
        app.installEventFilter(self._arrivals)
        app.installNativeEventFilter(self._times)  # the last one is asked first

    @Slot(object)
    def _scanned(self, scan: Scan) -> None:
        self._scans.append(scan.data.decode())
        tell("scan", scan.data.decode())

    @Slot(object)
    def _misread(self, error: KnownError) -> None:
        self._scans.append("")
        tell("scan", error.code)

    def scenes(self) -> list[str]:
        return list(SCENES)

    def scene(self, name: str) -> list[str]:
        old, self._stage = self._stage, Stage(self._app)
        self.window.furnish(self._stage.shell)
        if old is not None:
            old.tongue.speak_no_more()
        SCENES[name](self._stage)
        self.window.show()
        self.window.activateWindow()
        self._app.processEvents()
        self._targets = [one for one in self.window.findChildren(QWidget) if self._takes_focus(one)]
        return [_named(one) for one in self._targets]

    def focus(self, place: int) -> bool:
        self._targets[place].setFocus(Qt.FocusReason.OtherFocusReason)
        self._app.processEvents()
        return self._app.focusWidget() is self._targets[place]

    def forget(self) -> bool:
        self._arrivals.keys.clear()
        self._arrivals.others = 0
        self._times.pressed_ms.clear()
        self._scans.clear()
        self._before = self._state()
        return True

    def notice(self) -> dict[str, Any]:
        state = self._state()
        return {
            "scans": list(self._scans),
            "keys": [[code, text] for (code, _), text in self._arrivals.keys.items()],
            "others": self._arrivals.others,
            "changed": [name for name, value in state.items() if value != self._before.get(name)],
            "pressed_ms": list(self._times.pressed_ms),
        }

    def settle(self) -> dict[str, Any]:
        """The same, after all that waits in the filter had its time."""
        loop = QEventLoop()
        QTimer.singleShot(_SETTLE_MS, loop.quit)
        loop.exec()
        return self.notice()

    def _takes_focus(self, widget: QWidget) -> bool:
        return (
            widget.isVisible()
            and widget.isEnabled()
            and widget.focusPolicy() != Qt.FocusPolicy.NoFocus
            and widget.focusProxy() is None
        )

    def _state(self) -> dict[str, Any]:
        assert self._stage is not None
        fields = self.window.findChildren(QWidget)
        return {
            "focus": id(self._app.focusWidget()),
            "active": self._app.activeWindow() is not None,
            "wishes": len(self._stage.wishes.made),
            "sounds": len(self._stage.heard.sounds),
            "screen": self._stage.shell.current,
            "visible": sum(one.isVisible() for one in fields),
            "labels": self._stage.texts(),
            "fields": [_content(one) for one in fields],
        }


def _named(widget: QWidget) -> str:
    return f"{type(widget).__name__} {widget.accessibleName() or widget.objectName()}".strip()


def _content(widget: QWidget) -> object:
    if isinstance(widget, QLineEdit):
        return widget.text()
    if isinstance(widget, (QPlainTextEdit, QTextEdit)):
        return widget.toPlainText()
    return widget.currentIndex() if isinstance(widget, QComboBox) else None


class Commands(QObject):
    def __init__(self, till: Till) -> None:
        super().__init__()
        self._till = till
        self._notifier = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._read)

    @Slot()
    def _read(self) -> None:
        line = sys.stdin.readline()
        if not line:
            QApplication.quit()
            return
        name, *arguments = json.loads(line)
        tell(name, getattr(self._till, name)(*arguments))


def main() -> int:
    app = QApplication(sys.argv)
    till = Till(app)
    till.window.show()
    till.window.activateWindow()
    handle = till.window.windowHandle()
    handle.activeChanged.connect(lambda: tell("active", handle.isActive()))
    commands = Commands(till)
    code = app.exec()
    till.wedge.remove()
    del commands
    return code


if __name__ == "__main__":
    sys.exit(main())
