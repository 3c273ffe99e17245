"""Taking the till by number and PIN."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from pos_client.domain.entry import staff_signed_in
from pos_client.domain.errors import InputError, RefusedError, SignInNeededError
from pos_client.domain.ids import EntryId, StaffNumber
from pos_client.domain.pins import is_too_simple
from pos_client.domain.staff import StaffSession, staff_number
from pos_client.services.pin_check import PinCheck
from pos_client.services.ports import Journal
from pos_client.services.shift import Shift


class SignIn:
    """Who works at the till: the first to come, somebody else in between, or the same one again.

    The sale that is open stays as it is: what is recorded from then on carries the new number.
    """

    def __init__(
        self, check: PinCheck, shift: Shift, journal: Journal, new_id: Callable[[], EntryId]
    ) -> None:
        self._check = check
        self._shift = shift
        self._journal = journal
        self._new_id = new_id

    def __call__(self, number: str, pin: str) -> StaffSession:
        """Sign somebody in. Whoever was signed in before stays so until the PIN is right; who is signed in at
        a locked till unlocks it, which is no new shift.

        Raises:
            InputError: `sign-in-incomplete`.
            RefusedError: as `PinCheck`; of `must-change-pin` the way on is `with_own_pin`.
        """
        return self._begin(self._check(_complete(number, pin), pin))

    def unlock(self, pin: str) -> StaffSession:
        """Whoever is signed in at the locked till is there. Raises as above, and as `confirm`."""
        return self(self._someone().staff, pin)

    def confirm(self, pin: str) -> None:
        """Whoever is signed in says the PIN again, for what cannot be undone. Raises as above.

        Raises:
            SignInNeededError: `sign-in-needed` where nobody is.
        """
        self._check(_complete(self._someone().staff, pin), pin)

    def with_own_pin(self, number: str, pin: str, new_pin: str) -> StaffSession:
        """Choose an own PIN in the place of the one before, and sign in. Needs the backend.

        Raises:
            InputError: `sign-in-incomplete`, `pin-too-simple`, which is no try.
            RefusedError: as `PinCheck.change`.
        """
        staff = _complete(number, pin)
        if is_too_simple(staff, new_pin, pin):
            raise InputError("pin-too-simple")
        return self._begin(self._check.change(staff, pin, new_pin))

    def _someone(self) -> StaffSession:
        if self._shift.session is None:
            raise SignInNeededError("sign-in-needed")
        return self._shift.session

    def _begin(self, session: StaffSession) -> StaffSession:
        before = self._shift.session
        same = before is not None and (before.staff, before.role) == (session.staff, session.role)
        if before is None or not same or not self._shift.locked:
            self._journal.append([staff_signed_in(self._new_id(), session)])
        elif session.offline:
            # What the backend gave before is good until the backend says otherwise.
            session = replace(session, session=before.session, stamp=before.stamp)
        self._shift.begin(session)
        return session


def _complete(number: str, pin: str) -> StaffNumber:
    if not number.strip() or not pin:
        raise InputError("sign-in-incomplete")
    staff = staff_number(number.strip())
    if staff is None:
        # Nobody has such a number; the backend need not be asked.
        raise RefusedError("sign-in-refused")
    return staff
