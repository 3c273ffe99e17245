"""Which benefits a member may have now.

A main offer is decided by the member's status, birthday and the day alone (J25): nothing here looks at what a
member bought, saw or scanned.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from types import MappingProxyType

from sqlalchemy import Connection

from reference_backend.benefits import repository
from reference_backend.benefits.birthday import birthday_year
from reference_backend.benefits.name_day import name_day_year
from reference_backend.benefits.validity import holds_on
from reference_backend.clock import local_time, to_wire
from reference_backend.configuration.model import Benefit
from reference_backend.configuration.name_days import calendar_of
from reference_backend.configuration.terms import Terms
from reference_backend.consents.purposes import NAME_DAY, PURCHASE_LINKING
from reference_backend.consents.repository import consents_to
from reference_backend.members.repository import Membership


def business_day(moment: datetime, zone: str) -> date:
    """Return the local day of a moment."""
    return local_time(moment, zone).date()


def period_of(
    connection: Connection,
    terms: Terms,
    benefit: Benefit,
    membership: Membership,
    moment: datetime,
    zone: str,
) -> str | None:
    """Return the period in which this member may have the benefit at that moment, or None.

    A period is what a single use is counted in: `once`, or the year of a birthday or name day.
    """
    today = business_day(moment, zone)
    if not holds_on(benefit, today):
        return None
    return _PERIODS[benefit.audience](_Asked(connection, terms, membership, to_wire(moment), today))


@dataclass(frozen=True)
class _Asked:
    """Everything that an offer may depend on."""

    connection: Connection
    terms: Terms
    membership: Membership
    at: str
    today: date

    def agreed_to(self, purpose: str) -> bool:
        """Say whether the member's consent held at that moment."""
        here = (self.connection, self.terms.merchant.id, self.membership.member_id)
        return consents_to(*here, purpose, self.at)


def _always(_asked: _Asked) -> str:
    return "once"


def _with_consent(asked: _Asked) -> str | None:
    return "once" if asked.agreed_to(PURCHASE_LINKING) else None


def _birthday(asked: _Asked) -> str | None:
    window, who = asked.terms.programme.birthday, asked.membership
    if window is None or who.birth_month is None or who.birth_day is None:
        return None
    year = birthday_year(window, who.birth_month, who.birth_day, asked.today)
    return None if year is None else str(year)


def _name_day(asked: _Asked) -> str | None:
    window, calendar = asked.terms.programme.name_days, calendar_of(asked.terms.merchant)
    if window is None or calendar is None or not asked.agreed_to(NAME_DAY):
        return None
    name = repository.given_name(asked.connection, asked.membership.member_id)
    year = name_day_year(window, calendar, name, asked.today)
    return None if year is None else str(year)


_PERIODS: Mapping[str, Callable[[_Asked], str | None]] = MappingProxyType(
    {"all": _always, "consent": _with_consent, "birthday": _birthday, "name-day": _name_day}
)


def available(
    connection: Connection, terms: Terms, membership: Membership, moment: datetime, zone: str
) -> list[Benefit]:
    """Return the benefits that the member may have now, in the catalogue's order."""
    found = []
    for benefit in terms.merchant.benefits:
        period = period_of(connection, terms, benefit, membership, moment, zone)
        if period is None:
            continue
        if benefit.single_use and repository.is_used(
            connection, terms.merchant.id, membership.member_id, benefit.id, period
        ):
            continue
        found.append(benefit)
    return found
