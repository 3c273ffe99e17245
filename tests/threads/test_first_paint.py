"""What comes after the window's first paint, and not before."""

from __future__ import annotations

import sys
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from pos_client.bootstrap.first_paint import FirstPaint, Preload
from tests.threads.at_work import PATIENCE_MS


class Ear(QObject):
    """How often it was told, and on which threads."""

    def __init__(self) -> None:
        super().__init__()
        self.threads: list[int] = []

    @Slot()
    def hear(self) -> None:
        self.threads.append(threading.get_ident())


def test_the_first_paint_is_told_once_and_not_before_the_window_is_shown(qtbot: QtBot) -> None:
    window, ear = QWidget(), Ear()
    qtbot.addWidget(window)
    FirstPaint(window).painted.connect(ear.hear)
    assert ear.threads == []
    window.show()
    qtbot.waitUntil(lambda: bool(ear.threads), timeout=PATIENCE_MS)
    window.repaint()
    assert len(ear.threads) == 1


def test_modules_are_imported_on_a_thread_of_their_own_and_told_on_the_gui_thread(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "slow_to_import.py").write_text("import threading\nTHREAD = threading.get_ident()\n")
    monkeypatch.syspath_prepend(tmp_path)
    preload, ear = Preload("slow_to_import"), Ear()
    preload.loaded.connect(ear.hear)
    preload.start()
    qtbot.waitUntil(lambda: bool(ear.threads), timeout=PATIENCE_MS)
    assert ear.threads == [threading.get_ident()]
    assert threading.get_ident() != sys.modules.pop("slow_to_import").THREAD


def test_waiting_for_what_was_never_begun_ends_at_once(qtbot: QtBot) -> None:
    Preload("nothing").wait()
