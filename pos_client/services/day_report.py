"""A store's business day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from pos_client.domain.entry import Kind
from pos_client.domain.errors import KnownError, UnreachableError
from pos_client.domain.money import Money
from pos_client.domain.staff import Action, StaffSession
from pos_client.domain.standing import DayReport
from pos_client.services.configuration import CurrentConfiguration
from pos_client.services.link import LinkWatch
from pos_client.services.ports import Backend, Journal, StoredEntry
from pos_client.services.recent import reversed_purchases, total_of
from pos_client.services.shift import Shift

_LEFT = frozenset({"sealed", "erased"})
"""Why a body is absent that this till had and gave up: only the backend can count it now."""
_KINDS = frozenset({Kind.SCAN_COUNTED, Kind.PURCHASE_RECORDED, Kind.CARD_ISSUED})


class ReportDay:
    """The backend's report where it can be had, else this till's own numbers, and it says which."""

    def __init__(
        self,
        backend: Backend,
        journal: Journal,
        shift: Shift,
        configuration: CurrentConfiguration,
        link: LinkWatch,
    ) -> None:
        self._backend = backend
        self._journal = journal
        self._shift = shift
        self._configuration = configuration
        self._link = link

    def __call__(self, day: date) -> DayReport:
        """The report for managers.

        Raises:
            SignInNeededError: `sign-in-needed`.
            RefusedError: `role-not-allowed`.
            UnreachableError: `backend-unreachable`, on a day whose entries this till has given up already.
        """
        session = self._shift.must_be_allowed(Action.SEE_THE_DAY)
        return self._asked(day, session) or self._own(day)

    def _asked(self, day: date, session: StaffSession) -> DayReport | None:
        if session.session is None or not self._link.worth_asking:
            return None
        try:
            report = self._backend.day_report(day, session.session)
        except KnownError as error:
            self._link.failed(error)
            return None
        self._link.answered()
        return report

    def _own(self, day: date) -> DayReport:
        register = self._configuration().register
        zone = ZoneInfo(register.zone)
        begins = datetime.combine(day, time.min, zone)
        ends = datetime.combine(day + timedelta(days=1), time.min, zone)
        there = list(self._journal.entries(_KINDS, since=begins, until=ends))
        if any(one.wire["absent"] in _LEFT for one in there):
            # Fewer than there were would be a wrong report, not a smaller one.
            raise UnreachableError("backend-unreachable")
        entries = [one for one in there if one.body is not None]
        scans = _of_kind(entries, Kind.SCAN_COUNTED)
        purchases = _of_kind(entries, Kind.PURCHASE_RECORDED)
        cards = _of_kind(entries, Kind.CARD_ISSUED)
        return DayReport(
            day=day,
            own_till_only=True,
            scans=len(scans),
            scans_by_result=Counter(str((one.body or {})["result"]) for one in scans),
            scans_by_hour=Counter(one.occurred_at.astimezone(zone).hour for one in scans),
            scans_offline=sum((one.body or {})["offline"] is True for one in scans),
            purchases=len(purchases),
            purchases_with_card=sum(one.personal is not None for one in purchases),
            purchases_total=_sum(purchases, "total", register.currency),
            reversals=self._reversed_of(purchases),
            fees=len(cards),
            fees_total=_sum(cards, "fee", register.currency),
        )

    def _reversed_of(self, purchases: Sequence[StoredEntry]) -> int:
        taken_back = reversed_purchases(self._journal)
        return sum(one.entry_id in taken_back for one in purchases)


def _of_kind(entries: Sequence[StoredEntry], kind: Kind) -> list[StoredEntry]:
    return [one for one in entries if one.kind == kind]


def _sum(entries: Sequence[StoredEntry], member: str, currency: str) -> Money:
    return Money(sum(total_of(one.body or {}, member).amount_minor for one in entries), currency)
