"""The fees of plastic cards, and what was given back of them: two facts, each written once."""

from dataclasses import dataclass

from sqlalchemy import Connection, insert, select

from reference_backend.tables import fee_refunds, fees


@dataclass(frozen=True)
class PaidFee:
    """What was paid for handing out a card, in minor units, by a version of the price list."""

    issue: str
    amount_minor: int
    currency: str
    version: str
    payment: str


def paid_for(connection: Connection, merchant_id: str, entry_id: str) -> PaidFee | None:
    """Return the fee that an entry booked."""
    columns = (fees.c.issue, fees.c.amount_minor, fees.c.currency, fees.c.version, fees.c.payment)
    here = (fees.c.merchant_id == merchant_id, fees.c.entry_id == entry_id)
    row = connection.execute(select(*columns).where(*here)).one_or_none()
    return PaidFee(*row) if row else None


def book(connection: Connection, merchant_id: str, entry_id: str, fee: PaidFee) -> None:
    """Book the fee of an entry that handed out a card."""
    connection.execute(insert(fees).values(merchant_id=merchant_id, entry_id=entry_id, **vars(fee)))


def is_refunded(connection: Connection, merchant_id: str, issue: str) -> bool:
    """Say whether the fee of that entry was given back."""
    here = (fee_refunds.c.merchant_id == merchant_id, fee_refunds.c.issue == issue)
    return connection.execute(select(fee_refunds.c.issue).where(*here)).first() is not None


def refund(
    connection: Connection, merchant_id: str, entry_id: str, issue: str, fee: PaidFee, reason: str
) -> None:
    """Book that the fee of the entry `issue` was given back, by the entry `entry_id`."""
    connection.execute(
        insert(fee_refunds).values(
            merchant_id=merchant_id,
            issue=issue,
            entry_id=entry_id,
            amount_minor=fee.amount_minor,
            currency=fee.currency,
            reason=reason,
        )
    )
