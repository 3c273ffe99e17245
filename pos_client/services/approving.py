"""A manager looks after the merchant's tills: who is let in, and who is a till no more."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import TypeVar

from pos_client.domain.enrolment_code import user_code
from pos_client.domain.errors import InputError, KnownError, SignInNeededError
from pos_client.domain.exchange import RegisterThere, WaitingTill
from pos_client.domain.staff import Action
from pos_client.services.link import LinkWatch
from pos_client.services.ports import RegisterDesk
from pos_client.services.shift import Shift

T = TypeVar("T")


class RevocationReason(StrEnum):
    """Why a register is one no more. Values are the wire's."""

    STOLEN = "stolen"
    REPLACED = "replaced"
    CLOSED = "closed"


class LookAfterTills:
    """Only with the backend: what it does not know of does not hold.

    Every call raises SignInNeededError: `sign-in-needed`, `till-locked`; `staff-session-needed`: signed in
    without the backend. RefusedError: `role-not-allowed`. UnreachableError: as the backend.
    """

    def __init__(self, backend: RegisterDesk, link: LinkWatch, shift: Shift) -> None:
        self._backend = backend
        self._link = link
        self._shift = shift

    def registers(self) -> tuple[RegisterThere, ...]:
        """All tills of this merchant."""
        return self._asked(Action.APPROVE_REGISTER, self._backend.registers)

    def waiting(self, code: str) -> WaitingTill:
        """The till that shows this code, typed or scanned.

        Raises:
            InputError: `user-code-unknown`: it cannot be one; nobody was asked.
            RefusedError: `user-code-unknown`, `too-many-tries`.
        """
        letters = _letters(code)
        return self._asked(
            Action.APPROVE_REGISTER, lambda session: self._backend.waiting_till(letters, session)
        )

    def let_in(self, code: str, register: str) -> None:
        """It becomes this register; whoever was that before is it no more.

        Raises:
            InputError, RefusedError: as `waiting`. RefusedError: `user-code-expired`, `user-code-decided`,
                `code-of-another-till`.
        """
        letters = _letters(code)
        self._asked(Action.APPROVE_REGISTER, lambda session: self._backend.let_in(letters, register, session))

    def turn_away(self, code: str) -> None:
        """It is not let in. Raises as `let_in`."""
        letters = _letters(code)
        self._asked(Action.APPROVE_REGISTER, lambda session: self._backend.turn_away(letters, session))

    def revoke(self, register: str, reason: RevocationReason) -> None:
        """Whoever this register is, is it no more: that till wipes what it knows and locks itself (F24)."""
        self._asked(
            Action.REVOKE_REGISTER, lambda session: self._backend.revoke(register, str(reason), session)
        )

    def _asked(self, action: Action, ask: Callable[[str], T]) -> T:
        session = self._shift.must_be_allowed(action).session
        if session is None:
            raise SignInNeededError("staff-session-needed")
        try:
            answer = ask(session)
        except KnownError as error:
            self._link.failed(error)
            raise
        self._link.answered()
        return answer


def _letters(code: str) -> str:
    letters = user_code(code)
    if letters is None:
        raise InputError("user-code-unknown")
    return letters
