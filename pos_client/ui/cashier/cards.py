"""The card of a sale: scanned or typed, looked up, put in, taken out."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot

from pos_client.domain.entry import OverrideReason
from pos_client.domain.errors import KnownError
from pos_client.domain.identification import Identification, Verdict
from pos_client.domain.scan import Scan, ScanSource
from pos_client.ui.cashier.counter import Counter
from pos_client.ui.cashier.state import Hint, ReplaceCard
from pos_client.ui.cashier.ticks import TickPresenter
from pos_client.ui.look import Clock
from pos_client.ui.sounds import Sound

MOST_ASKED = 8
"""Cards of one sale that are looked up at a time. Only a scanner that is broken sends more: a customer has
one.
"""


class CardPresenter(QObject):
    """One card for each sale, scanned before the total (J35); a second one asks which holds (X03)."""

    identify_asked = Signal(object, bool, bool, object)
    """Scan, whether it is an override, whether it is a repeat, and the `OverrideReason` or None."""

    def __init__(self, counter: Counter, ticks: TickPresenter, clock: Clock) -> None:
        super().__init__()
        self._counter = counter
        self._ticks = ticks
        self._clock = clock

    def scan_arrived(self, scan: Scan, repeat: bool) -> None:
        """A code from any source. After the total is frozen the sale is closed to cards."""
        state = self._counter.state
        if state.is_frozen:
            self._counter.refuse(hint=Hint("sale-closed"))
        elif state.question is not None:
            self._counter.refuse(hint=Hint("answer-first"))
        else:
            self._look_up(scan, repeat=repeat)

    def scan_misread(self, error: KnownError) -> None:
        """A scanner sent something that is no whole code."""
        self._counter.refuse(hint=Hint(error.code))

    def type_code(self, text: str, reason: OverrideReason | None = None) -> None:
        """A number typed from the card: the manager's override, with its reason, unless the programme allows
        it.
        """
        state = self._counter.state
        if state.may_type and not state.is_frozen and text.strip():
            scan = Scan(text.strip().encode(), ScanSource.KEYED, self._clock())
            self._look_up(scan, override=state.typing_is_override, reason=reason)

    def put_in(self, found: Identification, *, overridden: bool = False) -> None:
        """This customer's sale from now on; what was ticked for another one is given back."""
        self._ticks.give_back()
        sale = self._counter.state.sale.identified(found)
        self._counter.show(sale=sale, overridden=overridden, hint=None, holding=frozenset())

    def take_out(self) -> None:
        """Nobody's sale again."""
        if not self._counter.state.is_frozen:
            self._ticks.give_back()
            sale = self._counter.state.sale.without_customer()
            self._counter.show(sale=sale, overridden=False, hint=None, holding=frozenset(), asked=())

    @Slot(object, object)
    def on_identified(self, scan: Scan, found: Identification) -> None:
        """The answer to a scan of this sale; they come in the order of the scans. One of a sale that is over
        is too late.
        """
        if scan not in self._counter.state.asked:
            return
        self._counter.show(asked=_behind(scan, self._counter.state.asked))
        self._counter.play(_sound_of(found))
        held = self._counter.state.sale.customer
        overridden = scan.source is ScanSource.KEYED and self._counter.state.typing_is_override
        if held is None or held.code is None or held.code == found.code:
            self.put_in(found, overridden=overridden)
        elif found.code is None:
            self._counter.show(hint=Hint(found.reason or "not-a-card"))
        else:
            self._counter.show(question=ReplaceCard(found, overridden), enter_waits=False)
        self._counter.answered()

    @Slot(str, object)
    def on_refused(self, wish: str, error: KnownError) -> None:
        """The card could not be looked up."""
        if wish == "identify":
            self._counter.refuse(asked=self._counter.state.asked[1:], hint=Hint(error.code))

    def _look_up(
        self,
        scan: Scan,
        *,
        override: bool = False,
        repeat: bool = False,
        reason: OverrideReason | None = None,
    ) -> None:
        asked = (*self._counter.state.asked, scan)
        if len(asked) > MOST_ASKED:
            self._counter.refuse(hint=Hint("scans-run-together"))
            return
        self._counter.show(asked=asked, hint=None, recorded=None, problem=None)
        self.identify_asked.emit(scan, override, repeat, reason if override else None)


def _behind(scan: Scan, asked: tuple[Scan, ...]) -> tuple[Scan, ...]:
    return asked[asked.index(scan) + 1 :]


def _sound_of(found: Identification) -> Sound:
    if found.grants:
        return Sound.ELIGIBLE
    known = (Verdict.MEMBER_WITHOUT_BENEFIT, Verdict.NOT_CHECKED)
    return Sound.PLAIN if found.verdict in known else Sound.REFUSED
