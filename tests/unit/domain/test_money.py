"""Totals as people write them (N16)."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos_client.domain.errors import TotalError
from pos_client.domain.money import Money, TotalLimits, is_unusual, parse_total

LIMITS = TotalLimits(limit_minor=5_000_000, unusual_factor=10)

READ = [
    ("45,99", 4599),
    ("45.99", 4599),
    ("45", 4500),
    ("45,9", 4590),
    ("45,", 4500),
    ("0,01", 1),
    (",50", 50),
    (".05", 5),
    ("00012,50", 1250),
    ("1 234,50", 123450),
    ("1\u00a0234,50", 123450),
    ("1\u202f234,50", 123450),
    ("1\u2009234.50", 123450),
    ("1'234.50", 123450),
    ("  7,00  ", 700),
    ("7,00 €", 700),
    ("7,00\u00a0€", 700),
    ("50000", 5_000_000),
    ("49 999,99", 4_999_999),
]
REFUSED = [
    ("", "total-missing"),
    ("   ", "total-missing"),
    ("€", "total-missing"),
    ("0", "total-not-positive"),
    ("0,00", "total-not-positive"),
    ("-1", "total-not-positive"),
    ("-0,01", "total-not-positive"),
    ("\u221212,00", "total-not-positive"),
    ("1,234", "total-too-precise"),
    ("1.000", "total-too-precise"),
    ("0,999", "total-too-precise"),
    ("50000,01", "total-too-large"),
    ("999999999999", "total-too-large"),
    ("9999999999999", "total-not-a-number"),
    ("1.234,50", "total-not-a-number"),
    ("1,2,3", "total-not-a-number"),
    ("12a", "total-not-a-number"),
    ("NaN", "total-not-a-number"),
    ("inf", "total-not-a-number"),
    ("1e3", "total-not-a-number"),
    ("+5", "total-not-a-number"),
    ("\u0661\u0662", "total-not-a-number"),
    ("\uff11\uff12", "total-not-a-number"),
    (",", "total-not-a-number"),
    ("$5", "total-not-a-number"),
]


@pytest.mark.rule("N16")
@pytest.mark.parametrize(("text", "amount_minor"), READ)
def test_a_total_is_read_as_a_person_writes_it(text: str, amount_minor: int) -> None:
    assert parse_total(text, "EUR", LIMITS) == Money(amount_minor, "EUR")


@pytest.mark.rule("N16")
@pytest.mark.parametrize(("text", "code"), REFUSED)
def test_what_cannot_be_a_total_is_refused_with_its_reason(text: str, code: str) -> None:
    with pytest.raises(TotalError) as refusal:
        parse_total(text, "EUR", LIMITS)
    assert refusal.value.code == code


@given(st.integers(min_value=1, max_value=5_000_000))
def test_every_amount_is_read_back_from_either_decimal_sign(amount_minor: int) -> None:
    whole, cents = divmod(amount_minor, 100)
    for sign in ",.":
        assert parse_total(f"{whole}{sign}{cents:02d}", "EUR", LIMITS).amount_minor == amount_minor


@pytest.mark.rule("X10")
def test_a_total_of_ten_times_the_median_is_unusual_and_a_cent_less_is_not() -> None:
    assert is_unusual(Money(20_000, "EUR"), 2_000, LIMITS)
    assert not is_unusual(Money(19_999, "EUR"), 2_000, LIMITS)
    assert not is_unusual(Money(20_000, "EUR"), None, LIMITS)


def test_half_a_cent_is_rounded_up() -> None:
    assert Money(25, "EUR").percent(Decimal(2)) == Money(1, "EUR")
    assert Money(24, "EUR").percent(Decimal(2)) == Money(0, "EUR")
