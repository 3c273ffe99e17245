"""What becomes of bookings when the purchases that caused them are untied from their member.

A merchant's sums stay what they were, or become what they would have been without the tie. No booking is
removed and no amount changed: only whom it is of is rewritten, to nobody, and what the member keeps is booked
anew without saying where it came from.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, Row, Select, and_, insert, or_, select, update

from reference_backend.tables import ledger_bookings, reversals

NOBODY: Final = "nobody"
"""Stands where the reference of a member stood who must not be known any more: one for all of them."""
CARRIED_OVER: Final = "carried-over"
"""The benefit of a booking that keeps a balance whose reasons are forgotten."""

Bookings = Sequence[Row[Any]]
Key = tuple[str, str, str]
"""Benefit, account and currency."""
Rule = Callable[[str, Bookings], Iterator["Beside"]]
"""From the member's reference and the bookings that go to nobody: what is booked beside them."""


@dataclass(frozen=True)
class Beside:
    """A booking beside those that went to nobody; with the entry of one of them, a reversal finds both."""

    whose: str
    benefit: str
    account: str
    currency: str
    amount_minor: int
    entry_id: str | None = None


@dataclass(frozen=True)
class Settling:
    """What the member keeps, with ids and the time for the bookings that say so."""

    rule: Rule
    new_id: Callable[[], str]
    now: str


def take_back(member_ref: str, bookings: Bookings) -> Iterator[Beside]:
    """Undo what was earned, as if there had been no consent by then (J23); what was paid stays paid."""
    totals = dict(_totals(bookings))
    earned: Counter[tuple[str, str, str]] = Counter()
    for one in bookings:
        if totals.get((one.benefit, one.account, one.currency), 0) > 0:
            earned[one.entry_id, one.account, one.currency] += one.amount_minor
    for (entry_id, account, currency), amount in earned.items():
        yield Beside(NOBODY, f"taken-back-{account}", account, currency, -amount, entry_id)
    for (_benefit, account, currency), total in totals.items():
        if total < 0:
            yield from _moved(member_ref, account, currency, total)


def carry_over(member_ref: str, bookings: Bookings) -> Iterator[Beside]:
    """Keep the member's balance and forget what it came from."""
    for (_benefit, account, currency), total in _totals(bookings):
        yield from _moved(member_ref, account, currency, total)


def settle_purchases(
    connection: Connection,
    merchant_id: str,
    member_ref: str,
    bought: Sequence[str],
    used_by: Sequence[str],
    settling: Settling | None,
) -> None:
    """Let the bookings of these purchases, and of the entries of benefits used in them, be nobody's.

    Without `settling` the member keeps nothing of them: the balance goes with the member.
    """
    taken_back_by = select(reversals.c.entry_id).where(
        reversals.c.merchant_id == merchant_id, reversals.c.purchase.in_(bought)
    )
    caused = or_(
        ledger_bookings.c.entry_id.in_([*bought, *used_by]), ledger_bookings.c.entry_id.in_(taken_back_by)
    )
    _settle(connection, merchant_id, member_ref, caused, settling)


def settle_older(
    connection: Connection, merchant_id: str, member_ref: str, before: str, settling: Settling
) -> None:
    """The same with all that was booked before a moment."""
    older = and_(ledger_bookings.c.booked_at < before, ledger_bookings.c.benefit != CARRIED_OVER)
    _settle(connection, merchant_id, member_ref, older, settling)


def members_with_older(merchant_id: str, before: str) -> Select[str]:
    """Return which members, by their references, have such bookings."""
    return (
        select(ledger_bookings.c.member_ref)
        .distinct()
        .where(
            ledger_bookings.c.merchant_id == merchant_id,
            ledger_bookings.c.booked_at < before,
            ledger_bookings.c.member_ref != NOBODY,
            ledger_bookings.c.benefit != CARRIED_OVER,
        )
    )


def give_up_all(connection: Connection, merchant_id: str, member_ref: str) -> None:
    """Let every booking of a member be nobody's."""
    mine = (ledger_bookings.c.merchant_id == merchant_id, ledger_bookings.c.member_ref == member_ref)
    connection.execute(update(ledger_bookings).where(*mine).values(member_ref=NOBODY))


def _settle(
    connection: Connection,
    merchant_id: str,
    member_ref: str,
    which: ColumnElement[bool],
    settling: Settling | None,
) -> None:
    mine = (
        ledger_bookings.c.merchant_id == merchant_id,
        ledger_bookings.c.member_ref == member_ref,
        which,
    )
    found = connection.execute(select(ledger_bookings).where(*mine)).all()
    connection.execute(update(ledger_bookings).where(*mine).values(member_ref=NOBODY))
    if settling is None:
        return
    for one in settling.rule(member_ref, found):
        connection.execute(
            insert(ledger_bookings).values(
                merchant_id=merchant_id,
                entry_id=one.entry_id or settling.new_id(),
                benefit=one.benefit,
                account=one.account,
                member_ref=one.whose,
                amount_minor=one.amount_minor,
                currency=one.currency,
                booked_at=settling.now,
            )
        )


def _totals(bookings: Bookings) -> list[tuple[Key, int]]:
    totals: Counter[Key] = Counter()
    for one in bookings:
        totals[one.benefit, one.account, one.currency] += one.amount_minor
    return [(key, total) for key, total in totals.items() if total]


def _moved(member_ref: str, account: str, currency: str, total: int) -> Iterator[Beside]:
    yield Beside(member_ref, CARRIED_OVER, account, currency, total)
    yield Beside(NOBODY, CARRIED_OVER, account, currency, -total)
