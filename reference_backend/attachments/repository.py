"""Attachments and their pieces as they are kept."""

import json
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, delete, insert, select, update

from reference_backend.tables import attachment_pieces, attachments, entries

WITH_PICTURE = ("application_taken", "consent_withdrawn")


@dataclass(frozen=True)
class Attachment:
    """A picture on its way: `received` bytes of `size` are here."""

    id: str
    merchant_id: str
    register_id: str
    entry_id: str
    sha256: str
    size: int
    media_type: str
    received: int
    begun_at: str
    complete_at: str | None = None


def announced_picture(connection: Connection, register_id: str, entry_id: str) -> dict[str, Any] | None:
    """Return the picture that an accepted entry of this register announced."""
    query = select(entries.c.body).where(
        entries.c.register_id == register_id,
        entries.c.entry_id == entry_id,
        entries.c.kind.in_(WITH_PICTURE),
        entries.c.outcome == "accepted",
        entries.c.body.is_not(None),
    )
    body = connection.scalar(query.limit(1))
    picture = json.loads(body).get("picture") if body else None
    return picture if isinstance(picture, dict) else None


def by_id(connection: Connection, register_id: str, attachment_id: str) -> Attachment | None:
    """Return an attachment of this register."""
    return _one(connection, attachments.c.id == attachment_id, attachments.c.register_id == register_id)


def begun(connection: Connection, register_id: str, entry_id: str, sha256: str) -> Attachment | None:
    """Return the attachment that this register began for an entry."""
    return _one(
        connection,
        attachments.c.register_id == register_id,
        attachments.c.entry_id == entry_id,
        attachments.c.sha256 == sha256,
    )


def _one(connection: Connection, *which: ColumnElement[bool]) -> Attachment | None:
    row = connection.execute(select(attachments).where(*which)).one_or_none()
    return Attachment(*row) if row else None


def add(connection: Connection, attachment: Attachment) -> None:
    """Begin an attachment."""
    connection.execute(insert(attachments).values(**vars(attachment)))


def piece_at(connection: Connection, attachment_id: str, offset: int) -> bytes | None:
    """Return the piece that begins there."""
    query = select(attachment_pieces.c.content).where(
        attachment_pieces.c.attachment_id == attachment_id, attachment_pieces.c.place == offset
    )
    return connection.scalar(query)


def add_piece(connection: Connection, attachment: Attachment, piece: bytes) -> int:
    """Write the next piece; return how much is here then."""
    received = attachment.received + len(piece)
    values = {"attachment_id": attachment.id, "place": attachment.received, "content": piece}
    connection.execute(insert(attachment_pieces).values(**values))
    _set(connection, attachment.id, received=received)
    return received


def content_of(connection: Connection, attachment_id: str) -> bytes:
    """Return all that is here, in order."""
    query = (
        select(attachment_pieces.c.content)
        .where(attachment_pieces.c.attachment_id == attachment_id)
        .order_by(attachment_pieces.c.place)
    )
    return b"".join(connection.scalars(query))


def complete(connection: Connection, attachment_id: str, at: str) -> None:
    """Write that all is here and was checked."""
    _set(connection, attachment_id, complete_at=at)


def drop_pieces(connection: Connection, attachment_id: str) -> None:
    """Begin anew: what came was not the picture."""
    connection.execute(delete(attachment_pieces).where(attachment_pieces.c.attachment_id == attachment_id))
    _set(connection, attachment_id, received=0)


def _set(connection: Connection, attachment_id: str, **values: Any) -> None:
    here = and_(attachments.c.id == attachment_id, attachments.c.complete_at.is_(None))
    connection.execute(update(attachments).where(here).values(**values))
