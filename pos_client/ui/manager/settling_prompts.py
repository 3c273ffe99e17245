"""The two questions before a record is settled: how it should have been, or why its loss is accepted."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

from pos_client.domain.entry import SettlementReason
from pos_client.domain.money import Money
from pos_client.ui.cashier.amount import AMOUNT_KEYS as TYPED
from pos_client.ui.cashier.amount import BACKSPACE
from pos_client.ui.i18n import translate
from pos_client.ui.look import Look
from pos_client.ui.manager.set_aside import Asked, SetAsidePresenter, SetAsideState
from pos_client.ui.theme import Size, Space
from pos_client.ui.widgets.buttons import button
from pos_client.ui.widgets.check_row import CheckRow
from pos_client.ui.widgets.keypad import AMOUNT_KEYS, Keypad
from pos_client.ui.widgets.layouts import row
from pos_client.ui.widgets.notice import Notice
from pos_client.ui.widgets.prompt import Asking, Prompt
from pos_client.ui.widgets.texts import FitLabel
from pos_client.ui.words.set_aside import reason_words, what_it_was


class CorrectionPrompt(Prompt):
    """A new total, and whether the purchase keeps its link to the member."""

    def __init__(self, look: Look, parent: QWidget, presenter: SetAsidePresenter) -> None:
        super().__init__(look, parent)
        self._presenter = presenter
        self.amount = FitLabel(look, Size.AMOUNT, Qt.AlignmentFlag.AlignRight)
        self.keypad = Keypad(look, AMOUNT_KEYS)
        self.delete = button(look, "secondary", icon="backspace")
        self.member = CheckRow(look)
        self.problem = Notice(look)
        head = row(look)
        head.addWidget(self.amount, 1)
        head.addWidget(self.delete)
        self.extra.addLayout(head)
        for widget in (self.keypad, self.member, self.problem):
            self.extra.addWidget(widget)
        self.keypad.pressed.connect(presenter.press)
        self.delete.clicked.connect(lambda: presenter.press(BACKSPACE))
        self.member.clicked.connect(lambda: presenter.keep_member(not self._presenter.state.with_member))

    def render_state(self, state: SetAsideState) -> None:
        """Draw it while it is asked."""
        record = state.record
        if state.asked is not Asked.CORRECTION or record is None:
            self.hide()
            return
        self._draw_amount(state, record.total)
        self.keypad.retranslate()
        self.delete.setAccessibleName(translate("SetAside", "Delete the last digit"))
        self.member.setVisible(record.with_card)
        keep = translate("SetAside", "Keep the link to the member")
        self.member.show_benefit(keep, chosen=state.with_member, busy=False, note="")
        self.problem.show_problem(state.problem or state.amount.problem)
        self.yes.setEnabled(not state.busy)
        self.ask(
            Asking(
                translate("SetAside", "Correct this purchase"),
                translate(
                    "SetAside",
                    "A new record is sent in its place. The old one stays, and names the new one.",
                ),
                translate("SetAside", "Sending …") if state.busy else translate("SetAside", "Send again"),
                translate("SetAside", "Not now"),
            ),
            self._answered,
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits go into the amount."""
        if event.key() == Qt.Key.Key_Backspace:
            self._presenter.press(BACKSPACE)
        elif event.text() and event.text() in TYPED:
            self._presenter.press(event.text())
        else:
            super().keyPressEvent(event)

    def _draw_amount(self, state: SetAsideState, old: Money | None) -> None:
        """The old total in soft ink, until a digit is pressed."""
        colours, entry = self._look.theme.colours, state.amount.entry
        typed = Money(entry.amount_minor, state.currency)
        shown = old if entry.is_empty and old is not None else typed
        ink = colours.ink_soft if entry.is_empty else colours.ink
        self.amount.show_text(self._look.tongue.money(shown), ink)

    def _answered(self, yes: bool) -> None:
        if yes:
            self._presenter.confirm()
        else:
            self._presenter.put_off()


class LossPrompt(Prompt):
    """One of five reasons; Enter alone accepts nothing."""

    def __init__(self, look: Look, parent: QWidget, presenter: SetAsidePresenter) -> None:
        super().__init__(look, parent)
        self._presenter = presenter
        self.reasons: dict[SettlementReason, QPushButton] = {}
        grid = QGridLayout()
        grid.setSpacing(look.theme.px(Space.SMALL))
        for place, reason in enumerate(SettlementReason):
            grid.addWidget(self._choice(reason), place // 2, place % 2)
        self.extra.addLayout(grid)
        self.problem = Notice(look)
        self.extra.addWidget(self.problem)

    def render_state(self, state: SetAsideState) -> None:
        """Draw it while it is asked."""
        record = state.record
        if state.asked is not Asked.LOSS or record is None:
            self.hide()
            return
        for reason, choice in self.reasons.items():
            choice.setText(reason_words(reason))
            choice.setChecked(reason is state.reason)
        self.problem.show_problem(state.problem)
        self.yes.setEnabled(state.reason is not None and not state.busy)
        self.ask(
            Asking(
                translate("SetAside", "Accept the loss?"),
                translate(
                    "SetAside",
                    "{record}: choose why. It stays stored, marked with the reason and your number.",
                ).format(record=what_it_was(record, self._look)),
                translate("SetAside", "Accepting …")
                if state.busy
                else translate("SetAside", "Accept the loss"),
                translate("SetAside", "Not now"),
                danger=True,
            ),
            self._answered,
        )

    def _answered(self, yes: bool) -> None:
        if yes:
            self._presenter.confirm()
        else:
            self._presenter.put_off()

    def _choice(self, reason: SettlementReason) -> QPushButton:
        made = button(self._look, "choice")
        made.setCheckable(True)
        made.clicked.connect(lambda: self._presenter.give(reason))
        self.reasons[reason] = made
        return made
