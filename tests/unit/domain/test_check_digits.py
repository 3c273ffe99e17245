"""Every kind of check digit: numbers that are given out fit, and a slip is noticed."""

from __future__ import annotations

import random
import string
from typing import get_args

import pytest

from pos_client.domain.check_digits import CheckDigit
from reference_backend.configuration.check_digits import CheckKind, with_check_digits

PUBLISHED = [
    (CheckDigit.MOD97, "79444"),  # ISO/IEC 7064, 8: 794 has the check digits 44
    (CheckDigit.MOD11_10, "07945"),
    (CheckDigit.MOD37_2, "G123498654321H"),
    (CheckDigit.MOD37_36, "A12425GABC1234002M"),  # a GRid
    (CheckDigit.DAMM, "5724"),
    (CheckDigit.LUHN, "79927398713"),
    (CheckDigit.GS1, "4006381333931"),
    (CheckDigit.GSRN, "8018735005385000000011"),
]
NOTICES_EVERY_DIGIT = set(CheckDigit) - {CheckDigit.NONE}


def issued(kind: CheckDigit, source: random.Random) -> str:
    """A number as the backend gives it out."""
    length = 17 if kind is CheckDigit.GSRN else source.randrange(5, 15)
    number = "".join(source.choices(string.digits, k=length))
    return with_check_digits(kind.value, ("8018" if kind is CheckDigit.GSRN else "") + number)


def test_both_sides_know_the_same_kinds() -> None:
    assert set(get_args(CheckKind)) == {kind.value for kind in CheckDigit}


@pytest.mark.parametrize(("kind", "number"), PUBLISHED)
def test_a_published_example_of_each_kind_fits(kind: CheckDigit, number: str) -> None:
    assert kind.fits(number)
    assert kind.fits(f"ID:{number}")


@pytest.mark.rule("J36")
@pytest.mark.parametrize("kind", sorted(NOTICES_EVERY_DIGIT))
def test_numbers_that_are_given_out_fit_and_every_single_misread_digit_is_noticed(kind: CheckDigit) -> None:
    source = random.Random(kind.value)
    for _ in range(20):
        number = issued(kind, source)
        assert kind.fits(number)
        for at in range(4 if kind is CheckDigit.GSRN else 0, len(number)):
            if number[at].isdigit():
                misread = (
                    number[:at] + str((int(number[at]) + source.randrange(1, 10)) % 10) + number[at + 1 :]
                )
                assert not kind.fits(misread), (number, misread)


@pytest.mark.parametrize("kind", sorted(NOTICES_EVERY_DIGIT))
@pytest.mark.parametrize("text", ["", ":", "0:", "ID:", "é", "\u0663\u0664", "½", "\x00", "*", "a*b", "-"])
def test_what_has_no_number_has_no_check_digit_either(kind: CheckDigit, text: str) -> None:
    assert not kind.fits(text)


def test_a_number_may_be_printed_in_groups() -> None:
    assert CheckDigit.MOD97.fits("79 444")
    assert CheckDigit.MOD37_36.fits("A1-2425G-ABC1234002-M")
    assert not CheckDigit.MOD37_36.fits("a1-2425g-abc1234002-m")


@pytest.mark.parametrize("digits", [17, 19])
def test_a_gsrn_of_another_length_is_none_though_its_sum_is_right(digits: int) -> None:
    number = with_check_digits("gs1", "73500538" + "0" * (digits - 9))
    assert len(number) == digits
    assert CheckDigit.GS1.fits(number)
    assert not CheckDigit.GSRN.fits(f"8018{number}")


def test_where_nothing_is_checked_everything_fits() -> None:
    assert CheckDigit.NONE.fits("whatever")
