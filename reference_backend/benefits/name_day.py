"""The name day (J27): which days of the merchant's calendar are a member's."""

import re
from datetime import date

from reference_backend.benefits.birthday import year_of_day
from reference_backend.configuration.model import NameDayWindow
from reference_backend.configuration.name_days import NameDays, spelt

_PARTS = re.compile(r"[-\s]+")


def days_of(calendar: NameDays, first_name: str) -> tuple[tuple[int, int], ...]:
    """Return the days, as month and day, of a first name.

    A compound name (Anna-Liisa, Anna Liisa) has the days of the whole of it; where the calendar lacks that,
    those of the first of its parts that the calendar has.
    """
    whole = spelt(first_name)
    for name in (whole, *_PARTS.split(whole)):
        if days := calendar.get(name):
            return days
    return ()


def name_day_year(window: NameDayWindow, calendar: NameDays, first_name: str, today: date) -> int | None:
    """Return the year of the name day whose window today is in, or None.

    A name with several days has one offer a year all the same: it is the year that is counted in.
    """
    for month, day in days_of(calendar, first_name):
        if (year := year_of_day(window, month, day, today)) is not None:
            return year
    return None
