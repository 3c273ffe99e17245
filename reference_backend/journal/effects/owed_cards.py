"""A card that is owed: its fee was paid, but the blank that was handed out was somebody's already (J17)."""

import json
from typing import Any

from sqlalchemy import Connection, Row, select, update

from reference_backend.cards.fees import PaidFee
from reference_backend.journal.bodies import CardIssued, CardPart, parse
from reference_backend.journal.decision import Arrival, SetAside
from reference_backend.members.repository import Membership, by_reference
from reference_backend.tables import entries

_NOT_THIS_CARD = ("card-already-bound", "card-not-in-stock")


def paid_before(arrival: Arrival, connection: Connection, body: CardIssued, holder: Membership) -> PaidFee:
    """Return the fee that was paid with the entry that this one stands in for, and settle that.

    SetAside `instead-of-not-valid` where nothing is owed for it to this holder: it was not set aside for its
    card, another register made it, somebody settled it, or it no longer says for whom it was.
    """
    owed = _owed(arrival, connection, body.instead_of, holder)
    for row in owed:
        connection.execute(update(entries).where(*_place(row)).values(settled_by=arrival.header.entry_id))
    paid = _issued(owed[-1])
    return PaidFee(paid.issue, paid.fee.amount_minor, paid.fee.currency, paid.fee_version, paid.payment)


def _owed(
    arrival: Arrival, connection: Connection, entry_id: str | None, holder: Membership
) -> list[Row[Any]]:
    """Return the entries behind this one, down to the first, with which the fee was paid."""
    owed: list[Row[Any]] = []
    while entry_id is not None:
        query = select(entries).where(
            entries.c.register_id == arrival.header.register_id,
            entries.c.entry_id == entry_id,
            entries.c.kind == "card_issued",
            entries.c.outcome == "set_aside",
            entries.c.reason.in_(_NOT_THIS_CARD),
            entries.c.settled_by.is_(None),
        )
        row = connection.execute(query.limit(1)).one_or_none()
        if row is None or not _is_for(arrival, connection, row, holder) or row in owed:
            raise SetAside("instead-of-not-valid")
        owed.append(row)
        entry_id = _issued(row).instead_of
    return owed


def _is_for(arrival: Arrival, connection: Connection, row: Row[Any], holder: Membership) -> bool:
    if row.body is None or row.personal is None:
        return False
    part = parse(CardPart, json.loads(row.personal))
    assert isinstance(part, CardPart)
    meant = by_reference(connection, arrival.merchant_id, arrival.terms.pool, part.holder)
    return meant is not None and meant.member_id == holder.member_id


def _issued(row: Row[Any]) -> CardIssued:
    body = parse(CardIssued, json.loads(row.body))
    assert isinstance(body, CardIssued)
    return body


def _place(row: Row[Any]) -> tuple[Any, ...]:
    return entries.c.register_id == row.register_id, entries.c.epoch == row.epoch, entries.c.seq == row.seq
