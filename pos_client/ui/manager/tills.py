"""The merchant's tills: who is one, who wants to become one, and who is one no more."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import Enum, auto

from PySide6.QtCore import QObject, Signal, Slot

from pos_client.domain.enrolment_code import grouped, user_code
from pos_client.domain.errors import KnownError
from pos_client.domain.exchange import RegisterThere, WaitingTill
from pos_client.domain.pins import PIN_DIGITS
from pos_client.domain.scan import Scan
from pos_client.domain.staff import StaffSession
from pos_client.services.approving import RevocationReason
from pos_client.ui.look import Clock
from pos_client.ui.sign_in.lock import wait_of
from pos_client.ui.sign_in.typed_pin import TypedPin
from pos_client.ui.sounds import Sound, Sounder

_WISHES = frozenset(
    {"list_tills", "look_up_till", "let_in_till", "turn_away_till", "revoke_till", "unlock_person"}
)


class Asked(Enum):
    """The question that is open, and that the manager's own PIN answers."""

    LET_IN = auto()
    REVOKE = auto()
    UNLOCK = auto()


class Done(Enum):
    """What the last answer was about."""

    LET_IN = auto()
    TURNED_AWAY = auto()
    REVOKED = auto()
    UNLOCKED = auto()
    UNLOCKED_HERE = auto()


@dataclass(frozen=True, slots=True)
class TillsState:
    """`tills` is None until they were listed. `code` is what is typed of a till's code, None where nobody
    lets one in; `found` the till that shows it. `typed` is a colleague's number, where one is unlocked, and
    the manager's PIN.
    """

    tills: tuple[RegisterThere, ...] | None = None
    chosen: str | None = None
    code: str | None = None
    found: WaitingTill | None = None
    asked: Asked | None = None
    reason: RevocationReason | None = None
    typed: TypedPin = field(default_factory=TypedPin)
    busy: bool = False
    problem: str | None = None
    until: datetime | None = None
    done: Done | None = None

    @property
    def till(self) -> RegisterThere | None:
        """The register that is looked at."""
        return next((one for one in self.tills or () if one.id == self.chosen), None)

    @property
    def is_answered(self) -> bool:
        """Whether the open question can be sent."""
        ready = self.asked is not Asked.REVOKE or self.reason is not None
        numbered = self.asked is not Asked.UNLOCK or bool(self.typed.number)
        return ready and numbered and len(self.typed.pin) == PIN_DIGITS


class TillsPresenter(QObject):
    """Asks for the list when the screen is opened, and after each change."""

    changed = Signal()
    list_tills_asked = Signal()
    look_up_till_asked = Signal(str)
    let_in_till_asked = Signal(str, str, str)
    turn_away_till_asked = Signal(str)
    revoke_till_asked = Signal(str, object, str)
    unlock_person_asked = Signal(str, str)

    def __init__(self, clock: Clock, sounder: Sounder) -> None:
        super().__init__()
        self._clock = clock
        self._sounder = sounder
        self.state = TillsState()

    def open(self) -> None:
        """The list anew."""
        self.state = TillsState(tills=self.state.tills, chosen=self.state.chosen)
        self._list()

    def choose(self, register: str) -> None:
        """Look at this register, or let the till in as this one."""
        self._show(chosen=register, problem=None, done=None)

    def begin_letting_in(self) -> None:
        """A till shows a code: it is typed now, or scanned."""
        if not self.state.busy:
            self._show(code="", found=None, problem=None, done=None)

    def leave(self) -> None:
        """Nobody is let in now."""
        if not self.state.busy:
            self._show(code=None, found=None, problem=None, chosen=self.state.chosen or self._first)

    def type_code(self, text: str) -> None:
        """What stands in the field now."""
        self._show(code=text, problem=None)

    def look_up(self) -> None:
        """Ask the backend which till shows this code."""
        letters = user_code(self.state.code or "")
        if self.state.busy:
            return
        if letters is None:
            self._refuse("not-a-till-code")
            return
        self._show(busy=True, problem=None, done=None, code=grouped(letters), found=None)
        self.look_up_till_asked.emit(letters)

    def scan_arrived(self, scan: Scan, _repeat: bool) -> None:
        """The code was scanned from the other till's screen."""
        if self.state.asked is None and not self.state.busy:
            self._show(code=scan.data.decode("ascii", "replace"))
            self.look_up()

    def scan_unwanted(self) -> None:
        """Something else was scanned."""
        if self.state.asked is None and not self.state.busy:
            self._refuse("not-a-till-code")

    def turn_away(self) -> None:
        """That till is not let in."""
        if self.state.found is not None and not self.state.busy:
            self._show(busy=True, problem=None)
            self.turn_away_till_asked.emit(user_code(self.state.code or "") or "")

    def ask(self, asked: Asked) -> None:
        """Open the question."""
        if not self.state.busy:
            typed = TypedPin(in_pin=asked is not Asked.UNLOCK)
            self._show(asked=asked, reason=None, typed=typed, problem=None, until=None, done=None)

    def put_off(self) -> None:
        """Close the question; nothing was done."""
        if not self.state.busy:
            self._show(asked=None, typed=TypedPin(), problem=None, until=None)

    def give(self, reason: RevocationReason) -> None:
        """Why the till is one no more."""
        self._show(reason=reason, problem=None)

    def press(self, key: str) -> None:
        """A digit or `back`, into the colleague's number or the PIN."""
        state = self.state
        if state.asked is None or state.busy:
            return
        typed = state.typed
        leaves = key == "back" and typed.in_pin and not typed.pin and state.asked is not Asked.UNLOCK
        if not leaves:
            self._show(typed=typed.pressed(key), problem=None, until=None)

    def go_to(self, in_pin: bool) -> None:
        """Fill that field now."""
        self._show(typed=self.state.typed.at(in_pin))

    def confirm(self) -> None:
        """Do what the question asks; the PIN is forgotten with it."""
        state = self.state
        if state.busy or state.asked is None:
            return
        if not state.is_answered:
            self._show(typed=replace(state.typed, in_pin=bool(state.typed.number) or state.typed.in_pin))
            return
        pin = state.typed.pin
        self._show(busy=True, problem=None, until=None, typed=replace(state.typed, pin=""))
        match state.asked:
            case Asked.LET_IN:
                self.let_in_till_asked.emit(user_code(state.code or "") or "", state.chosen or "", pin)
            case Asked.REVOKE:
                self.revoke_till_asked.emit(state.chosen or "", state.reason, pin)
            case Asked.UNLOCK:
                self.unlock_person_asked.emit(state.typed.number, pin)

    @Slot(object)
    def on_signed_in(self, _session: StaffSession) -> None:
        """Somebody else looks: nothing of what was typed stays."""
        self._forget()

    @Slot()
    def on_signed_out(self) -> None:
        """Nobody looks."""
        self._forget()

    @Slot(object)
    def on_tills_listed(self, tills: tuple[RegisterThere, ...]) -> None:
        """The list as it is now."""
        known = {one.id for one in tills}
        chosen = self.state.chosen if self.state.chosen in known else None
        self._show(tills=tills, busy=False)
        self._show(chosen=chosen or self._first)

    @Slot(object)
    def on_till_found(self, found: WaitingTill) -> None:
        """The till that shows the code; the register that it says it was stands chosen."""
        # A new one is no till yet: nobody is to let it in as another one by pressing Enter twice.
        self._show(busy=False, found=found, chosen=found.was)

    @Slot()
    def on_till_let_in(self) -> None:
        """It is a till now."""
        self._end(Done.LET_IN)

    @Slot()
    def on_till_turned_away(self) -> None:
        """It is none."""
        self._end(Done.TURNED_AWAY)

    @Slot()
    def on_till_revoked(self) -> None:
        """It is one no more."""
        self._end(Done.REVOKED)

    @Slot(str, bool)
    def on_person_unlocked(self, _number: str, everywhere: bool) -> None:
        """The colleague may try again."""
        self._end(Done.UNLOCKED if everywhere else Done.UNLOCKED_HERE)

    @Slot(str, object)
    def on_refused(self, wish: str, error: KnownError) -> None:
        """It was not done; what was typed is kept, but for the PIN."""
        if wish in _WISHES:
            self._refuse(error.code, wait_of(error, self._clock()))

    @property
    def _first(self) -> str | None:
        return self.state.tills[0].id if self.state.tills else None

    def _end(self, done: Done) -> None:
        self._show(asked=None, typed=TypedPin(), code=None, found=None, busy=False, done=done)
        self._list()

    def _list(self) -> None:
        self._show(busy=True, problem=None)
        self.list_tills_asked.emit()

    def _refuse(self, code: str, until: datetime | None = None) -> None:
        self._sounder.play(Sound.REFUSED)
        self._show(busy=False, problem=code, until=until)

    def _forget(self) -> None:
        self.state = TillsState()
        self.changed.emit()

    def _show(self, **changes: object) -> None:
        self.state = replace(self.state, **changes)  # type: ignore[arg-type]  # names are the state's
        self.changed.emit()
