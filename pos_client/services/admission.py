"""How a till is let in by its backend: by a code that somebody types here, or by one that somebody reads."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from pos_client.domain.errors import RefusedError, UnreachableError
from pos_client.domain.exchange import Enrolled, ShownCode
from pos_client.services.ports import EnrolmentDesk

SLOWER_BY_S = 5.0
"""RFC 8628, 3.5."""
LONGEST_INTERVAL_S = 30.0
_NOT_YET = frozenset({"authorization-pending", "slow-down"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """Who wants to be let in. `public_key` is in hex; `register` is which till it was, where it knows."""

    public_key: str
    instance: str
    register: str | None = None


class Admission(Protocol):
    """One of the two ways."""

    def __call__(self, desk: EnrolmentDesk, candidate: Candidate) -> Enrolled:
        """Be let in. Raises RefusedError, UnreachableError."""


@dataclass(frozen=True, slots=True)
class ByTypedCode:
    """By the one-time code that was made for a register."""

    code: str

    def __call__(self, desk: EnrolmentDesk, candidate: Candidate) -> Enrolled:
        """Raises RefusedError, UnreachableError: as the desk."""
        return desk.enrol(self.code.strip(), candidate.public_key, candidate.instance, candidate.register)


@dataclass(frozen=True, slots=True)
class ByShownCode:
    """A code is shown here until a manager has decided about it (RFC 8628). The caller's thread waits.

    `show` is given the code. `pause` waits for so many seconds, and is True when somebody does not want to
    wait any longer.
    """

    show: Callable[[ShownCode], None]
    pause: Callable[[float], bool]
    monotonic_s: Callable[[], float]

    def __call__(self, desk: EnrolmentDesk, candidate: Candidate) -> Enrolled:
        """Be let in. An answer that was lost is asked for again, and is the same.

        Raises:
            RefusedError: `enrolment-cancelled`, `access-denied`, `device-code-expired`: the next try shows
                another code. `too-many-tries`.
            UnreachableError: no code came.
        """
        shown = desk.show_code(candidate.public_key, candidate.instance, candidate.register)
        until_s = self.monotonic_s() + shown.lifetime_s
        self.show(shown)
        interval_s = shown.interval_s
        while self.monotonic_s() < until_s:
            if self.pause(interval_s):
                raise RefusedError("enrolment-cancelled")
            try:
                return desk.enrol_by_shown(shown.device_code)
            except UnreachableError:
                interval_s = max(interval_s, min(2 * interval_s, LONGEST_INTERVAL_S))
            except RefusedError as error:
                if error.code not in _NOT_YET:
                    raise
                interval_s += SLOWER_BY_S if error.code == "slow-down" else 0.0
        raise RefusedError("device-code-expired")
