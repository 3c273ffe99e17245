"""A batch offered to the backend, and its answer noted."""

from __future__ import annotations

from collections.abc import Sequence

from pos_client.domain.exchange import HelloAnswer, UnknownEpoch, UploadAnswer
from pos_client.services.ports import Journal, StoredEntry
from pos_client.services.sending import Sending


class Offering:
    """What was answered is settled in the journal before anybody acts on it."""

    def __init__(self, send: Sending, journal: Journal) -> None:
        self._send = send
        self._journal = journal
        self.newest_there: int | None = None
        """The newest epoch that the backend is known to have of this register; None before it said so."""

    def heard(self, answer: HelloAnswer) -> None:
        """Note which epoch is the register's newest: a new one is opened after it, by compare and set."""
        self._send.hello_was_answered()
        self.newest_there = answer.epoch

    def __call__(self, entries: Sequence[StoredEntry]) -> UploadAnswer:
        """Offer these entries of one epoch; their answer, which is noted.

        Raises:
            UnreachableError, RefusedError: nothing of them was consumed.
        """
        return self.noted(entries, self._send(entries))

    def noted(self, entries: Sequence[StoredEntry], answer: UploadAnswer) -> UploadAnswer:
        """The same answer to these entries, with its receipts settled."""
        self._journal.settle(answer.receipts)
        if isinstance(answer.stop, UnknownEpoch):
            self.newest_there = answer.stop.last_epoch or 0
        else:
            self.reached(entries[0].epoch)
        return answer

    def reached(self, epoch: int) -> None:
        """Something was offered in this epoch, and the backend knew it."""
        self.newest_there = max(self.newest_there or 0, epoch)
