"""A lost plastic card: the holder's electronic card, a blank, the fee (J17). One wish, one journal entry."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject, Signal, Slot

from pos_client.domain.card import CardForm, card_code
from pos_client.domain.entry import Payment
from pos_client.domain.errors import CardCodeError, KnownError
from pos_client.domain.identification import Identification, Verdict
from pos_client.domain.programme import CardIssue, Configuration, Fee
from pos_client.domain.scan import Scan
from pos_client.domain.standing import CardSlip
from pos_client.ui.look import Clock
from pos_client.ui.sounds import Sound, Sounder

_HOLDERS = frozenset({Verdict.ELIGIBLE, Verdict.MEMBER_WITHOUT_BENEFIT, Verdict.NOT_CHECKED})
"""Who can have lost a card. Without consent to linking a member has no reference, but the scanned card."""


class Step(StrEnum):
    """Where the journey is."""

    HOLDER = "holder"
    BLANK = "blank"
    FEE = "fee"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class InfoDeskState:
    """What the screen draws. `blank_ending` is four digits: enough to compare, not enough to copy."""

    step: Step = Step.HOLDER
    holder: Identification | None = None
    blank_ending: str = ""
    fee: Fee | None = None
    payment: Payment | None = None
    asking: bool = False
    replacing: bool = False
    problem: str | None = None
    slip: CardSlip | None = None
    merchant: str = ""
    store: str = ""


class InfoDeskPresenter(QObject):
    """Three steps forward, one back; nothing is written before the fee is confirmed."""

    changed = Signal()
    customer_gone = Signal()
    """No card is in hand any more: the replacement is done, or begun anew."""
    identify_asked = Signal(object, bool, bool, object)
    replace_card_asked = Signal(object, str, object)

    def __init__(self, clock: Clock, sounder: Sounder) -> None:
        super().__init__()
        self._clock = clock
        self._sounder = sounder
        self._configuration: Configuration | None = None
        self._asked: Scan | None = None
        self._blank = ""
        self.state = InfoDeskState()

    def scan_arrived(self, scan: Scan, repeat: bool) -> None:
        """The holder's electronic card first, then the blank; later scans change nothing."""
        if self.state.step is Step.HOLDER:
            self._asked = scan
            self._show(asking=True, problem=None)
            self.identify_asked.emit(scan, False, repeat, None)
        elif self.state.step is Step.BLANK:
            self._take_blank(scan)

    def scan_misread(self, error: KnownError) -> None:
        """A scanner sent something that is no whole code; what was done so far stands."""
        if self.state.step in {Step.HOLDER, Step.BLANK}:
            self._sounder.play(Sound.REFUSED)
            self._show(problem=error.code)

    def pay(self, payment: Payment) -> None:
        """How the fee is paid."""
        self._show(payment=payment, problem=None)

    def confirm(self) -> None:
        """The fee is paid: bind the new card, end the old one, take the fee, as one entry."""
        state = self.state
        if state.step is Step.FEE and state.payment is not None and not state.replacing:
            self._show(replacing=True, problem=None)
            self.replace_card_asked.emit(state.holder, self._blank, state.payment)

    def back(self) -> None:
        """One step back; from the end, or from the start, anew."""
        if self.state.replacing:
            return
        if self.state.step is Step.FEE:
            self._show(step=Step.BLANK, blank_ending="", payment=None, problem=None)
        else:
            self.start_anew()

    def start_anew(self) -> None:
        """The next customer."""
        if not self.state.replacing:
            self._asked, self._blank = None, ""
            self.state = InfoDeskState(merchant=self.state.merchant, store=self.state.store)
            self.changed.emit()
            self.customer_gone.emit()

    @Slot(object)
    def on_till_opened(self, configuration: Configuration) -> None:
        """The price list and the card formats."""
        self._configuration = configuration
        register = configuration.register
        self._show(merchant=register.merchant_name, store=register.store_name)

    @Slot(object)
    def on_configuration_changed(self, configuration: Configuration) -> None:
        """They are new."""
        self.on_till_opened(configuration)

    @Slot(object, object)
    def on_identified(self, scan: Scan, found: Identification) -> None:
        """Whose card it is, without saying who."""
        if scan != self._asked or self.state.step is not Step.HOLDER:
            return
        self._asked = None
        if found.code is None or found.verdict not in _HOLDERS:
            self._refuse(found.reason if found.code is None and found.reason else "holder-not-found")
        else:
            self._sounder.play(Sound.ELIGIBLE)
            self._show(asking=False, holder=found, step=Step.BLANK, problem=None)

    @Slot(object)
    def on_card_replaced(self, slip: CardSlip) -> None:
        """The journal has it: hand the card over."""
        self._sounder.play(Sound.RECORDED)
        self._show(replacing=False, slip=slip, step=Step.DONE)
        self.customer_gone.emit()

    @Slot()
    def on_signed_out(self) -> None:
        """Nobody is at the desk."""
        self._show(replacing=False)
        self.start_anew()

    @Slot(str, object)
    def on_refused(self, wish: str, error: KnownError) -> None:
        """A step was not granted."""
        if wish == "replace_card" or (wish == "identify" and self.state.asking):
            self._refuse(error.code)

    def _take_blank(self, scan: Scan) -> None:
        configuration, holder = self._configuration, self.state.holder
        if configuration is None or holder is None:
            return
        try:
            code = card_code(scan, configuration.programme.card_formats)
            fee = configuration.programme.fee(CardIssue.REPLACEMENT, self._business_day(configuration))
        except CardCodeError as error:
            self._refuse(error.code if error.code == "code-check-digit" else "card-not-plastic")
            return
        except KnownError as error:
            self._refuse(error.code)
            return
        if code.text == holder.code:
            self._refuse("card-already-scanned")
        elif code.form is not CardForm.PLASTIC:
            self._refuse("card-not-plastic")
        else:
            self._sounder.play(Sound.PLAIN)
            self._blank = code.text
            self._show(step=Step.FEE, blank_ending=code.text[-4:], fee=fee, problem=None)

    def _business_day(self, configuration: Configuration) -> date:
        return self._clock().astimezone(ZoneInfo(configuration.register.zone)).date()

    def _refuse(self, code: str) -> None:
        self._sounder.play(Sound.REFUSED)
        self._show(asking=False, replacing=False, problem=code)

    def _show(self, **changes: object) -> None:
        self.state = replace(self.state, **changes)  # type: ignore[arg-type]  # names are the state's
        self.changed.emit()
