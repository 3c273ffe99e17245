"""Before the counter opens: the sign-in, and a till that cannot start."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime

from PySide6.QtCore import QObject, Signal, Slot

from pos_client.domain.errors import KnownError
from pos_client.domain.staff import StaffSession
from pos_client.domain.standing import Link, LinkState, QueueState
from pos_client.ui.look import Clock
from pos_client.ui.sign_in.lock import wait_of
from pos_client.ui.sign_in.typed_pin import TypedPin
from pos_client.ui.sounds import Sound, Sounder


@dataclass(frozen=True, slots=True)
class SignInState:
    """The PIN is shown as dots only, and forgotten with every answer. `until` is when the next try is
    possible, where one has to wait. `scanned` after a scan that nobody could take, until the next key.
    """

    typed: TypedPin = field(default_factory=TypedPin)
    busy: bool = False
    problem: str | None = None
    until: datetime | None = None
    offline: bool = False
    waiting: int = 0
    scanned: bool = False


class SignInPresenter(QObject):
    """Staff number, Enter, six digits: the last digit signs in. A badge fills in the number."""

    changed = Signal()
    own_pin_needed = Signal(str, str)
    """This number came in with this PIN, which somebody else gave: another has to be chosen."""
    sign_in_asked = Signal(str, str)

    def __init__(self, clock: Clock, sounder: Sounder) -> None:
        super().__init__()
        self._clock = clock
        self._sounder = sounder
        self._sent = TypedPin()
        self.state = SignInState()

    def press(self, key: str) -> None:
        """A digit or `back`, into the field that is being filled."""
        if self.state.busy:
            return
        self._show(typed=self.state.typed.pressed(key), problem=None, until=None, scanned=False)
        if key != "back" and self.state.typed.in_pin and self.state.typed.is_complete:
            self.enter()

    def enter(self) -> None:
        """From the number to the PIN; from the PIN to the counter."""
        typed = self.state.typed
        if self.state.busy:
            return
        if not typed.is_complete:
            self.go_to(True)
            return
        self._sent = typed
        self._show(busy=True, problem=None, until=None, typed=typed.without_pin())
        self.sign_in_asked.emit(typed.number, typed.pin)

    def go_to(self, in_pin: bool) -> None:
        """Fill that field now."""
        if not self.state.busy:
            self._show(typed=self.state.typed.at(in_pin))

    def fill(self, number: str) -> None:
        """A badge was scanned: the PIN comes next."""
        if not self.state.busy:
            self._show(typed=TypedPin(number).at(True), problem=None, until=None, scanned=False)

    @Slot(object)
    def on_signed_in(self, _session: StaffSession) -> None:
        """In."""
        self._forget()

    @Slot()
    def on_signed_out(self) -> None:
        """Out: nothing of the last person stays."""
        self._forget()

    @Slot(object)
    def on_link_changed(self, link: LinkState) -> None:
        """Whether the sign-in will be an offline one."""
        self._show(offline=link.link is not Link.ONLINE)

    @Slot(object)
    def on_queue_changed(self, queue: QueueState) -> None:
        """What waits on this till while nobody is at it."""
        self._show(waiting=queue.waiting)

    def scan_unwanted(self) -> None:
        """A card was scanned before anybody signed in."""
        self._show(scanned=True)

    @Slot(str, object)
    def on_refused(self, wish: str, error: KnownError) -> None:
        """Not in: the number stays, the PIN is typed again."""
        if wish != "sign_in":
            return
        sent, self._sent = self._sent, TypedPin()
        if error.code == "must-change-pin":
            self._show(busy=False)
            self.own_pin_needed.emit(sent.number, sent.pin)
            return
        self._sounder.play(Sound.REFUSED)
        until = wait_of(error, self._clock())
        self._show(typed=self.state.typed.without_pin(), busy=False, problem=error.code, until=until)

    def _forget(self) -> None:
        self._sent = TypedPin()
        self._show(typed=TypedPin(), busy=False, problem=None, until=None, scanned=False)

    def _show(self, **changes: object) -> None:
        self.state = replace(self.state, **changes)  # type: ignore[arg-type]  # names are the state's
        self.changed.emit()


@dataclass(frozen=True, slots=True)
class BlockedState:
    """Why the till cannot start; `detail` is for support."""

    code: str | None = None
    detail: str = ""
    busy: bool = False


class BlockedPresenter(QObject):
    """The till cannot start; a person mends it and tries again."""

    changed = Signal()
    open_till_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.state = BlockedState()

    def try_again(self) -> None:
        """Open the till once more."""
        if not self.state.busy:
            self._show(busy=True)
            self.open_till_asked.emit()

    @Slot(object)
    def on_till_blocked(self, error: KnownError) -> None:
        """It cannot start."""
        self._show(code=error.code, detail=error.detail, busy=False)

    @Slot(object)
    def on_till_opened(self, _configuration: object) -> None:
        """It started after all."""
        self._show(code=None, detail="", busy=False)

    def _show(self, **changes: object) -> None:
        self.state = replace(self.state, **changes)  # type: ignore[arg-type]  # names are the state's
        self.changed.emit()
