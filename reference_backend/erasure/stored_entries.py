"""Erasing parts of stored entries. Headers stay, so the chain still verifies."""

import json
from collections.abc import Callable, Collection, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, and_, exists, or_, select, tuple_, update

from reference_backend.attachments.repository import WITH_PICTURE
from reference_backend.tables import attachments, entries, purchases, registers, stores

Part = dict[str, Any]
KEY = (entries.c.register_id, entries.c.epoch, entries.c.seq)


def forget_persons(connection: Connection, merchant_id: str, entry_ids: Sequence[str]) -> None:
    """Erase the personal parts of these entries, with their salts: a digest alone could be tried out."""
    _erase_personal(connection, _at_a_till_of(merchant_id), entries.c.entry_id.in_(entry_ids))


def forget_person(
    connection: Connection, merchant_id: str, words: Collection[str], is_meant: Callable[[Part], bool]
) -> None:
    """Erase every personal part of a merchant's entries that is meant.

    `words` are texts of which one stands in every such part: the database looks for them, so that not every
    part has to be read.
    """
    if not words:
        return
    written = {form for word in words for form in _as_stored(word)}
    mentioned = or_(*(entries.c.personal.contains(form, autoescape=True) for form in written))
    query = select(entries.c.register_id, entries.c.epoch, entries.c.seq, entries.c.personal).where(
        entries.c.merchant_id == merchant_id, entries.c.personal.is_not(None), mentioned
    )
    for row in connection.execute(query).all():
        if is_meant(json.loads(row.personal)):
            here = (entries.c.register_id == row.register_id, entries.c.epoch == row.epoch)
            _erase_personal(connection, *here, entries.c.seq == row.seq)


def older(merchant_id: str, before: str, in_vain: str) -> Select[str, int, int]:
    """Return which entries of before a moment have something to be erased.

    Not those that an epoch opens with, that wait for another entry, or that announced a picture which has not
    come: what waited since before `in_vain` forgets whose it is, and keeps its body. So does one that is set
    aside and not settled, since somebody has to look at it.
    """
    waits = or_(entries.c.outcome == "held", ~_has_its_picture())
    return select(*KEY).where(
        entries.c.merchant_id == merchant_id,
        entries.c.stored_at < before,
        entries.c.kind != "epoch_opened",
        or_(~waits, entries.c.stored_at < in_vain),
        or_(entries.c.personal_salt.is_not(None), _has_body_to_go()),
    )


def came_before(merchant_id: str, before: str) -> ColumnElement[bool]:
    """Say of each purchase of a merchant whether its entry came before, whatever its till's clock."""
    return exists().where(
        _at_a_till_of(merchant_id),
        entries.c.entry_id == purchases.c.entry_id,
        entries.c.stored_at < before,
    )


def forget_older(connection: Connection, found: Sequence[Row[str, int, int]]) -> int:
    """Erase what goes of these entries, by their keys; return how many they are."""
    these = tuple_(*KEY).in_([tuple(row) for row in found])
    _erase_personal(connection, these)
    going = update(entries).where(these, _has_body_to_go())
    connection.execute(going.values(body=None, body_salt=None, absent="erased"))
    return len(found)


def _at_a_till_of(merchant_id: str) -> ColumnElement[bool]:
    """By register, because that is how the ids are indexed."""
    shops = select(registers.c.id).join(stores, stores.c.id == registers.c.store_id)
    return entries.c.register_id.in_(shops.where(stores.c.merchant_id == merchant_id))


def _has_body_to_go() -> ColumnElement[bool]:
    unsettled = and_(entries.c.outcome == "set_aside", entries.c.settled_by.is_(None))
    held = entries.c.outcome == "held"
    return and_(entries.c.body.is_not(None), ~unsettled, ~held, _has_its_picture())


def _has_its_picture() -> ColumnElement[bool]:
    stored = exists().where(
        attachments.c.register_id == entries.c.register_id,
        attachments.c.entry_id == entries.c.entry_id,
        attachments.c.complete_at.is_not(None),
    )
    # What fits its digest is stored as it was hashed, without blanks; the rest as Python writes it.
    picture = or_(entries.c.body.contains('"picture":{'), entries.c.body.contains('"picture": {'))
    announced = and_(entries.c.kind.in_(WITH_PICTURE), entries.c.outcome == "accepted", picture)
    # A body that is gone announces nothing, and its absence must not make the whole unknown.
    return or_(entries.c.body.is_(None), ~announced, stored)


def _as_stored(word: str) -> set[str]:
    """Return how a word may stand in a part: what fits its digest is stored as it was hashed, in UTF-8."""
    return {json.dumps(word, ensure_ascii=only_ascii)[1:-1] for only_ascii in (True, False)}


def _erase_personal(connection: Connection, *which: ColumnElement[bool]) -> None:
    there = (*which, entries.c.personal_salt.is_not(None))
    connection.execute(
        update(entries).where(*there).values(personal=None, personal_salt=None, absent="erased")
    )
