"""The cashier's sale: takes keys, scans and facts, holds the state, reports wishes. No widgets, no words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal, Slot

from pos_client.domain.benefit import Benefit
from pos_client.domain.errors import KnownError, RefusedError
from pos_client.domain.identification import Identification, Verdict
from pos_client.domain.ids import BenefitId, EntryId, HoldId
from pos_client.domain.money import Money, TotalLimits, is_unusual
from pos_client.domain.programme import Configuration
from pos_client.domain.sale import Sale
from pos_client.domain.scan import Scan, ScanSource
from pos_client.domain.staff import Action, StaffSession
from pos_client.domain.standing import RecentPurchase
from pos_client.ui.cashier.amount import AmountField
from pos_client.ui.cashier.state import CashierState, Hint, ReplaceCard, UnfinishedSale, UnusualTotal
from pos_client.ui.look import Clock
from pos_client.ui.sounds import Sound, Sounder

_NO_LIMITS = TotalLimits(limit_minor=0, unusual_factor=0)


class CashierPresenter(QObject):
    """One sale after another.

    Digits, Enter (the total is frozen), Enter (recorded). A wish that must wait for an answer on its way (a
    lookup of at most 1.5 s, a hold) is carried out when that has come, so that nobody presses twice.
    """

    changed = Signal()
    identify_asked = Signal(object, bool, bool)
    hold_benefit_asked = Signal(object, object)
    release_hold_asked = Signal(str)
    keep_open_sale_asked = Signal(object)
    forget_open_sale_asked = Signal()
    record_asked = Signal(object)

    def __init__(self, clock: Clock, new_sale_id: Callable[[], EntryId], sounder: Sounder) -> None:
        super().__init__()
        self._clock = clock
        self._new_sale_id = new_sale_id
        self._sounder = sounder
        self._limits = _NO_LIMITS
        self._per_purchase: int | None = None
        self._typed_codes = False
        self._median: int | None = None
        self._asked: Scan | None = None
        self._enter_waits = False
        self.state = CashierState(Sale(new_sale_id()))

    # --- wishes of the person at the till -------------------------------------------------------

    def scan_arrived(self, scan: Scan, repeat: bool) -> None:
        """A code from any source. After the total is frozen the sale is closed to cards (J35)."""
        if self.state.is_frozen or self.state.question is not None:
            self._sounder.play(Sound.REFUSED)
            code = "sale-closed" if self.state.is_frozen else "answer-first"
            self._show(hint=Hint(code))
            return
        self._ask(scan, override=False, repeat=repeat)

    def type_code(self, text: str) -> None:
        """A number typed from the card: the manager's override, unless the programme allows it."""
        if self.state.may_type and not self.state.is_frozen and text.strip():
            scan = Scan(text.strip().encode(), ScanSource.KEYED, self._clock())
            self._ask(scan, override=not self._typed_codes, repeat=False)

    def press(self, key: str) -> None:
        """A key of the amount: a digit, `00`, a decimal sign, `back`."""
        if self.state.ready and not self.state.is_frozen and self.state.question is None:
            self._show(amount=self.state.amount.pressed(key), problem=None, recorded=None)

    def paste_total(self, text: str) -> None:
        """A whole total as text."""
        if not self.state.is_frozen and self.state.question is None:
            amount = self.state.amount.pasted(text, self.state.currency, self._limits)
            self._show(amount=amount, problem=None, recorded=None)

    def enter(self) -> None:
        """Freeze the total; when it is frozen, record."""
        state = self.state
        if state.question is not None or state.recording or not state.ready:
            return
        if state.is_frozen:
            self._show(recording=True, problem=None, hint=None)
            self.record_asked.emit(self.state.sale)
        elif state.asking or state.holding:
            self._enter_waits = True
        else:
            self._freeze_if_usual()

    def back(self) -> None:
        """Reopen a frozen total, or clear the amount."""
        self._enter_waits = False
        if self.state.recording or self.state.question is not None:
            return
        if self.state.is_frozen:
            self._show(sale=self.state.sale.reopened(), problem=None, hint=None)
            self.forget_open_sale_asked.emit()
        else:
            self._show(amount=AmountField(), problem=None, hint=None, recorded=None)

    def remove_card(self) -> None:
        """Take the card out of the sale again."""
        if not self.state.is_frozen:
            self._release_holds()
            sale = self.state.sale.without_customer()
            self._show(sale=sale, hint=None, holding=frozenset(), asking=False)
            self._asked = None

    def toggle(self, benefit: Benefit) -> None:
        """Tick or untick a benefit; a single-use one is held at the backend first."""
        if self.state.is_frozen or benefit.id in self.state.holding:
            return
        if self.state.is_chosen(benefit.id):
            self._untick(benefit.id)
        elif self._limit_reached():
            self._show(hint=Hint("benefit-limit-reached"))
        elif benefit.single_use:
            self._show(holding=self.state.holding | {benefit.id}, hint=None)
            self.hold_benefit_asked.emit(self.state.sale, benefit)
        else:
            self._show(sale=self.state.sale.with_chosen(benefit, None, self._per_purchase), hint=None)

    def answer(self, yes: bool) -> None:
        """The answer to the question on the screen."""
        question = self.state.question
        self._show(question=None)
        match question:
            case ReplaceCard(found) if yes:
                self._put_in(found)
            case UnusualTotal(total) if yes:
                self._freeze(total)
            case UnfinishedSale(sale):
                self._finish(sale) if yes else self._discard()

    # --- facts ----------------------------------------------------------------------------------

    @Slot(object)
    def on_configuration_changed(self, configuration: Configuration) -> None:
        """What holds at this till."""
        programme = configuration.programme
        self._limits = programme.totals
        self._per_purchase = programme.benefits_per_purchase
        self._typed_codes = programme.capabilities.typed_codes
        self._show(
            ready=True,
            currency=configuration.register.currency,
            join_url=programme.join_url,
            master_language=programme.master_language,
        )

    @Slot(object)
    def on_till_opened(self, configuration: Configuration) -> None:
        """The till knows where it stands."""
        self.on_configuration_changed(configuration)

    @Slot(object)
    def on_signed_in(self, session: StaffSession) -> None:
        """Somebody took the till."""
        may_type = self._typed_codes or session.may(Action.TYPE_A_CODE)
        self._show(may_type=may_type, typing_is_override=not self._typed_codes)

    @Slot()
    def on_signed_out(self) -> None:
        """Nobody is at the till. A frozen sale may be paid: whoever comes next is asked about it."""
        sale, unfinished = self.state.sale, self.state.question
        if self.state.is_frozen:
            unfinished = UnfinishedSale(sale, self._clock().isoformat())
        else:
            self._release_holds()
        self._start_anew()
        if isinstance(unfinished, UnfinishedSale):
            self._show(question=unfinished)

    @Slot(object, object)
    def on_identified(self, scan: Scan, found: Identification) -> None:
        """The answer to the scan that was asked last; an answer to an older one is too late."""
        if scan != self._asked:
            return
        self._asked = None
        self._show(asking=False)
        self._sounder.play(_sound_of(found))
        held = self.state.sale.customer
        if held is None or held.code is None or held.code == found.code:
            self._put_in(found)
        elif found.code is None:
            self._show(hint=Hint(found.reason or "not-a-card"))
        else:
            self._enter_waits = False
            self._show(question=ReplaceCard(found))
        self._enter_if_waiting()

    @Slot(str, str, str)
    def on_benefit_held(self, sale_id: str, benefit_id: str, hold: str) -> None:
        """The backend keeps a single-use benefit for this sale."""
        benefit = self._offered(benefit_id)
        if sale_id != self.state.sale.sale_id or benefit is None or benefit.id not in self.state.holding:
            self.release_hold_asked.emit(hold)
            return
        self._show(holding=self.state.holding - {benefit.id})
        try:
            sale = self.state.sale.with_chosen(benefit, HoldId(hold), self._per_purchase)
        except RefusedError as error:
            self.release_hold_asked.emit(hold)
            self._show(hint=Hint(error.code))
        else:
            self._show(sale=sale)
        self._enter_if_waiting()

    @Slot(object)
    def on_recorded(self, purchase: RecentPurchase) -> None:
        """The journal has the purchase: only now it is shown as recorded, and the next sale begins."""
        if purchase.purchase == self.state.sale.sale_id:
            self._sounder.play(Sound.RECORDED)
            self._start_anew(recorded=purchase)

    @Slot(object, str)
    def on_open_sale_found(self, sale: Sale, purchase_time: str) -> None:
        """A sale was frozen when the program ended."""
        self._show(question=UnfinishedSale(sale, purchase_time))

    @Slot(object)
    def on_median_changed(self, median_minor: int | None) -> None:
        """What this till usually sells for."""
        self._median = median_minor

    @Slot(str, object)
    def on_refused(self, wish: str, error: KnownError) -> None:
        """A wish was not granted: say why at the place of the wish."""
        if wish not in {"identify", "hold_benefit", "record", "keep_open_sale", "forget_open_sale"}:
            return
        self._enter_waits = False
        self._sounder.play(Sound.REFUSED)
        match wish:
            case "identify":
                self._asked = None
                self._show(asking=False, hint=Hint(error.code))
            case "hold_benefit":
                self._show(holding=frozenset(), hint=Hint(error.code))
            case _:
                self._show(recording=False, problem=error.code)

    # --- steps ----------------------------------------------------------------------------------

    def _ask(self, scan: Scan, *, override: bool, repeat: bool) -> None:
        self._asked = scan
        self._show(asking=True, hint=None, recorded=None, problem=None)
        self.identify_asked.emit(scan, override, repeat)

    def _put_in(self, found: Identification) -> None:
        self._release_holds()
        self._show(sale=self.state.sale.identified(found), hint=None, holding=frozenset())

    def _freeze_if_usual(self) -> None:
        amount, total = self.state.amount.total(self.state.currency, self._limits)
        self._show(amount=amount, recorded=None)
        if total is None:
            self._sounder.play(Sound.REFUSED)
        elif is_unusual(total, self._median, self._limits):
            self._show(question=UnusualTotal(total))
        else:
            self._freeze(total)

    def _freeze(self, total: Money) -> None:
        self._show(sale=self.state.sale.frozen(total), hint=None)
        self.keep_open_sale_asked.emit(self.state.sale)

    def _finish(self, sale: Sale) -> None:
        self._show(sale=sale, recording=True)
        self.record_asked.emit(sale)

    def _discard(self) -> None:
        self.forget_open_sale_asked.emit()

    def _enter_if_waiting(self) -> None:
        if self._enter_waits and not self.state.asking and not self.state.holding:
            self._enter_waits = False
            self.enter()

    def _untick(self, benefit: BenefitId) -> None:
        for one in self.state.sale.chosen:
            if one.benefit == benefit and one.hold is not None:
                self.release_hold_asked.emit(one.hold)
        self._show(sale=self.state.sale.without_chosen(benefit), hint=None)

    def _limit_reached(self) -> bool:
        taken = len(self.state.sale.chosen) + len(self.state.holding)
        return self._per_purchase is not None and taken >= self._per_purchase

    def _offered(self, benefit_id: str) -> Benefit | None:
        customer = self.state.sale.customer
        return next((one for one in customer.benefits if one.id == benefit_id), None) if customer else None

    def _release_holds(self) -> None:
        for one in self.state.sale.chosen:
            if one.hold is not None:
                self.release_hold_asked.emit(one.hold)

    def _start_anew(self, recorded: RecentPurchase | None = None) -> None:
        self._asked = None
        self._enter_waits = False
        self._show(
            sale=Sale(self._new_sale_id()),
            amount=AmountField(),
            asking=False,
            recording=False,
            holding=frozenset(),
            problem=None,
            hint=None,
            question=None,
            recorded=recorded,
        )

    def _show(self, **changes: object) -> None:
        self.state = replace(self.state, **changes)  # type: ignore[arg-type]  # names are the state's
        self.changed.emit()


def _sound_of(found: Identification) -> Sound:
    if found.grants:
        return Sound.ELIGIBLE
    known = (Verdict.MEMBER_WITHOUT_BENEFIT, Verdict.NOT_CHECKED)
    return Sound.PLAIN if found.verdict in known else Sound.REFUSED
