"""Facts that go into the journal, exactly as the wire contract names them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from pos_client.domain.identification import Identification
from pos_client.domain.ids import EntryId, MemberRef, StaffNumber
from pos_client.domain.money import Money
from pos_client.domain.programme import CardIssue, Fee
from pos_client.domain.sale import ChosenBenefit, TotalSource
from pos_client.domain.scan import ScanSource
from pos_client.domain.staff import StaffSession

Json = Mapping[str, object]
"""Canonical JSON: ASCII keys, strings, integers, booleans, null, and mappings of these. No fractions."""


class Kind(StrEnum):
    """Kinds of entries. Values are the wire's."""

    EPOCH_OPENED = "epoch_opened"
    STAFF_SIGNED_IN = "staff_signed_in"
    SCAN_COUNTED = "scan_counted"
    PURCHASE_RECORDED = "purchase_recorded"
    BENEFIT_USED = "benefit_used"
    PURCHASE_REVERSED = "purchase_reversed"
    CARD_ISSUED = "card_issued"
    HOLE_DECLARED = "hole_declared"
    ENTRY_SETTLED = "entry_settled"


class ReversalReason(StrEnum):
    """Why a purchase is taken back. Values are the wire's."""

    MISTAKE = "mistake"
    RETURNED = "returned"
    PAYMENT_VOID = "payment_void"


class OverrideReason(StrEnum):
    """Why a manager let a code pass that nobody scanned (J36). Values are the wire's."""

    CODE_DAMAGED = "code-damaged"
    SCANNER_BROKEN = "scanner-broken"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Override:
    """Who let a scan pass; `reason` is None where nobody asked for one."""

    staff: StaffNumber
    reason: OverrideReason | None = None


class Payment(StrEnum):
    """How a card fee was paid. Values are the wire's."""

    CASH = "cash"
    CARD = "card"


class HoleReason(StrEnum):
    """How entries were lost. Values are the wire's."""

    UNREADABLE_HEADER = "unreadable-header"
    JOURNAL_LOST = "journal-lost"


class Settlement(StrEnum):
    """How an entry that was set aside came to its end. Values are the wire's."""

    CORRECTED = "corrected"
    LOSS_ACCEPTED = "loss_accepted"


class SettlementReason(StrEnum):
    """Why it came to that end. Values are the wire's."""

    RECORDED_TWICE = "recorded-twice"
    TEST = "test"
    TYPING_MISTAKE = "typing-mistake"
    CUSTOMER_LEFT = "customer-left"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that happened, before it has its place in the chain.

    `personal` holds what can be erased for itself: the member reference.
    """

    entry_id: EntryId
    kind: Kind
    occurred_at: datetime
    body: Json
    personal: Json | None = None


def money_json(money: Money) -> Json:
    """Money as the wire has it."""
    return {"amount_minor": money.amount_minor, "currency": money.currency}


def scan_counted(
    entry_id: EntryId,
    at: datetime,
    source: ScanSource,
    found: Identification,
    *,
    override: Override | None = None,
    repeat: bool = False,
) -> Fact:
    """That a code was scanned: never which code, never whose. Of an override also who answers for it."""
    body: dict[str, object] = {
        "source": source.value,
        "form": found.form.value,
        "result": found.verdict.value,
        "offline": found.offline,
        "override": override is not None,
        "repeat": repeat,
    }
    return Fact(entry_id, Kind.SCAN_COUNTED, at, {**body, **_answered_for(override)})


def purchase_recorded(
    sale_id: EntryId, at: datetime, place: str, total: Money, source: TotalSource, member: MemberRef | None
) -> Fact:
    """A purchase: time, place, total and keys, nothing else (N13)."""
    body = {"place": place, "total": money_json(total), "total_entry": source.value}
    return Fact(sale_id, Kind.PURCHASE_RECORDED, at, body, _member(member))


def benefit_used(
    entry_id: EntryId, at: datetime, purchase: EntryId, chosen: ChosenBenefit, member: MemberRef | None
) -> Fact:
    """That a ticked benefit was given in a purchase; captures its hold."""
    body = {"purchase": purchase, "benefit": chosen.benefit, "hold": chosen.hold}
    return Fact(entry_id, Kind.BENEFIT_USED, at, body, _member(member))


def purchase_reversed(entry_id: EntryId, at: datetime, purchase: EntryId, reason: ReversalReason) -> Fact:
    """A reversal is a fact of its own; the purchase stays as it is (X07)."""
    return Fact(entry_id, Kind.PURCHASE_REVERSED, at, {"purchase": purchase, "reason": reason.value})


def card_issued(
    entry_id: EntryId,
    at: datetime,
    issue: CardIssue,
    fee: Fee,
    payment: Payment,
    holder: MemberRef,
    card: str,
) -> Fact:
    """A plastic card handed over: bind the new one, end the old one, take the fee, in one entry (J17)."""
    body = {
        "issue": issue.value,
        "fee": money_json(fee.price),
        "fee_version": fee.version,
        "payment": payment.value,
    }
    return Fact(entry_id, Kind.CARD_ISSUED, at, body, {"holder": holder, "card": card})


def staff_signed_in(entry_id: EntryId, session: StaffSession) -> Fact:
    """That somebody took the till."""
    body = {"staff": session.staff, "role": session.role.value, "offline": session.offline}
    return Fact(entry_id, Kind.STAFF_SIGNED_IN, session.signed_in_at, body)


def hole_declared(
    entry_id: EntryId, at: datetime, epoch: int, from_seq: int, to_seq: int, reason: HoleReason
) -> Fact:
    """That this till lost the entries from `from_seq` to `to_seq` of an epoch: said, never covered up."""
    body = {"epoch": epoch, "from_seq": from_seq, "to_seq": to_seq, "reason": reason.value}
    return Fact(entry_id, Kind.HOLE_DECLARED, at, body)


def entry_settled(
    entry_id: EntryId,
    at: datetime,
    entry: EntryId,
    how: Settlement,
    replacement: EntryId | None,
    reason: SettlementReason,
    staff: StaffNumber,
) -> Fact:
    """That a person ended what set `entry` aside; `replacement` is the new entry of a corrected one.

    Raises:
        ValueError: a corrected entry without its replacement, or a loss with one.
    """
    if (how is Settlement.CORRECTED) is (replacement is None):
        raise ValueError("a corrected entry has a replacement, a lost one has none")
    body = {
        "entry": entry,
        "how": how.value,
        "replacement": replacement,
        "reason": reason.value,
        "staff": staff,
    }
    return Fact(entry_id, Kind.ENTRY_SETTLED, at, body)


def _answered_for(override: Override | None) -> dict[str, str]:
    """What is not known is left out, and so is all of it where nobody had to let the scan pass."""
    if override is None:
        return {}
    reason = {} if override.reason is None else {"reason": override.reason.value}
    return {"staff": override.staff, **reason}


def _member(member: MemberRef | None) -> Json | None:
    return None if member is None else {"member_ref": member}
