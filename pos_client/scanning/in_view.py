"""Several codes in one view: which of them is meant, and which has to wait for another's sake."""

from __future__ import annotations

from dataclasses import dataclass, replace

from pos_client.domain.scan import Scan, ScanSource

FOREIGN_WAIT_S = 0.5
"""So long a code that is no card waits for a card beside it: a poster behind the customer's hand, the bar
code under the QR code, a misread before the right reading.
"""

SECOND_CARD_WAIT_S = 2.0
"""So long a second card before the camera waits, until the first has been looked up (at most 1.5 s): then
the screen can ask which of the two holds (X03).
"""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A scan that is delivered later, if nothing better comes; `until_s` on the router's clock."""

    scan: Scan
    repeat: bool
    is_card: bool
    until_s: float


class InView:
    """The card that was taken last, and the one code that waits. Times are seconds of the router's clock.

    Scanners read what somebody aims at, so theirs never wait; a camera and a picture show what happens to be
    there.
    """

    def __init__(self) -> None:
        self.waiting: Waiting | None = None
        self._in_hand: Scan | None = None
        self._taken_s = 0.0

    def taken(self, card: Scan, at_s: float) -> None:
        """This card is in hand from now on; what waited beside it is not worth a word."""
        self._in_hand, self._taken_s, self.waiting = card, at_s, None

    def put_away(self, at_s: float) -> None:
        """No card is in hand. A second one that was waiting belongs to nobody's sale yet: it comes next."""
        self._in_hand = None
        waits = self.waiting is not None and self.waiting.is_card
        self.waiting = replace(self.waiting, until_s=at_s) if self.waiting and waits else None

    def must_wait(self, scan: Scan, at_s: float, *, is_card: bool) -> float | None:
        """Until when this scan must wait; None for not at all."""
        if is_card:
            return self._taken_s + SECOND_CARD_WAIT_S if self._lies_beside(scan, at_s) else None
        seen_by_chance = scan.source in (ScanSource.CAMERA, ScanSource.IMAGE)
        return at_s + FOREIGN_WAIT_S if seen_by_chance else None

    def wait(self, scan: Scan, until_s: float, *, repeat: bool, is_card: bool) -> None:
        """Keep it, unless something as good waits already: one word for three posters."""
        if self.waiting is None or (is_card and not self.waiting.is_card):
            self.waiting = Waiting(scan, repeat, is_card, until_s)

    def is_behind_a_card(self, scan: Scan, at_s: float, *, one_card: bool) -> bool:
        """Whether a card was taken from the same view as this code, which is none. With `one_card` a card in
        hand hides the whole background for as long as it is held.
        """
        if self._in_hand is None:
            return False
        if scan.source is ScanSource.CAMERA:
            return one_card or at_s - self._taken_s < FOREIGN_WAIT_S
        return _on_one_picture(scan, self._in_hand)

    def _lies_beside(self, card: Scan, at_s: float) -> bool:
        """Whether this is another card than the one that was just taken from the same view."""
        if self._in_hand is None or self._in_hand.data == card.data:
            return False
        if card.source is ScanSource.CAMERA:
            return at_s - self._taken_s < SECOND_CARD_WAIT_S
        return _on_one_picture(card, self._in_hand)


def _on_one_picture(one: Scan, other: Scan) -> bool:
    return one.source is other.source is ScanSource.IMAGE and one.scanned_at == other.scanned_at
