"""Number and PIN, by keyboard or keypad: what the sign-in and the locked till have in common."""

from __future__ import annotations

import math
from datetime import datetime
from typing import Protocol

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent

from pos_client.domain.pins import PIN_DIGITS
from pos_client.ui.i18n import translate
from pos_client.ui.look import Look
from pos_client.ui.sign_in.card_screen import CardScreen
from pos_client.ui.sign_in.pressed_field import PressedField, dots
from pos_client.ui.sign_in.typed_pin import TypedPin
from pos_client.ui.widgets.buttons import button
from pos_client.ui.widgets.keypad import DIGIT_KEYS, Keypad
from pos_client.ui.widgets.notice import Notice
from pos_client.ui.words import advice

_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_SECOND_MS = 1000


class PersonState(Protocol):
    """What is drawn of both."""

    @property
    def typed(self) -> TypedPin:
        """Number and PIN so far."""

    @property
    def busy(self) -> bool:
        """Whether an answer is awaited."""

    @property
    def problem(self) -> str | None:
        """Why not."""

    @property
    def until(self) -> datetime | None:
        """When the next try is possible."""


class PersonPresenter(Protocol):
    """Takes the keys."""

    @property
    def state(self) -> PersonState:
        """What is drawn."""

    def press(self, key: str) -> None:
        """A digit or `back`."""

    def enter(self) -> None:
        """Go on."""

    def go_to(self, in_pin: bool) -> None:
        """Fill that field now."""


class PersonScreen(CardScreen):
    """Two fields, a word, and the keypad beside them. What comes above and below is the screens' own."""

    def __init__(self, look: Look, icon: str, presenter: PersonPresenter) -> None:
        super().__init__(look, icon)
        self._presenter = presenter
        self.number, self.pin = PressedField(look), PressedField(look)
        self.notice = Notice(look)
        self.keypad = Keypad(look, DIGIT_KEYS)
        self.enter = button(look, "primary", large=True)
        self.beside(self.keypad)
        self.number.clicked.connect(lambda: presenter.go_to(False))
        self.pin.clicked.connect(lambda: presenter.go_to(True))
        self.keypad.pressed.connect(presenter.press)
        self.enter.clicked.connect(presenter.enter)
        self._seconds = QTimer(self)
        self._seconds.setInterval(_SECOND_MS)
        self._seconds.timeout.connect(self._count_down)

    def draw_fields(self, verb: str, busy: str) -> None:
        """The fields, and the button with what it does."""
        state, typed = self._presenter.state, self._presenter.state.typed
        pin = dots(typed.pin, PIN_DIGITS)
        self.number.show_field(translate("SignIn", "Staff number"), typed.number, active=not typed.in_pin)
        self.pin.show_field(translate("SignIn", "PIN"), pin, active=typed.in_pin)
        if not state.busy:
            self.enter.setText(verb if typed.in_pin else translate("SignIn", "Next"))
        else:
            self.enter.setText(busy)
        may_go_on = typed.is_complete or (bool(typed.number) and not typed.in_pin)
        self.enter.setEnabled(not state.busy and may_go_on)

    def draw_problem(self) -> bool:
        """The last refusal, if there is one to tell: how long to wait, where one has to."""
        state = self._presenter.state
        if state.problem is None:
            return False
        left_s = self._left_s()
        if left_s:
            wait = translate("SignIn", "The next try is possible in %n seconds.", "", left_s)
            self.notice.show_words(advice(state.problem).what, wait, "problem")
        elif state.until is not None:
            self.notice.show_words(translate("SignIn", "You may try again now."), "", "quiet")
        else:
            self.notice.show_problem(state.problem)
        return True

    def showEvent(self, event: QShowEvent) -> None:
        """Seconds count while somebody looks."""
        super().showEvent(event)
        self._seconds.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody does."""
        super().hideEvent(event)
        self._seconds.stop()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits wherever the focus is."""
        if event.key() in _ENTER:
            self._presenter.enter()
        elif event.key() == Qt.Key.Key_Backspace:
            self._presenter.press("back")
        elif event.text() and event.text() in "0123456789":
            self._presenter.press(event.text())
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forwards: bool) -> bool:  # noqa: N802  # Qt's name
        """Tab leads from the number to the PIN first: Qt gives it to nobody as a key."""
        typed = self._presenter.state.typed
        here = self.window().focusWidget() is self
        if forwards and here and typed.number and not typed.in_pin:
            self._presenter.go_to(True)
            return True
        return super().focusNextPrevChild(forwards)

    def _left_s(self) -> int:
        until = self._presenter.state.until
        return 0 if until is None else max(0, math.ceil((until - self._look.clock()).total_seconds()))

    def _count_down(self) -> None:
        if self._presenter.state.until is not None:
            self.refresh()
