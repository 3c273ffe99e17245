"""One sale at the counter, from the first scan to the recorded purchase (requirements, below table A4).

idle ─► identified ─► frozen ─► recorded          scans are accepted before `frozen` only (J35)
  └────────────────────┘
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum

from pos_client.domain.benefit import Benefit
from pos_client.domain.errors import RefusedError
from pos_client.domain.identification import Identification
from pos_client.domain.ids import BenefitId, EntryId, HoldId, MemberRef, member_ref_of_card
from pos_client.domain.money import Money


class SaleStage(StrEnum):
    """How far a sale is."""

    IDLE = "idle"
    IDENTIFIED = "identified"
    FROZEN = "frozen"


class TotalSource(StrEnum):
    """Whether the total came from the till's interface or was keyed (X10). Values are the wire's."""

    KEYED = "keyed"
    TILL = "till"


@dataclass(frozen=True, slots=True)
class ChosenBenefit:
    """A benefit ticked for this sale, with the backend's hold where it is single-use."""

    benefit: BenefitId
    hold: HoldId | None = None


@dataclass(frozen=True, slots=True)
class Sale:
    """Immutable; each step gives a new one.

    `sale_id` becomes the purchase's entry id, so a retry is the same purchase. `unfinished_since` is when the
    total was frozen of a sale that a crash interrupted: it was made then, whenever it is recorded (N14).
    """

    sale_id: EntryId
    customer: Identification | None = None
    total: Money | None = None
    total_source: TotalSource = TotalSource.KEYED
    chosen: tuple[ChosenBenefit, ...] = field(default=())
    unfinished_since: datetime | None = None

    @property
    def stage(self) -> SaleStage:
        """Where the sale stands."""
        if self.total is not None:
            return SaleStage.FROZEN
        return SaleStage.IDENTIFIED if self.customer is not None else SaleStage.IDLE

    @property
    def member_ref(self) -> MemberRef | None:
        """Whom the purchase is tied to, if anyone."""
        return self.customer.member_ref if self.customer else None

    @property
    def benefit_ref(self) -> MemberRef | None:
        """Whose benefits are used, if anyone's. Where the purchase may not be tied to its member (J23) the
        card that was shown says it, and the purchase itself never carries it.
        """
        if self.customer is None or self.customer.member_ref is not None or self.customer.code is None:
            return self.member_ref
        return member_ref_of_card(self.customer.code)

    def identified(self, customer: Identification) -> Sale:
        """With this customer; what was chosen for another one is gone (X03: two cards never both apply).

        Raises:
            RefusedError: `sale-closed` when the total is already frozen (J35).
        """
        self._must_be_open()
        return replace(self, customer=customer, chosen=())

    def without_customer(self) -> Sale:
        """With the card taken out again.

        Raises:
            RefusedError: `sale-closed`.
        """
        self._must_be_open()
        return replace(self, customer=None, chosen=())

    def with_chosen(self, benefit: Benefit, hold: HoldId | None, per_purchase: int | None) -> Sale:
        """With one more benefit ticked.

        Raises:
            RefusedError: `benefit-needs-hold`, or `benefit-limit-reached` where the programme allows no more.
        """
        if benefit.single_use and hold is None:
            raise RefusedError("benefit-needs-hold")
        others = tuple(one for one in self.chosen if one.benefit != benefit.id)
        if per_purchase is not None and len(others) >= per_purchase:
            raise RefusedError("benefit-limit-reached")
        return replace(self, chosen=(*others, ChosenBenefit(benefit.id, hold)))

    def without_chosen(self, benefit: BenefitId) -> Sale:
        """With that benefit unticked."""
        return replace(self, chosen=tuple(one for one in self.chosen if one.benefit != benefit))

    def frozen(self, total: Money, source: TotalSource = TotalSource.KEYED) -> Sale:
        """With its total fixed: from here on no card can be added."""
        return replace(self, total=total, total_source=source)

    def reopened(self) -> Sale:
        """With the total taken back, before anything was recorded."""
        return replace(self, total=None)

    def discount(self) -> Money | None:
        """What the ticked benefits take off the frozen total; None before it is frozen."""
        if self.total is None:
            return None
        ticked = {one.benefit for one in self.chosen}
        benefits = self.customer.benefits if self.customer else ()
        taken = sum(one.discount_on(self.total).amount_minor for one in benefits if one.id in ticked)
        return Money(min(taken, self.total.amount_minor), self.total.currency)

    def _must_be_open(self) -> None:
        if self.total is not None:
            raise RefusedError("sale-closed")
