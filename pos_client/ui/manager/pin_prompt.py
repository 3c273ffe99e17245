"""The manager's own PIN, before something that cannot be undone."""

from __future__ import annotations

import math

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget

from pos_client.domain.pins import PIN_DIGITS
from pos_client.services.approving import RevocationReason
from pos_client.ui.i18n import translate
from pos_client.ui.look import Look
from pos_client.ui.manager.tills import Asked, TillsPresenter, TillsState
from pos_client.ui.sign_in.pressed_field import PressedField, dots
from pos_client.ui.theme import Space
from pos_client.ui.widgets.buttons import button
from pos_client.ui.widgets.keypad import DIGIT_KEYS, Keypad
from pos_client.ui.widgets.layouts import row
from pos_client.ui.widgets.notice import Notice
from pos_client.ui.widgets.prompt import Asking, Prompt
from pos_client.ui.words import advice


class PinPrompt(Prompt):
    """Draws the open question, with a reason or a number where it needs one."""

    def __init__(self, look: Look, parent: QWidget, presenter: TillsPresenter) -> None:
        super().__init__(look, parent)
        self._presenter = presenter
        self.reasons: dict[RevocationReason, QPushButton] = {}
        choices = row(look, gap=Space.SMALL)
        for reason in RevocationReason:
            choices.addWidget(self._choice(reason), 1)
        self.extra.addLayout(choices)
        self.number, self.pin = PressedField(look), PressedField(look)
        fields = row(look, gap=Space.SMALL)
        fields.addWidget(self.number, 1)
        fields.addWidget(self.pin, 1)
        self.extra.addLayout(fields)
        self.keypad, self.problem = Keypad(look, DIGIT_KEYS), Notice(look)
        self.extra.addWidget(self.problem)
        self.extra.addWidget(self.keypad)
        self.number.clicked.connect(lambda: presenter.go_to(False))
        self.pin.clicked.connect(lambda: presenter.go_to(True))
        self.keypad.pressed.connect(presenter.press)

    def render_state(self, state: TillsState) -> None:
        """Draw it while it is asked."""
        if state.asked is None:
            self.hide()
            return
        for reason, choice in self.reasons.items():
            choice.setText(_reason_words(reason))
            choice.setChecked(reason is state.reason)
            choice.setVisible(state.asked is Asked.REVOKE)
        typed = state.typed
        self.number.setVisible(state.asked is Asked.UNLOCK)
        self.number.show_field(
            translate("Tills", "Colleague's number"), typed.number, active=not typed.in_pin
        )
        self.pin.show_field(translate("Tills", "Your PIN"), dots(typed.pin, PIN_DIGITS), active=typed.in_pin)
        self._draw_problem(state)
        self.yes.setEnabled(state.is_answered and not state.busy)
        self.ask(_words(state, state.asked), self._answered)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits go into the field."""
        if event.key() == Qt.Key.Key_Backspace:
            self._presenter.press("back")
        elif event.text() and event.text() in "0123456789":
            self._presenter.press(event.text())
        elif (
            event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab} and not self.yes.isEnabled()
        ):
            self._presenter.go_to(True)
        else:
            super().keyPressEvent(event)

    def _draw_problem(self, state: TillsState) -> None:
        if state.problem == "sign-in-refused":
            again = translate("Tills", "Type it again.")
            self.problem.show_words(translate("Tills", "This is not your PIN."), again, "problem")
            return
        if state.until is None:
            self.problem.show_problem(state.problem)
            return
        left_s = max(0, math.ceil((state.until - self._look.clock()).total_seconds()))
        wait = translate("SignIn", "The next try is possible in %n seconds.", "", left_s)
        self.problem.show_words(advice(state.problem or "").what, wait, "problem")

    def _answered(self, yes: bool) -> None:
        if yes:
            self._presenter.confirm()
        else:
            self._presenter.put_off()

    def _choice(self, reason: RevocationReason) -> QPushButton:
        made = button(self._look, "choice")
        made.setCheckable(True)
        made.clicked.connect(lambda: self._presenter.give(reason))
        self.reasons[reason] = made
        return made


def _words(state: TillsState, asked: Asked) -> Asking:
    name = "" if state.till is None else state.till.name
    not_now, busy = translate("Tills", "Not now"), translate("Tills", "One moment …")
    match asked:
        case Asked.LET_IN:
            title = translate("Tills", "Let it in as {till}?").format(till=name)
            text = translate("Tills", "Your own PIN says that you mean it.")
            return Asking(title, text, busy if state.busy else translate("Tills", "Let it in"), not_now)
        case Asked.REVOKE:
            title = translate("Tills", "Revoke {till}?").format(till=name)
            text = translate(
                "Tills",
                "It forgets its cards and locks itself. Its records stay for whoever is let in again.",
            )
            yes = busy if state.busy else translate("Tills", "Revoke it")
            return Asking(title, text, yes, not_now, danger=True)
        case Asked.UNLOCK:
            title = translate("Tills", "Unlock a colleague")
            text = translate("Tills", "Ten wrong PINs locked the number. Be sure who stands before you.")
            return Asking(title, text, busy if state.busy else translate("Tills", "Unlock"), not_now)


def _reason_words(reason: RevocationReason) -> str:
    match reason:
        case RevocationReason.STOLEN:
            return translate("Tills", "Stolen")
        case RevocationReason.REPLACED:
            return translate("Tills", "Replaced")
        case RevocationReason.CLOSED:
            return translate("Tills", "Closed")
