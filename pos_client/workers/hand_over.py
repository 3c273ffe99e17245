"""How a worker knows that what it sent was taken, and by a thread that still has time for all else."""

from __future__ import annotations

from typing import final

from PySide6.QtCore import QObject, QTimer, Signal, Slot


@final
class HandOver(QObject):
    """Make it on the thread that takes, which a worker's maker is. After the worker's signals have been
    emitted, emit one that is connected to `sent`.
    """

    taken = Signal()
    """All that was emitted before the last `sent` was taken, and the event loop has come round since. A timer
    tells, not a posted event: Qt goes on with posted events for as long as new ones arrive, and the window
    would stand still while a device sends without end.
    """

    def __init__(self) -> None:
        super().__init__()
        self._next_round = QTimer(self)
        self._next_round.setSingleShot(True)
        self._next_round.timeout.connect(self.taken)

    @Slot()
    def sent(self) -> None:
        """Everything before this call is taken."""
        self._next_round.start(0)
