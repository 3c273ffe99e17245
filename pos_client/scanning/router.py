"""Every code of every source comes through here: one normaliser, one debounce, one way out (X01, X03)."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime

from pos_client.domain.card import CardFormat, is_card
from pos_client.domain.enrolment_code import is_shown_by_a_till
from pos_client.domain.scan import Scan, ScanSource
from pos_client.domain.staff import badge_number
from pos_client.scanning.aim_prefix import without_aim_prefix
from pos_client.scanning.debounce import Debounce, Sighting
from pos_client.scanning.in_view import InView
from pos_client.scanning.product_codes import as_ean
from pos_client.scanning.wanted import NO_BADGE, WANTED, Wanted

BACKGROUND_S = 10.0
"""What hangs behind the counter is read now and then. It counts as away when it was not read for so long."""

_LINE_ENDS = b"\r\n\t"


class ScanRouter:
    """Delivers each scan once, if the screen that is shown wants it.

    `clock` gives seconds and never goes back (`time.monotonic`). `deliver` gets the scan and whether it is a
    repeat: the same code, shown again within a minute, but after three seconds out of sight. Within the three
    seconds nothing is delivered, so there is one lookup (X03). A picture that somebody dropped or opened is
    a deliberate act and always delivered, though each code on it once. `turn_away` gets the name of the
    screen that had no use for a card. `show_badge` gets the number on a colleague's badge, on each screen
    that has a use for it: a badge is never delivered as a scan there.

    A code that is no card waits for a card beside it, a second card for the first (see InView): `wait_s` says
    when `time_passed` wants to be called. Before `use_formats` every code passes for a card, and before
    `change_screen` cards are wanted.

    Not thread-safe, and delivers on the caller's thread: feed it from a slot of a QObject of the GUI thread.
    """

    def __init__(
        self,
        clock: Callable[[], float],
        deliver: Callable[[Scan, bool], None],
        turn_away: Callable[[str], None] = lambda _screen: None,
        show_badge: Callable[[str], None] = lambda _number: None,
    ) -> None:
        self._clock = clock
        self._deliver = deliver
        self._turn_away = turn_away
        self._show_badge = show_badge
        self._formats: Sequence[CardFormat] | None = None
        self._wanted = Wanted.CARDS
        self._screen = self._desk = ""
        self._cards, self._others, self._tests = Debounce(), Debounce(), Debounce()
        self._background = Debounce(silence_s=BACKGROUND_S)
        self._view = InView()
        self._from_picture: tuple[bytes, datetime] | None = None

    @property
    def wait_s(self) -> float | None:
        """In how many seconds `time_passed` has something to do; None while nothing waits."""
        waiting = self._view.waiting
        return None if waiting is None else max(0.0, waiting.until_s - self._clock())

    def use_formats(self, formats: Sequence[CardFormat]) -> None:
        """How the cards of this till's programme look."""
        self._formats = tuple(formats)

    def change_screen(self, screen: str) -> None:
        """Another screen is shown. Cards that one desk took are new at the other."""
        self._screen, self._wanted = screen, WANTED.get(screen, Wanted.NOTHING)
        self._view.waiting = None
        if self._wanted in (Wanted.ONE_CARD, Wanted.CARDS) and screen != self._desk:
            self._desk = screen
            self.forget()

    def accept(self, scan: Scan) -> None:
        """Take a code from any source. What it means is said by the screens; an empty one is nothing."""
        scan = normalised(scan)
        if not scan.data:
            return
        now_s = self._clock()
        badge = None if self._screen in NO_BADGE else badge_number(scan.data)
        if badge is not None:
            self._take_badge(scan, badge, now_s)
        elif self._wanted is Wanted.NOTHING:
            self._decline(scan, now_s)
        elif self._wanted is Wanted.TILL_CODE:
            self._take_till_code(scan, now_s)
        elif self._wanted is Wanted.EVERYTHING:
            self._test(scan, now_s)
        else:
            self._take(scan, now_s, is_card=self._passes_for_a_card(scan))

    def time_passed(self) -> None:
        """Deliver what has waited for long enough."""
        waiting = self._view.waiting
        if waiting is not None and waiting.until_s <= self._clock():
            self._view.waiting = None
            self._hand_out(waiting.scan, repeat=waiting.repeat, is_card=waiting.is_card)

    def forget(self) -> None:
        """The sale is over, or its card was taken out: whoever shows a card now shows it anew."""
        now_s = self._clock()
        self._cards.forget(now_s)
        self._others.forget(now_s)
        self._view.put_away(now_s)

    def _passes_for_a_card(self, scan: Scan) -> bool:
        return self._formats is None or is_card(scan, self._formats)

    def _take_badge(self, scan: Scan, number: str, now_s: float) -> None:
        """Once while it is held to a camera: it hangs around a neck for hours."""
        by_camera = scan.source is ScanSource.CAMERA
        if not by_camera or self._background.see(_mark(scan), now_s) is not Sighting.STILL_THERE:
            self._show_badge(number)

    def _take_till_code(self, scan: Scan, now_s: float) -> None:
        if not is_shown_by_a_till(scan.data):
            self._decline(scan, now_s)
        elif self._others.see(_mark(scan), now_s, by_camera=scan.source is ScanSource.CAMERA) is not (
            Sighting.STILL_THERE
        ):
            self._deliver(scan, False)

    def _decline(self, scan: Scan, now_s: float) -> None:
        """Say so to whoever holds out a card or uses a scanner; a camera also sees what nobody holds out."""
        if scan.source is ScanSource.CAMERA:
            mark = _mark(scan)
            if self._cards.stays(mark, now_s) or self._formats is None or not is_card(scan, self._formats):
                return
            if self._background.see(mark, now_s) is Sighting.STILL_THERE:
                return
        self._turn_away(self._screen)

    def _test(self, scan: Scan, now_s: float) -> None:
        """Whoever tries a scanner wants to see each time; a camera reads one showing many times."""
        by_camera = scan.source is ScanSource.CAMERA
        if not by_camera or self._tests.see(_mark(scan), now_s) is not Sighting.STILL_THERE:
            self._deliver(scan, False)

    def _take(self, scan: Scan, now_s: float, *, is_card: bool) -> None:
        repeat = self._shown_again(scan, now_s, is_card=is_card)
        if repeat is None:
            return
        until_s = self._view.must_wait(scan, now_s, is_card=is_card)
        if until_s is None:
            self._hand_out(scan, repeat=repeat, is_card=is_card)
        elif is_card or not self._view.is_behind_a_card(
            scan, now_s, one_card=self._wanted is Wanted.ONE_CARD
        ):
            self._view.wait(scan, until_s, repeat=repeat, is_card=is_card)

    def _shown_again(self, scan: Scan, now_s: float, *, is_card: bool) -> bool | None:
        """Whether this showing of a code repeats one before; None if it only continues one."""
        by_camera = scan.source is ScanSource.CAMERA
        seen = self._cards if is_card else self._background if by_camera else self._others
        sighting = seen.see(_mark(scan), now_s, by_camera=by_camera)
        if not self._is_on_another_picture(scan) and sighting is Sighting.STILL_THERE:
            return None
        return sighting is not Sighting.NEW

    def _hand_out(self, scan: Scan, *, repeat: bool, is_card: bool) -> None:
        if is_card:
            self._view.taken(scan, self._clock())
        self._deliver(scan, repeat)

    def _is_on_another_picture(self, scan: Scan) -> bool:
        """Whether a picture shows it that is not the last one, which may have it as QR and Code 128."""
        if scan.source is not ScanSource.IMAGE:
            return False
        before, self._from_picture = self._from_picture, (_mark(scan), scan.scanned_at)
        return before != self._from_picture


def normalised(scan: Scan) -> Scan:
    """The code as the symbol holds it: without what a scanner adds before it and after it, a UPC-A as the
    EAN-13 that it is (X01).
    """
    scan = without_aim_prefix(replace(scan, data=scan.data.rstrip(_LINE_ENDS)))
    if scan.symbology != "UPCA":
        return scan
    symbology, data, _ = as_ean(scan.symbology, scan.data, scan.data.decode("latin-1"))
    return replace(scan, symbology=symbology, data=data)


def _mark(scan: Scan) -> bytes:
    """What is remembered of a code: enough to know it again, and no copy of a payment card or a secret."""
    return hashlib.blake2b(scan.data, digest_size=16).digest()
