"""The questions of the cashier's screen, and the two small forms over it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from pos_client.domain.entry import OverrideReason, ReversalReason
from pos_client.ui.cashier.recent import RecentPresenter, RecentState
from pos_client.ui.cashier.recent_strip import state_words
from pos_client.ui.cashier.state import Question, ReplaceCard, UnfinishedSale, UnusualTotal
from pos_client.ui.cashier.verdict_words import band_words
from pos_client.ui.i18n import translate
from pos_client.ui.look import Look
from pos_client.ui.theme import Space
from pos_client.ui.widgets.buttons import button
from pos_client.ui.widgets.layouts import row
from pos_client.ui.widgets.notice import Notice
from pos_client.ui.widgets.prompt import Asking, Prompt
from pos_client.ui.widgets.texts import text_label
from pos_client.ui.words import advice

_LONGEST_CODE = 64


def question_words(question: Question, look: Look) -> Asking:
    """The words of a question about the sale."""
    match question:
        case ReplaceCard(found=found):
            return Asking(
                translate("Cashier", "Replace the card in this sale?"),
                translate(
                    "Cashier",
                    "A second card was scanned: {verdict}. Only one can hold; what was ticked is cleared.",
                ).format(verdict=band_words(found).headline),
                translate("Cashier", "Replace"),
                translate("Cashier", "Keep the first card"),
                no_stands_out=not found.grants,
            )
        case UnusualTotal(total):
            return Asking(
                translate("Cashier", "Is {total} right?").format(total=look.tongue.money(total)),
                translate("Cashier", "This is far more than a usual sale at this till."),
                translate("Cashier", "Yes, it is right"),
                translate("Cashier", "Correct it"),
            )
        case UnfinishedSale(sale, purchase_time):
            return Asking(
                translate("Cashier", "A purchase was not finished"),
                translate(
                    "Cashier",
                    "{total}, begun {time}. If the customer has paid, record it; it counts only once.",
                ).format(
                    total=look.tongue.money(sale.total) if sale.total else "–",
                    time=look.tongue.moment(datetime.fromisoformat(purchase_time), look.clock()),
                ),
                translate("Cashier", "Record it"),
                translate("Cashier", "Discard it"),
            )


class ReversalPrompt(Prompt):
    """A purchase, its state, and taking it back with a reason."""

    def __init__(self, look: Look, parent: QWidget, presenter: RecentPresenter) -> None:
        super().__init__(look, parent)
        self._presenter = presenter
        self.reasons: dict[ReversalReason, QPushButton] = {}
        choices = row(look, gap=Space.SMALL)
        for reason in ReversalReason:
            choices.addWidget(self._choice(reason), 1)
        self.extra.addLayout(choices)
        self.problem = Notice(look)
        self.extra.addWidget(self.problem)
        self.look_at_it = button(look, "secondary", icon="warning")
        self.look_at_it.clicked.connect(presenter.look_at_set_aside)
        self.extra.addWidget(self.look_at_it)

    def render_state(self, state: RecentState) -> None:
        """Draw the purchase that is open, if any."""
        purchase = state.opened
        if purchase is None:
            self.hide()
            return
        for reason, choice in self.reasons.items():
            choice.setText(_reason_words(reason))
            choice.setChecked(reason is state.reason)
            choice.setVisible(not purchase.reversed)
        why = advice(purchase.reason).what if purchase.reason else ""
        title = translate("Cashier", "Purchase of {total}, {time}").format(
            total=self._look.tongue.money(purchase.total), time=self._look.tongue.time(purchase.recorded_at)
        )
        text = f"{state_words(purchase)} {why}".strip()
        if not purchase.reversed:
            text += "\n" + translate(
                "Cashier", "To take it back, choose why. The purchase stays, a reversal is added."
            )
        yes = (
            translate("Cashier", "Taking back …") if state.reversing else translate("Cashier", "Take it back")
        )
        self.yes.setVisible(not purchase.reversed)
        self.yes.setEnabled(state.reason is not None and not state.reversing)
        self.problem.show_problem(state.problem)
        self.look_at_it.setText(translate("Cashier", "Look at why"))
        self.look_at_it.setVisible(state.leads_to_set_aside)
        self.ask(Asking(title, text, yes, translate("Cashier", "Close"), danger=True), self._answered)

    def _answered(self, yes: bool) -> None:
        if yes and self.yes.isVisible():
            self._presenter.confirm()
        else:
            self._presenter.close()

    def _choice(self, reason: ReversalReason) -> QPushButton:
        made = button(self._look, "choice")
        made.setCheckable(True)
        made.clicked.connect(lambda: self._presenter.choose(reason))
        self.reasons[reason] = made
        return made


def _reason_words(reason: ReversalReason) -> str:
    match reason:
        case ReversalReason.MISTAKE:
            return translate("Cashier", "A mistake")
        case ReversalReason.RETURNED:
            return translate("Cashier", "Goods returned")
        case ReversalReason.PAYMENT_VOID:
            return translate("Cashier", "Not paid")


class TypingPrompt(Prompt):
    """A card's number, typed; where that is the manager's exception, with the reason for it (J36)."""

    def __init__(
        self, look: Look, parent: QWidget, typed: Callable[[str, OverrideReason | None], None]
    ) -> None:
        super().__init__(look, parent)
        self._typed = typed
        self._is_override = False
        self._reason: OverrideReason | None = None
        self.field = QLineEdit()
        self.field.setMaxLength(_LONGEST_CODE)
        self.field.textChanged.connect(self._enable)
        self.extra.addWidget(self.field)
        self._why = text_label("caption", wrap=True)
        self.extra.addWidget(self._why)
        self.reasons: dict[OverrideReason, QPushButton] = {}
        choices = row(look, gap=Space.SMALL)
        for reason in OverrideReason:
            choices.addWidget(self._choice(reason), 1)
        self.extra.addLayout(choices)
        self.setFocusProxy(self.field)

    def open(self, is_override: bool) -> None:
        """Ask for the number."""
        self._is_override, self._reason = is_override, None
        text = translate("Cashier", "The number stands below the code on the card.")
        if is_override:
            text += "\n" + translate(
                "Cashier", "Typing is the manager's exception, and it is counted as such."
            )
        self.field.clear()
        self._why.setText(translate("Cashier", "Why is it typed?"))
        self._why.setVisible(is_override)
        for reason, choice in self.reasons.items():
            choice.setText(_override_words(reason))
            choice.setVisible(is_override)
        self._choose(None)
        yes, no = translate("Cashier", "Look it up"), translate("Cashier", "Cancel")
        self.ask(Asking(translate("Cashier", "Type the card's number"), text, yes, no), self._answered)

    def _choose(self, reason: OverrideReason | None) -> None:
        self._reason = reason
        for one, choice in self.reasons.items():
            choice.setChecked(one is reason)
        self._enable()

    def _enable(self) -> None:
        explained = not self._is_override or self._reason is not None
        self.yes.setEnabled(bool(self.field.text().strip()) and explained)

    def _answered(self, yes: bool) -> None:
        text = self.field.text()
        self.hide()
        if yes:
            self._typed(text, self._reason)

    def _choice(self, reason: OverrideReason) -> QPushButton:
        made = button(self._look, "choice")
        made.setCheckable(True)
        made.clicked.connect(lambda: self._choose(reason))
        self.reasons[reason] = made
        return made


def _override_words(reason: OverrideReason) -> str:
    match reason:
        case OverrideReason.CODE_DAMAGED:
            return translate("Cashier", "Code damaged")
        case OverrideReason.SCANNER_BROKEN:
            return translate("Cashier", "Scanner broken")
        case OverrideReason.OTHER:
            return translate("Cashier", "Something else")
