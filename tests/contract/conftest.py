"""Each port's suite runs on the real thing and on its double."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.backend_process import BackendProcess


@pytest.fixture(scope="session")
def real_backend(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BackendProcess]:
    """The reference backend with its demo data, as a process of its own."""
    with BackendProcess(tmp_path_factory.mktemp("backend") / "backend.db") as process:
        yield process


@pytest.fixture(scope="session")
def untouched_backend(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BackendProcess]:
    """Another one, whose registers are used by those tests only that need one without a chain."""
    with BackendProcess(tmp_path_factory.mktemp("untouched") / "backend.db") as process:
        yield process


@pytest.fixture(scope="session")
def untouched_registers() -> list[str]:
    """Registers of `untouched_backend` that no test has used."""
    return [
        "kodutare-tallinn-2",
        "kodutare-tartu-1",
        "kodutare-tartu-2",
        "lumo-helsinki-1",
        "lumo-helsinki-2",
    ]
