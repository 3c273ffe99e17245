"""Which of several looks at the same bars are to be believed."""

from __future__ import annotations

from dataclasses import replace

from pos_client.scanning.reading import SURE_SYMBOLOGIES, Reading

AGREEING = 2
"""Looks that must give the same before bars are believed for sure."""

WEAK_SYMBOLOGIES = frozenset({"ITF", "Code39", "EAN8", "UPCE"})
"""Short, or without a check digit: misread so often that one look by itself counts for nothing."""


class Ballot:
    """Readings of one region, counted by what they say."""

    def __init__(self) -> None:
        self._votes: dict[tuple[str, bytes], list[Reading]] = {}

    def add(self, reading: Reading) -> None:
        """One look's reading."""
        self._votes.setdefault((reading.symbology, reading.data), []).append(reading)

    def decided(self) -> bool:
        """Whether another look could change nothing that matters."""
        return any(self._is_sure(votes) for votes in self._votes.values())

    def winners(self) -> list[Reading]:
        """All sure readings; if there are none, the only one, unless it is of a weak symbology."""
        sure = [replace(votes[0], sure=True) for votes in self._votes.values() if self._is_sure(votes)]
        if sure or len(self._votes) != 1:
            return sure
        (votes,) = self._votes.values()
        return [] if votes[0].symbology in WEAK_SYMBOLOGIES else votes[:1]

    @staticmethod
    def _is_sure(votes: list[Reading]) -> bool:
        return votes[0].symbology in SURE_SYMBOLOGIES or len(votes) >= AGREEING
