"""What a member permits, said on the own pages or in a letter to the company."""

from collections.abc import Collection, Mapping

from sqlalchemy import Connection

from reference_backend.backend import Backend
from reference_backend.clock import from_wire, local_time
from reference_backend.configuration.terms import Terms
from reference_backend.consents.purposes import CHANNELS, CONSENTS, MARKETING_OBJECTION, Purpose, offered
from reference_backend.consents.service import Said, say
from reference_backend.members.people import Member
from reference_backend.messages.service import Notice, Recipient, Speaker
from reference_backend.own_pages.memberships import Joined, membership_at, memberships_of
from reference_backend.own_pages.site import site_of
from reference_backend.problems import Problem
from reference_backend.withdrawal import give, take_back

ACCOUNT = "account"


def set_consents(
    backend: Backend, member: Member, merchant_id: str | None, wanted: Mapping[Purpose, bool]
) -> None:
    """Set consents with one merchant, or with all that the member joined.

    What holds already is not said again, and while the member objects to marketing its flags stay off (N25).
    Problem `membership-unknown`, or `capability-absent` for a consent
    that one of the merchants does not ask for.
    """
    now = backend.now_text()
    said = Said(now, now, ACCOUNT)
    with backend.database.write() as connection:
        for joined in _chosen(connection, backend, member, merchant_id):
            if any(given and purpose not in offered(joined.terms) for purpose, given in wanted.items()):
                raise Problem("capability-absent")
            _set(connection, backend, joined.terms, member, wanted, said)


def _chosen(
    connection: Connection, backend: Backend, member: Member, merchant_id: str | None
) -> list[Joined]:
    if merchant_id is None:
        return memberships_of(connection, backend.programmes, member.id)
    return [membership_at(connection, backend.programmes, member.id, merchant_id)]


def _set(
    connection: Connection,
    backend: Backend,
    terms: Terms,
    member: Member,
    wanted: Mapping[Purpose, bool],
    said: Said,
) -> None:
    yes = [name for name, given in wanted.items() if given]
    no = [name for name, given in wanted.items() if not given]
    give(connection, terms, member.id, yes, said)
    take_back(connection, terms, member.id, no, said, backend.secrets)


def object_to_marketing(backend: Backend, member: Member, objects: bool) -> None:
    """Turn the one switch (N25): on, it ends every marketing consent everywhere; off, it gives none back."""
    now = backend.now_text()
    said = Said(now, now, ACCOUNT)
    with backend.database.write() as connection:
        for joined in memberships_of(connection, backend.programmes, member.id):
            merchant_id = joined.terms.merchant.id
            say(connection, merchant_id, member.id, MARKETING_OBJECTION, objects, said)
            if objects:
                take_back(connection, joined.terms, member.id, CHANNELS, said, backend.secrets)


def withdraw_by_letter(
    connection: Connection,
    backend: Backend,
    terms: Terms,
    member: Member,
    purposes: Collection[Purpose] | None,
    said: Said,
) -> bool:
    """Withdraw what a letter or an e-mail to the company says, all of it without a word of which (J31).

    Return whether anything changed; if so, the member gets it confirmed by mail.
    """
    changed = take_back(connection, terms, member.id, purposes or CONSENTS, said, backend.secrets)
    if changed:
        day = local_time(from_wire(said.effective_at), terms.programme.zone).date().isoformat()
        values = {
            "merchants": terms.merchant.name,
            "day": day,
            "own_pages": site_of(terms.programme, [terms]),
        }
        notice = Notice(f"withdrawn:{backend.secrets.identifier()}", "consents-withdrawn", values)
        to = Recipient(member.email, member.language, member.id, terms.merchant.id)
        Speaker(terms.programme, backend.secrets, backend.clock.now()).say(connection, to, notice)
    return changed
