"""What the backend set aside: a person looks at it, and says how it ends. Nothing disappears."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import cast

from pos_client.domain.entry import (
    Fact,
    Kind,
    Settlement,
    SettlementReason,
    benefit_used,
    entry_settled,
    purchase_recorded,
)
from pos_client.domain.errors import RefusedError
from pos_client.domain.ids import BenefitId, EntryId, HoldId, MemberRef, StaffNumber
from pos_client.domain.money import Money, checked_total
from pos_client.domain.sale import ChosenBenefit, TotalSource
from pos_client.domain.set_aside import SetAsideRecord, Settled, replacement_id, settling_id
from pos_client.domain.staff import Action, StaffSession
from pos_client.services.configuration import CurrentConfiguration
from pos_client.services.ports import Clock, Journal, Json, StoredEntry
from pos_client.services.recent import reversed_purchases, total_of
from pos_client.services.shift import Shift

LinesWriter = Callable[[Path, Iterator[str]], None]
"""Writes a text file that only this user may read, whole or not at all. Raises `InputError`."""

_MONEY_OF = {Kind.PURCHASE_RECORDED: "total", Kind.CARD_ISSUED: "fee"}


class SetAside:
    """The list for the info desk and the manager; the acts for the manager alone (table A4).

    An act is an entry of its own, in one commit with what it stands for. Its ids follow from the entry that
    it is about, so an entry is corrected once and settled once, however often somebody presses.
    """

    def __init__(
        self,
        journal: Journal,
        shift: Shift,
        configuration: CurrentConfiguration,
        clock: Clock,
        write_lines: LinesWriter,
    ) -> None:
        self._journal = journal
        self._shift = shift
        self._configuration = configuration
        self._clock = clock
        self._write_lines = write_lines

    def __call__(self) -> tuple[SetAsideRecord, ...]:
        """What waits for a person, oldest first, then what was settled, the newest first.

        Raises:
            SignInNeededError: `sign-in-needed`.
            RefusedError: `role-not-allowed`.
        """
        self._shift.must_be_allowed(Action.SEE_SET_ASIDE)
        taken_back = reversed_purchases(self._journal)
        records = [_record(self._journal, one, taken_back) for one in self._journal.set_aside()]
        waiting = [one for one in records if one.settled is None]
        done = [(one.settled.at, one) for one in records if one.settled is not None]
        return (*waiting, *(one for _, one in sorted(done, key=lambda pair: pair[0], reverse=True)))

    def correct(self, entry: EntryId, total: Money, *, with_member: bool = True) -> SetAsideRecord:
        """Send a purchase again as a new entry: with another total, or without its link to the member. What
        was set aside only because that purchase was goes again with it.

        Raises:
            TotalError: as `checked_total`.
            RefusedError: `role-not-allowed`, `not-set-aside`, `not-correctable`, `settled-before`.
        """
        session = self._shift.must_be_allowed(Action.SETTLE)
        stored = self._set_aside(entry)
        record = self._look_at(stored)
        if not record.correctable:
            raise RefusedError("not-correctable")
        terms = self._configuration()
        total = checked_total(total.amount_minor, terms.register.currency, terms.programme.totals)
        reason = SettlementReason.OTHER if total == record.total else SettlementReason.TYPING_MISTAKE
        again = self._again(stored, total, with_member=with_member)
        ended = [self._corrected(old, new.entry_id, reason, session) for old, new in again]
        return self._settle(stored, [*(new for _, new in again), *ended])

    def accept_loss(self, entry: EntryId, reason: SettlementReason) -> SetAsideRecord:
        """It stays as it is, and nobody waits for it any more.

        Raises:
            RefusedError: `role-not-allowed`, `not-set-aside`, `settled-before`.
        """
        session = self._shift.must_be_allowed(Action.SETTLE)
        stored = self._set_aside(entry)
        id_, now, how = settling_id(entry), self._clock.now(), Settlement.LOSS_ACCEPTED
        return self._settle(stored, [entry_settled(id_, now, entry, how, None, reason, session.staff)])

    def export(self, path: Path, entry: EntryId | None = None) -> int:
        """Write one entry, or all, as the wire has them, a line each; how many. Members' references are in
        it.

        Raises:
            RefusedError: `role-not-allowed`, `not-set-aside`.
            InputError: `output-not-written`.
        """
        self._shift.must_be_allowed(Action.SETTLE)
        chosen = self._journal.set_aside() if entry is None else (self._set_aside(entry),)
        # ASCII only: some readers take U+2028 in a text for the end of a line.
        lines = (json.dumps(one.wire, sort_keys=True, separators=(",", ":")) for one in chosen)
        self._write_lines(path, lines)
        return len(chosen)

    def _set_aside(self, entry: EntryId) -> StoredEntry:
        stored = self._journal.find(entry)
        if stored is None or stored.state != "set_aside":
            raise RefusedError("not-set-aside")
        return stored

    def _look_at(self, stored: StoredEntry) -> SetAsideRecord:
        return _record(self._journal, stored, reversed_purchases(self._journal))

    def _settle(self, stored: StoredEntry, facts: Sequence[Fact]) -> SetAsideRecord:
        """All of it in one commit. The same said twice is said once; another word comes too late."""
        if settlement_of(self._journal, stored.entry_id) is None:
            self._journal.append(facts)
        elif not all(self._is_there(fact) for fact in facts):
            raise RefusedError("settled-before")
        return self._look_at(stored)

    def _is_there(self, fact: Fact) -> bool:
        there = self._journal.find(fact.entry_id)
        return there is not None and (there.body, there.personal) == (fact.body, fact.personal)

    def _again(self, stored: StoredEntry, total: Money, *, with_member: bool) -> list[tuple[EntryId, Fact]]:
        """The purchase anew, and what depends on it, each with the id of the entry that it stands for. The
        place is where this till stands now; the time is when it happened.
        """
        old, new = EntryId(stored.entry_id), replacement_id(EntryId(stored.entry_id))
        source = TotalSource(str((stored.body or {})["total_entry"]))
        place = self._configuration().register.place
        member = _member_of(stored) if with_member else None
        purchase = purchase_recorded(new, stored.occurred_at, place, total, source, member)
        followers = [one for one in self._journal.set_aside() if with_member and _follows(one, old)]
        unsettled = [one for one in followers if settlement_of(self._journal, one.entry_id) is None]
        return [(old, purchase), *((EntryId(one.entry_id), _used_again(one, new)) for one in unsettled)]

    def _corrected(self, old: EntryId, new: EntryId, reason: SettlementReason, session: StaffSession) -> Fact:
        id_, now, how = settling_id(old), self._clock.now(), Settlement.CORRECTED
        return entry_settled(id_, now, old, how, new, reason, session.staff)


def settlement_of(journal: Journal, entry: str) -> StoredEntry | None:
    """The entry that settles this one, if there is one. One look-up by its id."""
    return journal.find(settling_id(EntryId(entry)))


def unsettled(journal: Journal) -> int:
    """How many entries wait for a person."""
    return sum(settlement_of(journal, one.entry_id) is None for one in journal.set_aside())


def _record(journal: Journal, stored: StoredEntry, taken_back: frozenset[str]) -> SetAsideRecord:
    body = stored.body
    is_purchase = stored.kind == Kind.PURCHASE_RECORDED and body is not None
    member = _MONEY_OF.get(cast(Kind, stored.kind))
    return SetAsideRecord(
        entry=EntryId(stored.entry_id),
        kind=stored.kind,
        occurred_at=stored.occurred_at,
        reason=stored.reason,
        total=None if body is None or member is None else total_of(body, member),
        with_card=stored.personal is not None,
        correctable=is_purchase and stored.entry_id not in taken_back,
        settled=_settled(settlement_of(journal, stored.entry_id)),
    )


def _settled(settlement: StoredEntry | None) -> Settled | None:
    if settlement is None:
        return None
    body = settlement.body
    if body is None:
        return Settled(settlement.occurred_at)
    replacement = body["replacement"]
    return Settled(
        settlement.occurred_at,
        Settlement(str(body["how"])),
        SettlementReason(str(body["reason"])),
        StaffNumber(str(body["staff"])),
        None if replacement is None else EntryId(str(replacement)),
    )


def _member_of(stored: StoredEntry) -> MemberRef | None:
    reference = (stored.personal or {}).get("member_ref")
    return None if reference is None else MemberRef(str(reference))


def _follows(stored: StoredEntry, purchase: EntryId) -> bool:
    body: Json = stored.body or {}
    is_benefit = stored.kind == Kind.BENEFIT_USED and stored.reason == "purchase-set-aside"
    return is_benefit and body.get("purchase") == purchase


def _used_again(stored: StoredEntry, purchase: EntryId) -> Fact:
    body: Json = stored.body or {}
    hold = body["hold"]
    chosen = ChosenBenefit(BenefitId(str(body["benefit"])), None if hold is None else HoldId(str(hold)))
    new = replacement_id(EntryId(stored.entry_id))
    return benefit_used(new, stored.occurred_at, purchase, chosen, _member_of(stored))
