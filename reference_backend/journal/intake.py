"""The new entries of a batch: judge each, keep all. A wrong one never stops the next."""

import json
import logging
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row
from sqlalchemy.exc import IntegrityError

from reference_backend.clock import from_wire
from reference_backend.configuration.terms import Terms
from reference_backend.journal import repository
from reference_backend.journal.books import Books
from reference_backend.journal.decision import Arrival, Decision, SetAside
from reference_backend.journal.effects import EFFECTS
from reference_backend.journal.keeping import kept_of
from reference_backend.journal.mentions import mentioned
from reference_backend.journal.reading import Content, read
from reference_backend.journal.repository import FirstStored
from reference_backend.journal.savepoints import all_or_nothing
from reference_backend.journal.schemas import ClockEvidence, Entry, Header, Receipt, Result
from reference_backend.journal.sequence import Chained
from reference_backend.registers.access import Register
from reference_backend.secrets_source import SecretsSource

LOG = logging.getLogger(__name__)
CLOCK_TOLERANCE = timedelta(minutes=5)
TOLERATED_MS = CLOCK_TOLERANCE / timedelta(milliseconds=1)
CONFLICT = SetAside("conflicts-with-stored")


@dataclass(frozen=True)
class Intake:
    """Takes in the entries of one register within one write transaction."""

    connection: Connection
    terms: Terms
    register: Register
    now: str
    secrets: SecretsSource

    def take(self, fresh: Sequence[Chained]) -> list[Result]:
        """Store new entries with their effects, or set them aside; return what became of each.

        All are judged first and written together. Where that conflicts with what is stored, nothing of it
        stands, and they are taken one by one: only the one in conflict is set aside.
        """
        if not fresh:
            return []
        contents = [read(one.entry) for one in fresh]
        try:
            return self._written(fresh, contents)
        except IntegrityError:
            return [self._alone(one, content) for one, content in zip(fresh, contents, strict=True)]

    def _alone(self, chained: Chained, content: Content | SetAside) -> Result:
        try:
            return self._written([chained], [content])[0]
        except IntegrityError:
            LOG.warning("entry %s conflicts with what is stored", chained.entry.header.entry_id)
            return self._written([chained], [CONFLICT])[0]

    def _written(self, fresh: Sequence[Chained], contents: Sequence[Content | SetAside]) -> list[Result]:
        with all_or_nothing(self.connection):
            books = Books(self.connection, self.terms, self.register, self.now, self.secrets)
            books.look_up(mentioned([one.entry.header for one in fresh], contents))
            results = [_taken(books, one, content) for one, content in zip(fresh, contents, strict=True)]
            books.write()
        return results


def _taken(books: Books, chained: Chained, content: Content | SetAside) -> Result:
    header = chained.entry.header
    first = books.entries.first(header.entry_id)
    if first is not None and first.fact == (header.kind, header.body_digest, header.personal_digest):
        books.entries.store_repeat(chained, first)
        return duplicate_result(header.seq, first)
    decision = _decided(books, header, SetAside("entry-id-known") if first is not None else content)
    occurred_at = from_wire(header.occurred_at)
    if clock := _clock_flags(header.clock, occurred_at, books.moment):
        decision = replace(decision, flags=(*decision.flags, *clock))
    day = books.local(header.occurred_at).date().isoformat()
    books.entries.store(chained, kept_of(chained.entry, content, decision), day, decision)
    if header.kind == "purchase_recorded" and books.entries.is_awaited(header.entry_id):
        _wake(books, header.entry_id)
    return Result(
        seq=header.seq,
        entry_id=header.entry_id,
        outcome=decision.outcome,
        reason=decision.reason,
        receipt=books.receipt,
    )


def _decided(books: Books, header: Header, content: Content | SetAside) -> Decision:
    if isinstance(content, SetAside):
        return Decision("set_aside", content.reason, keeps_personal=content.keeps_personal)
    books.refresh()
    try:
        return EFFECTS[header.kind](Arrival(books, header, content.body, content.personal))
    except SetAside as aside:
        return _decided(books, header, aside)


def _wake(books: Books, purchase: str) -> None:
    """Let the entries take effect that were held until this purchase came."""
    with books.directly() as connection:
        for row in repository.waiting_for(connection, books.register.merchant_id, purchase):
            entry = _stored_entry(row)
            decision = _decided(books, entry.header, read(entry))
            repository.settle(connection, row, decision)


def duplicate_result(seq: int, first: FirstStored) -> Result:
    """Return the answer to an entry that is stored already: what was said first, and the same receipt."""
    return Result(
        seq=seq,
        entry_id=first.entry_id,
        outcome="duplicate",
        reason=first.reason,
        receipt=Receipt(state="stored", stored_at=first.stored_at),
        first_outcome=first.outcome,
    )


def _stored_entry(row: Row[Any]) -> Entry:
    return Entry(
        header=Header.model_validate(json.loads(row.header)),
        body=json.loads(row.body) if row.body else None,
        body_salt=row.body_salt,
        personal=json.loads(row.personal) if row.personal else None,
        personal_salt=row.personal_salt,
        absent=row.absent,
    )


def _clock_flags(clock: ClockEvidence, occurred_at: datetime, now: datetime) -> tuple[str, ...]:
    """Flag a time that may be wrong; the fact itself is never refused for it (N14)."""
    known_wrong = clock.offset_ms is None or abs(clock.offset_ms) > TOLERATED_MS
    from_future = occurred_at - now > CLOCK_TOLERANCE
    return ("clock-untrusted",) if known_wrong or from_future or not clock.trusted else ()
