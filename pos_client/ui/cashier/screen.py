"""The cashier's screen: scan, customer, purchase, and the last purchases along the bottom."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage, QKeyEvent, QKeySequence

from pos_client.ui.cashier.amount import AMOUNT_KEYS
from pos_client.ui.cashier.customer_panel import CustomerPanel
from pos_client.ui.cashier.presenter import CashierPresenters
from pos_client.ui.cashier.prompts import ReversalPrompt, TypingPrompt, question_words
from pos_client.ui.cashier.purchase_panel import PurchasePanel
from pos_client.ui.cashier.recent import RecentPresenter
from pos_client.ui.cashier.recent_strip import RecentStrip
from pos_client.ui.cashier.scan_panel import CodeSources, ScanPanel, Wanted
from pos_client.ui.look import Look
from pos_client.ui.theme import Measure, Space
from pos_client.ui.widgets.layouts import column, row
from pos_client.ui.widgets.prompt import Prompt
from pos_client.ui.widgets.screen import Screen

_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_BENEFIT_KEYS = range(Qt.Key.Key_F1, Qt.Key.Key_F9)


class CashierScreen(Screen):
    """Draws three presenters' states. Digits go to the amount wherever the focus is."""

    def __init__(
        self, look: Look, cashier: CashierPresenters, recent: RecentPresenter, sources: CodeSources
    ) -> None:
        super().__init__()
        self._look = look
        self._cashier, self._recent, self._sources = cashier, recent, sources
        self.scan, self.customer, self.purchase = ScanPanel(look), CustomerPanel(look), PurchasePanel(look)
        self.strip = RecentStrip(look)
        self._lay_out()
        self.question = Prompt(look, self)
        self.reversal = ReversalPrompt(look, self, recent)
        self.typing = TypingPrompt(look, self, cashier.cards.type_code)
        self._wire()
        self.refresh()

    def refresh(self) -> None:
        """Draw everything anew, for instance in another language or a minute later."""
        self._draw_sale()
        self._draw_recent()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The whole sale by keyboard; what a child does not want arrives here too."""
        key = Qt.Key(event.key())
        if event.matches(QKeySequence.StandardKey.Paste):
            self._paste()
        elif key in _ENTER:
            if not event.isAutoRepeat():
                self._cashier.sale.enter()
        elif key == Qt.Key.Key_Escape:
            self._cashier.sale.back()
        elif key == Qt.Key.Key_Backspace:
            self._cashier.total.press("back")
        elif key in _BENEFIT_KEYS:
            self._tick(key - Qt.Key.Key_F1)
        elif event.text() and event.text() in AMOUNT_KEYS:
            self._cashier.total.press(event.text())
        else:
            super().keyPressEvent(event)

    def _wire(self) -> None:
        cashier = self._cashier
        cashier.counter.changed.connect(self._draw_sale)
        self._sources.bind(self.scan, self._draw_scan)
        self._recent.changed.connect(self._draw_recent)
        self.scan.typing_pressed.connect(lambda: self.typing.open(cashier.state.typing_is_override))
        self.customer.benefit_pressed.connect(cashier.ticks.toggle)
        self.customer.removal_pressed.connect(cashier.cards.take_out)
        self.purchase.key_pressed.connect(cashier.total.press)
        self.purchase.enter_pressed.connect(cashier.sale.enter)
        self.purchase.back_pressed.connect(cashier.sale.back)
        self.strip.purchase_pressed.connect(self._recent.open)

    def _draw_sale(self) -> None:
        state = self._cashier.state
        self.customer.render_state(state)
        self.purchase.render_state(state)
        self._draw_scan()
        if state.question is None:
            self._hide(self.question)
        else:
            words = question_words(state.question, self._look)
            self.question.ask(words, self._cashier.sale.answer)

    def _draw_scan(self) -> None:
        state = self._cashier.state
        customer = state.sale.customer
        wanted = Wanted(
            may_type=state.may_type,
            typed_codes=state.may_type and state.rules.typed_codes,
            settled=state.asking or (customer is not None and customer.code is not None),
            closed=state.is_frozen,
        )
        self.scan.render_state(self._sources, wanted)

    def _draw_recent(self) -> None:
        was_open = not self.reversal.isHidden()
        self.strip.render_state(self._recent.state)
        self.reversal.render_state(self._recent.state)
        if was_open and self.reversal.isHidden():
            self._take_focus()

    def _hide(self, prompt: Prompt) -> None:
        if not prompt.isHidden():
            prompt.hide()
            self._take_focus()

    def _take_focus(self) -> None:
        """Back to the sale, unless another question is still open: the keys are for that."""
        prompts = (self.question, self.reversal, self.typing)
        if self.isVisible() and all(prompt.isHidden() for prompt in prompts):
            self.setFocus()

    def _tick(self, place: int) -> None:
        customer = self._cashier.state.sale.customer
        offered = [one for one in customer.benefits if one.chosen] if customer else []
        if place < len(offered):
            self._cashier.ticks.toggle(offered[place])

    def _paste(self) -> None:
        data = QGuiApplication.clipboard().mimeData()
        if data.hasImage():
            self._sources.camera.read_image(QImage(data.imageData()))
        elif data.hasText():
            self._cashier.total.paste(data.text())

    def _lay_out(self) -> None:
        px = self._look.theme.px
        self.scan.setMinimumWidth(px(Measure.SIDE_COLUMN))
        self.purchase.setMinimumWidth(px(Measure.PURCHASE_COLUMN))
        panels = row(self._look)
        panels.addWidget(self.scan, 5)
        panels.addWidget(self.customer, 8)
        panels.addWidget(self.purchase, 6)
        whole = column(self._look, self, margin=Space.MEDIUM)
        whole.addLayout(panels, 1)
        whole.addWidget(self.strip)
