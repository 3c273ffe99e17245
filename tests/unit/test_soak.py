"""What the soak calls a leak."""

import pytest

from tools.soak.camera import MOST_GROWTH_MB, Vitals

BEFORE = Vitals(memory_mb=300.0, threads=4, handles=9)


def test_what_stays_as_it_was_is_no_problem() -> None:
    assert Vitals(300.0 + MOST_GROWTH_MB / 2, 4, 9).problems(BEFORE) == []


@pytest.mark.parametrize(
    ("after", "problem"),
    [
        (Vitals(300.0 + 2 * MOST_GROWTH_MB, 4, 9), "memory"),
        (Vitals(300.0, 5, 9), "threads"),
        (Vitals(300.0, 4, 10), "handles"),
    ],
)
def test_growth_is_named(after: Vitals, problem: str) -> None:
    (found,) = after.problems(BEFORE)
    assert problem in found
