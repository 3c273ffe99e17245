"""The pure wedge reader with a timer and a place for the keys that wait."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar, final

from PySide6.QtCore import QObject, Qt, QTimer, Slot

from pos_client.scanning.keys.wedge import Burst, Decision, Fate, Key, WedgeReader

GRACE_MS = 5
"""After the wait, one more turn of the event loop: keys that came while the program was busy are in its
queue.
"""

Waiting = TypeVar("Waiting")


@final
class KeyGate(QObject, Generic[Waiting]):
    """Holds keys back until the reader knows whose they are.

    `let_go` sends a waiting key on to the widgets; `scan_ended` gets the keys of a scan. Both run on this
    thread.
    """

    def __init__(
        self,
        reader: WedgeReader,
        let_go: Callable[[Waiting], None],
        scan_ended: Callable[[Burst], None],
    ) -> None:
        super().__init__()
        self._let_go = let_go
        self._scan_ended = scan_ended
        self._reader = reader
        self._waiting: list[Waiting] = []
        self._in_grace = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._time_is_up)

    @property
    def is_open(self) -> bool:
        """Whether a burst of keys is going on, of which nobody knows yet whose it is, or which is a scan."""
        return self._reader.wait_ms is not None

    def feed(self, key: Key) -> Fate:
        """Judge a key; keys that waited for this judgement are let go or forgotten before this returns.

        `Fate.HOLD` asks the caller to `hold` what stands for the key.
        """
        decision = self._reader.feed(key)
        self._carry_out(decision)
        return decision.key

    def hold(self, waiting: Waiting) -> None:
        """Keep this until its fate is known."""
        self._waiting.append(waiting)

    def _carry_out(self, decision: Decision) -> None:
        if decision.held is not Fate.KEEP:
            waiting, self._waiting = self._waiting, []
            if decision.held is Fate.LET_GO:
                for one in waiting:
                    self._let_go(one)
        self._restart()
        if decision.burst is not None:
            self._scan_ended(decision.burst)

    def _restart(self) -> None:
        self._in_grace = False
        wait_ms = self._reader.wait_ms
        if wait_ms is None:
            self._timer.stop()
        else:
            self._timer.start(wait_ms)

    @Slot()
    def _time_is_up(self) -> None:
        if self._in_grace:
            self._carry_out(self._reader.pause())
            return
        self._in_grace = True
        self._timer.start(GRACE_MS)
