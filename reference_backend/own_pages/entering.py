"""Using a link: looking at it changes nothing, only a press of the button behind it does."""

from dataclasses import dataclass

from sqlalchemy import Connection

from reference_backend.backend import Backend
from reference_backend.members.people import Member, by_id
from reference_backend.own_pages.email_changes import change_email
from reference_backend.own_pages.links import Link, LinkPurpose, consume, look_at
from reference_backend.own_pages.memberships import memberships_of, programme_of
from reference_backend.own_pages.passwords import hashed, set_password
from reference_backend.own_pages.sessions import Opened, open_session
from reference_backend.problems import Problem


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


def enter(backend: Backend, token: str, password: str | None) -> Opened | None:
    """Use a link up and do what it is for; a session, but none for one that confirms an address.

    A link that comes with a password chosen sets it. The Problems of `show`; `password-not-valid` leaves the
    link good, and so does `email-not-available`.
    """
    with backend.database.read() as connection:
        needs_password = look_at(connection, token, backend.clock.now()).purpose == "password"
    # Hashing takes long on purpose, so it happens outside the write lock.
    fresh = hashed(backend.hasher, password or "") if needs_password else None
    with backend.database.write() as connection:
        link = consume(connection, token, backend.clock.now())
        member = _member_of(connection, backend, link)
        if link.purpose == "email-change":
            change_email(connection, backend, member, link.details["email"])
            return None
        if fresh is not None:
            set_password(connection, backend, member.id, fresh)
        return open_session(connection, backend, member.id)


def _member_of(connection: Connection, backend: Backend, link: Link) -> Member:
    member = by_id(connection, link.member_id)
    # N24: with the last membership the right to the own pages ends, for links under way too.
    if member is None or not memberships_of(connection, backend.programmes, member.id):
        raise Problem("link-expired")
    return member
