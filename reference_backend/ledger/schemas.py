"""Balances on the wire."""

from typing import Annotated

from pydantic import Field

from reference_backend.wire import Money, Wire


class BalanceRequest(Wire):
    """Whose balance."""

    member_ref: Annotated[str, Field(min_length=1, max_length=80)]


class BalanceAnswer(Wire):
    """A member's accounts with this merchant.

    `bonus` is the sum of the bookings and may be below zero, `available` what can be redeemed now, `points` a
    number. None of it is money: it buys nothing elsewhere, and there is no way to pay it out.
    """

    bonus: Money
    available: Money
    points: int
