"""The info desk finds who lost the card by the contact that this person states (J17, J30)."""

from sqlalchemy import Connection, select

from reference_backend import audit, tries
from reference_backend.backend import Backend
from reference_backend.clock import to_wire
from reference_backend.configuration.repository import terms_of
from reference_backend.configuration.terms import Terms
from reference_backend.contacts.schemas import ContactSearchAnswer, ContactSearchRequest, HeldCard
from reference_backend.members.address import read_address
from reference_backend.members.fields import FieldError
from reference_backend.members.people import find_by_email
from reference_backend.members.phone import read_mobile
from reference_backend.members.repository import by_member
from reference_backend.problems import Problem
from reference_backend.registers.access import Register
from reference_backend.staff.service import Person
from reference_backend.tables import cards, members

ACTION = "contact-search"
_NOBODY = ""


def search(
    backend: Backend, register: Register, person: Person, request: ContactSearchRequest
) -> ContactSearchAnswer:
    """Return the holder with exactly this contact, and note who searched and why.

    A member of another merchant is answered like a stranger (N06), and so are two people who share a number.
    Misses are counted on the member of staff: Problem `too-many-tries` slows whoever tries addresses.
    """
    now = backend.clock.now()
    subject = f"contacts:{register.merchant_id}:{person.number}"
    with backend.database.write() as connection:
        terms = terms_of(connection, register.merchant_id, backend.programmes)
        able = terms.programme.capabilities
        if not (able.plastic_cards or able.paper_applications):
            raise Problem("capability-absent")  # N09: the card is shown, or there is no benefit
        tries.check(connection, subject, now)
        answer = _found(connection, terms, _meant(connection, terms, request))
        audit.note(
            connection,
            register.merchant_id,
            ACTION,
            "nobody" if answer.holder is None else "found",
            to_wire(now),
            register_id=register.id,
            staff=person.number,
            reason=request.reason,
        )
        if answer.holder is None:
            tries.failed(connection, subject, tries.CONTACTS, now)
    return answer


def _meant(connection: Connection, terms: Terms, request: ContactSearchRequest) -> str:
    """Return the id of the person of the pool; _NOBODY for none. Problem for what is no contact at all."""
    try:
        if request.email is not None:
            found = find_by_email(connection, terms.pool, read_address(request.email))
            return found.id if found else _NOBODY
        return _by_phone(connection, terms.pool, read_mobile(request.phone or "", terms.programme.country))
    except FieldError as error:
        raise Problem("fields-not-valid", str(error)) from error


def _by_phone(connection: Connection, pool: str, number: str) -> str:
    query = select(members.c.id).where(
        members.c.pool == pool, members.c.phone == number, members.c.erased_at.is_(None)
    )
    found = connection.scalars(query.limit(2)).all()
    # A family's number does not say who stands here.
    return found[0] if len(found) == 1 else _NOBODY


def _found(connection: Connection, terms: Terms, member_id: str) -> ContactSearchAnswer:
    # The same look-ups for nobody as for another merchant's member: the time says nothing either.
    membership = by_member(connection, terms.merchant.id, member_id)
    query = select(cards.c.form, cards.c.status).where(
        cards.c.pool == terms.pool, cards.c.member_id == member_id
    )
    held = connection.execute(query.order_by(cards.c.form, cards.c.status)).all()
    if membership is None or membership.ended_at is not None:
        return ContactSearchAnswer(holder=None, cards=[])
    return ContactSearchAnswer(
        holder=membership.member_ref, cards=[HeldCard(form=form, status=status) for form, status in held]
    )
