"""One simulation for the tests of this folder: its template is made once."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.simulation.many import scratch
from tests.simulation.run import Simulation


@pytest.fixture(scope="session")
def simulation() -> Iterator[Simulation]:
    with scratch() as folder, Simulation(folder) as playing:
        yield playing
