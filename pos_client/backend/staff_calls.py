"""The calls about staff and their PINs."""

from __future__ import annotations

from collections.abc import Mapping

from pos_client.backend import wire
from pos_client.backend.calls import Calls
from pos_client.backend.strict import Fields
from pos_client.domain.ids import StaffNumber
from pos_client.domain.staff import StaffSession

REMEMBERED_AT_ONCE = 200
"""More people than work at one till within days; those who signed in last come first."""
MOST_TRIES = 10
"""What is above says nothing more: it is locked there."""


class StaffCalls(Calls):
    """A PIN goes out in the body of a call and nowhere else."""

    def sign_in(self, staff: StaffNumber, pin: str) -> StaffSession:
        """Whether number and PIN are right, by the backend.

        Raises:
            RefusedError: `sign-in-refused`, `must-change-pin`, `too-many-tries`, `pin-locked`.
        """
        answer = self._post("/v1/staff-sign-ins", {"staff": staff, "pin": pin}, self._deadlines.sign_in_s)
        return wire.staff_session(answer.members, self._now())

    def change_pin(self, staff: StaffNumber, pin: str, new_pin: str) -> StaffSession:
        """An own PIN in the place of the one before. Raises as `sign_in`, and `pin-too-simple`."""
        body = {"staff": staff, "pin": pin, "new_pin": new_pin}
        answer = self._post("/v1/staff-pins", body, self._deadlines.sign_in_s)
        return wire.staff_session(answer.members, self._now())

    def unlock_staff(self, staff: StaffNumber, session: str) -> None:
        """The wrong PINs of this number are forgotten. `session` is a manager's."""
        self._post("/v1/staff-unlocks", {"staff": staff}, self._deadlines.sign_in_s, session=session)

    def check_staff(self, remembered: Mapping[str, str], wrong_tries: Mapping[str, int]) -> tuple[str, ...]:
        """Whose stamp does not hold any more of those remembered here. The backend counts the wrong tries
        first, of twenty numbers at most.
        """
        people = list(remembered.items())
        stamps = [{"staff": staff, "stamp": stamp} for staff, stamp in people[:REMEMBERED_AT_ONCE]]
        wrong = [{"staff": one, "count": min(count, MOST_TRIES)} for one, count in wrong_tries.items()]
        answer = self._post("/v1/staff-checks", {"remembered": stamps, "wrong_tries": wrong})
        beyond = tuple(staff for staff, _ in people[REMEMBERED_AT_ONCE:])
        return Fields(answer.members).texts("ended") + beyond
