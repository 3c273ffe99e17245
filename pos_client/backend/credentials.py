"""The register's tokens: a short one for its calls, and one that is given for the next pair (RFC 6749, 6)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Lock
from typing import Protocol

from pos_client.domain.errors import SignInNeededError, UnreachableError
from pos_client.domain.exchange import Tokens

AHEAD = 2 / 3
"""The delivery has the next pair after this share of a token's lifetime: so nobody at the counter waits."""
TOKEN_EXPIRED = "token-expired"  # noqa: S105  # a refusal's code


class TimeLeft:
    """A deadline over all that belongs to one call."""

    def __init__(self, deadline_s: float, monotonic_s: Callable[[], float]) -> None:
        self._monotonic_s = monotonic_s
        self._until_s = monotonic_s() + deadline_s

    def __call__(self) -> float:
        """Seconds that are left.

        Raises:
            UnreachableError: `backend-too-slow`: none.
        """
        left_s = self._until_s - self._monotonic_s()
        if left_s <= 0:
            raise UnreachableError("backend-too-slow", "before the request went out")
        return left_s


class Exchange(Protocol):
    """Changes a refresh token for the next pair, over the connection of whoever needs it."""

    def __call__(self, refresh_token: str, deadline_s: float) -> Tokens:
        """The next pair, in so many seconds."""


@dataclass(frozen=True, slots=True)
class _Access:
    token: str = field(repr=False)
    asked_at_s: float
    lifetime_s: float


class Credentials:
    """Shared by both connections of a till. The short token is in memory alone; the other one is kept before
    anything of its pair is used, so that a till which is killed at any moment has one that is good: the
    backend gives the same step again until something of it is used.

    One exchange at a time. Callable from any thread.
    """

    def __init__(
        self, refresh_token: str | None, keep: Callable[[str], None], monotonic_s: Callable[[], float]
    ) -> None:
        """`keep` puts a new refresh token where the till's secrets are, and has it there when it returns."""
        self._refresh_token = refresh_token
        self._keep = keep
        self._monotonic_s = monotonic_s
        self._turn = Lock()
        self._access: _Access | None = None

    def within(self, deadline_s: float) -> TimeLeft:
        """A deadline by these credentials' clock."""
        return TimeLeft(deadline_s, self._monotonic_s)

    def token(self, exchange: Exchange, left: TimeLeft, *, ahead: bool) -> str:
        """A token that is good, as far as this till's clock knows; `ahead`: renewed before it has to be.

        Raises:
            SignInNeededError: `enrolment-ended`, `refresh-token-reused`, `refresh-token-unknown`: this till
                must be enrolled again. `register-revoked`.
            SecretStoreError: the new pair could not be kept. It is not used; the old one is good as before.
            UnreachableError: no new pair came in time, and the next try is as good as this one.
        """
        access = self._access
        if access is not None and self._is_good(access, AHEAD if ahead else 1.0):
            return access.token
        return self._renewed(access, exchange, left)

    def instead_of(self, expired: str, exchange: Exchange, left: TimeLeft) -> str:
        """Another token than the one that the backend calls expired: a till that slept does not know how old
        its own is. Raises as `token`.
        """
        access = self._access
        if access is not None and access.token != expired:
            return access.token
        return self._renewed(access, exchange, left)

    def _is_good(self, access: _Access, share: float) -> bool:
        return self._monotonic_s() - access.asked_at_s < access.lifetime_s * share

    def _renewed(self, before: _Access | None, exchange: Exchange, left: TimeLeft) -> str:
        if not self._turn.acquire(timeout=left()):
            raise UnreachableError("backend-too-slow", "another call has the token renewed")
        try:
            # Whoever had the turn before may have brought what this call needs.
            if self._access is None or self._access is before:
                self._access = self._next(exchange, left)
            return self._access.token
        finally:
            self._turn.release()

    def _next(self, exchange: Exchange, left: TimeLeft) -> _Access:
        if self._refresh_token is None:
            raise SignInNeededError("refresh-token-unknown", "there is none")
        asked_at_s = self._monotonic_s()
        pair = exchange(self._refresh_token, left())
        self._keep(pair.refresh_token)
        self._refresh_token = pair.refresh_token
        return _Access(pair.token, asked_at_s, pair.lifetime_s)
