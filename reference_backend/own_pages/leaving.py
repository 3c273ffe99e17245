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
        joined = membership_at(connection, backend.programmes, member.id, merchant_id)
        _leave(connection, backend, member, [joined], keeps_member=True)


def leave_all(backend: Backend, member: Member, *, erase: bool) -> None:
    """End every membership, and erase the person at once if wished; else retention does it in its time."""
    with backend.database.write() as connection:
        joined = memberships_of(connection, backend.programmes, member.id)
        _leave(connection, backend, member, joined, keeps_member=not erase)
        if erase:
            erase_member(connection, member.id, backend.now_text(), "own-wish")
    if erase:
        backend.database.forget_log()


def _leave(
    connection: Connection, backend: Backend, member: Member, joined: list[Joined], *, keeps_member: bool
) -> None:
    if not joined:
        return
    now = backend.clock.now()
    for one in joined:
        end_membership(connection, one.terms, member.id, backend.now_text())
    programme = joined[0].terms.programme
    values = {
        "merchants": listed([one.terms.merchant.name for one in joined]),
        "own_pages": site_for(programme, joined),
    }
    # Where the person is erased, the last message must not be a trace: it goes to an address alone.
    to = Recipient(member.email, member.language, member.id if keeps_member else None)
    notice = Notice(f"ended:{backend.secrets.identifier()}", "membership-ended", values)
    Speaker(programme, backend.secrets, now).say(connection, to, notice)
