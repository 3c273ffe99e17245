"""The application: its window first, everything else once that has painted, and its end."""

from __future__ import annotations

import sys
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from pos_client.bootstrap.first_paint import FirstPaint, Preload
from pos_client.bootstrap.garbage import GarbageOnThisThread
from pos_client.bootstrap.options import Options
from pos_client.ui.window import TillWindow

if TYPE_CHECKING:
    from pos_client.bootstrap.backstage import Backstage
    from pos_client.bootstrap.folders import DataFolder
    from pos_client.bootstrap.surroundings import Surroundings
    from pos_client.ui.shell import Shell
    from pos_client.workers.counter import CounterWorker

_LATER = (
    "pos_client.bootstrap.screens",
    "pos_client.bootstrap.backstage",
    # The first card would wait for these on the GUI thread.
    *("stdnum.damm", "stdnum.ean", "stdnum.luhn", "stdnum.iso7064.mod_97_10"),
)


class App:
    """One till window. `start` shows it; what is slow is imported, built and opened after it has painted."""

    def __init__(self, qt: QApplication, folder: DataFolder, outside: Surroundings, options: Options) -> None:
        self._qt, self._folder, self._outside, self._options = qt, folder, outside, options
        self.window = TillWindow()
        self.window.closing.connect(self.stop)
        self._preload = Preload(*_LATER)
        self._preload.loaded.connect(self._begin)
        self._garbage = GarbageOnThisThread()
        self._stopped = False

    def start(self) -> None:
        """Show the window, and begin with the rest once it can be seen."""
        self._garbage.start()
        FirstPaint(self.window).painted.connect(self._preload.start)
        self.window.show()

    def stop(self) -> None:
        """Let every worker finish what it does; nothing is lost by stopping. More than once is allowed."""
        self._stopped = True
        self.window.hide()
        self._preload.wait()
        if "backstage" in self.__dict__:
            self.backstage.stop()
        self._garbage.stop()

    @cached_property
    def shell(self) -> Shell:
        """The screens, moved into the window; built when they are first needed."""
        from pos_client.bootstrap.screens import build_shell

        shell = build_shell(self._qt, self._outside, self._options)
        self.window.furnish(shell)
        return shell

    @cached_property
    def backstage(self) -> Backstage:
        """What is behind the screens; built when it is first needed."""
        from pos_client.bootstrap.backstage import Backstage

        return Backstage(self._qt, self.shell, self._folder, self._outside, self._options)

    @property
    def counter(self) -> CounterWorker:
        """The counter's worker, for whoever wants to hear its facts."""
        return self.backstage.counter

    def _begin(self) -> None:
        if not self._stopped:
            self.backstage.start()


def run(folder: DataFolder, camera: str | None, *, lock_after_s: float) -> int:
    """Run the till until its window is closed. The rest is as in `Options`."""
    from pos_client.bootstrap.surroundings import this_computer
    from pos_client.bootstrap.till_logging import log_to

    log_to(folder.log)
    qt = QApplication(sys.argv[:1])
    qt.setApplicationName("pos-client")
    app = App(qt, folder, this_computer(folder), Options(camera=camera, lock_after_s=lock_after_s))
    app.start()
    return qt.exec()
