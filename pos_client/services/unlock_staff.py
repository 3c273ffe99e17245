"""A manager lets a colleague try again after ten wrong PINs."""

from __future__ import annotations

from pos_client.domain.errors import InputError, KnownError, RefusedError
from pos_client.domain.staff import Action, staff_number
from pos_client.services.link import LinkWatch
from pos_client.services.ports import Backend
from pos_client.services.shift import Shift
from pos_client.services.wrong_tries import WrongTries


class UnlockStaff:
    """At the backend for every till, and here."""

    def __init__(self, backend: Backend, link: LinkWatch, shift: Shift, tries: WrongTries) -> None:
        self._backend = backend
        self._link = link
        self._shift = shift
        self._tries = tries

    def __call__(self, number: str) -> bool:
        """Whether it holds at every till; False where the backend is away and it holds at this one alone.

        Raises:
            InputError: `sign-in-incomplete` for what is no number.
            SignInNeededError: `sign-in-needed`, `till-locked`, `staff-session-needed`.
            RefusedError: `role-not-allowed`.
        """
        manager = self._shift.must_be_allowed(Action.UNLOCK_STAFF)
        staff = staff_number(number.strip())
        if staff is None:
            raise InputError("sign-in-incomplete")
        everywhere = manager.session is not None and not self._link.switched_off
        if everywhere and manager.session is not None:
            try:
                self._backend.unlock_staff(staff, manager.session)
            except KnownError as error:
                self._link.failed(error)
                if isinstance(error, RefusedError):
                    raise
                everywhere = False
            else:
                self._link.answered()
        self._tries.forgive(staff)
        return everywhere
