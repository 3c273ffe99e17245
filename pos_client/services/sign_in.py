"""Taking the till by number and PIN, with the backend or without it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from pos_client.domain.entry import staff_signed_in
from pos_client.domain.errors import InputError, KnownError, RefusedError, UnreachableError
from pos_client.domain.ids import EntryId, StaffNumber
from pos_client.domain.staff import Role, StaffSession
from pos_client.services.clock_evidence import TRUSTED_WITHIN
from pos_client.services.configuration import CurrentConfiguration
from pos_client.services.link import LinkWatch
from pos_client.services.ports import Backend, Clock, Journal, PinHasher, Settings, StaffVerifiers
from pos_client.services.shift import Shift
from pos_client.services.till_time import TillTime

TRIES = 5
LOCKED_FOR = timedelta(seconds=60)


class SignIn:
    """Staff numbers and PINs. A PIN is compared, hashed slowly, and never kept or logged."""

    def __init__(
        self,
        *,
        backend: Backend,
        link: LinkWatch,
        staff: StaffVerifiers,
        settings: Settings,
        journal: Journal,
        hasher: PinHasher,
        shift: Shift,
        configuration: CurrentConfiguration,
        clock: Clock,
        till_time: TillTime,
        new_id: Callable[[], EntryId],
    ) -> None:
        self._backend = backend
        self._link = link
        self._staff = staff
        self._settings = settings
        self._journal = journal
        self._hasher = hasher
        self._shift = shift
        self._configuration = configuration
        self._clock = clock
        self._till_time = till_time
        self._new_id = new_id

    def __call__(self, number: str, pin: str) -> StaffSession:
        """Sign somebody in: by the backend where it answers, else by what it said here before.

        Raises:
            InputError: `sign-in-incomplete`.
            RefusedError: `sign-in-refused` (number or PIN wrong, never which), `too-many-tries` with the time
                to wait, `sign-in-unknown-offline` (never signed in here), `sign-in-too-old`.
        """
        staff = StaffNumber(number.strip())
        if not staff or not pin:
            raise InputError("sign-in-incomplete")
        self._must_not_be_locked(staff)
        session = self._checked(staff, pin)
        self._staff.clear_failures(staff)
        self._journal.append([staff_signed_in(self._new_id(), session)])
        self._shift.begin(session)
        return session

    def _checked(self, staff: StaffNumber, pin: str) -> StaffSession:
        try:
            session = self._asked(staff, pin)
            if session is None:
                return self._by_verifier(staff, pin)
        except RefusedError as error:
            if error.code == "sign-in-refused":
                self._count_wrong_try(staff)
            raise
        self._staff.remember(staff, session.role.value, self._hasher.hash(pin), self._till_time.now())
        return session

    def _asked(self, staff: StaffNumber, pin: str) -> StaffSession | None:
        """The backend's answer, None when none came. Asked even when it seemed away: a sign-in may take a
        second.
        """
        if self._link.switched_off:
            return None
        try:
            session = self._backend.sign_in(staff, pin)
        except KnownError as error:
            self._link.failed(error)
            if isinstance(error, UnreachableError):
                return None
            raise
        self._link.answered()
        return session

    def _by_verifier(self, staff: StaffNumber, pin: str) -> StaffSession:
        known = self._staff.find(staff)
        if known is None:
            raise RefusedError("sign-in-unknown-offline")
        age = self._till_time.now() - known.remembered_at
        if not -TRUSTED_WITHIN <= age <= self._configuration.programme.offline.sign_in_for:
            # One from the future was remembered under a wrong clock: nobody can say how old it is.
            raise RefusedError("sign-in-too-old")
        if not self._hasher.fits(known.verifier, pin):
            raise RefusedError("sign-in-refused")
        return StaffSession(staff, Role(known.role), self._clock.now())

    def _count_wrong_try(self, staff: StaffNumber) -> None:
        now = self._till_time.now()
        if self._staff.count_failure(staff, now) % TRIES == 0:
            self._settings.put(_lock_key(staff), (now + LOCKED_FOR).isoformat())

    def _must_not_be_locked(self, staff: StaffNumber) -> None:
        until = self._settings.get(_lock_key(staff))
        if not isinstance(until, str):
            return
        now = self._till_time.now()
        left = datetime.fromisoformat(until) - now
        if left > LOCKED_FOR:
            # The clock was put back. The lock must not hold for ever, nor end by that: it begins anew.
            left = LOCKED_FOR
            self._settings.put(_lock_key(staff), (now + left).isoformat())
        if left > timedelta(0):
            raise RefusedError("too-many-tries", retry_after_s=left.total_seconds())


def _lock_key(staff: StaffNumber) -> str:
    return f"sign-in-locked-until/{staff}"
