"""That a seed is a whole truth: played again, it is the same; and that a failing one says so."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.simulation.machine_steps import wipe_and_enrol_anew
from tests.simulation.many import Played
from tests.simulation.outside_steps import line_is_cut, register_is_revoked
from tests.simulation.reporting import report
from tests.simulation.run import Outcome, Simulation

ROOT = Path(__file__).parents[2]
SEED = 11
WIPED = 2


@pytest.mark.parametrize("seed", [3, 4])
def test_a_seed_loses_nothing_and_doubles_nothing(simulation: Simulation, seed: int) -> None:
    outcome = simulation.play(seed)
    assert outcome.failure is None, "\n".join(outcome.last_events)
    assert outcome.acknowledged


def test_one_seed_played_twice_gives_the_same_event_log(simulation: Simulation) -> None:
    first, second = simulation.play(SEED, 40), simulation.play(SEED, 40)
    assert first.digest == second.digest
    assert first.fired == second.fired


def test_another_process_that_hashes_otherwise_gives_the_same_event_log() -> None:
    assert _digest_in_a_process("1") == _digest_in_a_process("2")


def test_two_seeds_are_two_stories(simulation: Simulation) -> None:
    assert simulation.play(SEED, 10).digest != simulation.play(SEED + 1, 10).digest


def test_a_failing_seed_prints_itself_and_how_to_replay_it(capsys: pytest.CaptureFixture[str]) -> None:
    failed = Outcome(
        seed=4711, steps=9, failure="BrokenInvariantError: I1: lost", last_events=["17 till dies"]
    )
    assert report(Played(4711, 1, [failed], 1.0, None)) == 1
    said = capsys.readouterr().out
    assert "--first 4711 --seeds 1" in said
    assert "17 till dies" in said
    assert "lost 1" in said


def test_each_failing_seed_is_named_however_many_there_are(capsys: pytest.CaptureFixture[str]) -> None:
    failed = [Outcome(seed=seed, failure="BrokenInvariantError: I1: lost") for seed in range(20)]
    assert report(Played(0, 20, failed, 1.0, None)) == 1
    said = capsys.readouterr().out
    assert all(f"--first {seed} --seeds 1 " in said for seed in range(20))


def test_a_till_that_was_wiped_before_its_register_was_revoked_starts_when_it_is_let_in(
    simulation: Simulation,
) -> None:
    """Its line was cut when it was wiped, so it has no configuration yet; and nothing that was recorded."""
    nothing_to_start_with = ((line_is_cut, 1.0), (wipe_and_enrol_anew, 1.0), (register_is_revoked, 1.0))
    outcome = simulation.play(WIPED, 12, nothing_to_start_with)
    assert outcome.failure is None, "\n".join(outcome.last_events)


def _digest_in_a_process(hash_seed: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "tests.simulation", "--first", str(SEED), "--seeds", "1", "--processes", "1"],
        cwd=ROOT,
        env={**os.environ, "PYTHONHASHSEED": hash_seed},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return next(line for line in done.stdout.splitlines() if line.startswith("event log"))
