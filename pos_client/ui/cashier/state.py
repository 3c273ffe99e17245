"""What the cashier's screen shows, frozen."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from pos_client.domain.benefit import Benefit
from pos_client.domain.identification import Identification
from pos_client.domain.ids import BenefitId
from pos_client.domain.money import Money, TotalLimits
from pos_client.domain.sale import Sale
from pos_client.domain.scan import Scan
from pos_client.domain.standing import RecentPurchase
from pos_client.ui.cashier.amount import AmountField

_NO_LIMITS = TotalLimits(limit_minor=0, unusual_factor=0)


@dataclass(frozen=True, slots=True)
class ReplaceCard:
    """A second card in one sale: which one holds?"""

    found: Identification
    overridden: bool = False


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
class Rules:
    """What the programme says about sales; `median_minor` is what this till usually sells for."""

    limits: TotalLimits = _NO_LIMITS
    per_purchase: int | None = None
    typed_codes: bool = False
    median_minor: int | None = None


@dataclass(frozen=True, slots=True)
class CashierState:
    """Everything that the screen draws.

    `asked` are the scans that are being looked up, in their order, `holding` the benefits whose hold is being
    asked, `recording` until the journal has the purchase. `enter_waits` for one of these answers. `recorded`
    is the one before this sale, shown until the next key or card. `overridden` where the card's number was
    typed as the manager's exception (J36): it is counted as one, and says so.
    """

    sale: Sale
    currency: str = "EUR"
    join_url: str | None = None
    master_language: str = "en"
    may_type: bool = False
    rules: Rules = field(default_factory=Rules)
    ready: bool = False
    overridden: bool = False
    asked: tuple[Scan, ...] = ()
    holding: frozenset[BenefitId] = frozenset()
    enter_waits: bool = False
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
    def asking(self) -> bool:
        """Whether a card is being looked up."""
        return bool(self.asked)

    @property
    def awaits_answer(self) -> bool:
        """Whether the sale may still change by an answer that is on its way."""
        return self.asking or bool(self.holding)

    @property
    def takes_digits(self) -> bool:
        """Whether the total can be typed now."""
        return self.ready and not self.is_frozen and self.question is None

    @property
    def typing_is_override(self) -> bool:
        """Whether a typed card number is the manager's exception (J36)."""
        return not self.rules.typed_codes

    @property
    def no_more_benefits(self) -> bool:
        """Whether the programme allows no further tick."""
        most = self.rules.per_purchase
        return most is not None and len(self.sale.chosen) + len(self.holding) >= most

    @property
    def to_pay(self) -> Money | None:
        """The frozen total less what the ticked benefits take off."""
        discount = self.sale.discount()
        return self.sale.total.minus(discount) if self.sale.total and discount else None

    def is_chosen(self, benefit: BenefitId) -> bool:
        """Whether that benefit is ticked."""
        return any(one.benefit == benefit for one in self.sale.chosen)

    def awaited_benefit(self, benefit: str) -> Benefit | None:
        """That benefit of this customer, if its hold is being asked."""
        offered = self.sale.customer.benefits if self.sale.customer else ()
        return next((one for one in offered if one.id == benefit and one.id in self.holding), None)

    def next_sale(self, sale: Sale, recorded: RecentPurchase | None) -> CashierState:
        """The next customer's sale; what holds at the till and for its staff stays."""
        return replace(
            self,
            sale=sale,
            overridden=False,
            amount=AmountField(),
            asked=(),
            holding=frozenset(),
            enter_waits=False,
            recording=False,
            problem=None,
            hint=None,
            question=None,
            recorded=recorded,
        )
