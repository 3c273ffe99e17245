"""Choosing one's own PIN, at the first sign-in with one that somebody else gave."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from PySide6.QtCore import QObject, Signal, Slot

from pos_client.domain.errors import KnownError
from pos_client.domain.pins import PIN_DIGITS, PinRule, broken_rules
from pos_client.domain.staff import StaffSession
from pos_client.ui.sounds import Sound, Sounder


@dataclass(frozen=True, slots=True)
class OwnPinState:
    """Both are shown as dots only. `broken` is what the new PIN does against the rules, None while it is not
    whole.
    """

    number: str = ""
    first: str = field(default="", repr=False)
    again: str = field(default="", repr=False)
    in_again: bool = False
    broken: frozenset[PinRule] | None = None
    busy: bool = False
    problem: str | None = None

    @property
    def is_good(self) -> bool:
        """Whether the new PIN keeps all rules."""
        return self.broken is not None and not self.broken

    @property
    def is_complete(self) -> bool:
        """Whether it can be sent."""
        return self.is_good and len(self.again) == PIN_DIGITS


class OwnPinPresenter(QObject):
    """The PIN twice; the last digit of the second sends, and signs in."""

    changed = Signal()
    begun = Signal()
    given_up = Signal()
    change_pin_asked = Signal(str, str, str)

    def __init__(self, sounder: Sounder) -> None:
        super().__init__()
        self._sounder = sounder
        self._given = ""
        self.state = OwnPinState()

    def begin(self, number: str, given: str) -> None:
        """This person signed in with a PIN that somebody else knows."""
        self._given = given
        self.state = OwnPinState(number=number)
        self.changed.emit()
        self.begun.emit()

    def press(self, key: str) -> None:
        """A digit or `back`, into the field that is being filled."""
        if self.state.busy:
            return
        if key == "back":
            self._delete()
        elif self.state.in_again:
            self._show(again=(self.state.again + key)[:PIN_DIGITS], problem=None)
            if self.state.is_complete:
                self.enter()
        else:
            self._choose((self.state.first + key)[:PIN_DIGITS])

    def go_to(self, in_again: bool) -> None:
        """Fill that field now; the second only behind a good first."""
        if not self.state.busy:
            self._show(in_again=in_again and self.state.is_good)

    def enter(self) -> None:
        """Send it, or go on to the second field."""
        state = self.state
        if state.busy:
            return
        if not state.is_complete:
            self.go_to(True)
        elif state.first != state.again:
            self._sounder.play(Sound.REFUSED)
            self._show(again="", problem="pins-not-same")
        else:
            self._show(busy=True, problem=None)
            self.change_pin_asked.emit(state.number, self._given, state.first)

    def give_up(self) -> None:
        """Not now: nobody is signed in by this."""
        if not self.state.busy:
            self._forget()
            self.given_up.emit()

    @Slot(object)
    def on_signed_in(self, _session: StaffSession) -> None:
        """It is chosen, or somebody else is in: nothing of it stays."""
        self._forget()

    @Slot()
    def on_signed_out(self) -> None:
        """Nothing of it stays."""
        self._forget()

    @Slot(str, object)
    def on_refused(self, wish: str, error: KnownError) -> None:
        """It is not changed: the given PIN is still the one that counts."""
        if wish == "change_pin":
            self._sounder.play(Sound.REFUSED)
            self.state = OwnPinState(number=self.state.number, problem=error.code)
            self.changed.emit()

    def _choose(self, first: str) -> None:
        broken = broken_rules(self.state.number, first, self._given) if len(first) == PIN_DIGITS else None
        self._show(first=first, again="", broken=broken, in_again=broken == frozenset(), problem=None)
        if broken:
            self._sounder.play(Sound.REFUSED)

    def _delete(self) -> None:
        state = self.state
        if state.in_again and state.again:
            self._show(again=state.again[:-1], problem=None)
        else:
            self._choose(state.first[:-1])

    def _forget(self) -> None:
        self._given = ""
        self.state = OwnPinState()
        self.changed.emit()

    def _show(self, **changes: object) -> None:
        self.state = replace(self.state, **changes)  # type: ignore[arg-type]  # names are the state's
        self.changed.emit()
