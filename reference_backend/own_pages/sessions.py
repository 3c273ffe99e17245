"""Sessions of members: a bearer of their own, which is nothing at a till, as a till's is nothing here."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Annotated, Final

from fastapi import Depends
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer
from sqlalchemy import Connection, delete, insert, select

from reference_backend.backend import Backend, TheBackend
from reference_backend.clock import to_wire
from reference_backend.members.people import Member, by_id
from reference_backend.problems import Problem
from reference_backend.secrets_source import fingerprint
from reference_backend.tables import member_sessions

LIFETIME: Final = timedelta(minutes=30)
REFUSALS: Final = ("member-session-needed", "not-for-tills")
_bearer = HTTPBearer(
    auto_error=False, scheme_name="MemberSession", description="A session of a member's own pages."
)


@dataclass(frozen=True)
class Visitor:
    """A member on the own pages, and the session's fingerprint."""

    member: Member
    session_hash: str


@dataclass(frozen=True)
class Opened:
    """A new session and its end."""

    session: str
    expires_at: str


def open_session(connection: Connection, backend: Backend, member_id: str) -> Opened:
    """Open a session for a member who proved to be one."""
    now = backend.clock.now()
    opened = Opened(backend.secrets.token(), to_wire(now + LIFETIME))
    row = {"session_hash": fingerprint(opened.session), "member_id": member_id}
    connection.execute(insert(member_sessions).values(**row, expires_at=opened.expires_at))
    connection.execute(delete(member_sessions).where(member_sessions.c.expires_at <= to_wire(now)))
    return opened


def is_session_of(connection: Connection, session: str | None, member_id: str, now: str) -> bool:
    """Say whether this is a session of this member that is not over."""
    query = select(member_sessions.c.member_id).where(
        member_sessions.c.session_hash == fingerprint(session or ""), member_sessions.c.expires_at > now
    )
    return connection.scalar(query) == member_id


def end_sessions(connection: Connection, member_id: str, *, but: str | None = None) -> None:
    """End a member's sessions, but for one of this fingerprint."""
    mine = (member_sessions.c.member_id == member_id, member_sessions.c.session_hash != (but or ""))
    connection.execute(delete(member_sessions).where(*mine))


def end_session(connection: Connection, session_hash: str) -> None:
    """End one session."""
    connection.execute(delete(member_sessions).where(member_sessions.c.session_hash == session_hash))


def current_visitor(
    backend: TheBackend, credentials: Annotated[HTTPAuthorizationCredentials | None, Depends(_bearer)]
) -> Visitor:
    """Return whose session this is; Problem `member-session-needed`, `not-for-tills` for a till's token."""
    if credentials is None:
        raise Problem("member-session-needed")
    token_hash = fingerprint(credentials.credentials)
    with backend.database.read() as connection:
        query = select(member_sessions.c.member_id).where(
            member_sessions.c.session_hash == token_hash, member_sessions.c.expires_at > backend.now_text()
        )
        member_id = connection.scalar(query)
        member = by_id(connection, member_id) if member_id is not None else None
        if member is None:
            raise Problem(_why_not(backend, credentials.credentials))
    return Visitor(member, token_hash)


def _why_not(backend: Backend, shown: str) -> str:
    # J28, N18: a till neither reads nor writes a profile, and is told so in words of its own.
    return "not-for-tills" if backend.tokens.is_a_tills(shown) else "member-session-needed"


async def _shown(credentials: Annotated[HTTPAuthorizationCredentials | None, Depends(_bearer)]) -> str | None:
    return credentials.credentials if credentials is not None else None


TheSession = Annotated[str | None, Depends(_shown)]
"""What a browser shows as its session, if anything; nobody has looked at it."""
TheVisitor = Annotated[Visitor, Depends(current_visitor)]
