"""The journal's way to the backend."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import Enum, auto
from itertools import takewhile

from pos_client.domain.errors import RefusedError
from pos_client.domain.exchange import Forked, Gap, HelloAnswer, UnknownEpoch, UploadAnswer
from pos_client.services.ports import Journal, StoredEntry
from pos_client.services.row import BatchesInARow
from pos_client.services.sending import Sending

BATCH = 100
_IN_USE = "register-in-use"
_Place = tuple[int, int]
"""Epoch and seq."""


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
        self._send = send
        self._journal = journal
        self._in_a_row = BatchesInARow(send, journal, batch)
        self._newest_there: int | None = None
        self._heard_of: _Place | None = None
        self._farthest: _Place | None = None

    def heard(self, answer: HelloAnswer) -> None:
        """Note which epoch is the register's newest: a new one is opened after it, by compare and set."""
        self._send.hello_was_answered()
        self._newest_there = answer.epoch
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
        if (lacks_from := self._lacking_before(offered[0])) is not None:
            return self._filled(offered[0], lacks_from)
        try:
            return self._judged(*self._offer_row(offered, another or _no_other))
        except RefusedError as error:
            if error.code != _IN_USE or not self._went_on_elsewhere(offered[0].epoch):
                raise
        self._begin_after_theirs(offered[0].epoch, Forked(self._in_a_row.offered[0].seq, None))
        return Delivered.IN_VAIN

    def refill(self, answer: HelloAnswer) -> Delivered:
        """Offer again what was confirmed before and is not there any more: a restored backend (F30)."""
        known, end = answer.epoch, self._journal.in_force_to(answer.epoch)
        missing = self._journal.offer_from(known, answer.stored_seq + 1, self._batch)
        missing = tuple(one for one in missing if one.seq <= end)
        behind = None if missing else self._journal.epoch_in_force_behind(known)
        if behind is not None:
            missing = self._journal.offer_from(behind, 1, 1)
        if not missing or missing[0].state == "waiting":
            return Delivered.NOTHING_WAITS
        if behind is not None:
            self._offer_epoch_after(known, behind)
        else:
            self._followed(missing, self._uploaded(missing))
        return Delivered.PROGRESS

    def _judged(
        self, offered: Sequence[StoredEntry], answer: UploadAnswer, lacks_from: _Place | None
    ) -> Delivered:
        """A fork moves nothing until its new epoch is taken."""
        places = {(one.epoch, one.seq, one.entry_id) for one in offered}
        if any((one.epoch, one.seq, one.entry_id) in places for one in answer.receipts):
            self._farthest = None
            return Delivered.PROGRESS
        return Delivered.IN_VAIN if lacks_from is None else self._filled(offered[0], lacks_from)

    def _filled(self, offered: StoredEntry, lacks_from: _Place) -> Delivered:
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
    ) -> tuple[Sequence[StoredEntry], UploadAnswer, _Place | None]:
        """The last batch that was offered, with its answer and the place from which on the backend lacks
        something before it; the batches before it were taken.
        """

        def taken() -> bool:
            self._newest_there, self._farthest = max(self._newest_there or 0, first[0].epoch), None
            return another()

        last, answer = self._in_a_row(first, taken)
        return last, answer, self._followed(last, self._noted(last, answer))

    def _followed(self, entries: Sequence[StoredEntry], answer: UploadAnswer) -> _Place | None:
        """Do what the answer asks for; from where on the backend lacks something, if it does."""
        match answer.stop:
            case Forked():
                self._part_from(entries[0], answer.stop)
            case Gap(expected_seq):
                self._offer_what_is_missing(entries[0].epoch, expected_seq)
                return entries[0].epoch, expected_seq
            case UnknownEpoch(last_epoch):
                return self._offer_epoch_after(last_epoch or 0, entries[0].epoch)
        return None

    def _went_on_elsewhere(self, epoch: int) -> bool:
        """Whether a copy of this till went on in an epoch of its own, and this one was enrolled anew since:
        then it holds the register, and what waits goes on behind that copy's epoch, under its own ids.
        Before that it has no right to: two copies would take the register from each other for ever.
        """
        newest = self._newest_there
        return newest is not None and newest > epoch and self._journal.opened_elsewhere(epoch)

    def _lacking_before(self, offered: StoredEntry) -> _Place | None:
        """From where on the backend lacks something before an epoch that would open with this entry. It may
        have been restored since the epoch was begun here.
        """
        before = _epoch_before(offered)
        if self._newest_there is not None and before > self._newest_there:
            return self._offer_epoch_after(self._newest_there, offered.epoch)
        return self._lacking_in(before)

    def _lacking_in(self, epoch: int) -> _Place | None:
        """From where on the backend lacks what is in force in an epoch, of which a batch is offered; None
        when it has everything. Only the last of it can tell: once the next epoch is open, nothing more is
        taken in this one.
        """
        end = self._journal.in_force_to(epoch)
        if not end:
            return None
        last = self._journal.offer_from(epoch, end, 1)
        stop = self._uploaded(last).stop if last else Forked(end, None)  # it was just left: it is unreadable
        match stop:
            case None:
                return None
            case Gap(expected_seq):
                self._offer_what_is_missing(epoch, expected_seq)
                return epoch, expected_seq
            case Forked() if last:
                self._part_from(last[0], stop)
        return epoch, 0

    def _offer_epoch_after(self, known: int, offered: int) -> _Place:
        """Every epoch of this journal that the backend lost, in order, each when the one before it is whole
        there; the place from which on it lacked something. Where the epoch that it needs was another
        installation's, was given up here or has lost its opening's body, which says what it follows, nothing
        can follow: what was offered begins anew after `known`.
        """
        if (lacks_from := self._lacking_in(known)) is not None:
            return lacks_from
        epoch = min(known + 1, offered)
        opening = self._journal.offer_from(epoch, 1, 1)
        opens = bool(opening) and opening[0].body is not None
        if opens and (epoch == offered or opening[0].state != "waiting"):
            self._offer_what_is_missing(epoch, 1)
        else:
            self._begin_after_theirs(offered, Forked(1, None))
        return known + 1, 0

    def _offer_what_is_missing(self, epoch: int, seq: int) -> None:
        """From where the backend stands. What stops this batch in turn is met by the next try."""
        end = self._journal.in_force_to(epoch)
        offer = self._journal.offer_from(epoch, seq, self._batch)
        # What diverged stands in a later epoch. One that was left whole only opens the way for the next.
        missing = [one for one in offer if one.seq <= end or end < seq]
        if missing and isinstance(stop := self._uploaded(missing).stop, Forked):
            self._part_from(missing[0], stop)

    def _part_from(self, offered: StoredEntry, fork: Forked) -> None:
        if fork.seq <= offered.seq:  # nothing before the batch was compared
            fork = self._first_that_differs(offered, fork)
        self._begin_after_theirs(offered.epoch, fork)

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
            match self._uploaded(entries).stop:
                case None:
                    same = middle
                case Forked(_, stored_hash):
                    fork = Forked(middle, stored_hash)
                case _:  # it went back meanwhile
                    break
        return fork

    def _begin_after_theirs(self, epoch: int, fork: Forked) -> None:
        """Go on in an epoch after the newest one that the backend has, not after our own: a till that was
        enrolled anew has an empty journal, and finds the epochs taken by the one before it.
        """
        self._journal.open_epoch(fork.seq, fork.stored_hash, epoch=epoch, after=self._newest_there)

    def _uploaded(self, entries: Sequence[StoredEntry]) -> UploadAnswer:
        return self._noted(entries, self._send(entries))

    def _noted(self, entries: Sequence[StoredEntry], answer: UploadAnswer) -> UploadAnswer:
        self._journal.settle(answer.receipts)
        if isinstance(answer.stop, UnknownEpoch):
            self._newest_there = answer.stop.last_epoch or 0
        else:
            self._newest_there = max(self._newest_there or 0, entries[0].epoch)
        return answer


def _no_other() -> bool:
    return False


def _of_one_epoch(entries: Sequence[StoredEntry]) -> list[StoredEntry]:
    return list(takewhile(lambda entry: entry.epoch == entries[0].epoch, entries))


def _epoch_before(entry: StoredEntry) -> int:
    """The epoch that an opening names as the one before it; 0 for any other entry."""
    previous = (entry.body or {}).get("previous_epoch")
    return previous if isinstance(previous, int) else 0
