"""The last purchases of this till, and taking one's own sale back."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal, Slot

from pos_client.domain.entry import ReversalReason
from pos_client.domain.errors import KnownError
from pos_client.domain.staff import Action, StaffSession
from pos_client.domain.standing import RecentPurchase, RecordState
from pos_client.ui.sounds import Sound, Sounder


@dataclass(frozen=True, slots=True)
class RecentState:
    """What the strip shows. `opened` is the purchase looked at, `reason` why it is to be taken back."""

    purchases: tuple[RecentPurchase, ...] = ()
    opened: RecentPurchase | None = None
    reason: ReversalReason | None = None
    reversing: bool = False
    problem: str | None = None
    may_see_set_aside: bool = False

    @property
    def leads_to_set_aside(self) -> bool:
        """Whether whoever is at the till may look at why the opened purchase needs a person."""
        needs = self.opened is not None and self.opened.state is RecordState.NEEDS_A_PERSON
        return needs and self.may_see_set_aside


class RecentPresenter(QObject):
    """A purchase is opened, a reason chosen, the reversal confirmed: a new entry, never an edit (X07)."""

    changed = Signal()
    set_aside_wanted = Signal(str)
    """Somebody who may wants to look at this record, which needs a person."""
    reverse_asked = Signal(str, object)
    load_recent_asked = Signal()

    def __init__(self, sounder: Sounder) -> None:
        super().__init__()
        self._sounder = sounder
        self.state = RecentState()

    def open(self, purchase: RecentPurchase) -> None:
        """Look at one purchase."""
        self._show(opened=purchase, reason=None, problem=None)

    def choose(self, reason: ReversalReason) -> None:
        """Why it is to be taken back."""
        self._show(reason=reason, problem=None)

    def confirm(self) -> None:
        """Take it back. Without a reason nothing happens but a word."""
        state = self.state
        if state.opened is None or state.reversing:
            return
        if state.reason is None:
            self._show(problem="reversal-reason-missing")
            return
        self._show(reversing=True, problem=None)
        self.reverse_asked.emit(state.opened.purchase, state.reason)

    def look_at_set_aside(self) -> None:
        """Leave the strip for the page where it is decided."""
        opened = self.state.opened
        if opened is not None and self.state.leads_to_set_aside:
            self.close()
            self.set_aside_wanted.emit(opened.purchase)

    def close(self) -> None:
        """Look away again."""
        if not self.state.reversing:
            self._show(opened=None, reason=None, problem=None)

    @Slot()
    @Slot(object)
    def on_recent_changed(self, purchases: tuple[RecentPurchase, ...] | None = None) -> None:
        """New states of the last purchases; told without them (by the delivery), ask for them."""
        if purchases is None:
            self.load_recent_asked.emit()
        else:
            self._show(purchases=tuple(purchases))

    @Slot(str)
    def on_reversed_purchase(self, purchase: str) -> None:
        """The journal has the reversal."""
        if self.state.opened is not None and self.state.opened.purchase == purchase:
            self._sounder.play(Sound.RECORDED)
            self._show(opened=None, reason=None, reversing=False)

    @Slot(object)
    def on_signed_in(self, session: StaffSession) -> None:
        """What this person may see."""
        self._show(may_see_set_aside=session.may(Action.SEE_SET_ASIDE))

    @Slot()
    def on_signed_out(self) -> None:
        """Nobody is at the till."""
        self._show(opened=None, reason=None, problem=None, reversing=False)

    @Slot(str, object)
    def on_refused(self, wish: str, error: KnownError) -> None:
        """The reversal was not taken."""
        if wish == "reverse":
            self._sounder.play(Sound.REFUSED)
            self._show(reversing=False, problem=error.code)

    def _show(self, **changes: object) -> None:
        self.state = replace(self.state, **changes)  # type: ignore[arg-type]  # names are the state's
        self.changed.emit()
