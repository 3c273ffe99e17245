"""Offers around a day of the year: the birthday (J26), and the name day, which counts in the same way."""

import calendar
from datetime import date, timedelta

from reference_backend.configuration.model import BirthdayWindow, Window


def birthday_in(year: int, month: int, day: int, leap_day: str = "february-28") -> date:
    """Return the day in a year; where 29 February falls in a common year is the programme's word."""
    if (month, day) == (2, 29) and not calendar.isleap(year):
        return date(year, 3, 1) if leap_day == "march-1" else date(year, 2, 28)
    return date(year, month, day)


def birthday_year(window: BirthdayWindow, month: int, day: int, today: date) -> int | None:
    """Return the year of the birthday whose window today is in, or None."""
    return year_of_day(window, month, day, today, window.leap_day)


def year_of_day(
    window: Window, month: int, day: int, today: date, leap_day: str = "february-28"
) -> int | None:
    """Return the year of the day whose window today is in, or None.

    A window may reach over New Year; the offer belongs to the day's year, once in each. What lies beyond the
    calendar (a till's clock may say anything) is in no window.
    """
    for year in (today.year - 1, today.year, today.year + 1):
        if not date.min.year <= year <= date.max.year:
            continue
        distance = today - birthday_in(year, month, day, leap_day)
        if timedelta(days=-window.days_before) <= distance <= timedelta(days=window.days_after):
            return year
    return None
