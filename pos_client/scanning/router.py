"""Every code of every source comes through here: one normaliser, one debounce, one way out (X01, X03)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from pos_client.domain.scan import Scan, ScanSource
from pos_client.scanning.aim_prefix import without_aim_prefix
from pos_client.scanning.debounce import Debounce, Sighting

_LINE_ENDS = b"\r\n\t"


class ScanRouter:
    """Delivers each scan once.

    `clock` gives seconds and never goes back (`time.monotonic`). `deliver` gets the scan and whether it is a
    repeat: the same code, shown again within a minute, but after three seconds out of sight. Within the three
    seconds nothing is delivered, so there is one lookup (X03). A picture that somebody dropped or opened is
    a deliberate act and always delivered, though each code on it once.

    Not thread-safe, and delivers on the caller's thread: feed it from a slot of a QObject of the GUI thread.
    """

    def __init__(
        self,
        clock: Callable[[], float],
        deliver: Callable[[Scan, bool], None],
        debounce: Debounce | None = None,
    ) -> None:
        self._clock = clock
        self._deliver = deliver
        self._debounce = debounce or Debounce()
        self._from_picture: tuple[bytes, datetime] | None = None

    def accept(self, scan: Scan) -> None:
        """Take a code from any source. What it means is not judged here; an empty one is nothing."""
        scan = normalised(scan)
        if not scan.data:
            return
        by_camera = scan.source is ScanSource.CAMERA
        sighting = self._debounce.see(scan.data, self._clock(), by_camera=by_camera)
        is_dropped = self._is_on_another_picture(scan)
        if sighting is not Sighting.STILL_THERE or is_dropped:
            self._deliver(scan, sighting is not Sighting.NEW)

    def forget(self) -> None:
        """The sale is over, or its card was taken out: whoever shows a card now shows it anew."""
        self._debounce.forget(self._clock())

    def _is_on_another_picture(self, scan: Scan) -> bool:
        """Whether a picture shows it that is not the last one, which may have it as QR and Code 128."""
        if scan.source is not ScanSource.IMAGE:
            return False
        before, self._from_picture = self._from_picture, (scan.data, scan.scanned_at)
        return before != self._from_picture


def normalised(scan: Scan) -> Scan:
    """The code as the symbol holds it: without what a scanner adds before it and after it (X01)."""
    return without_aim_prefix(replace(scan, data=scan.data.rstrip(_LINE_ENDS)))
