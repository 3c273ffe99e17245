"""The entries of a batch beside those that are stored: each looked up once, all written together."""

from collections.abc import Set
from typing import Any

from sqlalchemy import Connection

from reference_backend.journal import repository
from reference_backend.journal.decision import Decision
from reference_backend.journal.keeping import NOTHING, Kept
from reference_backend.journal.repository import FirstStored
from reference_backend.journal.sequence import Chained
from reference_backend.pending import PendingRows
from reference_backend.registers.access import Register
from reference_backend.tables import entries


class EntryBook:
    """What a register stored under an id, and which purchases are awaited or lie set aside."""

    def __init__(self, connection: Connection, register: Register, now: str, pending: PendingRows) -> None:
        """Know nothing yet."""
        self._connection = connection
        self._register = register
        self._now = now
        self._pending = pending
        self._first: dict[str, FirstStored] = {}
        self._awaited: set[str] = set()
        self._set_aside: set[str] = set()

    def look_up(self, entry_ids: Set[str], purchases: Set[str]) -> None:
        """Learn which ids are known, and which purchases are awaited."""
        self._first = repository.first_stored(self._connection, self._register.id, entry_ids)
        self._awaited = repository.awaited(self._connection, self._register.merchant_id, purchases)

    def first(self, entry_id: str) -> FirstStored | None:
        """Return what this register stored first under an id of this batch."""
        return self._first.get(entry_id)

    def is_awaited(self, purchase: str) -> bool:
        """Say whether entries are held until this purchase arrives."""
        return purchase in self._awaited

    def is_set_aside(self, purchase: str) -> bool:
        """Say whether a purchase of this merchant lies set aside under that id."""
        return purchase in self._set_aside or repository.was_set_aside(
            self._connection, self._register.merchant_id, purchase
        )

    def store(self, chained: Chained, kept: Kept, day: str, decision: Decision) -> None:
        """Write an entry as it may be kept, with what became of it."""
        header = chained.entry.header
        self._add(chained, kept, day, _outcome(decision), self._now)
        fact = (header.kind, header.body_digest, header.personal_digest)
        said = FirstStored(header.entry_id, fact, decision.outcome, decision.reason, self._now, day)
        self._first.setdefault(header.entry_id, said)
        if decision.waits_for is not None:
            self._awaited.add(decision.waits_for)
        if header.kind == "purchase_recorded" and decision.outcome == "set_aside":
            self._set_aside.add(header.entry_id)

    def store_repeat(self, chained: Chained, first: FirstStored) -> None:
        """Write that an entry came again in a new epoch: its place in the chain, not its body once more."""
        outcome = {
            "outcome": "duplicate",
            "reason": first.reason,
            "first_outcome": first.outcome,
            "first_reason": first.reason,
            "flags": "",
            "waits_for": None,
        }
        self._add(chained, NOTHING, first.day, outcome, first.stored_at)

    def _add(self, chained: Chained, kept: Kept, day: str, outcome: dict[str, Any], stored_at: str) -> None:
        header = chained.entry.header
        self._pending.add(
            entries,
            register_id=self._register.id,
            epoch=header.epoch,
            seq=header.seq,
            entry_id=header.entry_id,
            merchant_id=self._register.merchant_id,
            kind=header.kind,
            day=day,
            hash=chained.hash,
            header=chained.header,
            body=kept.body,
            body_salt=kept.body_salt,
            personal=kept.personal,
            personal_salt=kept.personal_salt,
            with_card=header.personal_digest is not None,
            absent=kept.absent,
            stored_at=stored_at,
            **outcome,
        )


def _outcome(decision: Decision) -> dict[str, Any]:
    return {
        "outcome": decision.outcome,
        "reason": decision.reason,
        "first_outcome": decision.outcome,
        "first_reason": decision.reason,
        "flags": ",".join(decision.flags),
        "waits_for": decision.waits_for,
    }
