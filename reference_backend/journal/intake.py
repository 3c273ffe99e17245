"""One entry: check its shape, let it take effect, keep it. A wrong one never stops the next."""

import json
import logging
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from sqlalchemy import Connection, Row
from sqlalchemy.exc import IntegrityError

from reference_backend import chain
from reference_backend.benefits.service import business_day
from reference_backend.clock import from_wire
from reference_backend.configuration.terms import Terms
from reference_backend.journal import repository
from reference_backend.journal.bodies import BODIES, PERSONAL, parse, without_unexpected
from reference_backend.journal.decision import Arrival, Decision, SetAside
from reference_backend.journal.effects import EFFECTS
from reference_backend.journal.schemas import Entry, Header, Receipt, Result
from reference_backend.journal.sequence import Chained
from reference_backend.registers.access import Register
from reference_backend.wire import Wire

LOG = logging.getLogger(__name__)
CLOCK_TOLERANCE = timedelta(minutes=5)


@dataclass(frozen=True)
class Intake:
    """Takes in the entries of one register within one write transaction."""

    connection: Connection
    terms: Terms
    register: Register
    now: str

    def take(self, chained: Chained) -> Result:
        """Store a new entry with its effects, or set it aside; return what became of it."""
        entry, header = chained.entry, chained.entry.header
        first = repository.by_entry_id(self.connection, self.register.id, header.entry_id)
        if first is not None and _same_fact(first, header):
            repository.store_repeat(self.connection, self.register, entry, chained.hash, first, self.now)
            return duplicate_result(header.seq, first)
        if first is not None:
            decision = Decision("set_aside", "entry-id-known")
        else:
            decision = self._decide(entry)
        decision = replace(decision, flags=(*decision.flags, *_clock_flags(header, self.now)))
        kept = _without_what_must_go(entry, decision)
        day = business_day(from_wire(header.occurred_at), self.register.zone).isoformat()
        repository.store(self.connection, self.register, kept, chained.hash, day, decision, self.now)
        if header.kind == "purchase_recorded":
            self._wake(header.entry_id)
        return Result(
            seq=header.seq,
            entry_id=header.entry_id,
            outcome=decision.outcome,
            reason=decision.reason,
            receipt=Receipt(state="stored", stored_at=self.now),
        )

    def _decide(self, entry: Entry) -> Decision:
        try:
            # A savepoint: what an entry had begun to change is undone when it is set aside.
            with self.connection.begin_nested():
                arrival = self._arrival(entry)
                return EFFECTS[arrival.header.kind](arrival)
        except SetAside as aside:
            return Decision("set_aside", aside.reason, keeps_personal=aside.keeps_personal)
        except IntegrityError:
            LOG.warning("entry %s conflicts with what is stored", entry.header.entry_id)
            return Decision("set_aside", "conflicts-with-stored")

    def _arrival(self, entry: Entry) -> Arrival:
        header = entry.header
        if header.kind not in BODIES:
            raise SetAside("unknown-kind")
        if entry.body is None:
            raise SetAside("body-absent")
        _check_digest(entry.body, entry.body_salt, header.body_digest)
        body = parse(BODIES[header.kind], entry.body)
        personal = None
        if entry.personal is not None:
            _check_digest(entry.personal, entry.personal_salt, header.personal_digest)
            if header.kind not in PERSONAL:
                raise SetAside("unexpected-field")
            personal = parse(PERSONAL[header.kind], entry.personal)
        return Arrival(self.connection, self.terms, self.register, header, body, personal, self.now)

    def _wake(self, purchase: str) -> None:
        """Let the entries take effect that were held until this purchase came."""
        for row in repository.waiting_for(self.connection, self.register.merchant_id, purchase):
            decision = self._decide(_stored_entry(row))
            repository.settle(self.connection, row, decision.outcome, decision.reason)


def duplicate_result(seq: int, first: Row[Any]) -> Result:
    """Return the answer to an entry that is stored already: what was said first, and the same receipt."""
    return Result(
        seq=seq,
        entry_id=first.entry_id,
        outcome="duplicate",
        reason=first.first_reason,
        receipt=Receipt(state="stored", stored_at=first.stored_at),
        first_outcome=first.first_outcome,
    )


def _same_fact(first: Row[Any], header: Header) -> bool:
    stored = json.loads(first.header)
    names = ("kind", "body_digest", "personal_digest")
    return all(stored[name] == getattr(header, name) for name in names)


def _stored_entry(row: Row[Any]) -> Entry:
    return Entry(
        header=Header.model_validate(json.loads(row.header)),
        body=json.loads(row.body) if row.body else None,
        body_salt=row.body_salt,
        personal=json.loads(row.personal) if row.personal else None,
        personal_salt=row.personal_salt,
        absent=row.absent,
    )


def _check_digest(part: dict[str, Any], salt: str | None, expected: str | None) -> None:
    if salt is None or expected is None:
        raise SetAside("digest-mismatch")
    try:
        fits = chain.digest(bytes.fromhex(salt), part) == expected
    except ValueError as error:  # what canonical JSON cannot say: NaN, a lone surrogate
        raise SetAside("body-not-valid") from error
    if not fits:
        raise SetAside("digest-mismatch")


def _clock_flags(header: Header, now: str) -> tuple[str, ...]:
    """Flag a time that may be wrong; the fact itself is never refused for it (N14)."""
    offset_ms = header.clock.offset_ms
    limit_ms = CLOCK_TOLERANCE / timedelta(milliseconds=1)
    known_wrong = offset_ms is None or abs(offset_ms) > limit_ms
    from_future = from_wire(header.occurred_at) - from_wire(now) > CLOCK_TOLERANCE
    return ("clock-untrusted",) if known_wrong or from_future or not header.clock.trusted else ()


def _without_what_must_go(entry: Entry, decision: Decision) -> Entry:
    """Return the entry as it may be kept: nothing unexpected, no person where the link is dropped (J23)."""
    gone: dict[str, Any] = {}
    if not decision.keeps_personal:
        gone = {"personal": None, "personal_salt": None}
    if decision.reason in ("unexpected-field", "body-not-valid", "total-not-valid"):
        kind = entry.header.kind
        gone |= _only_expected(BODIES[kind], entry.body, "body")
        gone |= _only_expected(PERSONAL.get(kind), entry.personal, "personal")
    return entry.model_copy(update=gone)


def _only_expected(model: type[Wire] | None, part: dict[str, Any] | None, name: str) -> dict[str, Any]:
    kept = None if part is None else without_unexpected(model, part)
    # What was taken from no longer fits its digest, so its salt is of no use.
    return {} if kept == part else {name: kept, f"{name}_salt": None, "absent": "refused"}
