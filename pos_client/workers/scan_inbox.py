"""Where the codes of all threads come together: on the GUI thread, in front of the router."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import final

from PySide6.QtCore import QObject, Signal, Slot

from pos_client.domain.scan import Scan
from pos_client.scanning.router import ScanRouter


@final
class ScanInbox(QObject):
    """Connect every `code_seen` and `code_typed` to `take`.

    It is a slot of a QObject of the GUI thread, so codes of other threads are queued; a plain method of the
    router would run on the camera's thread.
    """

    scan_arrived = Signal(object, bool)
    """One `Scan`, and whether it repeats the one before (see ScanRouter)."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__()
        self._router = ScanRouter(clock, self.scan_arrived.emit)

    @Slot(object)
    def take(self, scan: Scan) -> None:
        """A code from any source."""
        self._router.accept(scan)

    @Slot()
    def forget(self) -> None:
        """No card is in hand any more: the next showing is a new scan, also of the same card."""
        self._router.forget()
