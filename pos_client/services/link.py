"""Whether the backend is there, judged so that the lamp does not flicker."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from threading import RLock

from pos_client.domain.errors import KnownError, RefusedError, SecretStoreError, UnreachableError
from pos_client.domain.standing import Link, LinkState
from pos_client.services.ports import Clock

FAILURES_TO_GO_OFFLINE = 2
REVOKED = "register-revoked"
_WORTH_ASKING = frozenset({"connecting", "backend-failing", "backend-busy"})
ENROL_AGAIN = frozenset({"enrolment-ended", "refresh-token-reused", "refresh-token-unknown"})
"""The tokens of this till are worth nothing any more: it records, and delivers when it is enrolled again."""
_NOT_OURS = ENROL_AGAIN | {
    "register-unknown",
    REVOKED,
    "register-in-use",
    "bad-signature",
    "token-expired",
}


class LinkWatch:
    """Fed by every call of every thread: two failures in a row go offline, one answer comes back.

    `on_change` hears each new state on the thread that caused it, one after the other, so that the last one
    heard is the state; it may ask this object again.
    """

    def __init__(self, clock: Clock, on_change: Callable[[LinkState], None] = lambda _: None) -> None:
        self._clock = clock
        self._lock = RLock()
        self._failures = 0
        self._state = LinkState(Link.OFFLINE, clock.now(), "connecting")
        self.on_change = on_change

    @property
    def state(self) -> LinkState:
        """As it stands now."""
        return self._state

    @property
    def worth_asking(self) -> bool:
        """Whether somebody at the counter should wait for an answer: not when none is expected (X04).

        Who answers that he has too much to do answers soon: asking him costs nobody a wait, and a pause that
        the backend asked the delivery for is none for a look-up (F26).
        """
        return self._state.link is Link.ONLINE or self._state.reason in _WORTH_ASKING

    @property
    def switched_off(self) -> bool:
        """Whether a person said "work offline"."""
        return self._state.link is Link.SWITCHED_OFF

    def answered(self) -> None:
        """An answer came, be it a refusal."""
        self._failures = 0
        self._become(Link.ONLINE)

    def failed(self, error: KnownError) -> None:
        """A call went wrong. A refusal of this register is a state of its own; other refusals are answers."""
        match error:
            case RefusedError() if error.code in _NOT_OURS:
                self._become(Link.REFUSED, error.code)
            case UnreachableError() | SecretStoreError():  # the latter: no token for want of its keyring
                self._failures += 1
                if self._failures >= FAILURES_TO_GO_OFFLINE or self._state.link is not Link.ONLINE:
                    self._become(Link.OFFLINE, error.code)
            case RefusedError():
                self.answered()

    def switch(self, offline: bool) -> None:
        """The manual switch. Back on, the next call decides."""
        with self._lock:
            new = (
                LinkState(Link.SWITCHED_OFF, self._clock.now(), "switched-off")
                if offline
                else LinkState(Link.OFFLINE, self._clock.now(), "connecting")
            )
            self._state, self._failures = new, 0
            self.on_change(new)

    def _become(self, link: Link, reason: str | None = None) -> None:
        with self._lock:
            if self._state.link is Link.SWITCHED_OFF or (self._state.link, self._state.reason) == (
                link,
                reason,
            ):
                return
            same = self._state.link is link and self._state.reason != "connecting"
            new = LinkState(link, self._clock.now(), reason)
            self._state = new = replace(new, since=self._state.since) if same else new
            self.on_change(new)
