"""How long to wait before trying again."""

from __future__ import annotations

from pos_client.domain.errors import KnownError, RefusedError, UnreachableError
from pos_client.domain.ids import RandomBytes

FIRST_S = 1.0
LONGEST_S = 300.0
LONGEST_ASKED_S = 3600.0
"""A backend may ask for patience, but not for ever."""


class Backoff:
    """Full jitter: anywhere between nothing and a limit that doubles, so that many tills do not come back at
    once.
    """

    def __init__(self, random_bytes: RandomBytes, longest_s: float = LONGEST_S) -> None:
        self._random_bytes = random_bytes
        self._longest_s = longest_s
        self._failures = 0

    def succeeded(self) -> None:
        """The next failure is the first one."""
        self._failures = 0

    def wait_s(self, error: KnownError) -> float:
        """Seconds to wait after this failure; never less than what the backend asked for, up to an hour."""
        limit = min(self._longest_s, FIRST_S * 2.0 ** min(self._failures, 16))
        self._failures += 1
        jittered = limit * int.from_bytes(self._random_bytes(4), "big") / 2**32
        asked = error.retry_after_s if isinstance(error, (RefusedError, UnreachableError)) else None
        return max(jittered, min(asked or 0.0, LONGEST_ASKED_S))
