"""A filled backend for each test, copied from one that is filled once."""

import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.backend.in_process import InProcess
from tests.backend.programme_files import Files, copied
from tests.backend.running import Running, TurnedClock, filled
from tests.backend.till import Till

START = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)


@pytest.fixture(scope="session")
def filled_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("filled") / "backend.sqlite3"
    filled(path, TurnedClock(START)).database.close()
    return path


@pytest.fixture
def clock() -> TurnedClock:
    return TurnedClock(START)


@pytest.fixture
def database(filled_database: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(filled_database, tmp_path / "backend.sqlite3"))


@pytest.fixture
def running(database: Path, clock: TurnedClock) -> Iterator[Running]:
    backend = Running(database, clock)
    yield backend
    backend.close()


@pytest.fixture
def in_process(database: Path, clock: TurnedClock) -> Iterator[InProcess]:
    """The same backend without a socket, for tests with many calls."""
    backend = InProcess(database, clock)
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
