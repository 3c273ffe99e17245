"""The total of a sale: pressed, frozen, reopened."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot

from pos_client.domain.errors import KnownError
from pos_client.domain.money import Money, is_unusual
from pos_client.ui.cashier.amount import AmountField
from pos_client.ui.cashier.counter import Counter
from pos_client.ui.cashier.state import UnusualTotal

_OF_A_FROZEN_SALE = {"keep_open_sale", "forget_open_sale"}


class TotalPresenter(QObject):
    """Digits make the total. Frozen, it is kept on disk until it is recorded: it may be paid (N14)."""

    keep_open_sale_asked = Signal(object)
    forget_open_sale_asked = Signal()

    def __init__(self, counter: Counter) -> None:
        super().__init__()
        self._counter = counter

    def press(self, key: str) -> None:
        """A key of the amount: a digit, `00`, a decimal sign, `back`."""
        if self._counter.state.takes_digits:
            self._write(self._counter.state.amount.pressed(key))

    def paste(self, text: str) -> None:
        """A whole total as text."""
        state = self._counter.state
        if state.takes_digits:
            self._write(state.amount.pasted(text, state.currency, state.rules.limits))

    def finish(self) -> None:
        """Freeze the total; one far from the usual is asked about first (X10)."""
        state = self._counter.state
        amount, total = state.amount.total(state.currency, state.rules.limits)
        self._counter.show(amount=amount, recorded=None)
        if total is None:
            self._counter.refuse()
        elif is_unusual(total, state.rules.median_minor, state.rules.limits):
            self._counter.show(question=UnusualTotal(total))
        else:
            self.freeze(total)

    def freeze(self, total: Money) -> None:
        """From here on no card can be added (J35)."""
        self._counter.show(sale=self._counter.state.sale.frozen(total), hint=None)
        self.keep_open_sale_asked.emit(self._counter.state.sale)

    def step_back(self) -> None:
        """Reopen a frozen total, or clear the amount."""
        state = self._counter.state
        if state.is_frozen:
            self._counter.show(sale=state.sale.reopened(), problem=None, hint=None)
            self.forget_open_sale_asked.emit()
        else:
            self._counter.show(amount=AmountField(), problem=None, hint=None, recorded=None)

    @Slot(str, object)
    def on_refused(self, wish: str, error: KnownError) -> None:
        """The frozen sale could not be kept on disk, or not be forgotten.

        On a full disk nothing new is begun (F04): the total is open again, for the sale could not be
        finished. One that is being recorded already has an answer of its own to wait for.
        """
        if wish == "keep_open_sale" and error.code == "disk-full":
            if not self._counter.state.recording:
                reopened = self._counter.state.sale.reopened()
                self._counter.refuse(sale=reopened, problem="disk-full-nothing-new")
        elif wish in _OF_A_FROZEN_SALE:
            self._counter.refuse(recording=False, problem=error.code)

    def _write(self, amount: AmountField) -> None:
        self._counter.show(amount=amount, problem=None, recorded=None)
