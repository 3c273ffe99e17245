"""Using a link: looking at it changes nothing, only a press of the button behind it does."""

from dataclasses import dataclass

from sqlalchemy import Connection

from reference_backend.backend import Backend
from reference_backend.members.people import Member, by_id
from reference_backend.own_pages.email_changes import change_email
from reference_backend.own_pages.links import Link, LinkPurpose, consume, look_at
from reference_backend.own_pages.memberships import memberships_of, programme_of
from reference_backend.own_pages.passwords import hashed, set_password
from reference_backend.own_pages.proving import prove_address
from reference_backend.own_pages.sessions import Opened, is_session_of, open_session
from reference_backend.problems import Problem


@dataclass(frozen=True)
class Press:
    """The press of the button behind a link, and what shows whose finger it is.

    `application` is the one that was filled in on the same page, `session` what the browser came with.
    """

    password: str | None = None
    application: str | None = None
    session: str | None = None


@dataclass(frozen=True)
class Shown:
    """What a link is for, to be shown beside its button."""

    purpose: LinkPurpose
    programme: str
    expires_at: str


def show(backend: Backend, token: str) -> Shown:
    """Return what a link is for, and leave it so. Problem `link-unknown`, `link-used` or `link-expired`."""
    with backend.database.read() as connection:
        link = look_at(connection, token, backend.clock.now())
        member = _member_of(connection, backend, link)
        programme = programme_of(connection, backend.programmes, member)
    return Shown(link.purpose, programme.name, link.expires_at)


def enter(backend: Backend, token: str, press: Press) -> Opened | None:
    """Use a link up and do what it is for; a session, but none for one that confirms an address.

    A link that comes with a password chosen sets it. The Problems of `show`; `password-not-valid` leaves the
    link good, and so do `email-not-available` and `member-session-needed`: an address is changed by who is
    on the own pages and has the new mailbox. One of the two alone could put a stranger's address to an
    account, or an account to a stranger's address.
    """
    with backend.database.read() as connection:
        needs_password = look_at(connection, token, backend.clock.now()).purpose == "password"
    # Hashing takes long on purpose, so it happens outside the write lock.
    fresh = hashed(backend.hasher, press.password or "") if needs_password else None
    with backend.database.write() as connection:
        link = consume(connection, token, backend.clock.now())
        member = _member_of(connection, backend, link)
        if link.purpose == "email-change":
            if not is_session_of(connection, press.session, member.id, backend.now_text()):
                raise Problem("member-session-needed")
            change_email(connection, backend, member, link.details["email"])
            return None
        prove_address(connection, backend, member, press.application)
        if fresh is not None:
            set_password(connection, backend, member.id, fresh)
        return open_session(connection, backend, member.id)


def _member_of(connection: Connection, backend: Backend, link: Link) -> Member:
    member = by_id(connection, link.member_id)
    # N24: with the last membership the right to the own pages ends, for links under way too.
    if member is None or not memberships_of(connection, backend.programmes, member.id):
        raise Problem("link-expired")
    return member
