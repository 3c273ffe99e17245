"""No pattern of a programme can make the till search for long, and both sides take the same ones."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pos_client.domain.card_pattern import card_pattern
from reference_backend.configuration.card_patterns import pattern_fault

TAKEN = [
    (r"^91[0-9]{14}$", 16, 16),
    (r"^NID1:[0-9]{14}$", 19, 19),
    (r"^\d{4,20}$", 4, 20),
    (r"^[A-Z0-9]{3}-?[0-9]{4}$", 7, 8),
    (r"^M\.[A-Fa-f_.-]{2,3}\$$", 5, 6),
    (r"^8018[0-9]{18}$", 22, 22),
    (r"^C[0-9]{255}$", 256, 256),
    (r"^[0-9]{1,10}[0-9]{1,10}[0-9]{1,10}$", 3, 30),
]

REFUSED = [
    "",
    "^",
    "$",
    "^$",
    "91[0-9]{14}",
    "^91[0-9]{14}",
    "91[0-9]{14}$",
    r"^(a+)+$",
    r"^(a|a)*$",
    r"^(91|92)[0-9]{14}$",
    r"^[0-9]+$",
    r"^[0-9]*$",
    r"^.{16}$",
    r"^[^0-9]{4}$",
    r"^\w{4}$",
    r"^\s$",
    r"^a{2}{3}$",
    r"^a??$",
    r"^a{,5}$",
    r"^a{5,}$",
    r"^a{5,2}$",
    r"^a{0}$",
    r"^a?$",
    r"^a{257}$",
    r"^a{200}b{57}$",
    r"^[9-0]$",
    r"^[]$",
    r"^[[0-9]]$",
    r"^[a--b]$",
    r"^[0-9$",
    r"^a$|^b$",
    r"^(?i)a$",
    r"^(?=a)a$",
    r"^a\1$",
    r"^é$",
    "^[0-9]{4}\n$",
    "^\uff11$",
    r"^a\$",
    r"^[0-9]{1,11}[0-9]{1,10}[0-9]{1,10}$",
    r"^" + r"[0-9]?" * 10 + "a$",
    r"^" + r"[0-9]{0,99}" * 4 + "$",
]


@pytest.mark.parametrize(("pattern", "shortest", "longest"), TAKEN)
def test_a_pattern_of_the_contract_is_taken_and_tells_how_long_its_codes_are(
    pattern: str, shortest: int, longest: int
) -> None:
    read = card_pattern(pattern)
    assert (read.shortest, read.longest) == (shortest, longest)
    assert pattern_fault(pattern) is None


@pytest.mark.rule("X02")
@pytest.mark.parametrize("pattern", REFUSED)
def test_a_pattern_that_is_not_of_the_contract_is_refused_on_both_sides(pattern: str) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        card_pattern(pattern)
    assert pattern_fault(pattern)


@given(
    st.text(alphabet="^$09aZ[]{},-?*+().|\\d:\xe9", max_size=12).map(lambda inside: f"^{inside}$")
    | st.lists(
        st.sampled_from(["[0-9]", "a", r"\d", "{3}", "{1,9}", "?", "[A-Z_-]", "(", "+"]), max_size=8
    ).map(lambda pieces: f"^{''.join(pieces)}$")
)
@example("^[0-9]{1,9}?$")
def test_the_till_takes_a_pattern_exactly_when_the_backend_does(pattern: str) -> None:
    try:
        card_pattern(pattern)
    except ValueError:
        assert pattern_fault(pattern) is not None
    else:
        assert pattern_fault(pattern) is None


def test_the_most_laborious_pattern_that_is_taken_is_done_with_a_code_that_almost_fits_at_once() -> None:
    laborious = card_pattern("^" + "[0-9]{1,10}" * 3 + "a{200}x$")
    almost = "0" * 30 + "a" * 200
    started = time.thread_time()
    for _ in range(20):
        assert re.fullmatch(laborious.expression, almost) is None
    assert (time.thread_time() - started) / 20 < 0.02
