"""The locked till, and the change of the person at it: the open sale stays what it is."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import Enum, auto

from PySide6.QtCore import QObject, Signal, Slot

from pos_client.domain.errors import KnownError, RefusedError
from pos_client.domain.staff import StaffSession
from pos_client.domain.standing import Link, LinkState
from pos_client.ui.look import Clock
from pos_client.ui.sign_in.typed_pin import TypedPin
from pos_client.ui.sounds import Sound, Sounder

_WISHES = frozenset({"unlock", "switch_person"})


class Cover(Enum):
    """What is over the screen."""

    NONE = auto()
    LOCKED = auto()
    SWITCHING = auto()


@dataclass(frozen=True, slots=True)
class LockState:
    """`session` is whose till it is. `until` is when the next try is possible, where one has to wait.
    `scanned` after a code that nobody can take now, until the next key.
    """

    cover: Cover = Cover.NONE
    session: StaffSession | None = None
    typed: TypedPin = field(default_factory=TypedPin)
    busy: bool = False
    problem: str | None = None
    until: datetime | None = None
    offline: bool = False
    scanned: bool = False

    @property
    def is_another(self) -> bool:
        """Whether somebody else than the one at work types."""
        return self.session is not None and self.typed.number not in ("", self.session.staff)


class LockPresenter(QObject):
    """Locks by hand and when nobody touches the till; unlocks by number and PIN, for the same person or
    another. A badge fills in the number, and is never enough alone.
    """

    changed = Signal()
    covered = Signal()
    uncovered = Signal()
    """The same person goes on where they were."""
    own_pin_needed = Signal(str, str)
    lock_asked = Signal()
    unlock_asked = Signal(str, str)
    switch_person_asked = Signal(str, str)

    def __init__(self, clock: Clock, sounder: Sounder) -> None:
        super().__init__()
        self._clock = clock
        self._sounder = sounder
        self._sent = TypedPin()
        self.state = LockState()

    def lock(self) -> None:
        """Cover everything, at once."""
        session = self.state.session
        if session is not None and self.state.cover is not Cover.LOCKED:
            self._cover(Cover.LOCKED, TypedPin(session.staff, "", in_pin=True))
            self.lock_asked.emit()

    def switch(self, number: str = "") -> None:
        """Somebody else wants to take the till, and may have shown a badge."""
        session = self.state.session
        if session is None or self.state.busy or number == session.staff:
            return
        if self.state.cover is Cover.NONE:
            self._cover(Cover.SWITCHING, TypedPin(number).at(bool(number)))
        else:
            self.fill(number)

    def fill(self, number: str) -> None:
        """A badge, or nobody's number yet: the PIN comes next."""
        if not self.state.busy:
            self._show(typed=TypedPin(number).at(True), problem=None, until=None, scanned=False)

    def press(self, key: str) -> None:
        """A digit or `back`; the sixth digit of the PIN sends."""
        if self.state.busy:
            return
        self._show(typed=self.state.typed.pressed(key), problem=None, until=None, scanned=False)
        if key != "back" and self.state.typed.in_pin and self.state.typed.is_complete:
            self.enter()

    def go_to(self, in_pin: bool) -> None:
        """Fill that field now."""
        if not self.state.busy:
            self._show(typed=self.state.typed.at(in_pin))

    def enter(self) -> None:
        """From the number to the PIN; from the PIN to the counter."""
        typed = self.state.typed
        if self.state.busy or self.state.cover is Cover.NONE:
            return
        if not typed.is_complete:
            self.go_to(True)
            return
        self._sent = typed
        self._show(busy=True, problem=None, until=None, typed=typed.without_pin())
        asked = self.unlock_asked if self.state.cover is Cover.LOCKED else self.switch_person_asked
        asked.emit(typed.number, typed.pin)

    def cancel(self) -> None:
        """Nobody changes after all. A locked till stays locked."""
        if self.state.cover is Cover.SWITCHING and not self.state.busy:
            self._uncover()

    def scan_unwanted(self) -> None:
        """A card was scanned: nothing happens but a word."""
        self._show(scanned=True)

    @Slot()
    def on_lock_due(self) -> None:
        """Nobody has touched the till for minutes, or the backend wants to know who is there."""
        self.lock()

    @Slot(object)
    def on_unlocked(self, session: StaffSession) -> None:
        """The same person is back."""
        self._sent = TypedPin()
        self._show(session=session)
        self._uncover()

    @Slot(object)
    def on_signed_in(self, session: StaffSession) -> None:
        """Somebody took the till."""
        self._sent = TypedPin()
        self.state = LockState(session=session, offline=self.state.offline)
        self.changed.emit()

    @Slot()
    def on_signed_out(self) -> None:
        """Nobody is at it, and there is nothing to lock."""
        self._sent = TypedPin()
        self.state = LockState(offline=self.state.offline)
        self.changed.emit()

    @Slot(object)
    def on_link_changed(self, link: LinkState) -> None:
        """Whether the PIN is checked by this till alone."""
        self._show(offline=link.link is not Link.ONLINE)

    @Slot(str, object)
    def on_refused(self, wish: str, error: KnownError) -> None:
        """Not let in: the number stays, the PIN is typed again."""
        if wish not in _WISHES:
            return
        sent, self._sent = self._sent, TypedPin()
        if error.code == "must-change-pin":
            self._show(busy=False)
            self.own_pin_needed.emit(sent.number, sent.pin)
            return
        self._sounder.play(Sound.REFUSED)
        until = wait_of(error, self._clock())
        self._show(busy=False, problem=error.code, until=until, typed=self.state.typed.without_pin())

    def _cover(self, cover: Cover, typed: TypedPin) -> None:
        self._show(cover=cover, typed=typed, busy=False, problem=None, until=None, scanned=False)
        self.covered.emit()

    def _uncover(self) -> None:
        self._show(cover=Cover.NONE, typed=TypedPin(), busy=False, problem=None, until=None, scanned=False)
        self.uncovered.emit()

    def _show(self, **changes: object) -> None:
        self.state = replace(self.state, **changes)  # type: ignore[arg-type]  # names are the state's
        self.changed.emit()


def wait_of(error: KnownError, now: datetime) -> datetime | None:
    """When the next try is possible, where the refusal says so."""
    wait_s = error.retry_after_s if isinstance(error, RefusedError) else None
    return None if wait_s is None else now + timedelta(seconds=wait_s)
