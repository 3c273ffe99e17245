"""Many seeds on several processes."""

from __future__ import annotations

import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

from tests.simulation.measuring import Measured, measuring, summed_up
from tests.simulation.run import Outcome, Simulation

_MOST_FAILURES_SHOWN = 5
_AT_A_TIME = 25


@dataclass
class Played:
    """What all seeds came to."""

    first: int
    asked: int
    outcomes: list[Outcome]
    seconds: float
    measured: Measured | None


@contextmanager
def scratch() -> Iterator[Path]:
    """A folder in memory where the system has one, since nothing here depends on a real disk's sync."""
    memory = Path("/dev/shm")  # Linux's; elsewhere the usual place
    where = memory if sys.platform == "linux" and memory.is_dir() else None
    folder = Path(tempfile.mkdtemp(prefix="simulation-", dir=where))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def play_many(first: int, count: int, processes: int, *, measured: bool = False) -> Played:
    """Play `count` seeds from `first` on."""
    began = time.monotonic()
    chunks = [
        (number, min(_AT_A_TIME, first + count - number))
        for number in range(first, first + count, _AT_A_TIME)
    ]
    outcomes: list[Outcome] = []
    with scratch() as folder:
        data = folder / "coverage" if measured else None
        if processes <= 1 or len(chunks) == 1:
            for chunk in chunks:
                outcomes += _play(*chunk, data)
        else:
            with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
                for done in pool.map(_play, *zip(*chunks, strict=True), [data] * len(chunks)):
                    outcomes += done
        found = None if data is None else summed_up(data)
    return Played(first, count, outcomes, time.monotonic() - began, found)


def _play(first: int, count: int, coverage_data: Path | None) -> list[Outcome]:
    outcomes: list[Outcome] = []
    with scratch() as folder, measuring(coverage_data), Simulation(folder) as simulation:
        for seed in range(first, first + count):
            outcome = simulation.play(seed)
            outcome.error = None
            outcomes.append(outcome)
            if outcome.failure is None:
                outcome.last_events = []
    return outcomes
