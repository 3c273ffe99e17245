"""Giving and withdrawing consents with all that hangs on them, by whatever way they come (J23, J30, J31)."""

from collections.abc import Collection

from sqlalchemy import Connection

from reference_backend.card_changes import touch_member
from reference_backend.configuration.terms import Terms
from reference_backend.consents.purposes import PURCHASE_LINKING, Purpose
from reference_backend.consents.repository import consent_held, consent_logs
from reference_backend.consents.service import Said, say
from reference_backend.erasure import links
from reference_backend.erasure.bookings import Settling
from reference_backend.erasure.bookings import take_back as taken_back
from reference_backend.erasure.links import Link
from reference_backend.members.repository import Membership, by_member
from reference_backend.secrets_source import SecretsSource


def withdraw(
    connection: Connection,
    terms: Terms,
    membership: Membership,
    purposes: Collection[Purpose],
    said: Said,
    secrets: SecretsSource,
) -> bool:
    """Withdraw consents of a member; return whether that changed anything. Call it in a write transaction.

    Purchases of that moment and later lose their link, as if they had come after it. The card stays, and what
    every member gets.
    """
    merchant_id, member_id = terms.merchant.id, membership.member_id
    changed = [say(connection, merchant_id, member_id, purpose, False, said) for purpose in purposes]
    if PURCHASE_LINKING in purposes:
        _untie(connection, terms, membership, said, secrets)
        touch_member(connection, terms, member_id)
    return any(changed)


def give(
    connection: Connection, terms: Terms, member_id: str, purposes: Collection[Purpose], said: Said
) -> None:
    """Note consents that were given; those to marketing not while the member objects to it (N25)."""
    for purpose in purposes:
        say(connection, terms.merchant.id, member_id, purpose, True, said)
    if purposes:
        touch_member(connection, terms, member_id)


def take_back(
    connection: Connection,
    terms: Terms,
    member_id: str,
    purposes: Collection[Purpose],
    said: Said,
    secrets: SecretsSource,
) -> bool:
    """Withdraw consents of whoever is, or was, a member here; return whether anything changed (J31)."""
    membership = by_member(connection, terms.merchant.id, member_id)
    if membership is None or not purposes:
        return False
    return withdraw(connection, terms, membership, purposes, said, secrets)


def _untie(
    connection: Connection, terms: Terms, membership: Membership, said: Said, secrets: SecretsSource
) -> None:
    if terms.programme.capabilities.purchase_linking != "consent":
        return
    merchant_id, member_id = terms.merchant.id, membership.member_id
    log = consent_logs(connection, merchant_id, [member_id], PURCHASE_LINKING).get(member_id, ())
    link = Link(merchant_id, member_id, membership.member_ref)
    # What was bought under a later consent keeps its link: the log decides, not the order of arrival.
    bought = [
        entry_id
        for entry_id, occurred_at in links.linked(connection, link, since=said.effective_at)
        if not consent_held(log, occurred_at)
    ]
    settling = Settling(taken_back, secrets.identifier, said.recorded_at)
    links.untie(connection, link, bought, settling, uses_count=True)
    if not consent_held(log, said.recorded_at):
        links.drop_open_holds(connection, merchant_id, member_id)
