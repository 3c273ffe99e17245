"""One sale after another: Enter, Enter, the next customer."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, Slot

from pos_client.domain.errors import KnownError
from pos_client.domain.ids import EntryId
from pos_client.domain.sale import Sale
from pos_client.domain.standing import RecentPurchase
from pos_client.ui.cashier.cards import CardPresenter
from pos_client.ui.cashier.counter import Counter
from pos_client.ui.cashier.state import ReplaceCard, UnfinishedSale, UnusualTotal
from pos_client.ui.cashier.ticks import TickPresenter
from pos_client.ui.cashier.total import TotalPresenter
from pos_client.ui.look import Clock
from pos_client.ui.sounds import Sound


class SalePresenter(QObject):
    """Enter freezes the total, Enter again records it; only the journal's answer begins the next sale."""

    record_asked = Signal(object)
    forget_open_sale_asked = Signal()

    def __init__(
        self,
        counter: Counter,
        cards: CardPresenter,
        ticks: TickPresenter,
        total: TotalPresenter,
        clock: Clock,
        new_sale_id: Callable[[], EntryId],
    ) -> None:
        super().__init__()
        self._counter = counter
        self._cards, self._ticks, self._total = cards, ticks, total
        self._clock = clock
        self._new_sale_id = new_sale_id
        counter.settled.connect(self._carry_out_what_waited)

    def enter(self) -> None:
        """Freeze the total; when it is frozen, record. While an answer is on its way, wait for that."""
        state = self._counter.state
        if state.question is not None or state.recording or not state.ready:
            return
        if state.is_frozen:
            self._record(state.sale)
        elif state.awaits_answer:
            self._counter.show(enter_waits=True)
        else:
            self._total.finish()

    def back(self) -> None:
        """One step back, unless an answer is owed or the sale is being recorded."""
        self._counter.show(enter_waits=False)
        if not self._counter.state.recording and self._counter.state.question is None:
            self._total.step_back()

    def answer(self, yes: bool) -> None:
        """The answer to the question on the screen. No keeps all as it is, but drops an unfinished sale."""
        question = self._counter.state.question
        self._counter.show(question=None)
        match question:
            case ReplaceCard(found, overridden) if yes:
                self._cards.put_in(found, overridden=overridden)
            case UnusualTotal(total) if yes:
                self._total.freeze(total)
            case UnfinishedSale(sale) if yes:
                self._counter.show(sale=sale)
                self._record(sale)
            case UnfinishedSale():
                self.forget_open_sale_asked.emit()

    @Slot(object)
    def on_recorded(self, purchase: RecentPurchase) -> None:
        """The journal has the purchase: only now it is shown as recorded, and the next sale begins."""
        if purchase.purchase == self._counter.state.sale.sale_id:
            self._counter.play(Sound.RECORDED)
            self._start_anew(recorded=purchase)

    @Slot(object, str)
    def on_open_sale_found(self, sale: Sale, purchase_time: str) -> None:
        """A sale was frozen when the program ended."""
        self._counter.show(question=UnfinishedSale(sale, purchase_time))

    @Slot()
    def on_signed_out(self) -> None:
        """Nobody is at the till. A frozen sale may be paid: whoever comes next is asked about it."""
        state, unfinished = self._counter.state, self._counter.state.question
        if state.is_frozen:
            unfinished = UnfinishedSale(state.sale, self._clock().isoformat())
        else:
            self._ticks.give_back()
        self._start_anew()
        if isinstance(unfinished, UnfinishedSale):
            self._counter.show(question=unfinished)

    @Slot(str, object)
    def on_refused(self, wish: str, error: KnownError) -> None:
        """The purchase is not in the journal: the same sale stands, and Enter tries it again."""
        if wish == "record":
            self._counter.refuse(recording=False, problem=error.code)

    def _record(self, sale: Sale) -> None:
        self._counter.show(recording=True, problem=None, hint=None)
        self.record_asked.emit(sale)

    def _carry_out_what_waited(self) -> None:
        if self._counter.state.enter_waits:
            self._counter.show(enter_waits=False)
            self.enter()

    def _start_anew(self, recorded: RecentPurchase | None = None) -> None:
        self._counter.put(self._counter.state.next_sale(Sale(self._new_sale_id()), recorded))
