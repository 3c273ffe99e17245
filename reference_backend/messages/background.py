"""A thread that empties the outbox while the backend serves."""

import logging
import threading
from collections.abc import Callable
from types import TracebackType
from typing import Protocol

from sqlalchemy.exc import DBAPIError

LOG = logging.getLogger(__name__)


class StopSignal(Protocol):
    """What the thread waits for, with a longest time; `threading.Event` is one."""

    def wait(self, timeout: float) -> bool:
        """Wait until it is set or the seconds are over; True when it is set."""
        ...

    def set(self) -> None:
        """End the waiting, now and for ever."""
        ...


class BackgroundSender:
    """Sends what is due every few seconds, from entering to leaving the `with` block."""

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
        while not self._stop.wait(self._every_s):
            try:
                self._send()
            except (OSError, DBAPIError) as error:
                # The messages stay where they are; the next round may find the database free again.
                LOG.error("the outbox cannot be emptied now: %s", type(error).__name__)
