"""Who stands at the till now."""

from __future__ import annotations

from pos_client.domain.errors import RefusedError, SignInNeededError
from pos_client.domain.staff import Action, StaffSession


class Shift:
    """The one person signed in, if any; and whether the till waits for a PIN again.

    Callable from any thread: a word of the backend may lock the till.
    """

    def __init__(self) -> None:
        self._session: StaffSession | None = None
        self._locked = False

    @property
    def session(self) -> StaffSession | None:
        """The one signed in, also while the till is locked."""
        return self._session

    @property
    def locked(self) -> bool:
        """Whether somebody is signed in who has to show again who it is."""
        return self._locked and self._session is not None

    def begin(self, session: StaffSession) -> None:
        """Somebody takes the till, or shows to be there still."""
        self._session, self._locked = session, False

    def lock(self) -> None:
        """Nothing is allowed until somebody shows who it is. What was begun stays as it is."""
        self._locked = True

    def end(self) -> None:
        """The till is free."""
        self._session = None

    def must_be_allowed(self, action: Action) -> StaffSession:
        """The session, if table A4 grants it this action.

        Raises:
            SignInNeededError: `sign-in-needed` when nobody is signed in, `till-locked`.
            RefusedError: `role-not-allowed`.
        """
        session = self._session
        if session is None:
            raise SignInNeededError("sign-in-needed")
        if self._locked:
            raise SignInNeededError("till-locked")
        if not session.may(action):
            raise RefusedError("role-not-allowed")
        return session
