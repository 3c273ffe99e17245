"""The journal of one register: the one write path."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Sequence
from concurrent.futures import Future
from datetime import datetime
from functools import partial

import apsw

from offline_cache import appending
from offline_cache.appending import NewEntry
from offline_cache.chain import EPOCH_OPENED, Json
from offline_cache.epochs import Fork, NewEpoch, open_epoch, opening_body
from offline_cache.journal_questions import JournalQuestions
from offline_cache.journal_rows import (
    Rows,
    StoredEntry,
    UnreadableHeaderError,
    entry_of,
    head_of,
    select_rows,
)
from offline_cache.opening import EntryMaker
from offline_cache.receipts import ReceiptLike, settle
from offline_cache.reserve import MayUseReserve
from offline_cache.retention import leaving, pull_back, retire
from offline_cache.sealing import RecoveryKey, seal
from offline_cache.taking_in import TakenIn, batches, take_in
from offline_cache.transactions import Work
from offline_cache.writer import AnyWriter, Priority

_Stored = tuple[StoredEntry, ...]
_log = logging.getLogger(__name__)


class Journal(JournalQuestions):
    """Callable from any thread; blocks its caller only. Made by `Store.open_journal`."""

    def __init__(self, making: EntryMaker, writer: AnyWriter, rows: Rows) -> None:
        """`making` says whose journal it is."""
        super().__init__(making.identity.register, rows)
        self._making = making
        self._identity = making.identity
        self._writer = writer
        if writer.writes and head_of(rows, self._register) is None:
            self._begin_epoch(None)

    def append(
        self, facts: Sequence[NewEntry], *, closes_open_sale: bool = False, urgent: bool = True
    ) -> tuple[StoredEntry, ...]:
        """Write what belongs together in one commit; on return it is on the disk.

        An entry whose id is there already, with the same body, is handed back as it is: repeating is always
        right. Raises `EntryError` before anything is written, `DiskFullError` and `StoreFailedError` when
        nothing was written, and `StoreUncertainError` when that is not known (append the same facts again).
        """
        priority = Priority.SALE if urgent else Priority.COUNT
        return self._writer.run(priority, self._appending(facts, closes_open_sale=closes_open_sale))

    def append_later(self, facts: Sequence[NewEntry]) -> Future[tuple[StoredEntry, ...]]:
        """The same, not waited for: the future tells, and a failure is logged for who does not look."""
        written = self._writer.submit(Priority.COUNT, self._appending(facts, closes_open_sale=False))
        written.add_done_callback(_log_a_failure)
        return written

    def flush(self) -> None:
        """Return when everything that was handed over before is on the disk, or has failed."""
        self._writer.run(Priority.COUNT, lambda _: None)

    def waiting(self, limit: int = 100) -> tuple[StoredEntry, ...]:
        """What the backend has not answered yet, in the order of delivery: oldest epoch and seq first."""
        where = "register = ? AND state = 'waiting' AND live = 1 ORDER BY position LIMIT ?"
        return self._offer(where, (self._register, limit))

    def offer_from(self, epoch: int, seq: int, limit: int) -> tuple[StoredEntry, ...]:
        """The entries of an epoch from a place on, whatever became of them, without holes: the answer to a
        gap.
        """
        where = "register = ? AND epoch = ? AND seq >= ? ORDER BY seq LIMIT ?"
        return self._offer(where, (self._register, epoch, seq, limit))

    def settle(self, receipts: Sequence[ReceiptLike]) -> None:
        """Note what the backend answered, in one commit."""
        self._writer.run(Priority.RECEIPT, lambda c: settle(c, self._register, receipts))

    def retire(
        self, now: datetime, recovery: RecoveryKey, *, limit: int = 200, erase_at: datetime | None = None
    ) -> int:
        """Seal bodies that the backend accepted more than 24 hours before `now`, and erase seals after 30
        days. Unanswered and held entries stay readable, and what was set aside until three days after a
        person settled it.

        `now` is the backend's time, never the till's wall clock alone; `erase_at` (`now`, unless said) is the
        time for the seals, which nothing brings back. `limit` entries of each at most; gives
        how many changed, 0 when nothing is due.
        """
        register = self._register
        gone = leaving(self._rows, register, now, partial(seal, recovery, "entry", register), limit)
        return self._writer.run(
            Priority.SNAPSHOT,
            lambda c: retire(c, register, erase_at or now, gone, limit) + pull_back(c, register, now, limit),
        )

    def take_in(self, entries: Iterable[Json]) -> TakenIn:
        """Append again what an export of this register has and this journal has not, under the same ids.

        Some hundreds in one commit. Cut off, it is done again: what is there already is known.
        """
        taken = TakenIn()
        for some, refused in batches(entries, self._register):
            taken += self._writer.run(
                Priority.RECEIPT, partial(take_in, identity=self._identity, entries=some)
            )
            taken += TakenIn(refused=refused)
        return taken

    def open_epoch(
        self,
        fork_seq: int | None,
        fork_hash: str | None,
        *,
        epoch: int | None = None,
        after: int | None = None,
    ) -> None:
        """Begin a new epoch and append there again, with the same ids, what diverged.

        `fork_seq` and `fork_hash`: where, and with which hash, the backend's chain of `epoch` (the newest,
        unless said) went another way. Without them nothing diverged; what waits is delivered from its own
        epoch first. `after` is the register's newest epoch by the backend's word, 0 for none (the newest one
        here, unless said): the new epoch names it as the one before, and takes over what stands here in
        epochs beyond it.
        """
        left = epoch if epoch is not None else self.status().epoch
        self._begin_epoch(None if fork_seq is None else Fork(fork_seq, fork_hash, left), after)

    def opened_elsewhere(self, epoch: int) -> bool:
        """Whether another installation than this one opened that epoch: the one before a new enrolment."""
        opening = self.offer_from(epoch, 1, 1)
        instance = (opening[0].body or {}).get("instance") if opening else None
        return instance is not None and instance != self._identity.instance

    def _appending(self, facts: Sequence[NewEntry], *, closes_open_sale: bool) -> Work[_Stored]:
        prepared = [self._making.prepared(fact) for fact in facts]
        register = self._register

        def work(connection: apsw.Connection) -> _Stored:
            return appending.append(connection, register, prepared, closes_open_sale=closes_open_sale)

        return MayUseReserve(work) if closes_open_sale else work

    def _offer(self, where: str, bindings: tuple[object, ...]) -> tuple[StoredEntry, ...]:
        """Entries up to the first whose header is gone.

        When that is the very first, its epoch is left behind (F28).
        """
        offer: list[StoredEntry] = []
        rows = select_rows(self._rows, where, bindings)
        try:
            offer.extend(map(entry_of, rows))
        except UnreadableHeaderError as gone:
            if not offer and self._leave_behind(gone.epoch, gone.seq):
                return self._offer(where, bindings)
        return tuple(offer)

    def _leave_behind(self, epoch: int, seq: int) -> bool:
        """Go on in a new epoch from an entry that cannot be sent.

        False when that was done before, or nothing may be written.
        """
        ((moved,),) = self._rows(
            "SELECT count(*) FROM entry WHERE register = ? AND epoch = ? AND seq = ? AND live = 1",
            (self._register, epoch, seq),
        )
        if not moved or not self._writer.writes:
            return False
        self._begin_epoch(Fork(seq, None, epoch))
        return True

    def _begin_epoch(self, fork: Fork | None, after: int | None = None) -> None:
        newest = head_of(self._rows, self._register)
        previous = (newest.epoch if newest else 0) if after is None else after
        body = opening_body(previous, fork, self._identity.instance)
        new = NewEpoch(self._making.own(EPOCH_OPENED, body), newest, previous, fork)
        self._writer.run(Priority.SALE, lambda c: open_epoch(c, self._identity, new, self._making.own))


def _log_a_failure(written: Future[tuple[StoredEntry, ...]]) -> None:
    """By its code only: what was to be written stays out of logs."""
    error = written.exception()
    if error is not None:
        _log.warning("an entry was not written: %s", getattr(error, "code", type(error).__name__))
