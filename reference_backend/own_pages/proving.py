"""That an address is its owner's: the first use of a link that was mailed to it.

Anybody can fill in a form with somebody else's address, and choose the password and name the phone in it. So
such a password opens nothing, and the first proof ends it, unless whoever uses the link filled in that form.
"""

import hmac
from typing import Any

from sqlalchemy import Connection, select, update

from reference_backend.clock import from_wire
from reference_backend.members.people import Member
from reference_backend.own_pages.links import end_links
from reference_backend.own_pages.sessions import end_sessions
from reference_backend.secrets_source import fingerprint
from reference_backend.tables import members


def prove_address(connection: Connection, member: Member, now: str, form: str | None) -> None:
    """Note that a link to a member's address is being used; only the first time changes anything.

    `form` is the application that whoever uses the link filled in: its password and its phone stay. Without
    it, or with another one, both end, and so does every session and link of before. Of an application on
    paper the phone stays: it was signed before staff, and no password came with it. Call it in a write
    transaction.
    """
    if member.address_proved_at is not None:
        return
    values: dict[str, Any] = {"address_proved_at": now, "password_form": None}
    if member.account == "claimed" and not _came_with(connection, member.id, form):
        values |= {"account": "unclaimed", "password_hash": None, "phone": None}
    connection.execute(update(members).where(members.c.id == member.id).values(**values))
    end_sessions(connection, member.id)
    end_links(connection, member.id, from_wire(now))


def proved_password(connection: Connection, member_id: str) -> str | None:
    """Return what a member's password is compared with; None while nobody showed whose address it is."""
    return connection.scalar(
        select(members.c.password_hash).where(
            members.c.id == member_id, members.c.address_proved_at.is_not(None)
        )
    )


def form_of(application_id: str) -> str:
    """Return what is kept of an application beside the password that came with it."""
    return fingerprint(f"form|{application_id}")


def _came_with(connection: Connection, member_id: str, form: str | None) -> bool:
    kept = connection.scalar(select(members.c.password_form).where(members.c.id == member_id))
    return kept is not None and form is not None and hmac.compare_digest(kept, form_of(form))
