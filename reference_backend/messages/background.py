"""A thread that empties the outbox while the backend serves."""

import logging
import threading
from collections.abc import Callable
from types import TracebackType
from typing import Protocol

LOG = logging.getLogger(__name__)
LONGEST_PAUSE_S = 300.0


class StopSignal(Protocol):
    """What the thread waits for, with a longest time; `threading.Event` is one."""

    def wait(self, timeout: float) -> bool:
        """Wait until it is set or the seconds are over; True when it is set."""
        ...

    def set(self) -> None:
        """End the waiting, now and for ever."""
        ...


class BackgroundSender:
    """Sends what is due every few seconds, from entering to leaving the `with` block.

    It goes on whatever a round ends with: members' links and codes wait in the outbox. After a failure it
    pauses twice as long as before, LONGEST_PAUSE_S at most, until a round succeeds.
    """

    def __init__(
        self, send: Callable[[], object], every_s: float = 5.0, stop: StopSignal | None = None
    ) -> None:
        """Take what to do, and how often."""
        self._send = send
        self._every_s = every_s
        self._stop = stop or threading.Event()
        self._thread = threading.Thread(target=self._run, name="outbox", daemon=True)

    def __enter__(self) -> "BackgroundSender":
        """Begin."""
        self._thread.start()
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        """Stop, after the message that is under way."""
        self._stop.set()
        self._thread.join()

    def _run(self) -> None:
        pause_s = self._every_s
        while not self._stop.wait(pause_s):
            pause_s = self._every_s if self._round() else min(2 * pause_s, LONGEST_PAUSE_S)

    def _round(self) -> bool:
        try:
            self._send()
        except Exception as error:  # noqa: BLE001 - whatever it is, the outbox has to be emptied later
            # The messages stay where they are. Only the kind is told: a text may name an address.
            LOG.error("outbox-round-failed: %s", type(error).__name__)
            return False
        return True
