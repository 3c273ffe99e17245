"""The counter's thread: what a customer waits for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import final

from PySide6.QtCore import QObject, Signal, Slot

from pos_client.domain.benefit import Benefit
from pos_client.domain.entry import OverrideReason, Payment, ReversalReason
from pos_client.domain.errors import SignInNeededError
from pos_client.domain.identification import Identification
from pos_client.domain.ids import EntryId, HoldId
from pos_client.domain.sale import Sale
from pos_client.domain.scan import Scan
from pos_client.domain.staff import StaffSession
from pos_client.services.counter import Counter
from pos_client.workers.crash_report import as_known
from pos_client.workers.patience import Patience
from pos_client.workers.till_opener import TillOpener


@final
class CounterWorker(QObject):
    """Each slot is one wish of the screens and one use case; each ends in a fact, or in `refused`.

    More methods than a class should have, because each is a name in the agreement with the screens; none is
    longer than a line or two.
    """

    till_opened = Signal(object)
    till_mended = Signal(str)
    enrolment_needed = Signal()
    code_shown = Signal(object)
    """The `ShownCode` that stands on the screen until a manager has decided."""
    till_closing = Signal()
    """Nobody may touch the till's file any more when this returns."""
    records_kept_aside = Signal(str)
    till_blocked = Signal(object)
    signed_in = Signal(object)
    signed_out = Signal()
    identified = Signal(object, object)
    benefit_held = Signal(str, str, str)
    recorded = Signal(object)
    reversed_purchase = Signal(str)
    card_replaced = Signal(object)
    day_reported = Signal(object)
    open_sale_found = Signal(object, str)
    recent_changed = Signal(object)
    median_changed = Signal(object)
    refused = Signal(str, object)

    def __init__(self, opener: TillOpener, patience: Patience | None = None) -> None:
        """`patience` is what waits for a manager, and what the window ends the wait by."""
        super().__init__()
        self._opener = opener
        self._patience = patience or Patience()
        self._opened: Counter | None = None

    @Slot()
    def open_till(self) -> None:
        """→ `till_opened` (and `till_mended`, where its file was damaged), `enrolment_needed` or
        `till_blocked`.
        """
        self._carry_out("open_till", lambda: self._began(self._opener.open()))

    @Slot(str)
    def open_with_passphrase(self, passphrase: str) -> None:
        """→ `till_opened`."""
        self._carry_out("open_with_passphrase", lambda: self._began(self._opener.open_with(passphrase)))

    @Slot(str, str)
    def enrol(self, url: str, code: str) -> None:
        """→ `till_opened`."""
        self._carry_out(
            "enrol",
            lambda: self._begin(self._opener.enrol(url, code, again=self._let_go())),
        )

    @Slot(str, str, str)
    def enrol_with_passphrase(self, url: str, code: str, passphrase: str) -> None:
        """→ `till_opened`."""
        self._carry_out(
            "enrol_with_passphrase",
            lambda: self._begin(self._opener.enrol(url, code, again=self._let_go(), passphrase=passphrase)),
        )

    @Slot(str, str)
    def enrol_by_shown_code(self, url: str, passphrase: str) -> None:
        """→ `code_shown`, minutes later `till_opened`; without a passphrase the keyring has the keys."""
        self._carry_out("enrol_by_shown_code", lambda: self._wait_for_a_manager(url, passphrase or None))

    @Slot()
    def lock_out(self) -> None:
        """→ `signed_out`, `till_blocked`."""
        self._carry_out("lock_out", self._lock_out)

    @Slot()
    def keep_aside(self) -> None:
        """→ `records_kept_aside`."""
        self._carry_out("keep_aside", lambda: self.records_kept_aside.emit(str(self._opener.keep_aside())))

    @Slot(str, str)
    def sign_in(self, number: str, pin: str) -> None:
        """→ `signed_in`, then `open_sale_found` when one was left unfinished, and `recent_changed`."""
        self._carry_out("sign_in", lambda: self._sign_in(number, pin))

    @Slot(str, str, str)
    def change_pin(self, number: str, pin: str, new_pin: str) -> None:
        """→ as `sign_in`. Whoever takes a till over goes on with its open sale."""
        self._carry_out("change_pin", lambda: self._change_pin(number, pin, new_pin))

    @Slot()
    def sign_out(self) -> None:
        """→ `signed_out`."""
        self._carry_out("sign_out", self._sign_out)

    @Slot(object, bool, bool, object)
    def identify(self, scan: Scan, override: bool, repeat: bool, reason: OverrideReason | None) -> None:
        """→ `identified`."""
        self._carry_out(
            "identify",
            lambda: self.identified.emit(
                scan, self._counter.identify(scan, override=override, reason=reason, repeat=repeat)
            ),
        )

    @Slot(object, object)
    def hold_benefit(self, sale: Sale, benefit: Benefit) -> None:
        """→ `benefit_held`."""
        self._carry_out(
            "hold_benefit",
            lambda: self.benefit_held.emit(sale.sale_id, benefit.id, self._counter.holds.hold(sale, benefit)),
        )

    @Slot(str)
    def release_hold(self, hold: str) -> None:
        """No fact: a hold that could not be given back lapses."""
        self._carry_out("release_hold", lambda: self._counter.holds.release(HoldId(hold)))

    @Slot(object)
    def keep_open_sale(self, sale: Sale) -> None:
        """No fact."""
        self._carry_out("keep_open_sale", lambda: self._counter.unfinished.keep(sale))

    @Slot()
    def forget_open_sale(self) -> None:
        """No fact."""
        self._carry_out("forget_open_sale", lambda: self._counter.unfinished.forget())

    @Slot(object)
    def record(self, sale: Sale) -> None:
        """→ `recorded`, `recent_changed`, `median_changed`."""
        self._carry_out("record", lambda: self._record(sale))

    @Slot(str, object)
    def reverse(self, purchase: str, reason: ReversalReason) -> None:
        """→ `reversed_purchase`, `recent_changed`."""
        self._carry_out("reverse", lambda: self._reverse(EntryId(purchase), reason))

    @Slot(object, str, object)
    def replace_card(self, holder: Identification, blank_code: str, payment: Payment) -> None:
        """→ `card_replaced`."""
        self._carry_out(
            "replace_card",
            lambda: self.card_replaced.emit(self._counter.replace_card(holder, blank_code, payment)),
        )

    @Slot(object)
    def ask_day_report(self, day: date) -> None:
        """→ `day_reported`."""
        self._carry_out("ask_day_report", lambda: self.day_reported.emit(self._counter.report_day(day)))

    @Slot()
    def load_recent(self) -> None:
        """→ `recent_changed`, `median_changed`."""
        self._carry_out("load_recent", self._load_recent)

    @property
    def opened(self) -> Counter | None:
        """The use cases, once the till is open: for the other workers of this thread."""
        return self._opened

    @property
    def _counter(self) -> Counter:
        if self._opened is None:
            raise SignInNeededError("till-not-open")
        return self._opened

    def _lock_out(self) -> None:
        if self._opened is not None:
            self._sign_out()
        self._opened = None
        self.till_blocked.emit(self._opener.lock_out())

    def _began(self, counter: Counter | None) -> None:
        if counter is None:
            self.enrolment_needed.emit()
        else:
            self._begin(counter)

    def _begin(self, counter: Counter) -> None:
        self._opened = counter
        self.till_opened.emit(counter.configuration())
        if (mended := counter.mended.code) is not None:
            self.till_mended.emit(mended)

    def _wait_for_a_manager(self, url: str, passphrase: str | None) -> None:
        self._patience.begin()
        show, pause = self.code_shown.emit, self._patience.pause
        again = self._let_go()
        self._begin(self._opener.enrol_by_shown_code(url, show, pause, again=again, passphrase=passphrase))

    def _let_go(self) -> bool:
        """Whether this is a till already: its file is let go of, so that it can be enrolled again."""
        if self._opened is None:
            return False
        self._opened = None
        self.till_closing.emit()
        self._opener.close()
        return True

    def _change_pin(self, number: str, pin: str, new_pin: str) -> None:
        was_free = self._counter.shift.session is None
        session = self._counter.sign_in.with_own_pin(number, pin, new_pin)
        if was_free:
            self._came_in(session)
        else:
            self.signed_in.emit(session)

    def _sign_in(self, number: str, pin: str) -> None:
        self._came_in(self._counter.sign_in(number, pin))

    def _came_in(self, session: StaffSession) -> None:
        self.signed_in.emit(session)
        self._counter.mended.seen_by(session.role)
        if (unfinished := self._counter.unfinished.find()) is not None:
            sale, frozen_at = unfinished
            self.open_sale_found.emit(sale, frozen_at.isoformat())
        self._load_recent()

    def _sign_out(self) -> None:
        # Whoever comes next is asked about a sale that was left.
        self._counter.sign_out(leave_open_sale=True)
        self.signed_out.emit()

    def _record(self, sale: Sale) -> None:
        self.recorded.emit(self._counter.record(sale))
        self._load_recent()

    def _reverse(self, purchase: EntryId, reason: ReversalReason) -> None:
        self._counter.reverse(purchase, reason)
        self.reversed_purchase.emit(purchase)
        self._load_recent()

    def _load_recent(self) -> None:
        self.recent_changed.emit(self._counter.recent())
        self.median_changed.emit(self._counter.recent.median_total_minor())

    def _carry_out(self, wish: str, work: Callable[[], None]) -> None:
        try:
            work()
        except Exception as error:  # noqa: BLE001  # sorted by `as_known`: told, or logged and told
            known = as_known(error)
            if wish == "open_till":
                self.till_blocked.emit(known)
            else:
                self.refused.emit(wish, known)
