"""A page of the list as it comes over the wire, as rows of a table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from offline_cache.chain import canonical, parse_wire_time, wire_time
from offline_cache.errors import EntryError

KEY_BYTES = 8
STATUSES = ("active", "lost", "replaced", "cancelled")
FORMS = ("virtual", "plastic", "printed", "unknown")
"""Kept as their places here: a new one goes to the end."""

_STATUS = {name: place for place, name in enumerate(STATUSES)}
_FORM = {name: place for place, name in enumerate(FORMS)}

CardRow: TypeAlias = tuple[bytes, int, int, str, str | None]
"""Key, status, form, the benefits as canonical JSON, the member's reference."""


@dataclass(frozen=True, slots=True)
class Page:
    """What a page says, checked. `lists` are the different lists of benefits in it."""

    cards: Sequence[CardRow]
    lists: Sequence[str]
    gone: Sequence[tuple[bytes]]
    taken_at: str
    cursor: str
    more: bool


def read_page(document: Mapping[str, Any]) -> Page:
    """Raises `EntryError` for one that breaks the contract, without a word of what stands in it."""
    lists: dict[tuple[str, ...], str] = {}
    try:
        return Page(
            [_card_row(card, lists) for card in document["cards"]],
            tuple(lists.values()),
            [(_key(key),) for key in document["gone"]],
            wire_time(parse_wire_time(document["taken_at"])),
            str(document["cursor"]),
            bool(document["more"]),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise EntryError(f"not a snapshot page: {type(error).__name__}") from error


def _card_row(card: Mapping[str, Any], lists: dict[tuple[str, ...], str]) -> CardRow:
    benefits, reference = tuple(card["benefits"]), card["member_ref"]
    text = lists.get(benefits)
    if text is None:
        text = lists[benefits] = canonical(list(benefits)).decode()
    if reference is not None and not isinstance(reference, str):
        raise TypeError
    return _key(card["key"]), _STATUS[card["status"]], _FORM[card["form"]], text, reference


def _key(text: str) -> bytes:
    key = bytes.fromhex(text)
    if len(key) != KEY_BYTES:
        raise ValueError
    return key
