"""What the cashier's screen shows, frozen."""

from __future__ import annotations

from dataclasses import dataclass, field

from pos_client.domain.identification import Identification
from pos_client.domain.ids import BenefitId
from pos_client.domain.money import Money
from pos_client.domain.sale import Sale
from pos_client.domain.standing import RecentPurchase
from pos_client.ui.cashier.amount import AmountField


@dataclass(frozen=True, slots=True)
class ReplaceCard:
    """A second card in one sale: which one holds?"""

    found: Identification


@dataclass(frozen=True, slots=True)
class UnusualTotal:
    """Many times what this till usually sells for: is it right?"""

    total: Money


@dataclass(frozen=True, slots=True)
class UnfinishedSale:
    """A sale that was frozen when the program ended: record it or discard it?"""

    sale: Sale
    purchase_time: str


Question = ReplaceCard | UnusualTotal | UnfinishedSale


@dataclass(frozen=True, slots=True)
class Hint:
    """A word beside the band, about the last scan or wish; `code` has words in `ui.words`."""

    code: str
    serious: bool = True


@dataclass(frozen=True, slots=True)
class CashierState:
    """Everything that the screen draws.

    `asking` while a card is looked up, `holding` the benefits whose hold is being asked, `recording` until
    the journal has the purchase. `recorded` is the one before this sale, shown until the next key or card.
    """

    sale: Sale
    currency: str = "EUR"
    join_url: str | None = None
    master_language: str = "en"
    may_type: bool = False
    typing_is_override: bool = False
    ready: bool = False
    asking: bool = False
    holding: frozenset[BenefitId] = frozenset()
    recording: bool = False
    amount: AmountField = field(default_factory=AmountField)
    problem: str | None = None
    hint: Hint | None = None
    question: Question | None = None
    recorded: RecentPurchase | None = None

    @property
    def is_frozen(self) -> bool:
        """Whether the total is fixed."""
        return self.sale.total is not None

    @property
    def to_pay(self) -> Money | None:
        """The frozen total less what the ticked benefits take off."""
        discount = self.sale.discount()
        return self.sale.total.minus(discount) if self.sale.total and discount else None

    def is_chosen(self, benefit: BenefitId) -> bool:
        """Whether that benefit is ticked."""
        return any(one.benefit == benefit for one in self.sale.chosen)
