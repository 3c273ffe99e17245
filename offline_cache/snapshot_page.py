"""A page of the list as it comes over the wire, as rows of a table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Any, TypeAlias

from offline_cache.chain import canonical, parse_wire_time, wire_time
from offline_cache.errors import EntryError

KEY_BYTES = 8
STATUSES = ("active", "lost", "replaced", "cancelled")
FORMS = ("virtual", "plastic", "printed", "unknown")
"""Kept as their places here: a new one goes to the end."""

_STATUS = {name: place for place, name in enumerate(STATUSES)}
_FORM = {name: place for place, name in enumerate(FORMS)}

CardRow: TypeAlias = tuple[bytes, int, int, int, str | None]
"""Key, status, form, the place of its benefits in the page's lists, the member's reference."""


@dataclass(frozen=True, slots=True)
class Page:
    """What a page says, checked. `lists` are the different lists of benefits in it, as canonical JSON."""

    cards: Sequence[CardRow]
    lists: Sequence[str]
    gone: Sequence[tuple[bytes]]
    taken_at: str
    cursor: str
    more: bool


class _Places(dict[tuple[str, ...], int]):
    """A new list gets the next place."""

    def __missing__(self, benefits: tuple[str, ...]) -> int:
        place = self[benefits] = len(self)
        return place


def read_page(document: Mapping[str, Any]) -> Page:
    """Raises `EntryError` for one that breaks the contract, without a word of what stands in it."""
    places = _Places()
    try:
        cards, gone = _rows(document["cards"], places), [(_key(key),) for key in document["gone"]]
        return Page(
            cards,
            [canonical(list(benefits)).decode() for benefits in places],
            gone,
            wire_time(parse_wire_time(document["taken_at"])),
            str(document["cursor"]),
            bool(document["more"]),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise EntryError(f"not a snapshot page: {type(error).__name__}") from error


def _rows(cards: Sequence[Mapping[str, Any]], places: _Places) -> list[CardRow]:
    """Column by column: this runs a million times for a whole list, and so it takes half as long."""
    keys = [*map(bytes.fromhex, _column(cards, "key"))]
    references = [*_column(cards, "member_ref")]
    if {*map(len, keys)} - {KEY_BYTES}:
        raise ValueError("a key of another length")
    if {*map(type, references)} - {str, type(None)}:
        raise TypeError("a reference that is no text")
    statuses = map(_STATUS.__getitem__, _column(cards, "status"))
    forms = map(_FORM.__getitem__, _column(cards, "form"))
    benefits = map(places.__getitem__, map(tuple, _column(cards, "benefits")))
    return [*zip(keys, statuses, forms, benefits, references, strict=True)]


def _column(cards: Sequence[Mapping[str, Any]], name: str) -> Iterator[Any]:
    return map(itemgetter(name), cards)


def _key(text: str) -> bytes:
    key = bytes.fromhex(text)
    if len(key) != KEY_BYTES:
        raise ValueError("a key of another length")
    return key
