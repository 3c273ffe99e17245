"""Somebody who looks at a till while codes come in: what arrived, and what must not have moved."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QApplication, QWidget

from pos_client.domain.errors import KnownError
from pos_client.domain.scan import Scan
from tests.journeys.counter import OpenTill


class Watch(QObject):
    """What happens at the till while codes come in."""

    def __init__(self, till: OpenTill) -> None:
        super().__init__()
        self.arrived: list[bytes] = []
        self.misread: list[str] = []
        self.focus: list[str] = []
        self._till = till
        self._before: dict[str, object] = {}
        behind = till.app.backstage
        for code in (behind.camera.code_seen, behind.wedge.code_typed, behind.scanner.code_received):
            code.connect(self._arrived)
        for misread in (behind.wedge.scan_misread, behind.scanner.scan_misread):
            misread.connect(self._misread)

    def begin(self, qt: QApplication) -> None:
        """From now on nothing may move."""
        self._till.app.window.activateWindow()
        self._till.counter.setFocus()
        self._till.until(lambda: qt.focusWidget() is self._till.counter, "the focus on the counter")
        self._before = self._fields()
        self.focus.clear()
        qt.focusChanged.connect(self._focus_moved)

    def settle(self) -> None:
        """Wait until the counter's thread has done all that it was asked."""
        heard: list[object] = []
        self._till.app.counter.recent_changed.connect(heard.append)
        self._till.app.shell.presenters.recent.load_recent_asked.emit()
        self._till.until(lambda: heard, "the counter's thread to answer")
        self._till.app.counter.recent_changed.disconnect(heard.append)

    def astray(self) -> list[str]:
        """Where the focus went, and what has changed: a field, a question, the screen."""
        now = self._fields()
        return [*self.focus, *(name for name, value in now.items() if value != self._before[name])]

    def _fields(self) -> dict[str, object]:
        state = self._till.app.shell.presenters.cashier.state
        return {
            "amount": state.amount,
            "total": state.sale.total,
            "question": state.question,
            "screen": self._till.app.shell.current,
        }

    @Slot(object)
    def _arrived(self, scan: Scan) -> None:
        self.arrived.append(scan.data)

    @Slot(object)
    def _misread(self, error: KnownError) -> None:
        self.misread.append(error.code)

    @Slot(QWidget, QWidget)
    def _focus_moved(self, _old: QWidget | None, new: QWidget | None) -> None:
        self.focus.append(type(new).__name__)
