"""A new PIN is judged by the rules of the published examples, and each broken rule is named."""

import json
from pathlib import Path
from typing import Any

import pytest

from pos_client.domain.enrolment_code import grouped, is_shown_by_a_till, qr_text, user_code
from pos_client.domain.pins import PinRule, broken_rules, is_too_simple

GOLDEN = Path(__file__).resolve().parents[3] / "docs" / "contract" / "golden" / "pins.json"
VECTORS = json.loads(GOLDEN.read_text(encoding="utf-8"))["vectors"]


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: f"{vector['staff']}-{vector['why']}")
def test_a_pin_is_too_simple_exactly_where_the_published_examples_say_so(vector: dict[str, Any]) -> None:
    assert is_too_simple(vector["staff"], vector["pin"]) is vector["too_simple"]


def test_each_broken_rule_is_named_and_the_pin_before_is_one() -> None:
    assert broken_rules("12", "4815") == {PinRule.SIX_DIGITS}
    assert broken_rules("12", "654321") == {PinRule.NO_RUN}
    assert broken_rules("12", "121212") == {PinRule.NOT_THE_NUMBER}
    assert broken_rules("12", "481516", before="481516") == {PinRule.NOT_THE_OLD_ONE}
    assert broken_rules("7", "777777") == {PinRule.NO_RUN, PinRule.NOT_THE_NUMBER}
    assert broken_rules("12", "481516") == set()


@pytest.mark.parametrize("text", ["BCDF-GHJK", "bcdfghjk", " bcdf ghjk ", b"POS-ENROL:BCDFGHJK"])
def test_case_blanks_and_hyphens_of_a_tills_code_do_not_count(text: bytes | str) -> None:
    assert user_code(text) == "BCDFGHJK"
    assert grouped("bcdfghjk") == "BCDF-GHJK"
    assert user_code(qr_text("BCDF-GHJK")) == "BCDFGHJK"


@pytest.mark.parametrize(
    "text", ["", "BCDFGHJ", "BCDFGHJKL", "ABCDFGHJ", "BCDFGHJ4", "B" * 200, "ВСDFGHJK", b"\xff" * 8]
)
def test_what_is_no_tills_code_is_none(text: bytes | str) -> None:
    assert user_code(text) is None


def test_only_a_code_with_its_mark_is_taken_from_a_scanner() -> None:
    assert is_shown_by_a_till(b"POS-ENROL:BCDFGHJK")
    assert not is_shown_by_a_till(b"BCDFGHJK")
    assert not is_shown_by_a_till(b"POS-ENROL:91000000")
