"""Where a till stands in the snapshot. Opaque to it: only what was given out here is taken back."""

import re
from dataclasses import dataclass

from reference_backend.problems import Problem

_TEXT = re.compile(
    r"(?P<given_by>[0-9a-f-]{36}\.[0-9a-f]{8})\.(?P<change>[0-9]{1,18})(\.(?P<key>[0-9a-f]{16}))?"
)


@dataclass(frozen=True)
class Place:
    """Behind a change; or, with `key`, on the way through the whole list in the order of its keys.

    Such a way began when `change` was the newest one. What changes meanwhile may be before or behind the
    place, so the way ends with the changes since.
    """

    change: int
    key: str | None = None


def read_cursor(text: str, given_by: str, newest: int) -> Place:
    """Read a cursor; Problem `cursor-expired` for one that this database did not give for these benefits.

    `given_by` is incarnation and stamp; `newest` is the newest change. A cursor ahead of that is from before
    this database was put back from a copy: the numbers behind the copy are given out a second time.
    """
    read = _TEXT.fullmatch(text)
    if read is None or read["given_by"] != given_by or int(read["change"]) > newest:
        raise Problem("cursor-expired")
    return Place(int(read["change"]), read["key"])


def write_cursor(place: Place, given_by: str) -> str:
    """Return the text of a place."""
    way = "" if place.key is None else f".{place.key}"
    return f"{given_by}.{place.change}{way}"
