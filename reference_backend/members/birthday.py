"""Month and day of birth, both or neither, and never a year (J06)."""

import calendar
from dataclasses import dataclass

from reference_backend.members.fields import FieldError, FieldFault

_LEAP_YEAR = 2000


@dataclass(frozen=True)
class Birthday:
    """A day that is in some year; 29 February is one."""

    month: int
    day: int


def read_birthday(month: int | None, day: int | None) -> Birthday | None:
    """Return the birthday, None where none is given; FieldError for half of one or a day that no year has."""
    if month is None and day is None:
        return None
    if month is None or day is None or not 1 <= month <= 12:
        raise FieldError(FieldFault("birthday", "not-valid"))
    if not 1 <= day <= calendar.monthrange(_LEAP_YEAR, month)[1]:
        raise FieldError(FieldFault("birthday", "not-valid"))
    return Birthday(month, day)
