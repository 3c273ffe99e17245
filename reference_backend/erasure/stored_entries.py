"""Erasing parts of stored entries. Headers stay, so the chain still verifies."""

import json
from collections.abc import Callable, Collection, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, and_, exists, or_, select, tuple_, update

from reference_backend.attachments.repository import WITH_PICTURE
from reference_backend.tables import attachments, entries, registers, stores

Part = dict[str, Any]
KEY = (entries.c.register_id, entries.c.epoch, entries.c.seq)


def forget_persons(connection: Connection, merchant_id: str, entry_ids: Sequence[str]) -> None:
    """Erase the personal parts of these entries, with their salts: a digest alone could be tried out."""
    tills = (
        select(registers.c.id)
        .join(stores, stores.c.id == registers.c.store_id)
        .where(stores.c.merchant_id == merchant_id)
    )
    # By register, because that is how the ids are indexed.
    _erase_personal(connection, entries.c.register_id.in_(tills), entries.c.entry_id.in_(entry_ids))


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


def older(merchant_id: str, before: str) -> Select[str, int, int]:
    """Return which entries of before a moment have something to be erased.

    Not those that an epoch opens with, that wait for another entry, or that announced a picture which has not
    come. One that is set aside and not settled keeps its body, since somebody has to look at it, and forgets
    whose it is.
    """
    return select(*KEY).where(
        entries.c.merchant_id == merchant_id,
        entries.c.stored_at < before,
        entries.c.kind != "epoch_opened",
        entries.c.outcome != "held",
        or_(entries.c.kind.not_in(WITH_PICTURE), _has_its_picture()),
        or_(entries.c.personal_salt.is_not(None), _has_body_to_go()),
    )


def forget_older(connection: Connection, found: Sequence[Row[str, int, int]]) -> int:
    """Erase what goes of these entries, by their keys; return how many they are."""
    these = tuple_(*KEY).in_([tuple(row) for row in found])
    _erase_personal(connection, these)
    going = update(entries).where(these, _has_body_to_go())
    connection.execute(going.values(body=None, body_salt=None, absent="erased"))
    return len(found)


def _has_body_to_go() -> ColumnElement[bool]:
    unsettled = and_(entries.c.outcome == "set_aside", entries.c.settled_by.is_(None))
    return and_(entries.c.body.is_not(None), ~unsettled)


def _has_its_picture() -> ColumnElement[bool]:
    stored = exists().where(
        attachments.c.register_id == entries.c.register_id,
        attachments.c.entry_id == entries.c.entry_id,
        attachments.c.complete_at.is_not(None),
    )
    # What fits its digest is stored as it was hashed, without blanks; the rest as Python writes it.
    picture = or_(entries.c.body.contains('"picture":{'), entries.c.body.contains('"picture": {'))
    return or_(~and_(entries.c.outcome == "accepted", picture), stored)


def _as_stored(word: str) -> set[str]:
    """Return how a word may stand in a part: what fits its digest is stored as it was hashed, in UTF-8."""
    return {json.dumps(word, ensure_ascii=only_ascii)[1:-1] for only_ascii in (True, False)}


def _erase_personal(connection: Connection, *which: ColumnElement[bool]) -> None:
    there = (*which, entries.c.personal_salt.is_not(None))
    connection.execute(
        update(entries).where(*there).values(personal=None, personal_salt=None, absent="erased")
    )
