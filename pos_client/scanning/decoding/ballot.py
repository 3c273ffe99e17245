"""Which of several looks at the same bars are to be believed."""

from __future__ import annotations

from dataclasses import replace

from pos_client.scanning.decoding.reading import SURE_SYMBOLOGIES, Reading

AGREEING = 2
"""Looks that must give the same before bars are believed for sure."""

WEAK_SYMBOLOGIES = frozenset({"ITF", "Code39", "EAN8", "UPCE"})
"""Short, or without a check digit: misread so often that one look by itself counts for nothing."""


def is_weak(reading: Reading) -> bool:
    """Whether it is of such a symbology."""
    return reading.symbology in WEAK_SYMBOLOGIES


class Ballot:
    """Readings of one region, counted by what they say."""

    def __init__(self) -> None:
        self._votes: dict[tuple[str, bytes], list[Reading]] = {}

    def add(self, reading: Reading) -> None:
        """One look's reading."""
        self._votes.setdefault((reading.symbology, reading.data), []).append(reading)

    def decided(self) -> bool:
        """Whether another look could change nothing that matters."""
        return bool(self._sure())

    def winners(self) -> list[Reading]:
        """The sure readings. If there are none, what one look found without contradiction and may be shown.

        A weak symbology may not, and zbar alone may not: where nothing else reads, half of what it reads on
        a cut is wrong.
        """
        sure = self._sure()
        if sure or len(self._votes) != 1:
            return sure
        (votes,) = self._votes.values()
        shown = not is_weak(votes[0]) and votes[0].decoder != "pyzbar"
        return votes[:1] if shown else []

    def _sure(self) -> list[Reading]:
        """A matrix, or the bars with the most votes, if nothing that contradicts them has half as many."""
        ranked = sorted(self._votes.values(), key=len, reverse=True)
        matrices = [votes for votes in ranked if votes[0].symbology in SURE_SYMBOLOGIES]
        bars = [votes for votes in ranked if votes[0].symbology not in SURE_SYMBOLOGIES]
        if bars and _agrees(bars[0]) and (len(bars) == 1 or len(bars[0]) > 2 * len(bars[1])):
            matrices.append(bars[0])
        return [replace(votes[0], sure=True) for votes in matrices]


def _agrees(votes: list[Reading]) -> bool:
    """Enough votes, and not such a Code 128 as only zbar has read and may have got wrong every time.

    zbar passes over FNC4, which shifts what follows into Latin-1 (ISO/IEC 15417), so its letters may be
    others than those on the card. Digits are not shifted by anyone.
    """
    if len(votes) < AGREEING:
        return False
    by_zbar = all(one.decoder == "pyzbar" for one in votes)
    return not (by_zbar and votes[0].symbology == "Code128" and not votes[0].data.isdigit())
