"""I1 to I7, looked at after every step and once more, stricter, when everything was healed and delivered."""

from __future__ import annotations

import hashlib
import json
import logging
from dataclasses import dataclass, field
from typing import Any

from offline_cache.chain import BEFORE_THE_FIRST, canonical, link
from offline_cache.journal_rows import COLUMNS
from offline_cache.verify import verify_rows
from pos_client.domain.standing import RecordState
from tests.simulation.books import Fact
from tests.simulation.shop import Shop
from tests.simulation.tills import Process, Till

_TOLD = {"accepted": "acknowledged", "held": "held", "set_aside": "set_aside"}
PROPER_REASONS = {
    "purchase_recorded": {"membership-ended"},
    "purchase_reversed": {"already-reversed", "purchase-set-aside"},
    "card_issued": {
        "card-not-in-stock",
        "card-already-bound",
        "holder-unknown",
        "membership-ended",
        "fee-not-valid",
    },
}
"""Why the backend may set aside a fact that came to it whole."""
BODIES_KEPT_MS = 30 * 86_400_000


class BrokenInvariantError(AssertionError):
    """The product broke its promise; the text begins with the invariant's name."""


def broken(name: str, what: str) -> BrokenInvariantError:
    """One of I1 to I7."""
    return BrokenInvariantError(f"{name}: {what}")


class LogWatch(logging.Handler):
    """I6: no card, name or member reference in any log, at whatever level."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.canaries: frozenset[str] = frozenset()
        self.records = 0
        self.found: str | None = None

    def emit(self, record: logging.LogRecord) -> None:
        text = self.format(record)
        self.records += 1
        if any(canary in text for canary in self.canaries):
            # Which one it was stays out of this text too.
            self.found = f"{record.name} line {record.lineno}"


@dataclass
class Invariants:
    """What was seen already, so that each step looks only at what is new."""

    shop: Shop
    logs: LogWatch
    purchases_seen: int = 0
    entries_seen: int = 0
    newest_of: dict[str, int] = field(default_factory=dict)
    """By register, how far its entries at the backend were seen."""
    backends_seen: int = 0
    sums: dict[str, int] = field(default_factory=dict)
    heads: dict[tuple[str, int, int], bytes] = field(default_factory=dict)
    first_outcomes: dict[tuple[str, str], tuple[str, str | None]] = field(default_factory=dict)
    looked_at: dict[str, tuple[object, ...]] = field(default_factory=dict)
    """Of each till: what everything that is checked of it depends on, as it was when it was checked last."""

    def after_step(self) -> None:
        """All seven, for the tills that run and the backend."""
        self._backend()
        for till in self.shop.tills:
            self.shop.held_by(till)
        for till in self.shop.tills:
            if till.running is not None:
                self._till(till)
        if self.logs.found:
            raise broken("I6", f"personal data in a log: {self.logs.found}")

    # --- the backend ---------------------------------------------------------------------------

    def _backend(self) -> None:
        if self.shop.backend_replaced:
            self.shop.backend_replaced = False
            self.backends_seen += 1
            self.purchases_seen = self.entries_seen = 0
            self.sums, self.heads, self.first_outcomes, self.newest_of = {}, {}, {}, {}
        self._new_purchases()
        self._new_entries()

    def _new_purchases(self) -> None:
        """I2 and I4: each purchase is one that somebody made, once, with its amount."""
        rows = self.shop.network.server.looked_at(
            "SELECT rowid, merchant_id, entry_id, amount_minor FROM purchases WHERE rowid > ? ORDER BY rowid",
            (self.purchases_seen,),
        )
        for rowid, merchant, entry_id, amount in rows:
            self.purchases_seen = rowid
            fact = self.shop.books.facts.get(entry_id)
            if fact is None or fact.kind != "purchase_recorded":
                raise broken("I2", f"the backend counts {entry_id}, which nobody recorded")
            if (fact.merchant, fact.amount_minor) != (merchant, amount):
                raise broken("I4", f"{entry_id} has another amount or merchant at the backend")
            self.sums[merchant] = self.sums.get(merchant, 0) + amount

    def _new_entries(self) -> None:
        """I5: every entry there hangs on the one before it."""
        rows = self.shop.network.server.looked_at(
            "SELECT rowid, register_id, epoch, seq, entry_id, hash, header, first_outcome, first_reason"
            " FROM entries WHERE rowid > ? ORDER BY rowid",
            (self.entries_seen,),
        )
        for rowid, register, epoch, seq, entry_id, digest, header, outcome, reason in rows:
            self.entries_seen = self.newest_of[register] = rowid
            before = self.heads.get((register, epoch, seq - 1)) if seq > 1 else BEFORE_THE_FIRST
            here = None if before is None else link(before, canonical(json.loads(header)))
            if here is None or here.hex() != digest:
                raise broken("I5", f"the backend's chain of {register} breaks at {epoch}/{seq}")
            self.heads[register, epoch, seq] = here
            self.first_outcomes.setdefault((register, entry_id), (outcome, reason))

    # --- a till --------------------------------------------------------------------------------

    def _till(self, till: Till) -> None:
        till.act(lambda running: self._running(till, running))

    def _running(self, till: Till, running: Process) -> None:
        self._nothing_lost(till)
        now = self._all_that_counts(till)
        if self.looked_at.get(till.name) != now:
            self._checked(till, running)
            self.looked_at[till.name] = now

    def _all_that_counts(self, till: Till) -> tuple[object, ...]:
        """A look costs as much as a step. Where neither this till's disk nor its register's entries at the
        backend nor the books have changed since the last one, it would see the same again.
        """
        books, disk = self.shop.books, till.disk
        sizes = tuple(map(len, (books.destroyed, books.forgotten, books.damaged, books.shadowed)))
        there = (self.backends_seen, self.newest_of.get(till.who.register, 0))
        return (till.boots, till.damaged, id(disk), disk.changes, there, sizes)

    def _checked(self, till: Till, running: Process) -> None:
        rows = running.store._readers.rows(
            "SELECT position, entry_id, state, reason, kind FROM entry WHERE live = 1 AND register = ?",
            (till.who.register,),
        )
        self._states(till, rows)
        self._chain(till, running)
        self._screens(till, running, rows)

    def _nothing_lost(self, till: Till) -> None:
        """I1: what a screen called recorded is in a journal of its register, or at the backend."""
        books = self.shop.books
        missing = books.of_registers.get(till.who.register, set()) - till.last_seen - books.destroyed
        if not missing:
            return
        others = [one for one in self.shop.tills if one is not till and one.who.register == till.who.register]
        for entry_id in sorted(missing):
            at_backend = (till.who.register, entry_id) in self.first_outcomes
            if not at_backend and not any(entry_id in one.last_seen for one in others):
                raise broken("I1", f"{till.name} said {entry_id} is recorded; it is nowhere")

    def _states(self, till: Till, rows: list[tuple[Any, ...]]) -> None:
        """I3: what the till holds for answered, the backend answered, and in those words."""
        books = self.shop.books
        for _, entry_id, state, reason, kind in rows:
            if state == "waiting" or entry_id in books.forgotten or entry_id in books.damaged:
                continue
            first = self.first_outcomes.get((till.who.register, entry_id))
            if first is None:
                raise broken("I3", f"{till.name} holds {entry_id} ({kind}) for {state}; nobody has it")
            if entry_id in books.in_two_copies and (state, reason) == ("set_aside", "entry-id-known"):
                continue
            if entry_id not in books.shadowed and (_TOLD[first[0]], first[1]) != (state, reason):
                raise broken("I3", f"{entry_id} ({kind}) is {state} {reason} at the till, {first} there")

    def _chain(self, till: Till, running: Process) -> None:
        """I5: the entries that are new since the last look continue the chain."""
        if till.damaged:
            return
        rows = running.store._readers.rows(
            f"SELECT position, {COLUMNS} FROM entry WHERE register = ? AND position >= ? ORDER BY epoch, seq",
            (till.who.register, till.position_checked),
        )
        if not rows:
            return
        report = verify_rows((row[1:] for row in rows), from_the_start=till.position_checked == 0)
        if report.first_bad is not None:
            raise broken("I5", f"the chain of {till.name}: {report.first_bad}")
        till.position_checked = max(row[0] for row in rows)

    def _screens(self, till: Till, running: Process, rows: list[tuple[Any, ...]]) -> None:
        """I7: "confirmed" is confirmed, and nothing that waits is left out."""
        states = {row[1]: row[2] for row in rows}
        waiting = sum(state == "waiting" for state in states.values())
        queue = running.office.queue()
        if queue.waiting != waiting:
            raise broken("I7", f"{till.name} shows {queue.waiting} waiting, and {waiting} wait")
        for one in running.counter.recent():
            there = self.first_outcomes.get((till.who.register, one.purchase))
            known = one.purchase in self.shop.books.forgotten | self.shop.books.damaged
            if one.state is RecordState.CONFIRMED and there is None and not known:
                raise broken(
                    "I7", f"{till.name} shows {one.purchase} confirmed; the backend does not have it"
                )

    # --- at the end ------------------------------------------------------------------------------

    def at_the_end(self) -> None:
        """Everything is healed and has had its time: all that was acknowledged is there, exactly once."""
        self._backend()
        for till in self.shop.tills:
            self._drained(till)
        self._all_there()
        self._sums()
        self._whole()

    def _drained(self, till: Till) -> None:
        if till.running is None:
            raise broken("I1", f"{till.name} does not start any more")
        status = till.journal.status()
        if status.waiting:
            raise broken("I1", f"{till.name} still has {status.waiting} waiting")
        row = head_there(self.shop, till)
        head = (status.epoch, 0, status.epoch, status.head_seq, status.head_seq, status.head_hash)
        if row != head:
            raise broken("I3", f"heads differ: {till.name} {head}, backend {row}")
        report = till.journal.verify()
        if not report.ok and not till.damaged:
            raise broken("I5", f"{till.name}: {report.first_bad}")
        damage = till.running.store._readers.rows("PRAGMA integrity_check")
        if damage != [("ok",)]:
            raise broken("I5", f"{till.name}: {damage[0][0]}")

    def _all_there(self) -> None:
        books = self.shop.books
        counted = self._effects()
        for fact in books.acknowledged():
            if fact.entry_id in books.destroyed:
                continue
            first = self.first_outcomes.get((fact.register, fact.entry_id))
            if first is None and fact.entry_id in books.damaged:
                first = self._on_the_till(fact.entry_id)
            if first is None:
                raise broken("I1", f"{fact.kind} {fact.entry_id} of {fact.register} is lost")
            if fact.entry_id in books.damaged | books.shadowed:
                continue
            row = self.shop.network.server.looked_at(
                "SELECT outcome, reason FROM entries WHERE register_id = ? AND entry_id = ?"
                " ORDER BY epoch, seq",
                (fact.register, fact.entry_id),
            )[0]
            if row[0] == "accepted" and counted.get((fact.kind, fact.entry_id)) != 1:
                raise broken(
                    "I2",
                    f"{fact.kind} {fact.entry_id} has {counted.get((fact.kind, fact.entry_id), 0)} effects",
                )
            if row[0] == "set_aside" and row[1] == "body-absent" and self._was_forgotten_too_late(fact):
                continue
            if row[0] == "set_aside" and row[1] not in PROPER_REASONS[fact.kind]:
                raise broken("I3", f"{fact.kind} {fact.entry_id} is set aside as {row[1]}")
            if row[0] == "held" and not self._waits_for_what_is_gone(fact.entry_id):
                raise broken("I3", f"{fact.kind} {fact.entry_id} is held, and nothing is missing")

    def _was_forgotten_too_late(self, fact: Fact) -> bool:
        """A till keeps bodies for thirty days; what the backend forgets later comes back as its header."""
        age_ms = self.shop.world.ms - fact.at_ms
        return fact.entry_id in self.shop.books.forgotten and age_ms > BODIES_KEPT_MS

    def _effects(self) -> dict[tuple[str, str], int]:
        server = self.shop.network.server
        found: dict[tuple[str, str], int] = {}
        for kind, table in (
            ("purchase_recorded", "purchases"),
            ("purchase_reversed", "reversals"),
            ("card_issued", "fees"),
        ):
            for entry_id, count in server.looked_at(
                f"SELECT entry_id, count(*) FROM {table} GROUP BY entry_id"
            ):
                found[kind, entry_id] = count
        return found

    def _on_the_till(self, entry_id: str) -> tuple[str, str | None] | None:
        """A header that is gone cannot be sent: it stays on its till, set aside for a person."""
        for till in self.shop.tills:
            assert till.running is not None
            rows = till.running.store._readers.rows(
                "SELECT state, reason FROM entry WHERE entry_id = ?", (entry_id,)
            )
            if any(row[0] == "set_aside" or row[1] == "unreadable-header" for row in rows):
                return "set_aside", rows[-1][1]
        return None

    def _waits_for_what_is_gone(self, entry_id: str) -> bool:
        rows = self.shop.network.server.looked_at(
            "SELECT waits_for FROM entries WHERE entry_id = ?", (entry_id,)
        )
        books = self.shop.books
        return any(row[0] in books.destroyed | books.damaged | books.shadowed for row in rows)

    def _sums(self) -> None:
        """I4: per merchant, neither more nor less than what was recorded and could arrive."""
        books = self.shop.books
        least: dict[str, int] = {}
        for fact in books.acknowledged():
            first = self.first_outcomes.get((fact.register, fact.entry_id))
            whole = fact.entry_id not in books.damaged | books.shadowed
            if fact.kind == "purchase_recorded" and whole and first is not None and first[0] == "accepted":
                least[fact.merchant] = least.get(fact.merchant, 0) + fact.amount_minor
        for merchant, amount in least.items():
            if self.sums.get(merchant, 0) < amount:
                raise broken("I4", f"{merchant} has {self.sums.get(merchant, 0)}, {amount} were recorded")

    def _whole(self) -> None:
        if self.shop.network.server.looked_at("PRAGMA integrity_check") != [("ok",)]:
            raise broken("I5", "the backend's file is damaged")


def head_there(shop: Shop, till: Till) -> tuple[Any, ...] | None:
    """What the backend has and has heard of a register: its newest epoch, what waits by the last hello and
    the head that it named, and the end of that epoch as it is stored.
    """
    rows = shop.network.server.looked_at(
        "SELECT r.epoch, r.waiting, r.hello_epoch, r.hello_seq, e.stored_seq, e.stored_hash FROM registers r"
        " JOIN epochs e ON e.register_id = r.id AND e.epoch = r.epoch WHERE r.id = ?",
        (till.who.register,),
    )
    return rows[0] if rows else None


def canaries_of(shop: Shop) -> frozenset[str]:
    """Everything that must never stand in a log."""
    server = shop.network.server
    found = {code for stock in shop.stock.values() for code in (*stock.codes, *stock.blanks)}
    for column, table in (("member_ref", "memberships"), ("email", "members")):
        found |= {row[0] for row in server.looked_at(f"SELECT {column} FROM {table}")}
    return frozenset(found)


def fingerprint_of(shop: Shop) -> str:
    """What the backend ended with, for the event log."""
    rows = shop.network.server.looked_at(
        "SELECT register_id, epoch, seq, hash, outcome FROM entries ORDER BY 1, 2, 3"
    )
    return hashlib.sha256(repr(rows).encode()).hexdigest()[:16]
