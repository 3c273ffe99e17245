"""Withdrawing consents, whichever way it reaches the company (J23, J30, J31)."""

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import Connection

from reference_backend.card_changes import touch_member
from reference_backend.configuration.terms import Terms
from reference_backend.consents.purposes import PURCHASE_LINKING, Purpose
from reference_backend.consents.repository import consent_held, consent_logs
from reference_backend.consents.service import say
from reference_backend.erasure import links
from reference_backend.erasure.bookings import Settling, take_back
from reference_backend.erasure.links import Link
from reference_backend.members.repository import Membership
from reference_backend.secrets_source import SecretsSource


@dataclass(frozen=True)
class Received:
    """A withdrawal: from when it holds, when it came to the backend, by which way, and what it rests on.

    It holds from when it was received, in a shop for instance, however long it then waited in a till.
    """

    effective_at: str
    recorded_at: str
    channel: str
    evidence: str | None


def withdraw(
    connection: Connection,
    terms: Terms,
    membership: Membership,
    purposes: Collection[Purpose],
    received: Received,
    secrets: SecretsSource,
) -> bool:
    """Withdraw consents of a member; return whether that changed anything. Call it in a write transaction.

    Purchases of that moment and later lose their link, as if they had come after it. The card stays, and what
    every member gets.
    """
    merchant_id, member_id = terms.merchant.id, membership.member_id
    changed = [
        say(connection, merchant_id, member_id, purpose, False, *_of(received)) for purpose in purposes
    ]
    if PURCHASE_LINKING in purposes:
        _untie(connection, terms, membership, received, secrets)
        touch_member(connection, terms, member_id)
    return any(changed)


def _of(received: Received) -> tuple[str, str, str, str | None]:
    return received.effective_at, received.recorded_at, received.channel, received.evidence


def _untie(
    connection: Connection, terms: Terms, membership: Membership, received: Received, secrets: SecretsSource
) -> None:
    if terms.programme.capabilities.purchase_linking != "consent":
        return
    merchant_id, member_id = terms.merchant.id, membership.member_id
    log = consent_logs(connection, merchant_id, [member_id], PURCHASE_LINKING).get(member_id, ())
    link = Link(merchant_id, member_id, membership.member_ref)
    # What was bought under a later consent keeps its link: the log decides, not the order of arrival.
    bought = [
        entry_id
        for entry_id, occurred_at in links.linked(connection, link, since=received.effective_at)
        if not consent_held(log, occurred_at)
    ]
    settling = Settling(take_back, secrets.identifier, received.recorded_at)
    links.untie(connection, link, bought, settling, uses_count=True)
    if not consent_held(log, received.recorded_at):
        links.drop_open_holds(connection, merchant_id, member_id)
