"""The outbox's rows.

waiting ──claim──► sending ──► sent | refused | dropped
   ▲                  │
   └──── put off ─────┘   a claim that is past its time is anybody's again: whoever held it is gone
"""

from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import ColumnElement, Connection, and_, func, insert, select, update

from reference_backend.messages.templates import Channel
from reference_backend.tables import messages

SERVICE = "service"
"""The purpose of what belongs to the membership itself; every other purpose needs its consent."""
End = Literal["sent", "refused", "dropped"]


@dataclass(frozen=True)
class Message:
    """Something to be said once to one address."""

    id: str
    key: str
    merchant_id: str | None
    member_id: str | None
    channel: Channel
    purpose: str
    language: str
    address: str
    subject: str
    body: str
    picture: bytes | None
    created_at: str


_COLUMNS = [messages.c[name] for name in Message.__dataclass_fields__]


def add(connection: Connection, message: Message, not_before: str) -> bool:
    """Put a message into the outbox; False when one with its key is, or was, in it already (N04)."""
    if connection.scalar(select(messages.c.id).where(messages.c.key == message.key)) is not None:
        return False
    row = {**vars(message), "state": "waiting", "next_try_at": not_before}
    connection.execute(insert(messages).values(**row))
    return True


def waiting_for(connection: Connection, member_id: str, key_begins: str) -> Message | None:
    """Return this member's message that was not yet taken up and whose key begins so."""
    query = select(*_COLUMNS).where(
        messages.c.member_id == member_id,
        messages.c.state == "waiting",
        messages.c.attempts == 0,
        messages.c.key.startswith(key_begins, autoescape=True),
    )
    row = connection.execute(query.limit(1)).one_or_none()
    return Message(*row) if row else None


def reword(connection: Connection, message_id: str, subject: str, body: str) -> None:
    """Give a message that waits other words."""
    mine = (messages.c.id == message_id, messages.c.state == "waiting")
    connection.execute(update(messages).where(*mine).values(subject=subject, body=body))


def is_due(connection: Connection, now: str) -> bool:
    """Say whether anything is due; a question that stops nobody from writing."""
    return connection.execute(select(messages.c.id).where(_due(now)).limit(1)).first() is not None


def _due(now: str) -> ColumnElement[bool]:
    return and_(messages.c.state.in_(("waiting", "sending")), messages.c.next_try_at <= now)


def claim(connection: Connection, now: str, until: str) -> tuple[Message, int] | None:
    """Take up the next message that is due, until a time, and say which try it is; None when none is due."""
    query = select(*_COLUMNS, messages.c.attempts).where(_due(now))
    row = connection.execute(query.order_by(messages.c.next_try_at, messages.c.id).limit(1)).one_or_none()
    if row is None:
        return None
    *fields, attempts = row
    taken = {"state": "sending", "attempts": attempts + 1, "next_try_at": until}
    connection.execute(update(messages).where(messages.c.id == row.id).values(**taken))
    return Message(*fields), attempts + 1


def put_off(connection: Connection, message_id: str, until: str) -> None:
    """Let a message wait until a time."""
    _set(connection, message_id, state="waiting", next_try_at=until)


def end(connection: Connection, message_id: str, state: End, now: str) -> None:
    """Write what became of a message. Its words go: they may hold a link or a code, and nobody needs them.

    One that went to an address alone loses the address too: it names nobody who could be erased later.
    """
    _set(connection, message_id, state=state, sent_at=now, body="", picture=None)
    nobodys = (messages.c.id == message_id, messages.c.member_id.is_(None))
    connection.execute(update(messages).where(*nobodys).values(address="", subject=""))


def _set(connection: Connection, message_id: str, **values: Any) -> None:
    connection.execute(update(messages).where(messages.c.id == message_id).values(**values))


def counts(connection: Connection) -> dict[str, int]:
    """Return how many messages are in which state."""
    query = select(messages.c.state, func.count()).group_by(messages.c.state)
    return dict(iter(connection.execute(query)))


def by_id(connection: Connection, message_id: str) -> Message | None:
    """Return a message."""
    row = connection.execute(select(*_COLUMNS).where(messages.c.id == message_id)).one_or_none()
    return Message(*row) if row else None
