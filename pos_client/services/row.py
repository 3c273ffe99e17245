"""Batches one behind the other, so that till and backend work at the same time."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from pos_client.domain.exchange import Receipt, UploadAnswer
from pos_client.services.ports import Journal, StoredEntry
from pos_client.services.sending import Sending


class BatchesInARow:
    """While a batch is under way, the answer before it is noted and the batch behind it is read.

    One request at a time, in order, and only as long as everything is simply taken: the row ends at the first
    answer that says anything else. What is under way stands in memory only. A till that dies here has noted
    one answer less than it heard; it offers those entries again, and hears that they are there.
    """

    def __init__(self, send: Sending, journal: Journal, batch: int) -> None:
        """`batch` is how many entries go in one request."""
        self._send = send
        self._journal = journal
        self._batch = batch
        self.offered: Sequence[StoredEntry] = ()
        """The batch that went last, whatever became of it."""

    def __call__(
        self, first: Sequence[StoredEntry], another: Callable[[], bool]
    ) -> tuple[Sequence[StoredEntry], UploadAnswer]:
        """Offer `first` and what waits right behind it; the last batch with its answer, which is not noted
        yet. All answers before it are.

        `another` is asked after each batch that was taken whole, whether the next one may go.

        Raises:
            UnreachableError, RefusedError: what was answered before is noted.
        """
        self.offered = first
        answered: Sequence[Receipt] = ()
        while True:
            ahead = _Meanwhile(self._journal, answered, self.offered[-1], self._batch)
            try:
                answer = self._send(self.offered, ahead)
            finally:
                ahead.note()
            if not (_is_plain(self.offered, answer) and another() and ahead.following):
                return self.offered, answer
            self.offered, answered = ahead.following, answer.receipts


class _Meanwhile:
    """Each of both things once, however often it is called."""

    def __init__(self, journal: Journal, answered: Sequence[Receipt], last: StoredEntry, batch: int) -> None:
        self._journal = journal
        self._answered = answered
        self._last = last
        self._batch = batch
        self._read: Sequence[StoredEntry] | None = None

    def __call__(self) -> None:
        self.note()
        _ = self.following

    def note(self) -> None:
        """The answer before, unless that was tried already."""
        answered, self._answered = self._answered, ()
        if answered:
            self._journal.settle(answered)

    @property
    def following(self) -> Sequence[StoredEntry]:
        """What waits behind the batch that is under way."""
        if self._read is None:
            self._read = self._journal.waiting_behind(self._last.epoch, self._last.seq, self._batch)
        return self._read


def _is_plain(offered: Sequence[StoredEntry], answer: UploadAnswer) -> bool:
    """Whether each entry that was offered has its receipt, and nothing stopped the backend."""
    receipts = [(one.epoch, one.seq, one.entry_id) for one in answer.receipts]
    return answer.stop is None and receipts == [(one.epoch, one.seq, one.entry_id) for one in offered]
