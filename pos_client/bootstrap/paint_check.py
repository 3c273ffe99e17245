"""Whether the till's window can paint here, for the self-test of a package."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import PySide6
from PySide6.QtWidgets import QApplication

from pos_client.bootstrap.app import App
from pos_client.bootstrap.folders import DataFolder
from pos_client.bootstrap.options import NO_CAMERA, Options
from pos_client.bootstrap.surroundings import Surroundings
from pos_client.secret_store.memory_store import MemorySecretStore

_STEP_PX = 16
EMPTY_WINDOW = 2
"""Colours of a window without its screens: the header's strip and the ground."""


def qt_version() -> str:
    """The version of PySide6."""
    return PySide6.__version__


def colours_painted(width: int, height: int) -> int:
    """How many colours the first screen has without a display; more than `EMPTY_WINDOW` if it is there."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    qt = QApplication(["pos-client"])
    with tempfile.TemporaryDirectory() as folder:
        app = App(qt, DataFolder(Path(folder)), Surroundings(MemorySecretStore()), Options(camera=NO_CAMERA))
        app.window.resize(width, height)
        app.shell.show_screen("sign_in")
        picture = app.window.grab().toImage()
        app.stop()
    across, down = range(0, picture.width(), _STEP_PX), range(0, picture.height(), _STEP_PX)
    return len({picture.pixel(x, y) for x in across for y in down})
