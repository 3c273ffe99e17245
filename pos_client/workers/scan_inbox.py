"""Where the codes of all threads come together: on the GUI thread, in front of the router."""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from typing import final

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from pos_client.domain.programme import Configuration
from pos_client.domain.scan import Scan
from pos_client.scanning.router import ScanRouter


@final
class ScanInbox(QObject):
    """Connect every `code_seen`, `code_typed` and `code_received` to `take`.

    It is a slot of a QObject of the GUI thread, so codes of other threads are queued; a plain method of the
    router would run on the camera's thread.
    """

    scan_arrived = Signal(object, bool)
    """One `Scan` that the screen wants, and whether it repeats one before (see ScanRouter)."""
    scan_unwanted = Signal(str)
    """Somebody held out a card, and the screen of this name has no use for it. Nothing was looked up."""

    badge_scanned = Signal(str)
    """The staff number on a badge. It says who somebody wants to be, and proves nothing."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__()
        self._router = ScanRouter(
            clock, self.scan_arrived.emit, self.scan_unwanted.emit, self.badge_scanned.emit
        )
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._time_is_up)

    @Slot(object)
    def take(self, scan: Scan) -> None:
        """A code from any source."""
        self._router.accept(scan)
        self._set_timer()

    @Slot(str)
    def screen_changed(self, screen: str) -> None:
        """The screen of this name is shown now; it decides what is wanted."""
        self._router.change_screen(screen)
        self._set_timer()

    @Slot()
    def forget(self) -> None:
        """No card is in hand any more: the next showing is a new scan, also of the same card."""
        self._router.forget()
        self._set_timer()

    @Slot(object)
    def on_till_opened(self, configuration: Configuration) -> None:
        """The programme's card formats: cards go before everything else that a camera sees."""
        self._router.use_formats(configuration.programme.card_formats)

    @Slot(object)
    def on_configuration_changed(self, configuration: Configuration) -> None:
        """They are new."""
        self.on_till_opened(configuration)

    @Slot()
    def _time_is_up(self) -> None:
        self._router.time_passed()
        self._set_timer()

    def _set_timer(self) -> None:
        wait_s = self._router.wait_s
        if wait_s is None:
            self._timer.stop()
        else:
            self._timer.start(math.ceil(wait_s * 1000))
