"""The cashier's presenters. They take keys, scans and facts, and report wishes. No widgets, no words.

cards ──► ticks          each knows what it needs of the others,
  ▲         ▲            and all share the counter's one state
  └── sale ─┴──► total
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject

from pos_client.domain.ids import EntryId
from pos_client.domain.sale import Sale
from pos_client.ui.cashier.cards import CardPresenter
from pos_client.ui.cashier.counter import Counter
from pos_client.ui.cashier.rules import RulesPresenter
from pos_client.ui.cashier.sale import SalePresenter
from pos_client.ui.cashier.state import CashierState
from pos_client.ui.cashier.ticks import TickPresenter
from pos_client.ui.cashier.total import TotalPresenter
from pos_client.ui.look import Clock
from pos_client.ui.sounds import Sounder


@dataclass(frozen=True, slots=True)
class CashierPresenters:
    """One of each, around one counter."""

    counter: Counter
    rules: RulesPresenter
    cards: CardPresenter
    ticks: TickPresenter
    total: TotalPresenter
    sale: SalePresenter

    @classmethod
    def build(cls, clock: Clock, new_sale_id: Callable[[], EntryId], sounder: Sounder) -> CashierPresenters:
        """All of them, before the first sale."""
        counter = Counter(CashierState(Sale(new_sale_id())), sounder)
        ticks, total = TickPresenter(counter), TotalPresenter(counter)
        cards = CardPresenter(counter, ticks, clock)
        sale = SalePresenter(counter, cards, ticks, total, clock, new_sale_id)
        return cls(counter, RulesPresenter(counter), cards, ticks, total, sale)

    @property
    def state(self) -> CashierState:
        """What the screen draws."""
        return self.counter.state

    def all(self) -> tuple[QObject, ...]:
        """Those that have wishes or hear facts."""
        return (self.rules, self.cards, self.ticks, self.total, self.sale)
