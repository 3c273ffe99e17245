"""The total: pressed, frozen, recorded."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QFrame, QLabel, QStackedWidget, QWidget

from pos_client.domain.money import Money
from pos_client.ui.cashier.state import CashierState
from pos_client.ui.i18n import translate
from pos_client.ui.look import Look
from pos_client.ui.stylesheet import set_role
from pos_client.ui.theme import Measure, Size, Space
from pos_client.ui.widgets.buttons import button, put_icon
from pos_client.ui.widgets.keypad import AMOUNT_KEYS, Keypad
from pos_client.ui.widgets.layouts import column, row, rule
from pos_client.ui.widgets.notice import Notice
from pos_client.ui.widgets.texts import FitLabel, text_label

_RIGHT = Qt.AlignmentFlag.AlignRight


class PurchasePanel(QFrame):
    """Draws the amount, the keypad or the frozen total; reports presses."""

    key_pressed = Signal(str)
    enter_pressed = Signal()
    back_pressed = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setProperty("role", "panel")
        self._caption = text_label("soft")
        self.amount = FitLabel(look, Size.AMOUNT, _RIGHT)
        self.amount.setMinimumHeight(look.theme.px(Measure.TARGET))
        self.problem = Notice(look)
        self._word = QWidget()
        self._word.setMinimumHeight(look.theme.px(Measure.WORD))  # the keys never move under a finger
        word = column(look, self._word, gap=Space.NONE)
        word.addWidget(self.problem)
        word.addStretch(1)
        self.keypad = Keypad(look, AMOUNT_KEYS)
        self.frozen = _FrozenTotal(look)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.keypad)
        self._pages.addWidget(self.frozen)
        self.back = button(look, "secondary")
        self.back.setFixedHeight(look.theme.px(Measure.BIG_BUTTON))
        self.enter = button(look, "primary", icon="enter", large=True)
        self.enter.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self._lay_out()
        self.keypad.pressed.connect(self.key_pressed)
        self.enter.clicked.connect(self.enter_pressed)
        self.back.clicked.connect(self._back_pressed)
        self._is_frozen = False

    def render_state(self, state: CashierState) -> None:
        """Draw the state."""
        self._is_frozen = state.is_frozen
        self._caption.setText(
            translate("Cashier", "To pay")
            if state.is_frozen
            else translate("Cashier", "Total of the purchase")
        )
        self.keypad.retranslate()
        self._pages.setCurrentWidget(self.frozen if state.is_frozen else self.keypad)
        self._amount(state)
        self.frozen.render_state(state)
        self._words(state)
        self._buttons(state)

    def _amount(self, state: CashierState) -> None:
        colours = self._look.theme.colours
        shown = state.to_pay or Money(state.amount.entry.amount_minor, state.currency)
        empty = state.amount.entry.is_empty and not state.is_frozen
        self.amount.show_text(self._look.tongue.money(shown), colours.ink_soft if empty else colours.ink)

    def _words(self, state: CashierState) -> None:
        problem = state.problem or state.amount.problem
        if problem is not None:
            self.problem.show_problem(problem)
        elif state.recorded is not None:
            tongue = self._look.tongue
            what = translate("Cashier", "Recorded: {total}").format(total=tongue.money(state.recorded.total))
            line = translate("Cashier", "{time}, safe on this till.").format(
                time=tongue.time(state.recorded.recorded_at)
            )
            self.problem.show_words(what, line, "success")
        else:
            self.problem.hide()

    def _buttons(self, state: CashierState) -> None:
        if state.recording:
            text = translate("Cashier", "Recording …")
        elif state.is_frozen:
            text = translate("Cashier", "Record")
        else:
            text = translate("Cashier", "Continue")
        self.enter.setText(text)
        set_role(self.enter, "confirm" if state.is_frozen else "primary")
        put_icon(self._look, self.enter, "enter")
        self.enter.setEnabled(state.ready and not state.recording)
        self.back.setEnabled(not state.recording)
        self.back.setText(translate("Cashier", "Back") if state.is_frozen else "")
        if state.is_frozen:
            self.back.setIcon(QIcon())
        else:
            put_icon(self._look, self.back, "backspace")
        name = (
            translate("Cashier", "Back") if state.is_frozen else translate("Cashier", "Delete the last digit")
        )
        self.back.setAccessibleName(name)

    def _back_pressed(self) -> None:
        if self._is_frozen:
            self.back_pressed.emit()
        else:
            self.key_pressed.emit("back")

    def _lay_out(self) -> None:
        inside = column(self._look, self, margin=Space.MEDIUM, gap=Space.SMALL)
        inside.addWidget(self._caption)
        inside.addWidget(self.amount)
        inside.addWidget(self._word)
        inside.addWidget(self._pages, 1)
        buttons = row(self._look, gap=Space.SMALL)
        buttons.addWidget(self.back, 1)
        buttons.addWidget(self.enter, 2)
        inside.addLayout(buttons)


class _FrozenTotal(QWidget):
    """The sum as a slip: total, what the benefits take off, what is to be paid."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._captions: list[QLabel] = []
        self._figures: list[FitLabel] = []
        inside = column(look, self, gap=Space.MEDIUM)
        inside.addWidget(rule(look))
        for _line in range(2):
            caption, figure = text_label("soft"), FitLabel(look, Size.TITLE, _RIGHT)
            line = row(look)
            line.addWidget(caption)
            line.addWidget(figure, 1)
            inside.addLayout(line)
            self._captions.append(caption)
            self._figures.append(figure)
        self._advice = text_label("soft", wrap=True)
        inside.addWidget(rule(look))
        inside.addWidget(self._advice)
        inside.addStretch(1)

    def render_state(self, state: CashierState) -> None:
        """Draw the sum."""
        total, discount = state.sale.total, state.sale.discount()
        if total is None or discount is None:
            return
        tongue, colours = self._look.tongue, self._look.theme.colours
        self._captions[0].setText(translate("Cashier", "Total"))
        self._captions[1].setText(translate("Cashier", "Discount"))
        self._figures[0].show_text(tongue.money(total))
        minus = f"−{tongue.money(discount)}" if discount.amount_minor else "–"
        self._figures[1].show_text(minus, colours.success.ink)
        self._advice.setText(
            translate("Cashier", "Take the payment, then press Record. To change something, press Back.")
        )
