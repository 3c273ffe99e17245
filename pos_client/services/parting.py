"""Where this till's chain and the backend's part, and what comes after that."""

from __future__ import annotations

from pos_client.domain.exchange import Forked
from pos_client.services.offering import Offering
from pos_client.services.ports import Journal, StoredEntry


class Parting:
    """What diverged goes on in an epoch of its own, under its own ids (ADR 0003)."""

    def __init__(self, offer: Offering, journal: Journal) -> None:
        self._offer = offer
        self._journal = journal

    def __call__(self, offered: StoredEntry, fork: Forked) -> None:
        """Go on in a new epoch from the first entry that differs: `offered` began the batch that met a fork.

        Raises:
            UnreachableError, RefusedError: while it was looked for; no epoch was begun.
        """
        if fork.seq <= offered.seq:  # nothing before the batch was compared
            fork = self._first_that_differs(offered, fork)
        self.begin_after_theirs(offered.epoch, fork)

    def _first_that_differs(self, offered: StoredEntry, fork: Forked) -> Forked:
        """To a batch from behind its stored head the backend names that head, to one from before it the
        batch's first place: the chains parted there or earlier, as where another copy wrote before a backend
        was restored. They mostly parted there; else halving finds where. What is no longer here to be
        compared is taken for different.
        """
        same, nearest = 0, fork.seq - 1
        while fork.seq - same > 1:
            middle, nearest = max(nearest, (same + fork.seq) // 2), 0
            entries = self._journal.offer_from(offered.epoch, middle, 1)
            if not entries or entries[0].seq != middle:
                fork = Forked(middle, None)
                continue
            match self._offer(entries).stop:
                case None:
                    same = middle
                case Forked(_, stored_hash):
                    fork = Forked(middle, stored_hash)
                case _:  # it went back meanwhile
                    break
        return fork

    def begin_after_theirs(self, epoch: int, fork: Forked) -> None:
        """Go on in an epoch after the newest one that the backend has, not after our own: a till that was
        enrolled anew has an empty journal, and finds the epochs taken by the one before it.
        """
        self._journal.open_epoch(fork.seq, fork.stored_hash, epoch=epoch, after=self._offer.newest_there)
