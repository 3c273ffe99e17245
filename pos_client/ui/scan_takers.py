"""The way of a scan to the presenter of the screen that is shown."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QObject, Slot

from pos_client.domain.errors import KnownError
from pos_client.domain.ids import StaffNumber
from pos_client.domain.scan import Scan
from pos_client.ui.presenters import Presenters


@dataclass(frozen=True, slots=True)
class _Taker:
    """Who takes a screen's scans, and the word about one that came in pieces."""

    scan: Callable[[Scan, bool], None]
    misread: tuple[Callable[[KnownError], None], ...]


def _takers(presenters: Presenters) -> Mapping[str, _Taker]:
    cards, desk, trial = presenters.cashier.cards, presenters.info_desk, presenters.scanners.trial
    helped = presenters.help.scan_misread
    return {
        "cashier": _Taker(cards.scan_arrived, (cards.scan_misread, helped)),
        "info_desk": _Taker(desk.scan_arrived, (desk.scan_misread, helped)),
        "tills": _Taker(presenters.tills.scan_arrived, ()),
        "scanners": _Taker(trial.scan_arrived, (trial.scan_misread,)),
    }


class ScanTakers(QObject):
    """Hands each scan to the screen whose name `current` gives; what that one has no use for is told too."""

    def __init__(self, presenters: Presenters, current: Callable[[], str]) -> None:
        super().__init__()
        self._takers = _takers(presenters)
        self._sign_in, self._lock, self._tills = presenters.sign_in, presenters.lock, presenters.tills
        self._current = current

    @property
    def are_taken(self) -> bool:
        """Whether a picture of a code means something on the screen that is shown."""
        return self._current() in self._takers and self._current() != "tills"

    @Slot(object, bool)
    def on_scan_arrived(self, scan: Scan, repeat: bool) -> None:
        """A code from the router. On a screen without a taker it means nothing."""
        taker = self._takers.get(self._current())
        if taker is not None:
            taker.scan(scan, repeat)

    @Slot(str)
    def on_scan_unwanted(self, screen: str) -> None:
        """A code that the screen of this name has no use for; where another was awaited that is said."""
        if screen == "sign_in":
            self._sign_in.scan_unwanted()
        elif screen == "locked":
            self._lock.scan_unwanted()
        elif screen == "tills":
            self._tills.scan_unwanted()

    @Slot(str)
    def on_badge_scanned(self, number: StaffNumber) -> None:
        """A badge: the number of whoever wants to sign in, to unlock, or to take over. Never enough alone."""
        if self._current() == "sign_in":
            self._sign_in.fill(number)
        elif self._current() == "locked":
            self._lock.fill(number)
        else:
            self._lock.switch(number)

    @Slot(object)
    def on_scan_misread(self, error: KnownError) -> None:
        """A scanner sent something that is no whole code: said where a code is awaited."""
        taker = self._takers.get(self._current())
        if taker is not None:
            for tell in taker.misread:
                tell(error)
