"""A call that comes back in time, whatever the network does."""

from __future__ import annotations

from collections.abc import Callable
from queue import Empty, SimpleQueue
from threading import Thread
from typing import TypeVar

from pos_client.domain.errors import UnreachableError

T = TypeVar("T")


def within(deadline_s: float, work: Callable[[], T], abandon: Callable[[], None]) -> T:
    """The result of `work`, or what it raised.

    The timeouts of sockets start anew with each byte, and looking up a name has none at all. So the work has
    a thread of its own, which is left to itself when time is up; `abandon` then cuts its connection, so that
    it ends too.

    Raises:
        UnreachableError: `backend-too-slow` after `deadline_s` seconds.
    """
    outcome: SimpleQueue[tuple[T | None, BaseException | None]] = SimpleQueue()

    def run() -> None:
        try:
            outcome.put((work(), None))
        except BaseException as error:  # noqa: BLE001  # handed over to the caller's thread, whatever it is
            outcome.put((None, error))

    Thread(target=run, name="backend-call", daemon=True).start()
    try:
        result, error = outcome.get(timeout=deadline_s)
    except Empty:
        abandon()
        raise UnreachableError("backend-too-slow") from None
    if error is not None:
        raise error
    return result  # type: ignore[return-value]  # without an error it is the work's result
