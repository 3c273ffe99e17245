"""Whether a number and a PIN are right, with the backend or without it."""

from __future__ import annotations

from collections.abc import Callable

from pos_client.domain.errors import KnownError, RefusedError, SignInNeededError
from pos_client.domain.ids import StaffNumber
from pos_client.domain.staff import Role, StaffSession
from pos_client.services.clock_evidence import TRUSTED_WITHIN
from pos_client.services.configuration import CurrentConfiguration
from pos_client.services.link import REVOKED, LinkWatch
from pos_client.services.ports import Backend, PinHasher, StaffVerifier, StaffVerifiers
from pos_client.services.staff_news import StaffNews
from pos_client.services.till_time import TillTime
from pos_client.services.wrong_tries import WrongTries


class PinCheck:
    """The backend decides where it answers, else what it said here before. A PIN is compared, hashed slowly,
    and never kept or logged.
    """

    def __init__(
        self,
        *,
        backend: Backend,
        link: LinkWatch,
        staff: StaffVerifiers,
        tries: WrongTries,
        news: StaffNews,
        hasher: PinHasher,
        configuration: CurrentConfiguration,
        till_time: TillTime,
    ) -> None:
        self._backend = backend
        self._link = link
        self._staff = staff
        self._tries = tries
        self._news = news
        self._hasher = hasher
        self._configuration = configuration
        self._till_time = till_time

    def __call__(self, staff: StaffNumber, pin: str) -> StaffSession:
        """Who it is.

        Raises:
            RefusedError: `sign-in-refused` (number or PIN wrong, never which), `too-many-tries` with the time
                to wait, `pin-locked`, `must-change-pin`; without the backend also `sign-in-unknown-offline`
                (never signed in here, or not any more) and `sign-in-too-old`.
        """
        session = self._asked(lambda: self._backend.sign_in(staff, pin), staff, pin)
        return session or self._by_verifier(staff, pin)

    def change(self, staff: StaffNumber, pin: str, new_pin: str) -> StaffSession:
        """Who it is, with another PIN from now on. Only the backend can do that.

        Raises:
            RefusedError: as above, and `pin-too-simple`, `needs-connection`.
        """
        session = self._asked(lambda: self._backend.change_pin(staff, pin, new_pin), staff, new_pin)
        if session is None:
            raise RefusedError("needs-connection")
        return session

    def _asked(self, ask: Callable[[], StaffSession], staff: StaffNumber, pin: str) -> StaffSession | None:
        """The backend's answer, None when none came. Asked even when it seemed away: a sign-in may take a
        second. It hears first what was tried while it was away, so that nobody has ten tries on either side.
        """
        if self._link.switched_off or not self._news.tell():
            return None
        try:
            session = ask()
        except KnownError as error:
            self._link.failed(error)
            if _says_nothing_of_the_pin(error):
                return None
            self._refused(staff, error.code)
            raise
        self._link.answered()
        self._remember(session, pin)
        return session

    def _remember(self, session: StaffSession, pin: str) -> None:
        verifier, now = self._hasher.hash(pin), self._till_time.now()
        self._staff.remember(session.staff, session.role.value, verifier, now, session.stamp or "")
        self._forgive(session)

    def _refused(self, staff: StaffNumber, code: str) -> None:
        match code:
            case "sign-in-refused":
                self._tries.count(staff, told=True, known=self._staff.find(staff) is not None)
            case "pin-locked":
                self._staff.forget(staff)
                self._tries.close(staff)
            case "must-change-pin":
                # The PIN was right, and opens nothing here.
                self._staff.forget(staff)
                self._tries.forgive(staff)

    def _by_verifier(self, staff: StaffNumber, pin: str) -> StaffSession:
        self._tries.check(staff)
        known = self._staff.find(staff)
        if known is not None:
            self._must_be_fresh(known)
        # Before the comparison: killed in between, the till has lost no try.
        self._tries.count(staff, told=False, known=known is not None)
        if known is None:
            self._hasher.hash(pin)  # as slow as for a number that is known here
            raise RefusedError("sign-in-unknown-offline")
        if not self._hasher.fits(known.verifier, pin):
            raise RefusedError("sign-in-refused")
        session = StaffSession(staff, Role(known.role), self._till_time.now())
        self._forgive(session)
        return session

    def _must_be_fresh(self, known: StaffVerifier) -> None:
        age = self._till_time.now() - known.remembered_at
        if not -TRUSTED_WITHIN <= age <= self._configuration.programme.offline.sign_in_for:
            # One from the future was remembered under a wrong clock: nobody can say how old it is.
            self._news.forget_old()
            raise RefusedError("sign-in-too-old")

    def _forgive(self, session: StaffSession) -> None:
        self._tries.forgive(session.staff, all_others=session.role is Role.MANAGER)


def _says_nothing_of_the_pin(error: KnownError) -> bool:
    """No answer; or one to the till and not to whoever stands there. A till that has to be enrolled again
    goes on selling (F24), so somebody has to get in; a revoked one does not.
    """
    if isinstance(error, SignInNeededError):
        return error.code != REVOKED
    return not isinstance(error, RefusedError)
