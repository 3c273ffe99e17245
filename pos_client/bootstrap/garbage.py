"""Python's garbage collection on one thread only.

Automatic collection runs on whichever thread happens to allocate, and PySide6 destroys the QObjects and the
subclassed widgets of a reference cycle right there: a timer or a widget that is destroyed on the camera's
thread takes the program with it, now or minutes later.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer, Slot

EVERY_MS = 1_000
"""Between two looks whether there is something to collect."""


def collect_what_is_due() -> None:
    """What Python itself would have collected by now, on the thread of the caller."""
    limits = zip(gc.get_count(), gc.get_threshold(), strict=True)
    due = [generation for generation, (count, limit) in enumerate(limits) if count > limit]
    if due:
        gc.collect(max(due))


class GarbageOnThisThread(QObject):
    """From `start` to `stop` garbage is collected by the event loop of the thread that made this, and by no
    other thread.
    """

    def __init__(self) -> None:
        super().__init__()
        self._was_automatic = gc.isenabled()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._look)

    def start(self) -> None:
        """Begin."""
        gc.disable()
        self._timer.start(EVERY_MS)

    def stop(self) -> None:
        """As it was before."""
        self._timer.stop()
        if self._was_automatic:
            gc.enable()

    @Slot()
    def _look(self) -> None:
        collect_what_is_due()
