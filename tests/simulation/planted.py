"""Bugs that others had, planted into the product: the simulation must catch each."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

import apsw
import pytest

from offline_cache import connection as opening
from offline_cache.journal import Journal
from offline_cache.journal_rows import StoredEntry
from offline_cache.writer import Priority
from pos_client.domain.errors import KnownError
from pos_client.domain.sale import Sale
from pos_client.services.deliver import Deliver, Delivered
from pos_client.services.offering import Offering
from pos_client.services.record_purchase import RecordPurchase
from pos_client.services.row import BatchesInARow
from reference_backend.clock import from_wire
from reference_backend.journal import repository

Patch = pytest.MonkeyPatch
_IN_FLIGHT = "planted-in-flight"


def normal_instead_of_full(patch: Patch) -> None:
    """A commit is not synced: a power cut takes what the screen called recorded."""
    set_up = opening._set_up_writer

    def less(connection: apsw.Connection, *more: Any) -> None:
        set_up(connection, *more)
        connection.pragma("synchronous", "NORMAL")

    patch.setattr(opening, "_set_up_writer", less)


def delete_on_404(patch: Patch) -> None:
    """What the backend says it cannot find is thrown away."""

    def forgetting(upload: Callable[..., Any]) -> Callable[..., Any]:
        def forgetful(self: Any, entries: Sequence[StoredEntry], *more: Any) -> Any:
            try:
                return upload(self, entries, *more)
            except KnownError as error:
                if error.code == "not-found":
                    _delete(self._journal, [one.entry_id for one in entries])
                raise

        return forgetful

    _wherever_entries_go(patch, forgetting)


def _wherever_entries_go(patch: Patch, changed: Callable[[Callable[..., Any]], Callable[..., Any]]) -> None:
    """One batch alone, and batches in a row."""
    patch.setattr(Offering, "__call__", changed(Offering.__call__))
    patch.setattr(BatchesInARow, "__call__", changed(BatchesInARow.__call__))


def _delete(journal: Any, ids: Sequence[str]) -> None:
    def work(connection: apsw.Connection) -> None:
        connection.executemany("DELETE FROM entry WHERE entry_id = ?", [(one,) for one in ids])

    journal._writer.run(Priority.RECEIPT, work)


def new_id_on_retry(patch: Patch) -> None:
    """Recording a sale again makes another purchase of it."""
    record = RecordPurchase.__call__

    def again(self: RecordPurchase, sale: Sale) -> Any:
        if self._journal.find(sale.sale_id) is not None:
            sale = replace(sale, sale_id=self._new_id())
        return record(self, sale)

    patch.setattr(RecordPurchase, "__call__", again)


def dedupe_pruned_at_24_h(patch: Patch) -> None:
    """The backend forgets after a day which entries it has taken in."""
    first_stored = repository.first_stored

    def forgetful(connection: Any, register_id: str, entry_ids: Any, *more: Any) -> Any:
        newest = connection.exec_driver_sql("SELECT max(last_contact) FROM registers").scalar()
        day_before = from_wire(newest) - timedelta(hours=24)
        known = first_stored(connection, register_id, entry_ids, *more)
        return {name: one for name, one in known.items() if from_wire(one.stored_at) >= day_before}

    patch.setattr(repository, "first_stored", forgetful)


def persisted_in_flight_mark(patch: Patch) -> None:
    """What is being sent is marked so on the disk and not offered again until its answer comes."""
    waiting = Journal.waiting

    def marking(upload: Callable[..., Any]) -> Callable[..., Any]:
        def marked(self: Any, entries: Sequence[StoredEntry], *more: Any) -> Any:
            _mark(self._journal, [one.entry_id for one in entries])
            try:
                return upload(self, entries, *more)
            finally:
                _mark(self._journal, [])

        return marked

    def unmarked(self: Journal, limit: int = 100) -> tuple[StoredEntry, ...]:
        found = self._rows("SELECT value FROM setting WHERE key = ?", (_IN_FLIGHT,))
        marked = set(json.loads(found[0][0])) if found else set()
        return tuple(one for one in waiting(self, limit) if one.entry_id not in marked)

    _wherever_entries_go(patch, marking)
    patch.setattr(Journal, "waiting", unmarked)


def _mark(journal: Any, ids: Sequence[str]) -> None:
    def work(connection: apsw.Connection) -> None:
        connection.execute("INSERT OR REPLACE INTO setting VALUES (?, ?)", (_IN_FLIGHT, json.dumps(ids)))

    journal._writer.submit(Priority.RECEIPT, work)


def no_refill(patch: Patch) -> None:
    """What a restored backend lost is not offered again."""
    patch.setattr(Deliver, "refill", lambda _self, _answer: Delivered.NOTHING_WAITS)
