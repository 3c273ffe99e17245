"""The name-day calendar, a file that the merchant supplies because calendars are licensed (J27).

[[day]]
month = 6
day = 24
names = ["Jaan", "Juhan"]
"""

import calendar
import tomllib
import unicodedata
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Annotated

from pydantic import Field

from reference_backend.configuration.model import Merchant
from reference_backend.configuration.values import Data, Text

NameDays = Mapping[str, tuple[tuple[int, int], ...]]
"""The days, as month and day, of each name as `spelt` has it."""

_LEAP_YEAR = 2024


class NamedDay(Data):
    """A day of the year and the names that have it."""

    month: Annotated[int, Field(ge=1, le=12)]
    day: Annotated[int, Field(ge=1, le=31)]
    names: Annotated[list[Text], Field(min_length=1)]


class NameDayCalendar(Data):
    """A calendar file."""

    source: Text | None = None
    day: Annotated[list[NamedDay], Field(min_length=1)]


def spelt(name: str) -> str:
    """Return a name as it is compared: composed (NFC), without case; every diacritic counts."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold()).strip()


def impossible_days(read: NameDayCalendar) -> Iterator[int]:
    """Yield the places of days that no year has; 29 February is one that some have."""
    for place, one in enumerate(read.day):
        if one.day > calendar.monthrange(_LEAP_YEAR, one.month)[1]:
            yield place


def calendar_of(merchant: Merchant) -> NameDays | None:
    """Return a merchant's calendar, None where it has none, or none that can be read.

    The lint says which it is; name days are then off, and nothing else is.
    """
    if merchant.name_day_calendar is None:
        return None
    try:
        seen = Path(merchant.name_day_calendar).stat()
        return _name_days(merchant.name_day_calendar, seen.st_mtime_ns, seen.st_size)
    except (OSError, ValueError):
        return None


@lru_cache(maxsize=16)
def _name_days(path: str, _changed_ns: int, _size: int) -> NameDays:
    """Read once for each state of the file: every identification asks."""
    read = NameDayCalendar.model_validate(tomllib.loads(Path(path).read_text(encoding="utf-8")))
    impossible = set(impossible_days(read))
    days: dict[str, tuple[tuple[int, int], ...]] = {}
    for place, one in enumerate(read.day):
        if place not in impossible:
            for name in map(spelt, one.names):
                days[name] = (*days.get(name, ()), (one.month, one.day))
    return MappingProxyType(days)
