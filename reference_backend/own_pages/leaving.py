"""Leaving: one merchant or all of them (Q11), with a word by mail and, if wished, nothing left."""

from sqlalchemy import Connection

from reference_backend.backend import Backend
from reference_backend.erasure.service import end_membership, erase_member
from reference_backend.members.people import Member
from reference_backend.messages.service import Notice, Recipient, Speaker, listed
from reference_backend.own_pages.memberships import Joined, membership_at, memberships_of
from reference_backend.own_pages.site import site_for


def leave_merchant(backend: Backend, member: Member, merchant_id: str) -> None:
    """End the membership with one merchant; the sessions with the last. Problem `membership-unknown`."""
    with backend.database.write() as connection:
        joined = [membership_at(connection, backend.programmes, member.id, merchant_id)]
        _end(connection, backend, member, joined)
        _say(connection, backend, joined, Recipient(member.email, member.language, member.id))


def leave_all(backend: Backend, member: Member, *, erase: bool) -> None:
    """End every membership, and erase the person at once if wished; else retention does it in its time."""
    with backend.database.write() as connection:
        joined = memberships_of(connection, backend.programmes, member.id)
        _end(connection, backend, member, joined)
        if erase:
            # Before the last message: that goes to an address alone, and stays until it is sent.
            erase_member(connection, member.id, backend.now_text(), "own-wish")
        if joined:
            to = Recipient(member.email, member.language, None if erase else member.id)
            _say(connection, backend, joined, to)
    if erase:
        backend.database.forget_log()


def _end(connection: Connection, backend: Backend, member: Member, joined: list[Joined]) -> None:
    for one in joined:
        end_membership(connection, one.terms, member.id, backend.now_text())


def _say(connection: Connection, backend: Backend, joined: list[Joined], to: Recipient) -> None:
    programme = joined[0].terms.programme
    values = {
        "merchants": listed([one.terms.merchant.name for one in joined]),
        "own_pages": site_for(programme, joined),
    }
    notice = Notice(f"ended:{backend.secrets.identifier()}", "membership-ended", values)
    Speaker(programme, backend.secrets, backend.clock.now()).say(connection, to, notice)
