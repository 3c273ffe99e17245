"""A till for the workers: real use cases on real files, a backend in memory; and a desk for the camera."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QMetaObject, QObject, Qt
from pytestqt.qtbot import QtBot

from pos_client.workers.camera import CameraWorker
from tests.fakes.programmes import customer_card
from tests.fakes.till import TillOnTheBench
from tests.threads.at_work import AtWork
from tests.threads.camera_desk import Desk, Hire

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


@pytest.fixture
def hire(qtbot: QtBot) -> Iterator[Hire]:
    """Puts workers on threads, and ends both."""
    desks: list[Desk] = []

    def on_a_thread(**parts: object) -> Desk:
        desks.append(Desk(CameraWorker(**parts)))  # type: ignore[arg-type]
        return desks[-1]

    yield on_a_thread
    for desk in desks:
        # Waited for: `quit` would overtake a slot that is only queued, and leave its timers running.
        QMetaObject.invokeMethod(desk.worker, "stop_camera", Qt.ConnectionType.BlockingQueuedConnection)
        desk.thread.quit()
        assert desk.thread.wait(20_000)
