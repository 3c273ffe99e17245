"""Records that were set aside, in a manager's words: what it was, what to do about it, what was done."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QT_TRANSLATE_NOOP

from pos_client.domain.entry import Kind, Settlement, SettlementReason
from pos_client.domain.set_aside import SetAsideRecord, Settled
from pos_client.ui.i18n import translate
from pos_client.ui.look import Look
from pos_client.ui.words import advice, has_words

_TOTALS = frozenset({"total-not-valid", "place-mismatch"})
_MEMBERS = frozenset({"membership-ended", "member-unknown", "personal-absent"})
_TWINS = frozenset({"conflicts-with-stored", "entry-id-known", "already-reversed"})
_BENEFITS = frozenset(
    {
        "benefit-unknown",
        "benefit-not-valid",
        "benefit-used-twice",
        "too-many-benefits",
        "hold-missing",
        "hold-not-valid",
        "used-without-hold",
    }
)
_CARDS = frozenset(
    {"card-not-in-stock", "card-already-bound", "holder-unknown", "fee-not-valid", "capability-absent"}
)
_KINDS: Mapping[Kind | str, object] = {
    Kind.PURCHASE_RECORDED: QT_TRANSLATE_NOOP("SetAside", "Purchase"),
    Kind.PURCHASE_REVERSED: QT_TRANSLATE_NOOP("SetAside", "Purchase taken back"),
    Kind.BENEFIT_USED: QT_TRANSLATE_NOOP("SetAside", "Benefit given"),
    Kind.CARD_ISSUED: QT_TRANSLATE_NOOP("SetAside", "Card handed out"),
    Kind.SCAN_COUNTED: QT_TRANSLATE_NOOP("SetAside", "Card scanned"),
    Kind.STAFF_SIGNED_IN: QT_TRANSLATE_NOOP("SetAside", "Sign-in"),
    Kind.HOLE_DECLARED: QT_TRANSLATE_NOOP("SetAside", "Records missing on this till"),
    Kind.ENTRY_SETTLED: QT_TRANSLATE_NOOP("SetAside", "Decision about a record"),
}
_DONE_ALREADY = frozenset({"nothing-to-settle", "settled-before"})


def what_it_was(record: SetAsideRecord, look: Look) -> str:
    """The record as a heading: `Purchase of 45,99 €`. What was settled long ago has a dash for its total."""
    unknown = "" if record.settled is None else "–"
    total = unknown if record.total is None else look.tongue.money(record.total)
    match record.kind:
        case Kind.PURCHASE_RECORDED if total:
            return translate("SetAside", "Purchase of {total}").format(total=total)
        case Kind.CARD_ISSUED if total:
            return translate("SetAside", "Card handed out, fee {total}").format(total=total)
    technical = QT_TRANSLATE_NOOP("SetAside", "Technical record")
    return translate("SetAside", str(_KINDS.get(record.kind, technical)))


def why(record: SetAsideRecord) -> str:
    """The backend's reason as a sentence. The code itself is for support and stands elsewhere."""
    code = record.reason or ""
    if has_words(code):
        return advice(code).what
    return translate("SetAside", "The backend gives a reason that this till does not know.")


def what_to_do(record: SetAsideRecord) -> str:
    """The manager's next step."""
    reason = record.reason or ""
    if reason in _DONE_ALREADY:
        return translate("SetAside", "Nothing is missing. Accept it to clear it from the list.")
    if record.kind == Kind.HOLE_DECLARED:
        return translate(
            "SetAside",
            "Compare the day's receipts with the purchases. Record again what is missing, then accept.",
        )
    if reason in _TWINS:
        return translate("SetAside", "Compare the two. If this one was recorded twice, accept the loss.")
    if reason in _BENEFITS or reason == "purchase-set-aside":
        return translate("SetAside", "What was given was given. Check the receipt, then accept the loss.")
    if reason in _CARDS:
        return translate("SetAside", "Hand out another card at the info desk, then accept the loss.")
    if not record.correctable:
        return translate("SetAside", "It cannot be sent again. Export it for support, then accept the loss.")
    if reason in _MEMBERS:
        return translate(
            "SetAside", "Send it again without the link to the member. The purchase then counts as any other."
        )
    if reason in _TOTALS:
        return translate("SetAside", "Compare it with the receipt and correct it, or accept the loss.")
    return translate("SetAside", "Send it again. If it comes back, export it for support.")


def what_was_done(settled: Settled, look: Look) -> str:
    """`Accepted as a loss: recorded twice. By 90, 14:32.`"""
    when = look.tongue.moment(settled.at, look.clock())
    if settled.how is None or settled.reason is None:
        return translate("SetAside", "Settled {time}.").format(time=when)
    words = (
        translate("SetAside", "Corrected and sent again, by staff {staff}, {time}.")
        if settled.how is Settlement.CORRECTED
        else translate("SetAside", "Accepted: {reason}. By staff {staff}, {time}.")
    )
    return words.format(reason=reason_words(settled.reason).lower(), staff=settled.staff, time=when)


def reason_words(reason: SettlementReason) -> str:
    """Why a loss is accepted."""
    match reason:
        case SettlementReason.RECORDED_TWICE:
            return translate("SetAside", "Recorded twice")
        case SettlementReason.TEST:
            return translate("SetAside", "A test")
        case SettlementReason.TYPING_MISTAKE:
            return translate("SetAside", "A typing mistake")
        case SettlementReason.CUSTOMER_LEFT:
            return translate("SetAside", "The customer left")
        case SettlementReason.OTHER:
            return translate("SetAside", "Another reason")
