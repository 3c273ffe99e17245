"""Joining a merchant, on the pages or on paper: one person of a pool, however often and wherever (N05)."""

from dataclasses import dataclass
from typing import Literal

from sqlalchemy import Connection, insert, update

from reference_backend.card_changes import touch_member
from reference_backend.cards.issuing import issue_virtual
from reference_backend.cards.repository import virtual_card
from reference_backend.configuration.terms import Terms
from reference_backend.consents.purposes import MARKETING_OBJECTION
from reference_backend.consents.service import Said, objects, say
from reference_backend.erasure.service import forget_purchases, link_of
from reference_backend.members import people
from reference_backend.members.applicant import Applicant
from reference_backend.members.people import Member, find_by_email
from reference_backend.members.repository import Membership, by_member
from reference_backend.secrets_source import SecretsSource
from reference_backend.tables import memberships


@dataclass(frozen=True)
class FirstPassword:
    """A password's hash and what tells the form that it came with; it opens nothing before a mailed link."""

    hash: str
    form: str


@dataclass(frozen=True)
class NewMember:
    """Someone who joins a merchant.

    `attested_by` is `self`, or the number of the member of staff who saw that the person is of age; None for
    a legal person. `account` is `unclaimed` for one on paper (Q5); with a password it is a claimed one.
    A new card gets the number `card` if that is free.
    `origin` `registered` is a person of before the rules, who accepts them by use (J18).
    """

    applicant: Applicant
    origin: Literal["electronic", "paper", "registered"]
    attested_by: str | None
    account: Literal["none", "unclaimed"] = "none"
    password: FirstPassword | None = None
    card: str | None = None


def new_member(
    connection: Connection, terms: Terms, new: NewMember, now: str, secrets: SecretsSource
) -> Membership:
    """Make a person a member of this merchant, with a virtual card, and return the membership.

    A person of the pool, known by the e-mail address, gets a further membership: nothing that is known of the
    person changes, and the card is the one there is; who objects to marketing objects here too (N25). One who
    is a member already stays it. Call it in a write transaction.
    """
    person = _person(connection, terms, new, secrets)
    known = by_member(connection, terms.merchant.id, person.id)
    if known is None or not known.stands:
        _join(connection, terms, person.id, new, now, secrets)
        _carry_objection(connection, terms, person.id, new, now)
        _give_card(connection, terms, person.id, new.card, secrets)
    joined = by_member(connection, terms.merchant.id, person.id)
    assert joined is not None, "it was written just now"
    return joined


def _person(connection: Connection, terms: Terms, new: NewMember, secrets: SecretsSource) -> Member:
    address = new.applicant.address
    person = find_by_email(connection, terms.pool, address)
    if person is None:
        people.add(connection, terms.pool, secrets.identifier(), new.applicant, **_account(new))
        # Written by us or, in the same moment, by another join of the same address.
        person = find_by_email(connection, terms.pool, address)
    assert person is not None, "the address is taken, so somebody has it"
    return person


def _account(new: NewMember) -> dict[str, str]:
    if new.password is None:
        return {"account": new.account}
    return {"account": "claimed", "password_hash": new.password.hash, "password_form": new.password.form}


def _join(
    connection: Connection, terms: Terms, member_id: str, new: NewMember, now: str, secrets: SecretsSource
) -> None:
    # A membership that ended is over: what follows has a reference of its own, and nothing of the former one
    # but that what was single is used: otherwise to leave and to join would give it anew (N11, J26).
    former = link_of(connection, terms.merchant.id, member_id)
    if former is not None:
        forget_purchases(connection, former, uses_count=True)
    values = {
        "member_ref": secrets.identifier(),
        "joined_at": now,
        "ended_at": None,
        "origin": new.origin,
        "attested_at": None if new.attested_by is None else now,
        "attested_by": new.attested_by,
        "seen_month": None if new.origin == "registered" else now[:7],
    }
    here = (memberships.c.merchant_id == terms.merchant.id, memberships.c.member_id == member_id)
    if connection.execute(update(memberships).where(*here).values(**values)).rowcount == 0:
        key = {"merchant_id": terms.merchant.id, "member_id": member_id}
        connection.execute(insert(memberships).values(**key, **values))


def _carry_objection(connection: Connection, terms: Terms, member_id: str, new: NewMember, now: str) -> None:
    # Of a membership that ended something may stand that was taken back meanwhile.
    forbidden = objects(connection, member_id, now)
    say(connection, terms.merchant.id, member_id, MARKETING_OBJECTION, forbidden, Said(now, now, new.origin))


def _give_card(
    connection: Connection, terms: Terms, member_id: str, wanted: str | None, secrets: SecretsSource
) -> None:
    if virtual_card(connection, terms.pool, member_id) is None:
        issue_virtual(connection, terms, member_id, secrets, wanted)
    else:
        touch_member(connection, terms, member_id)
