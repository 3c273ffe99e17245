"""What a backend in memory answers about staff and their PINs."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import UTC, datetime

from pos_client.domain.errors import KnownError, RefusedError
from pos_client.domain.ids import StaffNumber
from pos_client.domain.staff import Role, StaffSession

SIGNED_IN_AT = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
LOCKED_AT = 10


class FakeStaffAnswers:
    """Ten wrong PINs and only a manager helps; the waits between them are the real backend's."""

    staff: dict[str, tuple[str, Role]]
    given_pins: set[str]
    wrong_tries: dict[str, int]
    fault: KnownError | None

    def _arrived(self, call: str) -> None:
        raise NotImplementedError

    def sign_in(self, staff: StaffNumber, pin: str) -> StaffSession:
        self._arrived("sign_in")
        if self._locked(staff):
            raise RefusedError("pin-locked")
        if self.staff.get(staff, ("", Role.CASHIER))[0] != pin:
            self.wrong_tries[staff] = self.wrong_tries.get(staff, 0) + 1
            raise RefusedError("sign-in-refused")
        if staff in self.given_pins:
            raise RefusedError("must-change-pin")
        return self._session(staff)

    def change_pin(self, staff: StaffNumber, pin: str, new_pin: str) -> StaffSession:
        self._arrived("change_pin")
        known, role = self.staff.get(staff, ("", Role.CASHIER))
        if known != pin:
            raise RefusedError("sign-in-refused")
        self.staff[staff] = (new_pin, role)
        self.given_pins.discard(staff)
        return self._session(staff)

    def unlock_staff(self, staff: StaffNumber, session: str) -> None:
        self._arrived("unlock_staff")
        self.wrong_tries.pop(staff, None)

    def check_staff(self, remembered: Mapping[str, str], wrong_tries: Mapping[str, int]) -> tuple[str, ...]:
        """Not among `calls`: it goes with each hello."""
        if self.fault is not None:
            raise self.fault
        for staff, count in wrong_tries.items():
            self.wrong_tries[staff] = self.wrong_tries.get(staff, 0) + count
        return tuple(
            staff
            for staff, stamp in remembered.items()
            if staff not in self.staff or stamp != self._stamp(StaffNumber(staff)) or self._locked(staff)
        )

    def _session(self, staff: StaffNumber) -> StaffSession:
        self.wrong_tries.pop(staff, None)
        return StaffSession(staff, self.staff[staff][1], SIGNED_IN_AT, "session", self._stamp(staff))

    def _stamp(self, staff: StaffNumber) -> str:
        return hashlib.sha256(repr((staff, self.staff.get(staff))).encode()).hexdigest()

    def _locked(self, staff: str) -> bool:
        return self.wrong_tries.get(staff, 0) >= LOCKED_AT
