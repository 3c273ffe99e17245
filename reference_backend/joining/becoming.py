"""The end of an application: a membership with its card, what was agreed to, and one mail (N04, J13, J14)."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, cast

from sqlalchemy import Connection

from reference_backend.admission import NewMember, new_member
from reference_backend.backend import Backend
from reference_backend.cards.repository import virtual_card
from reference_backend.clock import to_wire
from reference_backend.configuration.rulebook import DocumentName
from reference_backend.configuration.terms import Terms
from reference_backend.joining.entrant import DrawnCard, Entrant
from reference_backend.members.acceptances import Acceptance, accept
from reference_backend.members.people import Member, by_id, find_by_email
from reference_backend.members.repository import by_member
from reference_backend.messages import repository as outbox
from reference_backend.messages.service import Notice, Recipient, Speaker, listed
from reference_backend.own_pages.memberships import memberships_of
from reference_backend.own_pages.site import site_of

CHANNEL: Final = "electronic"
# Whoever joins two shops in one go gets one mail that names both.
PATIENCE: Final = timedelta(seconds=10)


@dataclass(frozen=True)
class NewHere:
    """Who became a member and when; `is_new` is one whom nobody of the pool knew before."""

    member_id: str
    joined_at: str
    is_new: bool


def become_member(connection: Connection, backend: Backend, terms: Terms, entrant: Entrant) -> NewHere | None:
    """Make the applicant a member; None when the address was a member's of this merchant.

    Either way one mail with the card is queued, so that the answer tells an outsider nothing; of its time
    `Pace` takes care. No consent is noted here: whoever knows an address can fill in a form with it. Call it
    in a write transaction.
    """
    wishes = entrant.wishes
    person = find_by_email(connection, terms.pool, wishes.applicant.address)
    before = by_member(connection, terms.merchant.id, person.id) if person is not None else None
    if person is not None and before is not None and before.stands:
        _remind(connection, backend, terms, person, entrant.card)
        return None
    # One moment for the membership and its mail, which names what was joined since it was written.
    now = backend.clock.now()
    member_id = _join(connection, backend, terms, entrant, to_wire(now))
    _confirm(connection, backend, terms, member_id, entrant.card, now)
    return NewHere(member_id, to_wire(now), person is None)


def _join(connection: Connection, backend: Backend, terms: Terms, entrant: Entrant, now: str) -> str:
    wishes = entrant.wishes
    attested_by = "self" if wishes.applicant.kind == "natural" else None
    new = NewMember(
        wishes.applicant, "electronic", attested_by, password=entrant.password, card=entrant.card.code
    )
    member_id = new_member(connection, terms, new, now, backend.secrets).member_id
    evidence = Acceptance(member_id, terms.merchant.id, now, CHANNEL)
    for document, version in wishes.accepted.items():
        accept(connection, evidence, cast(DocumentName, document), version)
    return member_id


def _confirm(
    connection: Connection, backend: Backend, terms: Terms, member_id: str, card: DrawnCard, now: datetime
) -> None:
    """Queue the one confirmation of this join; one that still waits for the same member names both shops."""
    member = by_id(connection, member_id)
    assert member is not None, "the one who joined just now"
    speaker = Speaker(terms.programme, backend.secrets, now)
    begins = f"joined:{member_id}:"
    waiting = outbox.waiting_for(connection, member_id, begins)
    since = waiting.created_at if waiting is not None else to_wire(speaker.now)
    joined = memberships_of(connection, backend.programmes, member_id)
    fresh = [one.terms for one in joined if one.joined_at >= since]
    code = virtual_card(connection, terms.pool, member_id) or ""
    values = _values(fresh, code)
    if waiting is not None:
        said = speaker.worded(member.language, "joined", values)
        outbox.reword(connection, waiting.id, said.subject, said.body)
        return
    picture = card.showing(terms.programme, code)
    key = f"{begins}{terms.merchant.id}:{since}"
    notice = Notice(key, "joined", values, picture, PATIENCE)
    speaker.say(connection, Recipient(member.email, member.language, member.id), notice)


def _remind(connection: Connection, backend: Backend, terms: Terms, member: Member, card: DrawnCard) -> None:
    """Tell the one whose address it is, once a day at most, that somebody filled in the form with it."""
    speaker = Speaker(terms.programme, backend.secrets, backend.clock.now())
    code = virtual_card(connection, terms.pool, member.id)
    picture = card.showing(terms.programme, code) if code is not None else None
    key = f"already:{member.id}:{terms.merchant.id}:{to_wire(speaker.now)[:10]}"
    notice = Notice(key, "already-member", _values([terms], code or "–"), picture, PATIENCE)
    speaker.say(connection, Recipient(member.email, member.language, member.id), notice)


def _values(terms: list[Terms], code: str) -> dict[str, str]:
    return {
        "merchants": listed([one.merchant.name for one in terms]),
        "card": code,
        "own_pages": site_of(terms[0].programme, terms),
    }
