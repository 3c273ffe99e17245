"""What a till and the backend tell each other of staff."""

from __future__ import annotations

from pos_client.domain.errors import KnownError
from pos_client.services.configuration import CurrentConfiguration
from pos_client.services.link import LinkWatch
from pos_client.services.ports import Backend, StaffFailures, StaffVerifiers
from pos_client.services.shift import Shift
from pos_client.services.till_time import TillTime

AT_ONCE = 20
"""Of so many numbers the backend hears in one call."""


class StaffNews:
    """At each contact: the wrong PINs that this till saw alone are told, and whoever was removed, locked, or
    got another role or PIN is heard of. Nobody signs in by an older word then, and whoever stands at the till
    shows again who it is.
    """

    def __init__(
        self,
        *,
        backend: Backend,
        link: LinkWatch,
        staff: StaffVerifiers,
        failures: StaffFailures,
        shift: Shift,
        configuration: CurrentConfiguration,
        till_time: TillTime,
    ) -> None:
        self._backend = backend
        self._link = link
        self._staff = staff
        self._failures = failures
        self._shift = shift
        self._configuration = configuration
        self._till_time = till_time

    def exchange(self) -> None:
        """Tell and hear. Where no good answer comes the link has heard of it, and the next contact is soon:
        what was not told stays to be told.
        """
        self.forget_old()
        self._exchanged({one.staff: one.stamp for one in self._staff.remembered()})

    def tell(self) -> bool:
        """Tell only; False where it could not be told, so that the backend is not to be asked about a PIN."""
        return self._exchanged({})

    def forget_old(self) -> None:
        """Nobody signs in without the backend for longer than the programme allows. By the backend's time, no
        wall clock's: that one being wrong must not shut everybody out for good.
        """
        backend_now = self._till_time.backend_at_least()
        if backend_now is not None:
            self._staff.forget_before(backend_now - self._configuration.programme.offline.sign_in_for)

    def _exchanged(self, remembered: dict[str, str]) -> bool:
        while wrong := {one.staff: one.untold for one in self._failures.untold()[:AT_ONCE]}:
            if not self._asked({}, wrong):
                return False
        return not remembered or self._asked(remembered, {})

    def _asked(self, remembered: dict[str, str], wrong: dict[str, int]) -> bool:
        try:
            ended = self._backend.check_staff(remembered, wrong)
        except KnownError as error:
            self._link.failed(error)
            return False
        for staff, count in wrong.items():
            self._failures.told(staff, count)
        for staff in ended:
            self._end(staff, remembered.get(staff))
        return True

    def _end(self, staff: str, stamp: str | None) -> None:
        known, session = self._staff.find(staff), self._shift.session
        if known is not None and known.stamp == stamp:  # else they signed in anew in the meantime
            self._staff.forget(staff)
            if session is not None and session.staff == staff:
                self._shift.lock()
