"""Hands and eyes of the story: they do to widgets what a person does, and look at what is shown."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QEvent, QEventLoop, QMimeData, QPointF, Qt, QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget

Found = TypeVar("Found")
Seen = TypeVar("Seen", bound=QWidget)

_LOOK_AGAIN_MS = 10
_MOMENT_S = 2.0
_PERSONS_PACE_MS = 45
"""Between two keys. Whoever types faster is a scanner to the till, and its keys never reach a field."""
_SCANNERS_PACE_MS = 2
_PRESSED = (Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)


class NotSeenError(Exception):
    """What a step waited for did not come in time; the message says what."""


def wait_for(look: Callable[[], Found | None], what: str, deadline_s: float = 10.0) -> Found:
    """The first true answer of `look`, asked again and again while the till goes on working.

    Raises:
        NotSeenError: the deadline passed.
    """
    found = look()
    if found:
        return found
    loop = QEventLoop()
    again, late = QTimer(), QTimer()
    again.timeout.connect(lambda: loop.quit() if look() else None)
    late.setSingleShot(True)
    late.timeout.connect(loop.quit)
    again.start(_LOOK_AGAIN_MS)
    late.start(round(deadline_s * 1000))
    loop.exec()
    # Whoever keeps the exception keeps these: they must not go on looking at a window that is gone.
    again.stop()
    late.stop()
    found = look()
    if not found:
        raise NotSeenError(f"waited {deadline_s:.0f} s for {what}")
    return found


class Hands:
    """Work on one window: keys, clicks, a picture dropped on it."""

    def __init__(self, app: QApplication, window: QWidget) -> None:
        self._app = app
        self.window = window

    def key_in(self, text: str) -> None:
        """Key by key into whatever has the focus, as a person types."""
        QTest.keyClicks(self._focus(), text, Qt.KeyboardModifier.NoModifier, _PERSONS_PACE_MS)

    def scan_with_wedge(self, code: str) -> None:
        """All keys and Enter, as a scanner types them, with its times on them: this machine may be busy."""
        focus = self._focus()
        signs = f"{code}\r"
        first_ms = time.monotonic_ns() // 1_000_000 - _SCANNERS_PACE_MS * len(signs)
        for number, sign in enumerate(signs):
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                event = _key_event(kind, sign)
                event.setTimestamp(first_ms + _SCANNERS_PACE_MS * number)
                self._app.sendEvent(focus, event)

    def press(self, key: Qt.Key) -> None:
        """One key into whatever has the focus."""
        QTest.keyClick(self._focus(), key, Qt.KeyboardModifier.NoModifier, _PERSONS_PACE_MS)

    def fill(self, field: QLineEdit, text: str) -> None:
        """Click into an empty field and type.

        Raises:
            NotSeenError: the text did not arrive.
        """
        self.click(field)
        QTest.keyClicks(field, text, Qt.KeyboardModifier.NoModifier, _PERSONS_PACE_MS)
        wait_for(lambda: field.text() == text, f"{text!r} in the field")

    def click(self, widget: QWidget) -> None:
        """The left button in the middle of it, once it can be pressed: Qt shows what is new a moment later.

        Raises:
            NotSeenError: it stays hidden or disabled.
        """
        wait_for(
            lambda: widget.isVisible() and widget.isEnabled(), f"{_name(widget)} to be pressable", _MOMENT_S
        )
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)

    def drop(self, data: QMimeData, target: QWidget) -> None:
        """Drag it over the middle of a widget and let go.

        Raises:
            NotSeenError: the widget does not take it.
        """
        middle = target.rect().center()
        enter = QDragEnterEvent(middle, Qt.DropAction.CopyAction, data, *_PRESSED)
        enter.ignore()
        self._app.sendEvent(target, enter)
        if not enter.isAccepted():
            raise NotSeenError("the till does not take the picture")
        self._app.sendEvent(target, QDropEvent(QPointF(middle), Qt.DropAction.CopyAction, data, *_PRESSED))

    def button(self, words: str) -> QAbstractButton:
        """The visible button that says so (its text, its accessible name or its object name).

        Raises:
            NotSeenError: there is none.
        """
        for one in self.window.findChildren(QAbstractButton):
            said = (one.text().replace("&", ""), one.accessibleName(), one.objectName())
            if one.isVisible() and words in said:
                return one
        raise NotSeenError(f"no button says {words!r}")

    def one(self, kind: type[Seen]) -> Seen:
        """The visible widget of that kind.

        Raises:
            NotSeenError: there is none.
        """
        for widget in self.window.findChildren(kind):
            if widget.isVisible():
                return widget
        raise NotSeenError(f"no {kind.__name__} is shown")

    def shows(self, kind: type[QWidget]) -> bool:
        """Whether a widget of that kind is visible and can be used."""
        return any(widget.isVisible() and widget.isEnabled() for widget in self.window.findChildren(kind))

    def sees(self, words: str) -> bool:
        """Whether a visible label shows these words."""
        return any(words in text for text in self.texts())

    def texts(self) -> list[str]:
        """The texts of every visible label, button and field, as they stand on the window."""
        children = self.window.findChildren(QWidget)
        speaking = (one for one in children if isinstance(one, (QLabel, QAbstractButton, QLineEdit)))
        return [one.text() for one in speaking if one.isVisible() and one.text()]

    def picture(self, path: Path) -> None:
        """What the window shows now, as a PNG file."""
        self._app.processEvents()
        if not self.window.grab().save(str(path)):
            raise OSError(f"{path} could not be written")

    def _focus(self) -> QWidget:
        focused: QWidget | None = self.window.focusWidget()
        return self.window if focused is None else focused


def _name(widget: QWidget) -> str:
    return widget.accessibleName() or widget.objectName() or type(widget).__name__


def _key_event(kind: QEvent.Type, sign: str) -> QKeyEvent:
    key = Qt.Key.Key_Return if sign == "\r" else Qt.Key(ord(sign.upper()))
    shift = Qt.KeyboardModifier.ShiftModifier if sign.isupper() else Qt.KeyboardModifier.NoModifier
    return QKeyEvent(kind, key, shift, sign)
