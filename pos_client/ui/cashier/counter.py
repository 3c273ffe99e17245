"""What lies on the counter: the one state that the presenters of a sale share."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from pos_client.ui.cashier.state import CashierState
from pos_client.ui.sounds import Sound, Sounder


class Counter(QObject):
    """Each presenter changes its part of the state here; the screen draws whatever stands here.

    `settled` tells that no answer is awaited any more, so that an Enter that had to wait can be carried out:
    nobody presses twice because of a lookup of at most 1.5 s.
    """

    changed = Signal()
    settled = Signal()
    customer_gone = Signal()
    """Another sale begins, or the card was taken out of this one: no card is in hand any more."""

    def __init__(self, state: CashierState, sounder: Sounder) -> None:
        super().__init__()
        self.state = state
        self._sounder = sounder

    def show(self, **changes: object) -> None:
        """These parts of the state are otherwise now."""
        self.put(replace(self.state, **changes))  # type: ignore[arg-type]  # names are the state's

    def put(self, state: CashierState) -> None:
        """A whole new state."""
        before, self.state = self.state.sale, state
        self.changed.emit()
        taken_out = before.customer is not None and state.sale.customer is None
        if taken_out or before.sale_id != state.sale.sale_id:
            self.customer_gone.emit()

    def play(self, sound: Sound) -> None:
        """What the customer hears too."""
        self._sounder.play(sound)

    def refuse(self, **why: object) -> None:
        """A wish is not granted: the sound, the word about it, and an Enter that waited waits no more."""
        self.play(Sound.REFUSED)
        self.show(enter_waits=False, **why)

    def answered(self, **changes: object) -> None:
        """An answer has come."""
        self.show(**changes)
        if not self.state.awaits_answer:
            self.settled.emit()
