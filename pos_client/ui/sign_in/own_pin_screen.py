"""One's own PIN, typed twice, with the rules beside it while it is typed."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel

from pos_client.domain.pins import PIN_DIGITS, PinRule
from pos_client.ui.i18n import translate
from pos_client.ui.look import Look
from pos_client.ui.sign_in.card_screen import CardScreen
from pos_client.ui.sign_in.own_pin import OwnPinPresenter, OwnPinState
from pos_client.ui.sign_in.pressed_field import PressedField, dots
from pos_client.ui.stylesheet import set_role
from pos_client.ui.theme import Measure, Space
from pos_client.ui.widgets.buttons import button
from pos_client.ui.widgets.keypad import DIGIT_KEYS, Keypad
from pos_client.ui.widgets.layouts import column, row
from pos_client.ui.widgets.notice import Notice
from pos_client.ui.widgets.texts import text_label

_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class OwnPinScreen(CardScreen):
    """Draws the presenter's state."""

    def __init__(self, look: Look, presenter: OwnPinPresenter) -> None:
        super().__init__(look, "staff")
        self._presenter = presenter
        self._why = text_label("soft", wrap=True)
        self.first, self.again = PressedField(look), PressedField(look)
        self.rules = {rule: _RuleLine(look) for rule in PinRule}
        self.notice = Notice(look)
        self.take, self.back = button(look, "primary", large=True), button(look, "secondary")
        self.keypad = Keypad(look, DIGIT_KEYS)
        self._lay_out()
        self.first.clicked.connect(lambda: presenter.go_to(False))
        self.again.clicked.connect(lambda: presenter.go_to(True))
        self.keypad.pressed.connect(presenter.press)
        self.take.clicked.connect(presenter.enter)
        self.back.clicked.connect(presenter.give_up)
        presenter.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Draw the state."""
        state = self._presenter.state
        self.title.setText(translate("SignIn", "Choose your own PIN"))
        self._why.setText(
            translate("SignIn", "Somebody else knows the PIN that you were given. Nobody will know this one.")
        )
        first, again = translate("SignIn", "New PIN"), translate("SignIn", "The same again")
        self.first.show_field(first, dots(state.first, PIN_DIGITS), active=not state.in_again)
        self.again.show_field(again, dots(state.again, PIN_DIGITS), active=state.in_again)
        self.again.setEnabled(state.is_good)
        for rule, line in self.rules.items():
            line.show_rule(_rule_words(rule), _kept(rule, state))
        self.notice.show_problem(state.problem)
        busy = translate("SignIn", "One moment …")
        self.take.setText(busy if state.busy else translate("SignIn", "Take this PIN"))
        self.take.setEnabled(state.is_complete and not state.busy)
        self.back.setText(translate("SignIn", "Back"))
        self.back.setEnabled(not state.busy)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits wherever the focus is."""
        if event.key() in _ENTER:
            self._presenter.enter()
        elif event.key() == Qt.Key.Key_Escape:
            self._presenter.give_up()
        elif event.key() == Qt.Key.Key_Backspace:
            self._presenter.press("back")
        elif event.text() and event.text() in "0123456789":
            self._presenter.press(event.text())
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        for widget in (self._why, self.first, self.again):
            self.inside.addWidget(widget)
        lines = column(self._look, gap=Space.TINY)
        for line in self.rules.values():
            lines.addLayout(line.line)
        self.inside.addLayout(lines)
        self.inside.addWidget(self.notice)
        self.inside.addStretch(1)
        self.inside.addWidget(self.take)
        self.inside.addWidget(self.back)
        self.beside(self.keypad)


class _RuleLine:
    """A mark and a rule: open, kept or broken, by sign and by colour."""

    def __init__(self, look: Look) -> None:
        self._look = look
        self.mark, self.words = QLabel(), text_label("soft", wrap=True)
        self.line: QHBoxLayout = row(look, gap=Space.SMALL)
        self.line.addWidget(self.mark, 0, Qt.AlignmentFlag.AlignTop)
        self.line.addWidget(self.words, 1)

    def show_rule(self, words: str, kept: bool | None) -> None:
        """Draw it; None is not known yet."""
        look, colours = self._look, self._look.theme.colours
        icon, ink, role = {
            None: ("blank", colours.ink_soft, "soft"),
            True: ("check", colours.success.ink, "soft"),
            False: ("close", colours.problem.ink, "alarm"),
        }[kept]
        size = look.theme.px(Measure.ICON_SMALL)
        self.mark.setPixmap(look.icons.pixmap(icon, ink, size, self.mark.devicePixelRatioF()))
        self.words.setText(words)
        set_role(self.words, role)


def _kept(rule: PinRule, state: OwnPinState) -> bool | None:
    if state.broken is None:
        return None
    return rule not in state.broken


def _rule_words(rule: PinRule) -> str:
    match rule:
        case PinRule.SIX_DIGITS:
            return translate("SignIn", "Six digits")
        case PinRule.NO_RUN:
            return translate("SignIn", "Not 000000, not 123456 or 654321")
        case PinRule.NOT_THE_NUMBER:
            return translate("SignIn", "Not your staff number")
        case PinRule.NOT_THE_OLD_ONE:
            return translate("SignIn", "Not the PIN that you were given")
