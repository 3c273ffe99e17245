"""The form of an entry on the wire, to the letter: for entries that come from outside.

Anybody can seal a file to the backend's public key. What does not keep to this form would stand in the
journal for ever: a backend refuses a batch with it, and could then take nothing behind it either.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import UTC, datetime

from offline_cache.chain import LARGEST_INTEGER

ABSENT = frozenset({None, "erased", "unreadable", "refused", "sealed"})
_TIME = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{3}Z")
_UUID7 = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")
_NAME = re.compile(r"[\x21-\x7e]{1,80}")
_SHA256 = re.compile(r"[0-9a-f]{64}")
_SALT = re.compile(r"[0-9a-f]{32}")
_HEX = re.compile(r"(?:[0-9a-f]{2})+")

Fits = Callable[[object], bool]


def header_fits(header: object) -> bool:
    """Whether it has exactly the members of a header, each of its type and within its bounds."""
    return _has_exactly(header, _HEADER)


def entry_fits(entry: object) -> bool:
    """Whether header and parts have the form of the contract; the digests are not looked at."""
    if not isinstance(entry, Mapping) or entry.keys() - {"sealed"} != _PARTS.keys() | {"header"}:
        return False
    if not (header_fits(entry["header"]) and all(fits(entry[name]) for name, fits in _PARTS.items())):
        return False
    sealed = entry.get("sealed")
    if (sealed is not None) is not (entry["absent"] == "sealed"):
        return False
    return sealed is None or (_text(_HEX)(sealed) and all(entry[name] is None for name in _CONTENT))


def _has_exactly(value: object, members: Mapping[str, Fits]) -> bool:
    return (
        isinstance(value, Mapping)
        and value.keys() == members.keys()
        and all(fits(value[name]) for name, fits in members.items())
    )


def _text(form: re.Pattern[str]) -> Fits:
    return lambda value: isinstance(value, str) and form.fullmatch(value) is not None


def _number(least: int) -> Fits:
    # True is an int to Python, and a word to JSON.
    return lambda value: type(value) is int and least <= value <= LARGEST_INTEGER


def _or_null(fits: Fits) -> Fits:
    return lambda value: value is None or fits(value)


def _moment(value: object) -> bool:
    if not (isinstance(value, str) and _TIME.fullmatch(value)):
        return False
    try:
        datetime.fromisoformat(value).astimezone(UTC)
    except (ValueError, OverflowError):
        return False
    return True


_CLOCK: Mapping[str, Fits] = {
    "boot": _text(_NAME),
    "monotonic_ms": _number(0),
    "offset_ms": _or_null(_number(-LARGEST_INTEGER)),
    "trusted": lambda value: isinstance(value, bool),
}
_HEADER: Mapping[str, Fits] = {
    "body_digest": _text(_SHA256),
    "clock": lambda value: _has_exactly(value, _CLOCK),
    "entry_id": _text(_UUID7),
    "epoch": _number(1),
    "key_id": _text(re.compile(r"[0-9a-f]{16}")),
    "kind": _text(re.compile(r"[a-z_]{1,40}")),
    "occurred_at": _moment,
    "personal_digest": _or_null(_text(_SHA256)),
    "register": _text(_NAME),
    "seq": _number(1),
    "v": lambda value: type(value) is int and value == 1,
    "zone": _text(_NAME),
}
_OBJECT: Fits = _or_null(lambda value: isinstance(value, Mapping))
_PARTS: Mapping[str, Fits] = {
    "body": _OBJECT,
    "body_salt": _or_null(_text(_SALT)),
    "personal": _OBJECT,
    "personal_salt": _or_null(_text(_SALT)),
    "absent": lambda value: value is None or (isinstance(value, str) and value in ABSENT),
}
_CONTENT = tuple(name for name in _PARTS if name != "absent")
