"""Wrong PINs at this till: five and a wait, ten and a manager."""

from __future__ import annotations

from dataclasses import dataclass

from pos_client.domain.errors import RefusedError
from pos_client.domain.ids import StaffNumber
from pos_client.services.ports import Clock, StaffFailures, WrongPins

LOCKED_AT = 10
REGISTER = StaffNumber("")
"""Under this the tries at all numbers are counted together."""


@dataclass(frozen=True, slots=True)
class _Limit:
    free: int
    forgotten_after_s: float | None = None
    first_wait_s: float = 60.0
    longest_wait_s: float = 3600.0

    def wait_s(self, failures: int) -> float:
        """How long to wait after so many."""
        if failures < self.free:
            return 0.0
        return min(self.first_wait_s * 2.0 ** min(failures - self.free, 20), self.longest_wait_s)


_PERSON = _Limit(free=5)
_ALL = _Limit(free=20, forgotten_after_s=86_400.0)
"""Wider: one person's right PIN must not wipe out the tries at the others'."""


class WrongTries:
    """The backend's rules (B4), for when it cannot be asked. Counted in the till's encrypted file, so that
    neither a kill nor a restart takes a try back.

    A wait goes by the monotonic clock alone, so no wall clock ends it or makes it longer. Where the computer
    was started anew nobody knows how long ago the last try was: the wait begins again.
    """

    def __init__(self, kept: StaffFailures, clock: Clock, boot: str) -> None:
        """`boot` tells one run of the monotonic clock from the next; empty where that is not known."""
        self._kept = kept
        self._clock = clock
        self._boot = boot
        self._began_s = clock.monotonic_s()
        self._counted_s: dict[StaffNumber, float] = {}

    def check(self, staff: StaffNumber) -> None:
        """Whether this number may be tried now.

        Raises:
            RefusedError: `pin-locked`, `too-many-tries` with the time to wait.
        """
        of_person, of_all = self._kept.find(staff), self._kept.find(REGISTER)
        if of_person is not None and of_person.failures >= LOCKED_AT:
            raise RefusedError("pin-locked")
        left_s = max(self._left_s(staff, of_person, _PERSON), self._left_s(REGISTER, of_all, _ALL))
        if left_s > 0.0:
            raise RefusedError("too-many-tries", retry_after_s=left_s)

    def count(self, staff: StaffNumber, *, told: bool, known: bool = True) -> None:
        """One more, on the disk when this returns. Not `told`: the backend has not counted it. Of a number
        that is not `known` here only the register's count goes up: such numbers are without end.
        """
        now_s = self._clock.monotonic_s()
        at_ms = int(now_s * 1000)
        if self._forgotten(self._kept.find(REGISTER)):
            self._kept.forget(REGISTER)
        for one in (staff, REGISTER) if known else (REGISTER,):
            self._kept.count(one, at_ms, self._boot, untold=not told and one != REGISTER)
            self._counted_s[one] = now_s

    def forgive(self, staff: StaffNumber, *, all_others: bool = False) -> None:
        """The right PIN was there, or a manager said so. `all_others`: the register's count begins anew."""
        self._kept.forget(staff)
        if all_others:
            self._kept.forget(REGISTER)

    def close(self, staff: StaffNumber) -> None:
        """The backend says that only a manager opens this number again."""
        self._kept.at_least(staff, LOCKED_AT, int(self._clock.monotonic_s() * 1000), self._boot)

    def _left_s(self, staff: StaffNumber, pins: WrongPins | None, limit: _Limit) -> float:
        if pins is None or self._forgotten(pins, limit):
            return 0.0
        return limit.wait_s(pins.failures) - (self._clock.monotonic_s() - self._since_s(staff, pins))

    def _since_s(self, staff: StaffNumber, pins: WrongPins) -> float:
        if staff in self._counted_s:
            return self._counted_s[staff]
        same_run = self._same_run(pins)
        return pins.monotonic_ms / 1000 if same_run else self._began_s

    def _same_run(self, pins: WrongPins) -> bool:
        return bool(self._boot) and pins.boot == self._boot and pins.monotonic_ms / 1000 <= self._began_s

    def _forgotten(self, pins: WrongPins | None, limit: _Limit = _ALL) -> bool:
        if pins is None or limit.forgotten_after_s is None:
            return False
        since_s = self._since_s(REGISTER, pins)
        return self._clock.monotonic_s() - since_s > limit.forgotten_after_s
