"""The records that wait for a person: one is looked at, and corrected, given up or exported."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import Enum, auto

from PySide6.QtCore import QObject, Signal, Slot

from pos_client.domain.entry import SettlementReason
from pos_client.domain.errors import KnownError
from pos_client.domain.ids import EntryId
from pos_client.domain.money import TotalLimits
from pos_client.domain.programme import Configuration
from pos_client.domain.set_aside import Act, SetAsideRecord
from pos_client.domain.staff import StaffSession
from pos_client.domain.standing import QueueState
from pos_client.ui.cashier.amount import AmountField

_WISHES = frozenset({"list_set_aside", "correct_entry", "accept_loss", "export_set_aside"})


class Asked(Enum):
    """The question that is open over the list."""

    CORRECTION = auto()
    LOSS = auto()


@dataclass(frozen=True, slots=True)
class SetAsideState:
    """`records` is None until they were listed. `exported` is how many the last file has."""

    records: tuple[SetAsideRecord, ...] | None = None
    chosen: EntryId | None = None
    session: StaffSession | None = None
    asked: Asked | None = None
    amount: AmountField = field(default_factory=AmountField)
    with_member: bool = True
    reason: SettlementReason | None = None
    busy: bool = False
    problem: str | None = None
    exported: int | None = None
    currency: str = "EUR"

    @property
    def record(self) -> SetAsideRecord | None:
        """The one that is looked at."""
        return next((one for one in self.records or () if one.entry == self.chosen), None)

    @property
    def acts(self) -> frozenset[Act]:
        """What this person may do about it."""
        record = self.record
        return frozenset() if record is None or self.session is None else record.acts_of(self.session)


class SetAsidePresenter(QObject):
    """Asks for the list when the screen is opened, and whenever something of it may have changed."""

    changed = Signal()
    list_set_aside_asked = Signal()
    correct_entry_asked = Signal(str, object, bool)
    accept_loss_asked = Signal(str, object)
    export_set_aside_asked = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self._limits: TotalLimits | None = None
        self._open = False
        self.state = SetAsideState()

    def open(self, entry: EntryId | None = None) -> None:
        """The list anew, with this record in sight."""
        self._open = True
        self._show(chosen=entry or self.state.chosen, asked=None, problem=None, exported=None)
        self.list_set_aside_asked.emit()

    def close(self) -> None:
        """Nobody looks any more."""
        self._open = False

    def choose(self, entry: EntryId) -> None:
        """Look at one record."""
        self._show(chosen=entry, problem=None, exported=None)

    def ask(self, asked: Asked) -> None:
        """Open the question. The link to the member is dropped where that is what set the record aside."""
        record = self.state.record
        if record is None or self.state.busy:
            return
        self._show(
            asked=asked,
            amount=AmountField(),
            with_member=not record.about_the_member,
            reason=None,
            problem=None,
            exported=None,
        )

    def put_off(self) -> None:
        """Close the question; nothing was done."""
        if not self.state.busy:
            self._show(asked=None, problem=None)

    def press(self, key: str) -> None:
        """Into the amount of a correction."""
        if self.state.asked is Asked.CORRECTION and not self.state.busy:
            self._show(amount=self.state.amount.pressed(key), problem=None)

    def keep_member(self, keep: bool) -> None:
        """Whether the correction names the member."""
        self._show(with_member=keep)

    def give(self, reason: SettlementReason) -> None:
        """Why the loss is accepted."""
        self._show(reason=reason, problem=None)

    def confirm(self) -> None:
        """Do what the question asks. A correction without a new total keeps the old one."""
        state, record = self.state, self.state.record
        if record is None or state.busy:
            return
        if state.asked is Asked.LOSS and state.reason is None:
            self._show(problem="settling-reason-missing")
        elif state.asked is Asked.LOSS:
            self._show(busy=True, problem=None)
            self.accept_loss_asked.emit(record.entry, state.reason)
        elif state.asked is Asked.CORRECTION:
            self._correct(record)

    def export(self, path: str, entry: EntryId | None) -> None:
        """Into the file that the person chose; all of them without an entry."""
        self._show(busy=True, problem=None, exported=None)
        self.export_set_aside_asked.emit(path, entry or "")

    @Slot(object)
    def on_till_opened(self, configuration: Configuration) -> None:
        """What a total may be here."""
        self.on_configuration_changed(configuration)

    @Slot(object)
    def on_configuration_changed(self, configuration: Configuration) -> None:
        """It may be something else now."""
        self._limits = configuration.programme.totals
        self._show(currency=configuration.register.currency)

    @Slot(object)
    def on_signed_in(self, session: StaffSession) -> None:
        """Who looks."""
        self._show(session=session)

    @Slot()
    def on_signed_out(self) -> None:
        """Nobody."""
        self.close()
        self.state = SetAsideState(currency=self.state.currency)
        self.changed.emit()

    @Slot(object)
    def on_queue_changed(self, _queue: QueueState) -> None:
        """An answer came, perhaps about one of these."""
        if self._open and not self.state.busy:
            self.list_set_aside_asked.emit()

    @Slot(object)
    def on_set_aside_listed(self, records: tuple[SetAsideRecord, ...]) -> None:
        """The list as it is now; where nothing is chosen, the first that waits."""
        kept = {one.entry for one in records}
        chosen = self.state.chosen if self.state.chosen in kept else None
        self._show(records=records, chosen=chosen or (records[0].entry if records else None))

    @Slot(object)
    def on_entry_settled(self, record: SetAsideRecord) -> None:
        """It is done: the record stays in sight, and says what was done."""
        self._show(asked=None, busy=False, chosen=record.entry)

    @Slot(int)
    def on_set_aside_exported(self, entries: int) -> None:
        """The file is there."""
        self._show(busy=False, exported=entries)

    @Slot(str, object)
    def on_refused(self, wish: str, error: KnownError) -> None:
        """It was not done; what was typed is kept."""
        if wish in _WISHES:
            self._show(busy=False, problem=error.code)

    def _correct(self, record: SetAsideRecord) -> None:
        total, state = record.total, self.state
        if not state.amount.entry.is_empty or state.amount.negative:
            if self._limits is None:
                return
            amount, total = state.amount.total(state.currency, self._limits)
            self._show(amount=amount)
        if total is not None:
            self._show(busy=True, problem=None)
            self.correct_entry_asked.emit(record.entry, total, state.with_member or not record.with_card)

    def _show(self, **changes: object) -> None:
        self.state = replace(self.state, **changes)  # type: ignore[arg-type]  # names are the state's
        self.changed.emit()
