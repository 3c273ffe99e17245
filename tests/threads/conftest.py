"""A till for the workers: real use cases on real files, a backend in memory."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QObject

from tests.fakes.programmes import customer_card
from tests.fakes.till import TillOnTheBench
from tests.threads.at_work import AtWork

PutToWork = Callable[..., AtWork]


@pytest.fixture
def till(tmp_path: Path) -> Iterator[TillOnTheBench]:
    """A till of the customer card with nobody signed in."""
    opened = TillOnTheBench(tmp_path / "till", customer_card())
    yield opened
    opened.close()


@pytest.fixture
def put_to_work(qapp: QCoreApplication, till: TillOnTheBench) -> Iterator[PutToWork]:
    """Puts a worker on a thread of its own, which has ended before the till is closed."""
    working: list[AtWork] = []

    def put(worker: QObject, stop: str | None = None) -> AtWork:
        working.append(AtWork(worker, stop))
        return working[-1]

    yield put
    for one in working:
        one.stop()
