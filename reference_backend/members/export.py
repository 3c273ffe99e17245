"""All that is known of one member, as one JSON document (N23)."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, and_, or_, select

from reference_backend.members.people import Member, by_id
from reference_backend.tables import (
    acceptances,
    attachments,
    benefit_uses,
    cards,
    consent_events,
    fee_refunds,
    fees,
    holds,
    ledger_bookings,
    memberships,
    messages,
    paper_applications,
    purchases,
    reversals,
)

Document = dict[str, Any]

# Column by column, so that a new one is a decision: a test names those left out, each with its reason.
MEMBERSHIP = ("member_ref", "joined_at", "ended_at", "origin", "attested_at", "seen_month")
CARD = ("code", "form", "status", "bound_by")
FEE = ("entry_id", "issue", "amount_minor", "currency", "version", "payment")
REFUND = ("issue", "entry_id", "amount_minor", "currency", "reason")
ACCEPTANCE = ("document", "version", "accepted_at", "channel", "entry_id")
CONSENT = ("purpose", "given", "effective_at", "recorded_at", "channel", "evidence")
PURCHASE = ("entry_id", "occurred_at", "place", "amount_minor", "currency")
REVERSAL = ("purchase", "entry_id", "occurred_at", "reason")
BOOKING = ("entry_id", "benefit", "account", "amount_minor", "currency", "booked_at")
USE = ("entry_id", "purchase", "benefit", "period", "released_at")
HOLD = ("sale", "benefit", "period", "state", "expires_at", "amount_minor")
PAPER = ("entry_id", "taken_at", "organisation", "picture", "paper_destroyed_at")
PICTURE = ("entry_id", "sha256", "size", "media_type", "received", "begun_at", "complete_at")
MESSAGE = (
    *("merchant_id", "channel", "purpose", "language", "address", "subject"),
    *("state", "attempts", "created_at", "next_try_at", "sent_at"),
)


def export_member(connection: Connection, member_id: str) -> Document | None:
    """Return what is stored of a person, merchant by merchant; None when there is no such person.

    A value is told as the table has it. Without what proves who it is (a password's hash, links and the texts
    of messages, which hold links) and without other people: the numbers of staff and registers are left out.
    Pictures of papers and letters are told by their checksums; who asks gets a copy. The journal is not told
    a second time: what its entries say of a person stands in what was made of them.
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
        "messages": _messages(connection, person, [merchant_id for merchant_id, _ in joined]),
        "merchants": {
            merchant_id: _AtMerchant(connection, merchant_id, member_id, member_ref).document()
            for merchant_id, member_ref in joined
        },
    }


@dataclass(frozen=True)
class _AtMerchant:
    """What one merchant knows of a member."""

    connection: Connection
    merchant_id: str
    member_id: str
    member_ref: str

    def document(self) -> Document:
        return {
            "membership": self._mine(memberships, MEMBERSHIP)[0],
            "acceptances": self._mine(acceptances, ACCEPTANCE),
            "consents": self._mine(consent_events, CONSENT),
            "purchases": self._referred(purchases, PURCHASE),
            "reversals": self._reversals(),
            "bookings": self._referred(ledger_bookings, BOOKING),
            "benefits_used": self._mine(benefit_uses, USE),
            "benefits_held": self._mine(holds, HOLD),
            "papers": self._mine(paper_applications, PAPER),
            "pictures": self._pictures(),
            **self._fees(),
        }

    def _mine(self, table: Table, names: tuple[str, ...]) -> list[Document]:
        return self._here(table, names, table.c.member_id == self.member_id)

    def _referred(self, table: Table, names: tuple[str, ...]) -> list[Document]:
        return self._here(table, names, table.c.member_ref == self.member_ref)

    def _reversals(self) -> list[Document]:
        bought = select(purchases.c.entry_id).where(
            purchases.c.merchant_id == self.merchant_id, purchases.c.member_ref == self.member_ref
        )
        return self._here(reversals, REVERSAL, reversals.c.purchase.in_(bought))

    def _fees(self) -> Document:
        issues = select(cards.c.bound_by).where(cards.c.member_id == self.member_id)
        return {
            "fees": self._here(fees, FEE, fees.c.entry_id.in_(issues)),
            "fee_refunds": self._here(fee_refunds, REFUND, fee_refunds.c.issue.in_(issues)),
        }

    def _pictures(self) -> list[Document]:
        """Of papers by which the member applied, and of letters that withdrew a consent."""
        came_with = (
            select(table.c[name]).where(
                table.c.merchant_id == self.merchant_id, table.c.member_id == self.member_id
            )
            for table, name in ((paper_applications, "entry_id"), (consent_events, "evidence"))
        )
        return self._here(attachments, PICTURE, or_(*(attachments.c.entry_id.in_(one) for one in came_with)))

    def _here(self, table: Table, names: tuple[str, ...], where: ColumnElement[bool]) -> list[Document]:
        return _rows(self.connection, table, names, and_(table.c.merchant_id == self.merchant_id, where))


def _messages(connection: Connection, person: Member, joined: Collection[str]) -> list[Document]:
    """Also those to an address alone, such as the code to a telephone before there was a member."""
    alone = and_(
        messages.c.member_id.is_(None),
        messages.c.merchant_id.in_(joined),
        messages.c.address.in_([one for one in (person.email, person.phone) if one]),
    )
    return _rows(connection, messages, MESSAGE, or_(messages.c.member_id == person.id, alone))


def _rows(
    connection: Connection, table: Table, names: tuple[str, ...], where: ColumnElement[bool]
) -> list[Document]:
    columns = [table.c[name] for name in names]
    return [
        dict(row) for row in connection.execute(select(*columns).where(where).order_by(*columns)).mappings()
    ]
