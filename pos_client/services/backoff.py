"""How long to wait before trying again, and what ends the wait."""

from __future__ import annotations

from pos_client.domain.errors import KnownError, RefusedError, UnreachableError
from pos_client.domain.ids import RandomBytes
from pos_client.services.ports import Clock

FIRST_S = 1.0
LONGEST_PROBE_S = 30.0
"""Without an answer the next try is a hello of a few hundred bytes, and the network may be back by then."""
LONGEST_S = 300.0
LONGEST_ASKED_S = 3600.0
"""A backend may ask for patience, but not for ever."""
PATIENCE_S = 15.0
"""Somebody who records a sale this long after the last try need not wait for the next one."""

_ANSWERED = frozenset({"backend-failing", "backend-busy"})
"""A 5xx, 408 or 425, and a 429 of something in between: there is somebody, and has too much to do."""


class Backoff:
    """Full jitter: anywhere between nothing and a limit that doubles, so that many tills do not come back at
    once.

    The limit stops at half a minute where no answer came, and at five minutes where the backend answered that
    it cannot or will not: a network that is away is not spared by patience, a backend is.

    What a person does at this till ends a pause early, for this till alone: people are jitter enough. It does
    not end one that the backend asked for.
    """

    def __init__(self, random_bytes: RandomBytes, clock: Clock, longest_s: float = LONGEST_S) -> None:
        self._random_bytes = random_bytes
        self._clock = clock
        self._longest_s = longest_s
        self._failures = 0
        self._failed_at: float | None = None
        self._asked_until = 0.0

    @property
    def in_pause(self) -> bool:
        """Whether the last try failed."""
        return self._failed_at is not None

    def succeeded(self) -> None:
        """The next failure is the first one."""
        self._failures, self._failed_at, self._asked_until = 0, None, 0.0

    def wait_s(self, error: KnownError) -> float:
        """Seconds to wait after this failure; never less than what the backend asked for, up to an hour."""
        longest_s = min(self._longest_s, LONGEST_S if _answered(error) else LONGEST_PROBE_S)
        limit = min(longest_s, FIRST_S * 2.0 ** min(self._failures, 16))
        self._failures += 1
        jittered = limit * int.from_bytes(self._random_bytes(4), "big") / 2**32
        asked = error.retry_after_s if isinstance(error, (RefusedError, UnreachableError)) else None
        asked = min(asked or 0.0, LONGEST_ASKED_S)
        self._failed_at = self._clock.monotonic_s()
        self._asked_until = self._failed_at + asked
        return max(jittered, asked)

    def may_try_for_a_record(self) -> bool:
        """Whether something new to deliver is worth a try now. In a pause, only some time after the last try:
        a sale every few seconds must not undo the backing off.
        """
        return self._failed_at is None or self._may_try(self._failed_at + PATIENCE_S)

    def may_try_for_an_answer(self) -> bool:
        """Whether an answer to somebody at the counter, on another connection, is worth a try now."""
        return self._failed_at is None or self._may_try(self._failed_at)

    def _may_try(self, not_before_s: float) -> bool:
        return self._clock.monotonic_s() >= max(not_before_s, self._asked_until)


def _answered(error: KnownError) -> bool:
    return not isinstance(error, UnreachableError) or error.code in _ANSWERED
