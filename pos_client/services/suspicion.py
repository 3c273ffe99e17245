"""Which entry a backend fails on, told apart from a backend that fails."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pos_client.services.ports import Clock, StoredEntry

BEFORE_HALVING = 3
"""Failures of one whole batch before it is halved."""
BEFORE_PROOF = 5
"""Failures of one entry alone, a hello being answered before each, before its body is left out; and"""
PROOF_TAKES_S = 300.0
"""so long at the least between the first of them and the last."""


@dataclass(frozen=True, slots=True)
class _Suspect:
    """Somewhere in these places of an epoch is what the backend fails on; `failures` since `since_s`."""

    epoch: int
    first: int
    last: int
    since_s: float
    failures: int = 1

    def has(self, entry: StoredEntry) -> bool:
        return entry.epoch == self.epoch and self.first <= entry.seq <= self.last


class Suspicion:
    """Counts the failures (500) of what is offered, in memory only; a start begins anew.

    A failure counts when a hello was answered since the one before: a backend that is away or overwhelmed
    answers none, and 502, 503, 504 and timeouts never come here. One success takes the suspicion from what it
    carried. So an outage makes batches smaller at most.
    """

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._suspect: _Suspect | None = None
        self._halving = False
        self._hello_answered = True

    def hello_was_answered(self) -> None:
        """Since then a failure says something about what was offered."""
        self._hello_answered = True

    def how_many(self, entries: Sequence[StoredEntry]) -> int:
        """How many of these to offer: half of what is suspected of them."""
        suspect = self._suspect
        if suspect is None or not suspect.has(entries[0]):
            return len(entries)
        suspected = sum(suspect.has(entry) for entry in entries)
        return max(1, suspected // 2) if self._halving else suspected

    def failed(self, offered: Sequence[StoredEntry]) -> None:
        """The backend failed on these."""
        if not self._hello_answered:
            return
        self._hello_answered = False
        first, last = offered[0], offered[-1]
        suspect, now_s = self._suspect, self._clock.monotonic_s()
        if suspect is None or not suspect.has(first):
            self._halving = False
        elif (suspect.first, suspect.last) == (first.seq, last.seq):
            self._suspect = replace(suspect, failures=suspect.failures + 1)
            self._halving |= self._suspect.failures >= BEFORE_HALVING
            return
        self._suspect = _Suspect(first.epoch, first.seq, last.seq, now_s)

    def passed(self, offered: Sequence[StoredEntry]) -> None:
        """These were taken in."""
        if self._suspect is not None and offered[-1].seq >= self._suspect.last:
            self.forget()

    def proved(self, offered: Sequence[StoredEntry]) -> bool:
        """Whether it is this one entry, alone, again and again, while everything else is well."""
        suspect = self._suspect
        return (
            len(offered) == 1
            and suspect is not None
            and (suspect.epoch, suspect.first, suspect.last)
            == (offered[0].epoch, offered[0].seq, offered[0].seq)
            and suspect.failures >= BEFORE_PROOF
            and self._clock.monotonic_s() - suspect.since_s >= PROOF_TAKES_S
        )

    def forget(self) -> None:
        """Nothing is suspected."""
        self._suspect, self._halving = None, False
