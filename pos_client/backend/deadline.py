"""A call that comes back in time, whatever the network does."""

from __future__ import annotations

from collections.abc import Callable
from queue import Empty, SimpleQueue
from threading import Thread
from time import monotonic
from typing import NoReturn, TypeVar

from pos_client.domain.errors import UnreachableError

T = TypeVar("T")


def within(
    deadline_s: float,
    work: Callable[[Callable[[], None]], T],
    abandon: Callable[[], None],
    meanwhile: Callable[[], None] | None = None,
) -> T:
    """The result of `work`, or what it raised.

    The timeouts of sockets start anew with each byte, and looking up a name has none at all. So the work has
    a thread of its own, which is left to itself when time is up; `abandon` then cuts its connection, so that
    it ends too.

    `work` is given what to call once it can only wait. Then `meanwhile` runs on the caller's thread: not
    earlier, since the two would take the interpreter from each other and the request would go out late.
    What it raises ends the call, and abandons the work.

    Raises:
        UnreachableError: `backend-too-slow` after `deadline_s` seconds.
    """
    outcome: SimpleQueue[Callable[[], T] | None] = SimpleQueue()

    def run() -> None:
        try:
            result = work(lambda: outcome.put(None))
        except BaseException as error:  # noqa: BLE001  # handed over to the caller's thread, whatever it is
            outcome.put(_raising(error))
        else:
            outcome.put(lambda: result)

    Thread(target=run, name="backend-call", daemon=True).start()
    until = monotonic() + deadline_s
    try:
        while (ended := outcome.get(timeout=max(0.0, until - monotonic()))) is None:
            if meanwhile is not None:
                meanwhile()
    except Empty:
        abandon()
        raise UnreachableError("backend-too-slow") from None
    except BaseException:
        abandon()
        raise
    return ended()


def _raising(error: BaseException) -> Callable[[], NoReturn]:
    def again() -> NoReturn:
        raise error

    return again
