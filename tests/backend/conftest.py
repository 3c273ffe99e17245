"""A filled backend for each test, copied from one that is filled once."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.backend.in_process import InProcess
from tests.backend.programme_files import Files, copied
from tests.backend.running import Running, Told, TurnedClock
from tests.backend.till import Till

START = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)


@dataclass(frozen=True)
class Filled:
    """The demo's database, and what it announced: the enrolment codes are good in every copy."""

    path: Path
    told: Told


@pytest.fixture(scope="session")
def filled_once(tmp_path_factory: pytest.TempPathFactory) -> Filled:
    path = tmp_path_factory.mktemp("filled") / "backend.sqlite3"
    backend = InProcess(path, TurnedClock(START))
    backend.close()
    return Filled(path, backend.told)


@pytest.fixture
def clock() -> TurnedClock:
    return TurnedClock(START)


@pytest.fixture
def database(filled_once: Filled, tmp_path: Path) -> Path:
    return Path(shutil.copy(filled_once.path, tmp_path / "backend.sqlite3"))


@pytest.fixture
def in_process(database: Path, filled_once: Filled, clock: TurnedClock) -> Iterator[InProcess]:
    """The backend without a socket: what it answers does not hang on one."""
    backend = InProcess(database, clock, filled_once.told)
    yield backend
    backend.close()


@pytest.fixture
def running(in_process: InProcess) -> Running:
    return in_process


@pytest.fixture
def served(database: Path, clock: TurnedClock) -> Iterator[Running]:
    """The same backend on a socket, for what several callers do at once."""
    backend = Running(database, clock)
    yield backend
    backend.close()


@pytest.fixture
def enrol(running: Running) -> Callable[[str], Till]:
    return lambda register: Till(running, register)


@pytest.fixture
def till(running: Running) -> Till:
    """A till of the Estonian shop."""
    return Till(running, "kodutare-tallinn-1")


@pytest.fixture
def cafe(running: Running) -> Till:
    """A till of the Finnish café."""
    return Till(running, "kaarna-turku-1")


@pytest.fixture
def bookshop(running: Running) -> Till:
    """A till of the Finnish bookshop."""
    return Till(running, "lumo-helsinki-1")


@pytest.fixture
def files(tmp_path: Path) -> Files:
    """Programme and merchant files that a test may spoil."""
    return copied(tmp_path)
