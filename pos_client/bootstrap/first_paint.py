"""When the window can be seen for the first time, and what is imported then."""

from __future__ import annotations

import importlib
from threading import Thread

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget


class FirstPaint(QWidget):
    """Emits `painted` once, when the window that it is put into has painted.

    A pixel of the window and not an event filter: a filter makes PySide6 build Python's side of every kind of
    event, which took a tenth of a second before anything was to be seen.
    """

    painted = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setFixedSize(1, 1)
        self._told = False

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Qt's. The paint goes on after it, so what is slow waits for the next round of events."""
        if not self._told:
            self._told = True
            self.painted.emit()
            self.deleteLater()


class Preload(QObject):
    """Imports modules on a thread of its own, then emits `loaded`: the window answers meanwhile."""

    loaded = Signal()

    def __init__(self, *modules: str) -> None:
        super().__init__()
        self._modules = modules
        self._thread = Thread(target=self._run, name="preload", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def wait(self) -> None:
        """Until it is done, or at once if it was never begun."""
        if self._thread.ident is not None:
            self._thread.join()

    def _run(self) -> None:
        for module in self._modules:
            importlib.import_module(module)
        self.loaded.emit()
