"""The keypad: both styles that tills know."""

from __future__ import annotations

import pytest

from pos_client.domain.errors import TotalError
from pos_client.domain.money import TotalLimits
from pos_client.domain.total_entry import TotalEntry

LIMITS = TotalLimits(limit_minor=5_000_000, unusual_factor=10)


def pressed(keys: str) -> TotalEntry:
    entry = TotalEntry()
    for key in keys:
        match key:
            case "," | ".":
                entry = entry.decimal_sign()
            case "<":
                entry = entry.backspace()
            case "d":
                entry = entry.digit("00")
            case _:
                entry = entry.digit(key)
    return entry


@pytest.mark.parametrize(
    ("keys", "amount_minor"),
    [
        ("4599", 4599),
        ("45,99", 4599),
        ("45.9", 4590),
        ("45,", 4500),
        ("45,99<", 4590),
        ("45,<", 45),
        ("45,<<", 4),
        ("45,,99", 4599),
        ("12d", 1200),
        ("12,d", 1200),
        (",5", 50),
        ("007", 7),
        ("0", 0),
        ("<<<", 0),
        ("", 0),
    ],
)
def test_the_keypad_fills_from_the_cents_until_a_decimal_sign_is_pressed(
    keys: str, amount_minor: int
) -> None:
    assert pressed(keys).amount_minor == amount_minor


@pytest.mark.parametrize(
    ("keys", "code"),
    [("1,999", "total-too-precise"), ("1,9d", "total-too-precise"), ("1234567890", "total-too-large")],
)
def test_a_key_that_cannot_belong_to_a_total_is_refused(keys: str, code: str) -> None:
    with pytest.raises(TotalError) as refusal:
        pressed(keys)
    assert refusal.value.code == code


@pytest.mark.parametrize(
    ("keys", "code"), [("", "total-missing"), ("0", "total-not-positive"), ("500001,", "total-too-large")]
)
def test_only_a_positive_total_within_the_limit_can_be_taken(keys: str, code: str) -> None:
    with pytest.raises(TotalError) as refusal:
        pressed(keys).total("EUR", LIMITS)
    assert refusal.value.code == code


def test_a_pasted_total_is_the_same_as_a_pressed_one() -> None:
    assert TotalEntry.pasted("1 234,50", "EUR", LIMITS).amount_minor == pressed("1234,50").amount_minor
