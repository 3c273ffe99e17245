"""What a purchase earns: a function of its total, its day and the merchant's catalogue alone."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Literal

from reference_backend.benefits.validity import holds_on
from reference_backend.configuration.model import Benefit
from reference_backend.configuration.terms import Terms

POINTS = "PTS"
"""What stands in place of a currency where points are booked. ISO 4217 has no such code."""


@dataclass(frozen=True)
class Earning:
    """Whole minor units of a currency on the account `bonus`, or whole points on the account `points`."""

    benefit: str
    account: Literal["bonus", "points"]
    amount: int
    currency: str


def half_up(amount_minor: int, percent: int) -> int:
    """Return that many per cent of an amount in whole minor units, halves away from zero upwards."""
    return (2 * amount_minor * percent + 100) // 200


ROUNDINGS: Mapping[str, Callable[[int, int], int]] = MappingProxyType({"half-up": half_up})
"""What a programme may name in `rounding.bonus` (N12)."""


def earned(terms: Terms, amount_minor: int, currency: str, today: date) -> list[Earning]:
    """Return what a purchase of that total earns on that local day; what comes to nothing is left out.

    The total is the one that was recorded, whatever was ticked beside it (ADR 11): so an earning depends on
    one entry, and on no order of arrival. A programme without bonus or points earns none, whatever its
    merchant's catalogue says (J40).
    """
    holding = (one for one in terms.merchant.benefits if holds_on(one, today))
    found = (_earning(terms, one, amount_minor, currency) for one in holding)
    return [one for one in found if one is not None and one.amount > 0]


def _earning(terms: Terms, benefit: Benefit, amount_minor: int, currency: str) -> Earning | None:
    able, rounding = terms.programme.capabilities, terms.programme.rounding
    if (
        benefit.kind == "bonus_percent"
        and able.bonus
        and benefit.percent is not None
        and rounding is not None
    ):
        amount = ROUNDINGS[rounding.bonus](amount_minor, benefit.percent)
        return Earning(benefit.id, "bonus", amount, currency)
    if benefit.kind == "points_per_unit" and able.points and benefit.points and benefit.unit_minor:
        return Earning(benefit.id, "points", amount_minor // benefit.unit_minor * benefit.points, POINTS)
    return None
