"""The simulation's negative controls: each planted bug is caught within a few seeds."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.simulation import counter_steps, machine_steps, outside_steps, planted
from tests.simulation.run import Mix, Simulation

_SEEDS = 20
_STEPS = 25
_SALES: Mix = (
    (counter_steps.sell, 20),
    (machine_steps.start, 8),
    (outside_steps.line_is_cut, 2),
    (outside_steps.line_is_back, 2),
)
_CASES: dict[str, tuple[Callable[[pytest.MonkeyPatch], None], Mix]] = {
    "NORMAL instead of FULL": (planted.normal_instead_of_full, ((machine_steps.cut_power, 6),)),
    "delete on 404": (planted.delete_on_404, ((outside_steps.one_fault, 20),)),
    "a new id on retry": (planted.new_id_on_retry, ()),
    "dedupe pruned at 24 h": (
        planted.dedupe_pruned_at_24_h,
        ((machine_steps.clone, 4), (outside_steps.months_pass, 2)),
    ),
    "a persisted in-flight mark": (
        planted.persisted_in_flight_mark,
        ((machine_steps.kill_around_a_request, 8),),
    ),
    "no refill after a restore": (
        planted.no_refill,
        ((outside_steps.backend_is_copied, 4), (outside_steps.backend_is_put_back, 3)),
    ),
}


@pytest.mark.parametrize("name", list(_CASES))
def test_a_planted_bug_is_caught(simulation: Simulation, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    plant, more = _CASES[name]
    plant(monkeypatch)
    found = (simulation.play(seed, _STEPS, (*_SALES, *more)).failure for seed in range(_SEEDS))
    caught = next((one for one in found if one is not None), None)
    assert caught is not None, f"{name} went through {_SEEDS} seeds unseen"
    assert caught.startswith("BrokenInvariantError: I"), caught


def test_the_same_seeds_pass_without_the_planted_bugs(simulation: Simulation) -> None:
    everything: Mix = (*_SALES, *(step for _, more in _CASES.values() for step in more))
    for seed in range(2):
        assert simulation.play(seed, _STEPS, everything).failure is None
