"""How long until the till can be seen, against an empty PySide6 window: processes of their own, in turn."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from tools.bench.rows import BenchRow, p

LIMIT = 1.3
_EMPTY = """
import time; began = time.perf_counter()
from PySide6.QtWidgets import QApplication, QMainWindow
class Window(QMainWindow):
    def paintEvent(self, event):
        print(time.perf_counter() - began, flush=True)
        app.exit()
app = QApplication([])
window = Window(); window.resize(1024, 768); window.show()
app.exec()
"""
_TILL = """
import time; began = time.perf_counter()
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pos_client.bootstrap.app import App
from pos_client.bootstrap.options import NO_CAMERA, Options
from pos_client.bootstrap.first_paint import FirstPaint
from pos_client.bootstrap.folders import DataFolder
from pos_client.bootstrap.surroundings import Surroundings
from pos_client.secret_store.memory_store import MemorySecretStore
qt = QApplication([])
app = App(qt, DataFolder(Path(sys.argv[1])), Surroundings(MemorySecretStore()), Options(camera=NO_CAMERA))
app.window.resize(1024, 768)
first = FirstPaint(app.window)
first.painted.connect(lambda: print(time.perf_counter() - began, flush=True))
def look():
    if app.window.centralWidget() is not None and app.shell.current == "enrol":
        print(time.perf_counter() - began, flush=True)
        qt.exit()
again = QTimer(); again.timeout.connect(look); again.start(1)
app.start()
qt.exec()
app.stop()
"""


def run(rounds: int = 7) -> list[BenchRow]:
    """The medians and their ratio."""
    with tempfile.TemporaryDirectory() as folder:
        runs = [(*_seconds(_EMPTY, folder), *_seconds(_TILL, folder)) for _ in range(rounds)]
    empty, till, ready = (p(0.5, one) * 1000 for one in zip(*runs, strict=True))
    return [
        BenchRow("first paint of an empty window", empty, "ms", None),
        BenchRow("first paint of the till", till, "ms", till / empty, f"at most {LIMIT}"),
        BenchRow("first screen of the till can be used", ready, "ms", ready / empty),
    ]


def _seconds(program: str, folder: str) -> list[float]:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(Path.cwd())}
    done = subprocess.run(
        [sys.executable, "-c", program, folder], env=environment, check=True, capture_output=True, text=True
    )
    return [float(one) for one in done.stdout.split()]
