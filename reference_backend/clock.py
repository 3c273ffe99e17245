"""Time, handed in so that tests and simulations own it."""

import re
from datetime import UTC, datetime
from functools import lru_cache
from typing import Protocol
from zoneinfo import ZoneInfo

_WIRE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T([01][0-9]|2[0-3]):[0-9]{2}:[0-9]{2}\.[0-9]{3}Z")


class Clock(Protocol):
    """Something that knows the time."""

    def now(self) -> datetime:
        """Return the present as an aware datetime in UTC."""
        ...


class SystemClock:
    """The clock of the machine."""

    def now(self) -> datetime:
        """Return the present as an aware datetime in UTC."""
        return datetime.now(UTC)


def to_wire(moment: datetime) -> str:
    """Write an aware datetime as RFC 3339 in UTC with milliseconds and `Z`.

    Texts of this form sort as the moments do, which is why the database keeps them as they are.
    """
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").removesuffix("+00:00") + "Z"


# A batch asks for each of its moments several times: at the door, for its day, and for what it books.
@lru_cache(maxsize=1024)
def from_wire(text: str) -> datetime:
    """Read a moment in the form of the wire; ValueError when it is not one."""
    if not _WIRE.fullmatch(text):
        raise ValueError("not a moment in the form of the wire")
    return datetime.fromisoformat(text)


def local_time(moment: datetime, zone: str) -> datetime:
    """Return a moment by the clocks of an IANA zone.

    On the last day of all, which a till with a broken clock may name, the zone's day may not exist: there it
    is the day in UTC. A record is never refused for its time (N14).
    """
    try:
        return moment.astimezone(ZoneInfo(zone))
    except OverflowError:
        return moment
