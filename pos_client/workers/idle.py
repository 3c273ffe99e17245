"""Watches for hands at the till: keys, clicks, touches and scans."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, final

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer, Signal, Slot

_LOOK_EVERY_MS = 1000
_HANDS = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.Drop,
    }
)


class Idle(Protocol):
    """How long nobody touched the till."""

    def touched(self) -> None:
        """Somebody did, now."""

    @property
    def is_due(self) -> bool:
        """Whether it is too long."""


@final
class HandsWatch(QObject):
    """Lives on the GUI thread, and hears every event of the application until `remove`."""

    lock_due = Signal()
    """Told again and again while nobody touches the till: whoever hears it covers the screen once."""

    def __init__(self, app: QCoreApplication, idle: Idle, is_locked: Callable[[], bool]) -> None:
        """`is_locked` says whether the till was locked otherwise: the backend may have ended somebody."""
        super().__init__()
        self._app = app
        self._idle = idle
        self._is_locked = is_locked
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        self._timer.start(_LOOK_EVERY_MS)
        app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Nothing is kept from anybody."""
        del watched
        # What has been waiting since before the till was left does not count as somebody who is there now.
        if event.type() in _HANDS and not self._idle.is_due:
            self._idle.touched()
        return False

    @Slot(object, bool)
    def on_scan_arrived(self, _scan: object, _repeat: bool) -> None:
        """A scanner is a hand."""
        self.touch()

    @Slot(str)
    def on_badge_scanned(self, _number: str) -> None:
        """So is a badge."""
        self.touch()

    @Slot(object)
    def on_signed_in(self, _session: object) -> None:
        """Somebody is there, however long the till stood alone before."""
        self.touch()

    @Slot(object)
    def on_unlocked(self, _session: object) -> None:
        """Somebody is back."""
        self.touch()

    def touch(self) -> None:
        """Begin to count anew."""
        self._idle.touched()

    def remove(self) -> None:
        """Watch no more."""
        self._timer.stop()
        self._app.removeEventFilter(self)

    @Slot()
    def look(self) -> None:
        """Say so, when it is time."""
        if self._idle.is_due or self._is_locked():
            self.lock_due.emit()
