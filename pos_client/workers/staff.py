"""Who is at the till: locked, unlocked, handed over; on the counter's thread."""

from __future__ import annotations

from collections.abc import Callable
from typing import final

from PySide6.QtCore import QObject, Signal, Slot

from pos_client.domain.errors import SignInNeededError
from pos_client.services.counter import Counter
from pos_client.workers.crash_report import as_known


@final
class StaffWorker(QObject):
    """Each slot is one wish of the screens; each ends in a fact, or in `refused`. The open sale is touched by
    none of them: whoever takes over goes on with it.
    """

    signed_in = Signal(object)
    """Another person took over."""
    unlocked = Signal(object)
    """The same person is back."""
    person_unlocked = Signal(str, bool)
    """This colleague may try again; whether at every till, or at this one alone."""
    refused = Signal(str, object)

    def __init__(self, find: Callable[[], Counter | None]) -> None:
        """`find` gives the use cases once the till is open."""
        super().__init__()
        self._find = find

    @Slot()
    def lock(self) -> None:
        """No fact: the screen has covered itself already."""
        self._carry_out("lock", lambda: self._counter.sign_out.lock())

    @Slot(str, str)
    def unlock(self, number: str, pin: str) -> None:
        """→ `unlocked`, or `signed_in` where it is another person."""
        self._carry_out("unlock", lambda: self._take_over(number, pin))

    @Slot(str, str)
    def switch_person(self, number: str, pin: str) -> None:
        """→ `signed_in`, or `unlocked` where it is the same person after all."""
        self._carry_out("switch_person", lambda: self._take_over(number, pin))

    @Slot(str, str)
    def unlock_person(self, number: str, pin: str) -> None:
        """`pin` is the manager's own. → `person_unlocked`."""
        self._carry_out("unlock_person", lambda: self._unlock_person(number, pin))

    @property
    def _counter(self) -> Counter:
        found = self._find()
        if found is None:
            raise SignInNeededError("till-not-open")
        return found

    def _take_over(self, number: str, pin: str) -> None:
        before = self._counter.shift.session
        session = self._counter.sign_in(number, pin)
        same = before is not None and before.staff == session.staff
        (self.unlocked if same else self.signed_in).emit(session)

    def _unlock_person(self, number: str, pin: str) -> None:
        self._counter.sign_in.confirm(pin)
        self.person_unlocked.emit(number, self._counter.unlock_staff(number))

    def _carry_out(self, wish: str, work: Callable[[], None]) -> None:
        try:
            work()
        except Exception as error:  # noqa: BLE001  # sorted by `as_known`: told, or logged and told
            self.refused.emit(wish, as_known(error))
