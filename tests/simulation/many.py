"""Many seeds on several processes."""

from __future__ import annotations

import gc
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import repeat
from multiprocessing import get_context
from pathlib import Path

from tests.simulation.measuring import Measured, measuring, summed_up
from tests.simulation.run import STEPS, Outcome, Simulation

_AT_A_TIME = (25, 250)
"""Seeds over one template, which costs as much as several of them: more where there are many."""


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


def play_many(
    first: int, count: int, processes: int, *, steps: int = STEPS, measured: bool = False
) -> Played:
    """Play `count` seeds of so many steps, from `first` on."""
    began = time.monotonic()
    fewest, most = _AT_A_TIME
    size = min(most, max(fewest, count // (8 * max(1, processes))))
    chunks = [(number, min(size, first + count - number)) for number in range(first, first + count, size)]
    outcomes: list[Outcome] = []
    with scratch() as folder:
        data = folder / "coverage" if measured else None
        if processes <= 1 or len(chunks) == 1:
            for chunk in chunks:
                outcomes += _play(*chunk, steps, data)
        else:
            with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
                firsts, counts = zip(*chunks, strict=True)
                for done in pool.map(_play, firsts, counts, repeat(steps), repeat(data)):
                    outcomes += done
        found = None if data is None else summed_up(data)
    return Played(first, count, outcomes, time.monotonic() - began, found)


def _play(first: int, count: int, steps: int, coverage_data: Path | None) -> list[Outcome]:
    outcomes: list[Outcome] = []
    with scratch() as folder, measuring(coverage_data), Simulation(folder) as simulation:
        gc.freeze()  # what is loaded stays: it need not be looked through again and again
        for seed in range(first, first + count):
            outcome = simulation.play(seed, steps)
            outcome.error = None
            outcomes.append(outcome)
            if outcome.failure is None:
                outcome.last_events = []
    return outcomes
