"""Who stands at the till now."""

from __future__ import annotations

from pos_client.domain.errors import RefusedError, SignInNeededError
from pos_client.domain.staff import Action, StaffSession


class Shift:
    """The one person signed in, if any."""

    def __init__(self) -> None:
        self._session: StaffSession | None = None

    @property
    def session(self) -> StaffSession | None:
        """The one signed in."""
        return self._session

    def begin(self, session: StaffSession) -> None:
        """Somebody takes the till."""
        self._session = session

    def end(self) -> None:
        """The till is free."""
        self._session = None

    def must_be_allowed(self, action: Action) -> StaffSession:
        """The session, if table A4 grants it this action.

        Raises:
            SignInNeededError: `sign-in-needed` when nobody is signed in.
            RefusedError: `role-not-allowed`.
        """
        if self._session is None:
            raise SignInNeededError("sign-in-needed")
        if not self._session.may(action):
            raise RefusedError("role-not-allowed")
        return self._session
