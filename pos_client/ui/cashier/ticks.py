"""The benefits that a customer chooses for a sale."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot

from pos_client.domain.benefit import Benefit
from pos_client.domain.errors import KnownError, RefusedError
from pos_client.domain.ids import BenefitId, HoldId
from pos_client.ui.cashier.counter import Counter
from pos_client.ui.cashier.state import Hint


class TickPresenter(QObject):
    """A tick, and for a single-use benefit the backend's hold before it: two tills never give it twice.

    Every hold that the sale does not use is given back: unticked, another card, too late, signed out.
    """

    hold_benefit_asked = Signal(object, object)
    release_hold_asked = Signal(str)

    def __init__(self, counter: Counter) -> None:
        super().__init__()
        self._counter = counter

    def toggle(self, benefit: Benefit) -> None:
        """Tick or untick."""
        state = self._counter.state
        if state.is_frozen or benefit.id in state.holding:
            return
        if state.is_chosen(benefit.id):
            self.give_back(benefit.id)
            self._counter.show(sale=state.sale.without_chosen(benefit.id), hint=None)
        elif state.no_more_benefits:
            self._counter.show(hint=Hint("benefit-limit-reached"))
        elif benefit.single_use:
            self._counter.show(holding=state.holding | {benefit.id}, hint=None)
            self.hold_benefit_asked.emit(state.sale, benefit)
        else:
            sale = state.sale.with_chosen(benefit, None, state.rules.per_purchase)
            self._counter.show(sale=sale, hint=None)

    def give_back(self, only: BenefitId | None = None) -> None:
        """Release the holds of the ticked benefits, or of one of them."""
        for one in self._counter.state.sale.chosen:
            if one.hold is not None and only in {None, one.benefit}:
                self.release_hold_asked.emit(one.hold)

    @Slot(str, str, str)
    def on_benefit_held(self, sale_id: str, benefit_id: str, hold: str) -> None:
        """The backend keeps the benefit for that sale. If nobody waits for it any more, give it back."""
        state = self._counter.state
        benefit = state.awaited_benefit(benefit_id)
        if sale_id != state.sale.sale_id or benefit is None:
            self.release_hold_asked.emit(hold)
            return
        others = state.holding - {benefit.id}
        try:
            sale = state.sale.with_chosen(benefit, HoldId(hold), state.rules.per_purchase)
        except RefusedError as error:
            self.release_hold_asked.emit(hold)
            self._counter.answered(holding=others, hint=Hint(error.code))
        else:
            self._counter.answered(holding=others, sale=sale)

    @Slot(str, object)
    def on_refused(self, wish: str, error: KnownError) -> None:
        """The benefit is not to be had."""
        if wish == "hold_benefit":
            self._counter.refuse(holding=frozenset(), hint=Hint(error.code))
