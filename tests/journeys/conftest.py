"""One backend process for each test worker, behind one cable; a new shop, tills and members for each test."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from pos_client.demo.cable import Cable
from reference_backend.assembly import assemble
from tests.backend_process import BackendProcess
from tests.journeys.back_office import BackOffice
from tests.journeys.counter import Counter


@pytest.fixture(scope="session")
def backend_of_this_worker(
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[tuple[BackendProcess, BackOffice]]:
    """The backend's process, and the back office beside it."""
    database = tmp_path_factory.mktemp("backend") / "backend.sqlite3"
    with BackendProcess(database) as process:
        beside = assemble(database)
        yield process, BackOffice(beside)
        beside.database.close()


@pytest.fixture
def backend(backend_of_this_worker: tuple[BackendProcess, BackOffice]) -> BackendProcess:
    """The running backend; one that a test before stopped is started again."""
    process, _ = backend_of_this_worker
    process.start()
    return process


@pytest.fixture
def office(
    qapp: QApplication, backend: BackendProcess, backend_of_this_worker: tuple[BackendProcess, BackOffice]
) -> BackOffice:
    """The back office. Whoever waits for what arrives there waits in Qt's loop, so there must be one."""
    return backend_of_this_worker[1]


@pytest.fixture
def cable(backend: BackendProcess) -> Iterator[Cable]:
    """The cable between the shop's tills and the backend."""
    with Cable(("127.0.0.1", backend.port)) as plugged:
        yield plugged


@pytest.fixture
def counter_of(
    qapp: QApplication, office: BackOffice, cable: Cable, tmp_path: Path
) -> Iterator[Callable[[str], Counter]]:
    """The counter of a new shop of the merchant that is named."""
    opened: list[Counter] = []

    def new(merchant: str) -> Counter:
        folder = tmp_path / merchant
        opened.append(Counter(qapp, cable, office.new_shop(merchant), folder))
        return opened[-1]

    yield new
    for one in opened:
        one.close()


@pytest.fixture
def kodutare(counter_of: Callable[[str], Counter]) -> Counter:
    """The furniture shop with the customer card: card price, plastic cards, consent before linking."""
    return counter_of("kodutare")


@pytest.fixture
def kahvila(counter_of: Callable[[str], Counter]) -> Counter:
    """The café with Nano-ID: bonus, a discount that can be used once, one benefit per purchase."""
    return counter_of("kaarnan-kahvila")
