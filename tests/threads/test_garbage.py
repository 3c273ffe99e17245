"""Where garbage is collected: PySide6 destroys what lies in a reference cycle on the thread that collects."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from pos_client.bootstrap.garbage import GarbageOnThisThread


class Row(QWidget):
    """A widget of ours, as every screen has many."""


class Cycle:
    """Something that only the collector can free."""

    def __init__(self, died_on: list[int]) -> None:
        self.me = self
        self.row = Row()
        told = died_on.append
        self.row.destroyed.connect(lambda: told(threading.get_ident()), Qt.ConnectionType.DirectConnection)


@pytest.fixture
def automatic() -> Iterator[None]:
    """As in the till's own process: Python collects by itself until somebody sees to it."""
    gc.enable()
    yield
    gc.disable()


def leave_garbage() -> None:
    """More of it than Python lets lie."""
    for _ in range(5_000):
        cycle: list[object] = []
        cycle.append(cycle)


def on_another_thread() -> None:
    worker = threading.Thread(target=leave_garbage)
    worker.start()
    worker.join()


@pytest.mark.usefixtures("automatic")
def test_a_widget_in_a_cycle_dies_on_the_windows_thread_whoever_allocates(qtbot: QtBot) -> None:
    garbage, died_on = GarbageOnThisThread(), list[int]()
    garbage.start()
    Cycle(died_on)
    on_another_thread()
    assert died_on == []
    qtbot.waitUntil(lambda: bool(died_on), timeout=10_000)
    garbage.stop()
    assert died_on == [threading.get_ident()]


@pytest.mark.usefixtures("automatic")
def test_python_collects_by_itself_again_when_the_till_has_stopped(qtbot: QtBot) -> None:
    garbage = GarbageOnThisThread()
    garbage.start()
    assert not gc.isenabled()
    garbage.stop()
    assert gc.isenabled()
