"""That an address is its owner's: the first use of a link that was mailed to it.

Anybody can fill in a form with somebody else's address, and choose the password and name the phone in it. So
such a password opens nothing, what the form ticked is no consent yet, and the first proof ends all of it,
unless whoever uses the link filled in that form.
"""

import hmac
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final

from sqlalchemy import Connection, select, update

from reference_backend.backend import Backend
from reference_backend.card_changes import touch_member
from reference_backend.clock import from_wire
from reference_backend.consents.service import Said
from reference_backend.members.acceptances import Acceptance, forget_accepted
from reference_backend.members.people import Member
from reference_backend.own_pages.links import end_links
from reference_backend.own_pages.memberships import memberships_of
from reference_backend.own_pages.sessions import end_sessions
from reference_backend.own_pages.unproved import FirstForm, first_form, forget_first_form
from reference_backend.secrets_source import fingerprint
from reference_backend.tables import members
from reference_backend.withdrawal import give

FORM: Final = "electronic"
"""The way by which a form's word came."""
_NOBODYS_WORD: Final[Mapping[str, Any]] = MappingProxyType(
    {"first_name": "", "last_name": "", "phone": None, "birth_month": None, "birth_day": None}
)


def prove_address(connection: Connection, backend: Backend, member: Member, form: str | None) -> None:
    """Note that a link to a member's address is being used; only the first time changes anything.

    `form` is the application that whoever uses the link filled in: what it says stays, and what it ticked is
    permitted from now on. Without it, or with another one, all that the form said ends, and so does every
    session and link of before. What an application on paper said stays: it was signed before staff, and no
    password came with it. Call it in a write transaction.
    """
    if member.address_proved_at is not None:
        return
    now, made_by = backend.now_text(), first_form(connection, member.id)
    is_own = _came_with(connection, member.id, made_by, form)
    values: dict[str, Any] = {"address_proved_at": now, "password_form": None}
    if member.account == "claimed" and not is_own:
        values |= {"account": "unclaimed", "password_hash": None, "phone": None}
    if made_by is not None and not is_own:
        values |= _NOBODYS_WORD
    connection.execute(update(members).where(members.c.id == member.id).values(**values))
    if made_by is not None:
        _settle(connection, backend, member.id, made_by, is_own=is_own)
    end_sessions(connection, member.id)
    end_links(connection, member.id, from_wire(now))


def _settle(
    connection: Connection, backend: Backend, member_id: str, made_by: FirstForm, *, is_own: bool
) -> None:
    """Permit what the form ticked if it was the owner's; else forget what it accepted and tell the tills."""
    if not is_own:
        forget_accepted(connection, Acceptance(member_id, made_by.merchant_id, made_by.accepted_at, FORM))
    now = backend.now_text()
    for joined in memberships_of(connection, backend.programmes, member_id):
        if is_own and joined.terms.merchant.id == made_by.merchant_id:
            give(connection, joined.terms, member_id, made_by.consents, Said(now, now, FORM))
        touch_member(connection, joined.terms, member_id)
    forget_first_form(connection, made_by)


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


def _came_with(connection: Connection, member_id: str, made_by: FirstForm | None, form: str | None) -> bool:
    """Say whether the form is the one that made the person; where no password came, nothing else tells."""
    kept = connection.scalar(select(members.c.password_form).where(members.c.id == member_id))
    if kept is None and made_by is not None:
        kept = form_of(made_by.application)
    return kept is not None and form is not None and hmac.compare_digest(kept, form_of(form))
