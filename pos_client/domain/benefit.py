"""What a card gives its holder."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from pos_client.domain.ids import BenefitId
from pos_client.domain.money import Money


class BenefitKind(StrEnum):
    """Values are the wire's. A kind that a till does not know is left out and logged (J03)."""

    CARD_PRICE = "card_price"
    PERCENT_DISCOUNT = "percent_discount"
    AMOUNT_DISCOUNT = "amount_discount"
    BONUS_PERCENT = "bonus_percent"
    OFFER = "offer"


class Basis(StrEnum):
    """Main offers are the same for all; personalised ones need consent (J24, J25)."""

    MAIN = "main"
    PERSONALISED = "personalised"


@dataclass(frozen=True, slots=True)
class Benefit:
    """One benefit of the programme's catalogue.

    `chosen` ones are ticked by the cashier, the others hold by themselves. `single_use` ones need a hold
    from the backend. `titles` maps BCP 47 languages to the exact wording of the rule book. `valid_from` and
    `valid_to` are its first and last business day, None without such an end.
    """

    id: BenefitId
    kind: BenefitKind
    basis: Basis
    titles: Mapping[str, str]
    percent: Decimal | None = None
    amount: Money | None = None
    single_use: bool = False
    chosen: bool = False
    valid_from: date | None = None
    valid_to: date | None = None

    def holds_on(self, day: date) -> bool:
        """Whether it is valid on this business day, both ends included."""
        begun = self.valid_from is None or self.valid_from <= day
        return begun and (self.valid_to is None or day <= self.valid_to)

    def title(self, language: str, fallback: str) -> str:
        """The wording in that language, else in the programme's master language, else any."""
        return (
            self.titles.get(language)
            or self.titles.get(fallback)
            or next(iter(self.titles.values()), self.id)
        )

    def discount_on(self, total: Money) -> Money:
        """What it takes off this total: counted from the purchase's final total, never more than it."""
        match self.kind:
            case BenefitKind.AMOUNT_DISCOUNT | BenefitKind.OFFER if self.amount is not None:
                return min(self.amount, total)
            case BenefitKind.PERCENT_DISCOUNT | BenefitKind.OFFER if self.percent is not None:
                return total.percent(self.percent)
            case _:
                return Money(0, total.currency)
