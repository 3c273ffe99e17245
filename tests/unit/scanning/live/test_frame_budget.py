"""What frames may cost: held against a quick look that costs 10 ms, over a minute and more."""

from collections.abc import Iterable

from pos_client.scanning.live.frame_budget import RARE_EXTRA, SAVINGS, USUAL_EXTRA, FrameBudget
from tools.bench.rows import p

QUICK_MS = 10.0
MINUTE = 1800


def spend(budget: FrameBudget, frames: int, quick_ms: Iterable[float] | None = None) -> list[float]:
    """Whoever always takes all that is allowed; what each frame took."""
    took = []
    for quick in quick_ms or [QUICK_MS] * frames:
        budget.quick_look_took(quick)
        extra = budget.extra_ms()
        budget.frame_took(quick + extra, extra)
        took.append(quick + extra)
    return took


def test_a_minute_costs_less_than_one_and_a_half_quick_looks_per_frame() -> None:
    took = spend(FrameBudget(), MINUTE)
    assert sum(took) / MINUTE < 1.5 * QUICK_MS


def test_the_dearest_frames_but_a_few_cost_less_than_three_quick_looks() -> None:
    assert p(0.95, spend(FrameBudget(), MINUTE)) < 3 * QUICK_MS


def test_what_was_saved_while_nothing_happened_is_there_when_somebody_comes() -> None:
    budget = FrameBudget()
    spend(budget, MINUTE)
    for _ in range(MINUTE):
        budget.frame_took(0.2)
    assert sum(spend(budget, 10)) > SAVINGS * QUICK_MS


def test_one_frame_is_never_dearer_than_the_rare_ones() -> None:
    assert max(spend(FrameBudget(), MINUTE)) <= (1 + RARE_EXTRA) * QUICK_MS * 1.01


def test_most_extras_are_small() -> None:
    extras = sorted(one - QUICK_MS for one in spend(FrameBudget(), MINUTE))
    assert extras[int(0.95 * MINUTE)] <= USUAL_EXTRA * QUICK_MS * 1.01


def test_whoever_waits_for_dear_frames_gets_too_few_of_them_for_the_95th_percentile() -> None:
    budget, took = FrameBudget(), []
    for number in range(MINUTE):
        budget.quick_look_took(QUICK_MS)
        extra = budget.extra_ms() if number % 15 == 0 else 0.0
        budget.frame_took(QUICK_MS + extra, extra)
        took.append(QUICK_MS + extra)
    assert max(took) > 3 * QUICK_MS
    assert p(0.95, took) < 3 * QUICK_MS


def test_the_yardstick_follows_a_scene_that_is_dearer_to_look_at() -> None:
    budget = FrameBudget()
    spend(budget, 300)
    quick = [30.0] * MINUTE
    took = spend(budget, MINUTE, quick)
    assert 1.2 * 30 < sum(took) / MINUTE < 1.5 * 30


def test_nothing_is_allowed_before_the_first_quick_look() -> None:
    budget = FrameBudget()
    budget.frame_took(5.0)
    assert budget.extra_ms() == 0
