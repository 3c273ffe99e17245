"""Links that are e-mailed: 256 bits, good once and for ten minutes (N22; ASVS 5.0, 6.5.5)."""

import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, Literal, cast, get_args

from sqlalchemy import Connection, insert, select, update

from reference_backend.clock import to_wire
from reference_backend.problems import Problem
from reference_backend.secrets_source import SecretsSource, fingerprint
from reference_backend.tables import member_links

LIFETIME: Final = timedelta(minutes=10)
LinkPurpose = Literal["own-pages", "password", "email-change"]
PURPOSES: Final[tuple[LinkPurpose, ...]] = get_args(LinkPurpose)


@dataclass(frozen=True)
class Link:
    """What a link is for; `details` is what else it was made with."""

    member_id: str
    purpose: LinkPurpose
    details: dict[str, str]
    expires_at: str


def make_link(
    connection: Connection,
    secrets: SecretsSource,
    member_id: str,
    purpose: LinkPurpose,
    now: datetime,
    details: dict[str, str] | None = None,
) -> str:
    """Return the token of a new link; older ones for the same purpose end."""
    end_links(connection, member_id, now, purpose)
    token = secrets.token()
    connection.execute(
        insert(member_links).values(
            token_hash=fingerprint(token),
            member_id=member_id,
            purpose=purpose,
            details=json.dumps(details or {}),
            expires_at=to_wire(now + LIFETIME),
        )
    )
    return token


def look_at(connection: Connection, token: str, now: datetime) -> Link:
    """Return what a link is for and leave it as it is: mail scanners open links before people do (N22).

    Problem `link-unknown`, `link-used` or `link-expired`.
    """
    query = select(member_links).where(
        member_links.c.token_hash == fingerprint(token), member_links.c.purpose.in_(PURPOSES)
    )
    row = connection.execute(query).one_or_none()
    if row is None:
        raise Problem("link-unknown")
    if row.used_at is not None:
        raise Problem("link-used")
    if row.expires_at <= to_wire(now):
        raise Problem("link-expired")
    details = json.loads(row.details or "{}")
    return Link(row.member_id, cast(LinkPurpose, row.purpose), details, row.expires_at)


def consume(connection: Connection, token: str, now: datetime) -> Link:
    """Return what a link is for and use it up; the same Problems. Call it in a write transaction."""
    link = look_at(connection, token, now)
    spent = update(member_links).where(member_links.c.token_hash == fingerprint(token))
    connection.execute(spent.values(used_at=to_wire(now), details=None))
    return link


def end_links(connection: Connection, member_id: str, now: datetime, *purposes: LinkPurpose) -> None:
    """End a member's links that wait, of these purposes or of all."""
    waiting = (
        member_links.c.member_id == member_id,
        member_links.c.purpose.in_(purposes or PURPOSES),
        member_links.c.used_at.is_(None),
        member_links.c.expires_at > to_wire(now),
    )
    ended = update(member_links).where(*waiting)
    connection.execute(ended.values(expires_at=to_wire(now), details=None))
