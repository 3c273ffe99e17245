"""Entries of an export, appended again: same ids, salts and digests, so that nothing counts twice."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

import apsw

from offline_cache.appending import Identity, insert_row, rows_on
from offline_cache.chain import EPOCH_OPENED, Json, canonical, salted_digest
from offline_cache.entry_form import entry_fits
from offline_cache.errors import EntryError
from offline_cache.journal_rows import Row, head_of

BATCH = 200
"""Entries in one commit: a sale waits for no more."""


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What became of the entries: appended, there already (or nothing but the opening of an epoch), or not
    what their digests say they were.
    """

    added: int = 0
    known: int = 0
    refused: int = 0

    def __add__(self, other: TakenIn) -> TakenIn:
        return TakenIn(self.added + other.added, self.known + other.known, self.refused + other.refused)


@dataclass(frozen=True, slots=True)
class Returning:
    """An entry of an export whose parts fit its header."""

    header: dict[str, Any]
    parts: Row


def batches(entries: Iterable[Json], register: str) -> Iterator[tuple[list[Returning], int]]:
    """Some entries at a time that may return, and how many beside them are refused."""
    source = _once_with_content(entries)
    while chunk := list(islice(source, BATCH)):
        checked = [_returning(entry, register) for entry in chunk]
        fit = [one for one in checked if one is not None]
        yield fit, len(checked) - len(fit)


def _once_with_content(entries: Iterable[Json]) -> Iterator[Json]:
    """Without the entries that a fork left behind and that were erased there: what they said stands further
    on, under the same id, and must not be taken for known by then.
    """
    whole = list(entries)
    told = {_id(entry) for entry in whole if _has_content(entry)}
    return (entry for entry in whole if _has_content(entry) or _id(entry) not in told)


def _id(entry: Json) -> object:
    header = entry.get("header")
    # Only a text can be an id; whatever else stands there is refused for it later.
    found = header.get("entry_id") if isinstance(header, dict) else None
    return found if isinstance(found, str) else None


def _has_content(entry: Json) -> bool:
    return entry.get("body") is not None or entry.get("sealed") is not None


def take_in(connection: apsw.Connection, identity: Identity, entries: Sequence[Returning]) -> TakenIn:
    """Append in one transaction what is not there yet to the newest epoch, to be delivered."""
    taken = TakenIn()
    for entry in entries:
        taken += _take_in_one(connection, identity, entry)
    return taken


def _take_in_one(connection: apsw.Connection, identity: Identity, entry: Returning) -> TakenIn:
    if entry.header["kind"] == EPOCH_OPENED:
        return TakenIn(known=1)
    there = connection.execute(_THERE, (entry.header["entry_id"],)).fetchall()
    if there:
        return TakenIn(known=1) if _same_fact(there[0][0], entry.header) else TakenIn(refused=1)
    head = head_of(rows_on(connection), identity.register)
    if head is None:
        raise EntryError("the journal has no epoch yet")
    header = entry.header | {"epoch": head.epoch, "seq": head.seq + 1, "key_id": identity.key_id}
    insert_row(connection, header, head.hash, (*entry.parts, None))
    return TakenIn(added=1)


_THERE = "SELECT CAST(header AS BLOB) FROM entry WHERE entry_id = ? AND live = 1"
_DIGESTS = ("body_digest", "personal_digest")


def _same_fact(stored: Any, header: Mapping[str, object]) -> bool:
    try:
        there = json.loads(stored)
        return [there[name] for name in _DIGESTS] == [header[name] for name in _DIGESTS]
    except (ValueError, TypeError, KeyError):
        return False


def _returning(entry: Json, register: str) -> Returning | None:
    """None for what another register wrote, what has not the form of the contract, or does not fit its
    digests.
    """
    if not entry_fits(entry):
        return None
    header: dict[str, Any] = dict(entry["header"])  # type: ignore[call-overload]
    try:
        parts = (
            *_part(entry, "body", header["body_digest"]),
            *_part(entry, "personal", header["personal_digest"]),
            entry["absent"],
            None if entry.get("sealed") is None else bytes.fromhex(str(entry["sealed"])),
        )
    except (ValueError, EntryError, RecursionError):
        return None
    return Returning(header, parts) if header["register"] == register else None


def _part(entry: Json, name: str, digest: object) -> tuple[str | None, bytes | None]:
    """Text and salt of a part that fits its digest, or is absent for a reason. Raises `ValueError`."""
    content, salt = entry[name], entry[f"{name}_salt"]
    if content is None:
        if digest is not None and entry["absent"] is None:
            raise ValueError("missing without a reason")
        return None, None
    text, raw = canonical(content), bytes.fromhex(str(salt))
    if salted_digest(raw, text) != digest:
        raise ValueError("does not fit its digest")
    return text.decode(), raw
