"""The shop manager's day, as the backend sees it or, without it, this till."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject, Signal, Slot

from pos_client.domain.errors import KnownError
from pos_client.domain.programme import Configuration
from pos_client.domain.standing import DayReport, Link, LinkState
from pos_client.ui.look import Clock

_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class ManagerState:
    """`day` is the one looked at; `report` may still be the one before while the new one is asked.

    `certificate_ends` is when the link will stand still, where that is soon; `cut_off_by` the code of why the
    till is offline now.
    """

    day: date | None = None
    today: date | None = None
    report: DayReport | None = None
    reported_at: datetime | None = None
    asking: bool = False
    problem: str | None = None
    certificate_ends: datetime | None = None
    cut_off_by: str | None = None

    @property
    def is_today(self) -> bool:
        """Whether there is no later day to look at."""
        return self.day is None or self.day == self.today


class ManagerPresenter(QObject):
    """Asks for a day's numbers when the screen is opened, and on a press."""

    changed = Signal()
    ask_day_report_asked = Signal(object)
    deliver_soon_asked = Signal()

    def __init__(self, clock: Clock) -> None:
        super().__init__()
        self._clock = clock
        self._zone: ZoneInfo | None = None
        self.state = ManagerState()

    def open(self) -> None:
        """Today, anew."""
        self._look_at(self._today())

    def look_again(self) -> None:
        """The same day's newest numbers; what waits on this till is sent first."""
        self.deliver_soon_asked.emit()
        self._look_at(self.state.day or self._today())

    def turn(self, days: int) -> None:
        """To a day before or after, never beyond today."""
        day = (self.state.day or self._today()) + days * _ONE_DAY
        if day <= self._today():
            self._look_at(day)

    @Slot(object)
    def on_till_opened(self, configuration: Configuration) -> None:
        """Where the business day is."""
        self._zone = ZoneInfo(configuration.register.zone)

    @Slot(object)
    def on_day_reported(self, report: DayReport) -> None:
        """The numbers; those of a day that nobody looks at any more are dropped."""
        if report.day == self.state.day:
            self._show(report=report, reported_at=self._clock(), asking=False, problem=None)

    @Slot(object)
    def on_certificate_ending_changed(self, ends: datetime | None) -> None:
        """Somebody has to renew it, or has."""
        self._show(certificate_ends=ends)

    @Slot(object)
    def on_link_changed(self, link: LinkState) -> None:
        """Why the till is offline: the cashier reads that it is, the manager what to do about it."""
        self._show(cut_off_by=link.reason if link.link is Link.OFFLINE else None)

    @Slot()
    def on_signed_out(self) -> None:
        """Nobody looks; how the link stands stays known."""
        state = self.state
        self.state = ManagerState(certificate_ends=state.certificate_ends, cut_off_by=state.cut_off_by)
        self.changed.emit()

    @Slot(str, object)
    def on_refused(self, wish: str, error: KnownError) -> None:
        """No numbers."""
        if wish == "ask_day_report":
            self._show(asking=False, problem=error.code)

    def _look_at(self, day: date) -> None:
        report = self.state.report if self.state.report and self.state.report.day == day else None
        self._show(day=day, today=self._today(), report=report, asking=True, problem=None)
        self.ask_day_report_asked.emit(day)

    def _today(self) -> date:
        return self._clock().astimezone(self._zone).date()

    def _show(self, **changes: object) -> None:
        self.state = replace(self.state, **changes)  # type: ignore[arg-type]  # names are the state's
        self.changed.emit()
