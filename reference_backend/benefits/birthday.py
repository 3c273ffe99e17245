"""The birthday window (J26)."""

import calendar
from datetime import date, timedelta

from reference_backend.configuration.model import BirthdayWindow


def birthday_in(year: int, month: int, day: int) -> date:
    """Return the birthday in a year; 29 February falls on the 28th in common years."""
    if (month, day) == (2, 29) and not calendar.isleap(year):
        return date(year, 2, 28)
    return date(year, month, day)


def birthday_year(window: BirthdayWindow, month: int, day: int, today: date) -> int | None:
    """Return the year of the birthday whose window today is in, or None.

    A window may reach over New Year; the offer belongs to the birthday's year, once in each.
    """
    for year in (today.year - 1, today.year, today.year + 1):
        birthday = birthday_in(year, month, day)
        first = birthday - timedelta(days=window.days_before)
        if first <= today <= birthday + timedelta(days=window.days_after):
            return year
    return None
