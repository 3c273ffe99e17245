"""Reading JSON from outside: each member is asked for by name and type, and nothing is guessed."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import NoReturn

from pos_client.domain.errors import UnreachableError

LARGEST_INTEGER = 2**53 - 1
_FIRST_YEAR, _LAST_YEAR = 1970, 2999


def garbled(where: str) -> UnreachableError:
    """The answer broke the contract: as good as none, since nobody knows what it meant."""
    return UnreachableError("backend-garbled", where)


def document(body: bytes) -> Mapping[str, object]:
    """The JSON object in a body.

    Raises:
        UnreachableError: `backend-garbled`, also for NaN and Infinity, which are no JSON.
    """
    try:
        read = json.loads(body, parse_constant=_refuse)
    except (ValueError, RecursionError) as error:
        raise garbled("not JSON") from error
    if not isinstance(read, dict):
        raise garbled("not an object")
    return read


def _refuse(constant: str) -> NoReturn:
    raise ValueError(constant)


def moment(text: str) -> datetime:
    """An RFC 3339 time, in UTC.

    Raises:
        ValueError: not one, one without its offset, or one so far away that ages could not be told from it.
    """
    read = datetime.fromisoformat(text)
    if read.tzinfo is None:
        raise ValueError("a time without an offset")
    if not _FIRST_YEAR <= read.year <= _LAST_YEAR:
        raise ValueError("a time that no clock has today")
    return read.astimezone(UTC)


class Fields:
    """The members of one JSON object. Every method raises `UnreachableError` (`backend-garbled`) naming the
    member, never its value.
    """

    def __init__(self, members: Mapping[str, object], path: str = "") -> None:
        self._members = members
        self._path = path

    def text(self, name: str) -> str:
        """A string."""
        value = self._members.get(name)
        if not isinstance(value, str):
            raise self.wrong(name)
        return value

    def currency(self, name: str = "currency") -> str:
        """An ISO 4217 code."""
        value = self.text(name)
        if not (len(value) == 3 and value.isascii() and value.isalpha() and value.isupper()):
            raise self.wrong(name)
        return value

    def text_or_none(self, name: str) -> str | None:
        """A string or null."""
        return None if self._members.get(name) is None else self.text(name)

    def integer(self, name: str) -> int:
        """An integer of less than 2^53, as the contract has them; JSON's true is not 1 here."""
        value = self._members.get(name)
        if not isinstance(value, int) or isinstance(value, bool) or abs(value) > LARGEST_INTEGER:
            raise self.wrong(name)
        return value

    def count(self, name: str) -> int:
        """An integer that is not negative."""
        value = self.integer(name)
        if value < 0:
            raise self.wrong(name)
        return value

    def count_or_none(self, name: str) -> int | None:
        """The same, or null."""
        return None if self._members.get(name) is None else self.count(name)

    def integer_or_none(self, name: str) -> int | None:
        """An integer or null."""
        return None if self._members.get(name) is None else self.integer(name)

    def flag(self, name: str) -> bool:
        """A boolean."""
        value = self._members.get(name)
        if not isinstance(value, bool):
            raise self.wrong(name)
        return value

    def time(self, name: str) -> datetime:
        """A time, in UTC."""
        try:
            return moment(self.text(name))
        except ValueError as error:
            raise self.wrong(name) from error

    def time_or_none(self, name: str) -> datetime | None:
        """A time or null."""
        return None if self._members.get(name) is None else self.time(name)

    def section(self, name: str) -> Fields:
        """An object."""
        value = self._members.get(name)
        if not isinstance(value, dict):
            raise self.wrong(name)
        return Fields(value, f"{self._path}{name}.")

    def sections(self, name: str) -> list[Fields]:
        """A list of objects."""
        values = self._list(name)
        if not all(isinstance(one, dict) for one in values):
            raise self.wrong(name)
        return [Fields(one, f"{self._path}{name}[].") for one in values if isinstance(one, dict)]

    def texts(self, name: str) -> tuple[str, ...]:
        """A list of strings."""
        values = self._list(name)
        if not all(isinstance(one, str) for one in values):
            raise self.wrong(name)
        return tuple(str(one) for one in values)

    def counts(self, name: str) -> dict[str, int]:
        """An object of integers."""
        counted = self.section(name)
        return {key: counted.integer(key) for key in counted._members}

    def text_map(self, name: str) -> dict[str, str]:
        """An object of strings."""
        named = self.section(name)
        return {key: named.text(key) for key in named._members}

    def raw(self, name: str) -> object:
        """The value as it came; None when it is not there."""
        return self._members.get(name)

    def _list(self, name: str) -> list[object]:
        value = self._members.get(name)
        if not isinstance(value, list):
            raise self.wrong(name)
        return value

    def wrong(self, name: str) -> UnreachableError:
        """The error for a member that is not as the contract says."""
        return garbled(f"{self._path}{name}")
