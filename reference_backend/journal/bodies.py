"""The closed bodies of every kind of entry (N13: a member that is not named makes the entry set aside)."""

from typing import Annotated, Any, Literal

from pydantic import Field, ValidationError, model_validator

from reference_backend.journal.decision import SetAside
from reference_backend.journal.desk_bodies import (
    ApplicantPart,
    ApplicationTaken,
    ConsentWithdrawn,
    HolderPart,
    PaperDestroyed,
)
from reference_backend.wire import (
    LARGEST_INTEGER,
    AnyUuid,
    EntryId,
    Money,
    Reference,
    Sha256Hex,
    StaffNumber,
    Wire,
)

Number = Annotated[int, Field(ge=1, le=LARGEST_INTEGER)]
Identifier = Annotated[str, Field(min_length=1, max_length=60)]


class EpochOpened(Wire):
    """The first entry of an epoch."""

    previous_epoch: Annotated[int, Field(ge=1)] | None
    fork_seq: Annotated[int, Field(ge=0)] | None
    fork_hash: Sha256Hex | None
    instance: AnyUuid


class StaffSignedIn(Wire):
    """Someone began to work at the till."""

    staff: StaffNumber
    role: Literal["cashier", "info_desk", "manager"]
    offline: bool


class ScanCounted(Wire):
    """A scan was made: never which code, never whose. Of an overridden one also who let it pass and why."""

    source: Literal["camera", "image", "wedge", "serial", "keyed"]
    form: Literal["virtual", "printed", "plastic", "unknown"]
    result: Literal[
        "eligible",
        "member_without_benefit",
        "not_a_member",
        "card_not_valid",
        "not_a_member_card",
        "not_checked",
    ]
    offline: bool
    override: bool
    repeat: bool
    staff: StaffNumber | None = None
    reason: Literal["code-damaged", "scanner-broken", "other"] | None = None

    @model_validator(mode="after")
    def _answered_for(self) -> "ScanCounted":
        if not self.override and (self.staff or self.reason):
            raise ValueError("nobody answers for a scan that was not overridden")
        return self


class PurchaseRecorded(Wire):
    """Place and total; the time is the header's (N13)."""

    place: Annotated[str, Field(max_length=40)]
    total: Money
    total_entry: Literal["keyed", "till"]


class BenefitUsed(Wire):
    """A ticked benefit was given."""

    purchase: EntryId
    benefit: Identifier
    hold: Annotated[str, Field(max_length=80)] | None


class PurchaseReversed(Wire):
    """A purchase was taken back."""

    purchase: EntryId
    reason: Literal["mistake", "returned", "payment_void"]


class CardIssued(Wire):
    """A plastic card was handed out for its fee. A card is never a means of payment (J38).

    `receipt` is the number on the receipt of the fee. `instead_of` is an entry of the same register with
    which the fee was paid though its card was somebody's already: this card comes without a second fee.
    """

    issue: Literal["replacement", "first"]
    fee: Money
    fee_version: Annotated[str, Field(max_length=20)]
    payment: Literal["cash", "card"]
    staff: StaffNumber | None = None
    receipt: Annotated[str, Field(pattern=r"^[0-9A-Za-z-]{1,40}$")] | None = None
    instead_of: EntryId | None = None


class FeeRefunded(Wire):
    """The fee of a card was given back, and the card with it."""

    issue: EntryId
    fee: Money
    reason: Literal["payment-void", "card-taken-back"]
    staff: StaffNumber


class HoleDeclared(Wire):
    """Entries that a till lost."""

    epoch: Number
    from_seq: Number
    to_seq: Number
    reason: Literal["unreadable-header", "journal-lost"]

    @model_validator(mode="after")
    def _a_stretch(self) -> "HoleDeclared":
        if self.from_seq > self.to_seq:
            raise ValueError("the first place is not behind the last")
        return self


class EntrySettled(Wire):
    """What a person did about an entry that was set aside; the number says who, by the till's word."""

    entry: EntryId
    how: Literal["corrected", "loss_accepted"]
    replacement: EntryId | None
    reason: Literal["recorded-twice", "test", "typing-mistake", "customer-left", "other"]
    staff: StaffNumber

    @model_validator(mode="after")
    def _replaced(self) -> "EntrySettled":
        if (self.how == "corrected") is (self.replacement is None):
            raise ValueError("a corrected entry has a replacement, a lost one has none")
        return self


class MemberPart(Wire):
    """The personal part that names a member."""

    member_ref: Reference


class CardPart(Wire):
    """The personal part of a card's issue."""

    holder: Reference
    card: Annotated[str, Field(min_length=1, max_length=40)]


BODIES: dict[str, type[Wire]] = {
    "epoch_opened": EpochOpened,
    "staff_signed_in": StaffSignedIn,
    "scan_counted": ScanCounted,
    "purchase_recorded": PurchaseRecorded,
    "benefit_used": BenefitUsed,
    "purchase_reversed": PurchaseReversed,
    "card_issued": CardIssued,
    "fee_refunded": FeeRefunded,
    "application_taken": ApplicationTaken,
    "paper_destroyed": PaperDestroyed,
    "consent_withdrawn": ConsentWithdrawn,
    "hole_declared": HoleDeclared,
    "entry_settled": EntrySettled,
}
PERSONAL: dict[str, type[Wire]] = {
    "purchase_recorded": MemberPart,
    "benefit_used": MemberPart,
    "card_issued": CardPart,
    "application_taken": ApplicantPart,
    "consent_withdrawn": HolderPart,
}


def parse(model: type[Wire], value: dict[str, Any]) -> Wire:
    """Read a body or a personal part; SetAside with the reason when it breaks its schema."""
    try:
        return model.model_validate(value)
    except ValidationError as error:
        raise SetAside(_reason(error)) from error


def _reason(error: ValidationError) -> str:
    faults = error.errors()
    if any(fault["type"] == "extra_forbidden" for fault in faults):
        return "unexpected-field"
    if any(fault["loc"][:1] == ("total",) for fault in faults):
        return "total-not-valid"
    return "body-not-valid"


def without_unexpected(model: type[Wire] | None, value: dict[str, Any]) -> dict[str, Any]:
    """Return only the members that the schema names and that hold plain values.

    What a till must not send (a card number of a bank, lines of goods) must not be kept either.
    """
    if model is None:
        return {}
    kept = {name: one for name, one in value.items() if name in model.model_fields}
    for name, one in kept.items():
        if isinstance(one, dict):
            is_money = model.model_fields[name].annotation is Money
            kept[name] = without_unexpected(Money, one) if is_money else None
        elif isinstance(one, list):
            kept[name] = None
    return kept
