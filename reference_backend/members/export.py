"""All that is known of one member, as one JSON document (N23)."""

from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, and_, select

from reference_backend.members.people import by_id
from reference_backend.tables import (
    acceptances,
    attachments,
    benefit_uses,
    cards,
    consent_events,
    holds,
    ledger_bookings,
    memberships,
    messages,
    paper_applications,
    purchases,
)

Document = dict[str, Any]

# Column by column, so that a new one is a decision: a test compares these with the tables.
MEMBERSHIP = ("member_ref", "joined_at", "ended_at", "origin", "attested_at", "attested_by", "seen_month")
CARD = ("code", "form", "status")
ACCEPTANCE = ("document", "version", "accepted_at", "channel")
CONSENT = ("purpose", "given", "effective_at", "recorded_at", "channel")
PURCHASE = ("entry_id", "occurred_at", "place", "amount_minor", "currency")
BOOKING = ("entry_id", "benefit", "account", "amount_minor", "currency", "booked_at")
USE = ("purchase", "benefit", "period", "released_at")
HOLD = ("sale", "benefit", "state", "expires_at", "amount_minor")
PAPER = ("entry_id", "taken_at", "organisation", "paper_destroyed_at")
PICTURE = ("sha256", "size", "media_type", "complete_at")
MESSAGE = ("channel", "purpose", "language", "address", "subject", "state", "created_at", "sent_at")


def export_member(connection: Connection, member_id: str) -> Document | None:
    """Return what is stored of a person, merchant by merchant; None when there is no such person.

    Without what proves who it is (a password's hash, links) and without other people: the numbers of staff
    and registers are left out. Pictures of papers are told by their checksums; who asks gets a copy.
    """
    person = by_id(connection, member_id)
    if person is None:
        return None
    joined = connection.execute(
        select(memberships.c.merchant_id, memberships.c.member_ref)
        .where(memberships.c.member_id == member_id)
        .order_by(memberships.c.merchant_id)
    ).all()
    return {
        "person": {name: value for name, value in vars(person).items() if name != "pool"},
        "cards": _rows(connection, cards, CARD, cards.c.member_id == member_id),
        "messages": _rows(connection, messages, MESSAGE, messages.c.member_id == member_id),
        "merchants": {
            merchant_id: _at_merchant(connection, merchant_id, member_id, member_ref)
            for merchant_id, member_ref in joined
        },
    }


def _at_merchant(connection: Connection, merchant_id: str, member_id: str, member_ref: str) -> Document:
    def mine(table: Table, names: tuple[str, ...]) -> list[Document]:
        here = and_(table.c.merchant_id == merchant_id, table.c.member_id == member_id)
        return _rows(connection, table, names, here)

    def referred(table: Table, names: tuple[str, ...]) -> list[Document]:
        here = and_(table.c.merchant_id == merchant_id, table.c.member_ref == member_ref)
        return _rows(connection, table, names, here)

    return {
        "membership": mine(memberships, MEMBERSHIP)[0],
        "acceptances": mine(acceptances, ACCEPTANCE),
        "consents": mine(consent_events, CONSENT),
        "purchases": referred(purchases, PURCHASE),
        "bookings": referred(ledger_bookings, BOOKING),
        "benefits_used": mine(benefit_uses, USE),
        "benefits_held": mine(holds, HOLD),
        "papers": [
            {**paper, "pictures": _pictures(connection, merchant_id, paper["entry_id"])}
            for paper in mine(paper_applications, PAPER)
        ],
    }


def _pictures(connection: Connection, merchant_id: str, entry_id: str) -> list[Document]:
    here = and_(attachments.c.merchant_id == merchant_id, attachments.c.entry_id == entry_id)
    return _rows(connection, attachments, PICTURE, here)


def _rows(
    connection: Connection, table: Table, names: tuple[str, ...], where: ColumnElement[bool]
) -> list[Document]:
    columns = [table.c[name] for name in names]
    return [
        dict(row) for row in connection.execute(select(*columns).where(where).order_by(*columns)).mappings()
    ]
