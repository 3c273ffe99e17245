"""The journal's way to the backend."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import Enum, auto
from itertools import takewhile

from pos_client.domain.errors import RefusedError
from pos_client.domain.exchange import Forked, HelloAnswer, UploadAnswer
from pos_client.services.filling import Filling, Place
from pos_client.services.offering import Offering
from pos_client.services.parting import Parting
from pos_client.services.ports import Journal, StoredEntry
from pos_client.services.row import BatchesInARow
from pos_client.services.sending import Sending

BATCH = 100
_IN_USE = "register-in-use"


class Delivered(Enum):
    """What a try came to."""

    NOTHING_WAITS = auto()
    PROGRESS = auto()
    IN_VAIN = auto()
    """An answer came, and what waited longest still waits where it did."""


class Deliver:
    """Oldest first, in order, never beyond what the backend has confirmed.

    A lost answer has five outcomes and one remedy. The backend may have stored nothing, a part, or all of the
    batch; it may have stored it and been restored to before it; or another copy of this till may have written
    there. Sending the same entries again gives, in this order: accepted; duplicates and accepted; duplicates;
    a gap, filled from where the backend stands; forked, where a new epoch takes over what diverged. In none
    of them does an entry get a new id.
    """

    def __init__(self, send: Sending, journal: Journal, batch: int = BATCH) -> None:
        """`batch` is how many entries go in one request, at most 100."""
        self._batch = batch
        self._journal = journal
        self._in_a_row = BatchesInARow(send, journal, batch)
        self._offer = Offering(send, journal)
        self._part = Parting(self._offer, journal)
        self._fill = Filling(self._offer, journal, self._part, batch)
        self._heard_of: Place | None = None
        self._farthest: Place | None = None

    def heard(self, answer: HelloAnswer) -> None:
        """Note what the backend has of this register, by its own word."""
        self._offer.heard(answer)
        before, self._heard_of = self._heard_of, (answer.epoch, answer.stored_seq)
        if before is not None and self._heard_of < before:  # it was restored, and is filled from there
            self._farthest = None

    def deliver_oldest(self, another: Callable[[], bool] | None = None) -> Delivered:
        """Offer what has waited longest. Unreachable: it stays first. Set aside: it steps aside. Stored: it
        leaves.

        `another` is asked after each batch that was taken as it was offered, whether the next one may follow
        in this call. Without it this is one batch.

        Raises:
            UnreachableError, RefusedError: nothing of the batch that failed was consumed; try again later.
        """
        waiting = self._journal.waiting(self._batch)
        if not waiting:
            return Delivered.NOTHING_WAITS
        offered = _of_one_epoch(waiting)
        if (lacks_from := self._fill.lacking_before(offered[0])) is not None:
            return self._filled(offered[0], lacks_from)
        try:
            return self._judged(*self._offer_row(offered, another or _no_other))
        except RefusedError as error:
            if error.code != _IN_USE or not self._went_on_elsewhere(offered[0].epoch):
                raise
        self._part.begin_after_theirs(offered[0].epoch, Forked(self._in_a_row.offered[0].seq, None))
        return Delivered.IN_VAIN

    def refill(self, answer: HelloAnswer) -> Delivered:
        """Offer again what was confirmed before and is not there any more: a restored backend (F30)."""
        return Delivered.PROGRESS if self._fill.again(answer) else Delivered.NOTHING_WAITS

    def _judged(
        self, offered: Sequence[StoredEntry], answer: UploadAnswer, lacks_from: Place | None
    ) -> Delivered:
        """A fork moves nothing until its new epoch is taken."""
        places = {(one.epoch, one.seq, one.entry_id) for one in offered}
        if any((one.epoch, one.seq, one.entry_id) in places for one in answer.receipts):
            self._farthest = None
            return Delivered.PROGRESS
        return Delivered.IN_VAIN if lacks_from is None else self._filled(offered[0], lacks_from)

    def _filled(self, offered: StoredEntry, lacks_from: Place) -> Delivered:
        """Progress where a gap is being filled: the backend stands before what was offered, and farther than
        it ever said since something was settled. One that names now this place and now that one would have
        the same entries sent for ever.
        """
        is_before = lacks_from < (offered.epoch, offered.seq)
        if not is_before or (self._farthest is not None and lacks_from <= self._farthest):
            return Delivered.IN_VAIN
        self._farthest = lacks_from
        return Delivered.PROGRESS

    def _offer_row(
        self, first: Sequence[StoredEntry], another: Callable[[], bool]
    ) -> tuple[Sequence[StoredEntry], UploadAnswer, Place | None]:
        """The last batch that was offered, with its answer and the place from which on the backend lacks
        something before it; the batches before it were taken.
        """

        def taken() -> bool:
            self._offer.reached(first[0].epoch)
            self._farthest = None
            return another()

        last, answer = self._in_a_row(first, taken)
        return last, answer, self._fill.followed(last, self._offer.noted(last, answer))

    def _went_on_elsewhere(self, epoch: int) -> bool:
        """Whether a copy of this till went on in an epoch of its own, and this one was enrolled anew since:
        then it holds the register, and what waits goes on behind that copy's epoch, under its own ids.
        Before that it has no right to: two copies would take the register from each other for ever.
        """
        newest = self._offer.newest_there
        return newest is not None and newest > epoch and self._journal.opened_elsewhere(epoch)


def _no_other() -> bool:
    return False


def _of_one_epoch(entries: Sequence[StoredEntry]) -> list[StoredEntry]:
    return list(takewhile(lambda entry: entry.epoch == entries[0].epoch, entries))
