"""Waiting for a manager on the counter's thread, and the way to end it from the window."""

from __future__ import annotations

import threading
from typing import final

from PySide6.QtCore import QObject, Slot


@final
class Patience(QObject):
    """Lives on the GUI thread: the counter's is the one that waits, and would not hear a queued call."""

    def __init__(self) -> None:
        super().__init__()
        self._over = threading.Event()

    def begin(self) -> None:
        """Somebody begins to wait. Callable from any thread."""
        self._over.clear()

    def pause(self, seconds: float) -> bool:
        """Wait for so long; True when nobody wants to wait any longer. On the thread that waits."""
        return self._over.wait(seconds)

    @Slot()
    def cancel_enrolment(self) -> None:
        """Wait no longer."""
        self._over.set()
