"""What a manager does about the merchant's tills; on the counter's thread."""

from __future__ import annotations

from collections.abc import Callable
from typing import final

from PySide6.QtCore import QObject, Signal, Slot

from pos_client.domain.errors import SignInNeededError
from pos_client.services.approving import RevocationReason
from pos_client.services.counter import Counter
from pos_client.workers.crash_report import as_known


@final
class TillsWorker(QObject):
    """Each slot is one wish of the screens; each ends in a fact, or in `refused`. What cannot be undone needs
    the manager's own PIN again.
    """

    tills_listed = Signal(object)
    till_found = Signal(object)
    till_let_in = Signal()
    till_turned_away = Signal()
    till_revoked = Signal()
    refused = Signal(str, object)

    def __init__(self, find: Callable[[], Counter | None]) -> None:
        """`find` gives the use cases once the till is open."""
        super().__init__()
        self._find = find

    @Slot()
    def list_tills(self) -> None:
        """→ `tills_listed`."""
        self._carry_out("list_tills", lambda: self.tills_listed.emit(self._counter.tills.registers()))

    @Slot(str)
    def look_up_till(self, code: str) -> None:
        """→ `till_found`."""
        self._carry_out("look_up_till", lambda: self.till_found.emit(self._counter.tills.waiting(code)))

    @Slot(str, str, str)
    def let_in_till(self, code: str, register: str, pin: str) -> None:
        """→ `till_let_in`."""
        self._carry_out("let_in_till", lambda: self._let_in(code, register, pin))

    @Slot(str)
    def turn_away_till(self, code: str) -> None:
        """→ `till_turned_away`."""
        self._carry_out("turn_away_till", lambda: self._turn_away(code))

    @Slot(str, object, str)
    def revoke_till(self, register: str, reason: RevocationReason, pin: str) -> None:
        """→ `till_revoked`."""
        self._carry_out("revoke_till", lambda: self._revoke(register, reason, pin))

    @property
    def _counter(self) -> Counter:
        found = self._find()
        if found is None:
            raise SignInNeededError("till-not-open")
        return found

    def _let_in(self, code: str, register: str, pin: str) -> None:
        counter = self._counter
        counter.sign_in.confirm(pin)
        counter.tills.let_in(code, register)
        self.till_let_in.emit()

    def _turn_away(self, code: str) -> None:
        self._counter.tills.turn_away(code)
        self.till_turned_away.emit()

    def _revoke(self, register: str, reason: RevocationReason, pin: str) -> None:
        counter = self._counter
        counter.sign_in.confirm(pin)
        counter.tills.revoke(register, reason)
        self.till_revoked.emit()

    def _carry_out(self, wish: str, work: Callable[[], None]) -> None:
        try:
            work()
        except Exception as error:  # noqa: BLE001  # sorted by `as_known`: told, or logged and told
            self.refused.emit(wish, as_known(error))
