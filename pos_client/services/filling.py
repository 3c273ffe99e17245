"""What the backend lacks of this till's chain, offered from where it stands."""

from __future__ import annotations

from collections.abc import Sequence

from pos_client.domain.exchange import Forked, Gap, HelloAnswer, UnknownEpoch, UploadAnswer
from pos_client.services.offering import Offering
from pos_client.services.parting import Parting
from pos_client.services.ports import Journal, StoredEntry

Place = tuple[int, int]
"""Epoch and seq."""


class Filling:
    """A backend that was restored, or that an answer never reached, hears again what it does not have.

    All of it may raise UnreachableError or RefusedError; nothing of the batch that failed was consumed.
    """

    def __init__(self, offer: Offering, journal: Journal, part: Parting, batch: int) -> None:
        """`batch` is how many entries go in one request; `part` goes on where the chains differ."""
        self._offer = offer
        self._journal = journal
        self._part = part
        self._batch = batch

    def again(self, answer: HelloAnswer) -> bool:
        """Offer again what was confirmed before and is not there any more; whether there was any (F30)."""
        known, end = answer.epoch, self._journal.in_force_to(answer.epoch)
        missing = self._journal.offer_from(known, answer.stored_seq + 1, self._batch)
        missing = tuple(one for one in missing if one.seq <= end)
        behind = None if missing else self._journal.epoch_in_force_behind(known)
        if behind is not None:
            missing = self._journal.offer_from(behind, 1, 1)
        if not missing or missing[0].state == "waiting":
            return False
        if behind is not None:
            self._offer_epoch_after(known, behind)
        else:
            self.followed(missing, self._offer(missing))
        return True

    def followed(self, entries: Sequence[StoredEntry], answer: UploadAnswer) -> Place | None:
        """Do what the answer asks for; from where on the backend lacks something, if it does."""
        match answer.stop:
            case Forked():
                self._part(entries[0], answer.stop)
            case Gap(expected_seq):
                self._offer_what_is_missing(entries[0].epoch, expected_seq)
                return entries[0].epoch, expected_seq
            case UnknownEpoch(last_epoch):
                return self._offer_epoch_after(last_epoch or 0, entries[0].epoch)
        return None

    def lacking_before(self, offered: StoredEntry) -> Place | None:
        """From where on the backend lacks something before an epoch that would open with this entry. It may
        have been restored since the epoch was begun here.
        """
        before = _epoch_before(offered)
        if self._offer.newest_there is not None and before > self._offer.newest_there:
            return self._offer_epoch_after(self._offer.newest_there, offered.epoch)
        return self._lacking_in(before)

    def _lacking_in(self, epoch: int) -> Place | None:
        """From where on the backend lacks what is in force in an epoch, of which a batch is offered; None
        when it has everything. Only the last of it can tell: once the next epoch is open, nothing more is
        taken in this one.
        """
        end = self._journal.in_force_to(epoch)
        if not end:
            return None
        last = self._journal.offer_from(epoch, end, 1)
        stop = self._offer(last).stop if last else Forked(end, None)  # it was just left: it is unreadable
        match stop:
            case None:
                return None
            case Gap(expected_seq):
                self._offer_what_is_missing(epoch, expected_seq)
                return epoch, expected_seq
            case Forked() if last:
                self._part(last[0], stop)
        return epoch, 0

    def _offer_epoch_after(self, known: int, offered: int) -> Place:
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
            self._part.begin_after_theirs(offered, Forked(1, None))
        return known + 1, 0

    def _offer_what_is_missing(self, epoch: int, seq: int) -> None:
        """From where the backend stands. What stops this batch in turn is met by the next try."""
        end = self._journal.in_force_to(epoch)
        offer = self._journal.offer_from(epoch, seq, self._batch)
        # What diverged stands in a later epoch. One that was left whole only opens the way for the next.
        missing = [one for one in offer if one.seq <= end or end < seq]
        if missing and isinstance(stop := self._offer(missing).stop, Forked):
            self._part(missing[0], stop)


def _epoch_before(entry: StoredEntry) -> int:
    """The epoch that an opening names as the one before it; 0 for any other entry."""
    previous = (entry.body or {}).get("previous_epoch")
    return previous if isinstance(previous, int) else 0
