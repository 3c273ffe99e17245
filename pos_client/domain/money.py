"""Money in minor units, and totals as people write them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from pos_client.domain.errors import TotalError

MINOR_DIGITS = 2
"""Digits after the decimal sign in every currency of the programmes (EUR, SEK)."""

_GROUPING = " \u00a0\u2009\u202f'"
_TOTAL = re.compile(r"(?P<whole>[0-9]{0,12})(?:[.,](?P<fraction>[0-9]*))?", re.ASCII)


@dataclass(frozen=True, slots=True, order=True)
class Money:
    """An amount in minor units (cents) of an ISO 4217 currency. Never a float."""

    amount_minor: int
    currency: str

    def percent(self, percent: Decimal | int) -> Money:
        """That share of the amount, half a cent rounded up."""
        share = (Decimal(self.amount_minor) * Decimal(percent) / 100).quantize(Decimal(1), ROUND_HALF_UP)
        return Money(int(share), self.currency)

    def minus(self, other: Money) -> Money:
        """The difference, never below zero."""
        return Money(max(0, self.amount_minor - other.amount_minor), self.currency)


@dataclass(frozen=True, slots=True)
class TotalLimits:
    """What a programme accepts as a purchase's total.

    `limit_minor` is the largest accepted; at `unusual_factor` times the till's median the counter is asked
    again (X10).
    """

    limit_minor: int
    unusual_factor: int


def parse_total(text: str, currency: str, limits: TotalLimits) -> Money:
    """Read a total as a person writes it: `45,99`, `45.99`, `1 234,50`, `45`, `,50`.

    Comma and point are both decimal signs; blanks and apostrophes group digits.

    Raises:
        TotalError: `total-missing`, `total-not-a-number`, `total-too-precise`, `total-not-positive`,
            `total-too-large` (N16).
    """
    compact = text.strip().removesuffix("€").translate({ord(sign): None for sign in _GROUPING})
    if not compact:
        raise TotalError("total-missing")
    if compact.startswith(("-", "−")):
        raise TotalError("total-not-positive")
    match = _TOTAL.fullmatch(compact)
    if match is None or not any(sign.isdigit() for sign in compact):
        raise TotalError("total-not-a-number")
    fraction = match["fraction"] or ""
    if len(fraction) > MINOR_DIGITS:
        raise TotalError("total-too-precise")
    return checked_total(int(match["whole"] + fraction.ljust(MINOR_DIGITS, "0")), currency, limits)


def checked_total(amount_minor: int, currency: str, limits: TotalLimits) -> Money:
    """The amount as a total, if it can be one.

    Raises:
        TotalError: `total-not-positive`, `total-too-large`.
    """
    if amount_minor <= 0:
        raise TotalError("total-not-positive")
    if amount_minor > limits.limit_minor:
        raise TotalError("total-too-large")
    return Money(amount_minor, currency)


def is_unusual(total: Money, median_minor: int | None, limits: TotalLimits) -> bool:
    """Whether the counter should be asked again: many times the till's median (X10)."""
    return median_minor is not None and total.amount_minor >= limits.unusual_factor * median_minor
