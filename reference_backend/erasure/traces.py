"""What else was written down of a person: entries, pictures, letters, evidence."""

from collections.abc import Collection
from functools import partial
from typing import Any

from sqlalchemy import Connection, Row, and_, delete, or_, select, update

from reference_backend.erasure import stored_entries
from reference_backend.erasure.stored_entries import Part
from reference_backend.members.address import read_address
from reference_backend.members.fields import FieldError
from reference_backend.members.repository import CARD_REFERENCE
from reference_backend.tables import (
    acceptances,
    attachment_pieces,
    attachments,
    consent_events,
    join_drafts,
    memberships,
    messages,
    paper_applications,
)


def forget_traces(connection: Connection, person: Row[Any], codes: Collection[str]) -> None:
    """Remove what names a person outside the person's own row; `codes` are those of the person's cards."""
    _forget_pictures(connection, person.id)
    _forget_entries(connection, person, codes)
    _forget_messages(connection, person)
    for table in (acceptances, consent_events):
        connection.execute(delete(table).where(table.c.member_id == person.id))
    connection.execute(
        delete(join_drafts).where(
            or_(join_drafts.c.member_id == person.id, join_drafts.c.email_key == person.email_key)
        )
    )


def _forget_messages(connection: Connection, person: Row[Any]) -> None:
    """Also those to an address alone, such as the code to a telephone before there was a member.

    Where no merchant is named and the message still waits, it is the last one to somebody of another pool.
    """
    alone = and_(
        messages.c.member_id.is_(None),
        messages.c.address.in_([one for one in (person.email, person.phone) if one]),
        or_(messages.c.merchant_id.is_not(None), messages.c.sent_at.is_not(None)),
    )
    connection.execute(delete(messages).where(or_(messages.c.member_id == person.id, alone)))


def forget_attachments(connection: Connection, merchant_id: str, entry_ids: Collection[str]) -> int:
    """Remove the pictures that came with these entries; return how many."""
    query = select(attachments.c.id).where(
        attachments.c.merchant_id == merchant_id, attachments.c.entry_id.in_(entry_ids)
    )
    ids = list(connection.scalars(query).all())
    connection.execute(delete(attachment_pieces).where(attachment_pieces.c.attachment_id.in_(ids)))
    connection.execute(delete(attachments).where(attachments.c.id.in_(ids)))
    return len(ids)


def _forget_pictures(connection: Connection, member_id: str) -> None:
    """Of the paper only stays that there was one, and that it was destroyed."""
    papers = (paper_applications.c.merchant_id, paper_applications.c.entry_id)
    rests_on = (consent_events.c.merchant_id, consent_events.c.evidence)
    found = [
        *connection.execute(select(*papers).where(paper_applications.c.member_id == member_id)),
        *connection.execute(
            select(*rests_on).where(
                consent_events.c.member_id == member_id, consent_events.c.evidence.is_not(None)
            )
        ),
    ]
    for merchant_id, entry_id in set(map(tuple, found)):
        forget_attachments(connection, merchant_id, [entry_id])
    connection.execute(
        update(paper_applications)
        .where(paper_applications.c.member_id == member_id)
        .values(member_id=None, picture=None)
    )


def _forget_entries(connection: Connection, person: Row[Any], codes: Collection[str]) -> None:
    joined = select(memberships.c.merchant_id, memberships.c.member_ref).where(
        memberships.c.member_id == person.id
    )
    for merchant_id, member_ref in connection.execute(joined).all():
        named = frozenset({member_ref, *codes, *(CARD_REFERENCE + code for code in codes)})
        # Of an application any, since an address can be written in many ways.
        words = {member_ref, *codes, "email"}
        stored_entries.forget_person(connection, merchant_id, words, partial(_means, named, person.email_key))


def _means(named: Collection[str], email_key: str | None, part: Part) -> bool:
    if any(part.get(name) in named for name in ("member_ref", "holder", "card")):
        return True
    return email_key is not None and _key_of(part.get("email")) == email_key


def _key_of(email: object) -> str | None:
    try:
        return read_address(email).key if isinstance(email, str) else None
    except FieldError:
        return None
