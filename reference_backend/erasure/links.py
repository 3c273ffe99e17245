"""Purchases that are tied to a member, and how they are untied.

Five places know that a purchase was a member's: the purchase, the entries that brought it, the uses of ticked
benefits, holds, and the bookings that it caused. Untied, the purchase still counts, for nobody.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, delete, select, update

from reference_backend.benefits.repository import add_unlinked_use
from reference_backend.erasure import stored_entries
from reference_backend.erasure.bookings import Settling, settle_purchases
from reference_backend.tables import benefit_uses, holds, purchases

_AT_ONCE = 500
"""Ids in one statement."""


@dataclass(frozen=True)
class Link:
    """What ties a member to purchases with one merchant."""

    merchant_id: str
    member_id: str
    member_ref: str


def linked(
    connection: Connection, link: Link, *, since: str | None = None, before: str | None = None
) -> list[tuple[str, str]]:
    """Return id and time of the purchases that are tied to the member, `since` included, `before` not."""
    query = select(purchases.c.entry_id, purchases.c.occurred_at).where(
        purchases.c.merchant_id == link.merchant_id, purchases.c.member_ref == link.member_ref
    )
    if since is not None:
        query = query.where(purchases.c.occurred_at >= since)
    if before is not None:
        query = query.where(purchases.c.occurred_at < before)
    rows = connection.execute(query.order_by(purchases.c.occurred_at, purchases.c.entry_id))
    return [(row.entry_id, row.occurred_at) for row in rows]


def untie(
    connection: Connection, link: Link, bought: Sequence[str], settling: Settling | None, *, uses_count: bool
) -> None:
    """Untie these purchases; `settling` says what the member keeps of the bookings that they caused.

    With `uses_count` the member has still used what was single, though nothing says in which purchase.
    """
    for ids in _in_parts(bought):
        used_by = _uses_of(connection, link, ids)
        settle_purchases(connection, link.merchant_id, link.member_ref, ids, used_by, settling)
        stored_entries.forget_persons(connection, link.merchant_id, [*ids, *used_by])
        _untie_uses(connection, link, ids, uses_count=uses_count)
        of_sales = (holds.c.merchant_id == link.merchant_id, holds.c.sale.in_(ids))
        connection.execute(delete(holds).where(*of_sales, holds.c.member_id == link.member_id))
        connection.execute(
            update(purchases)
            .where(
                purchases.c.merchant_id == link.merchant_id,
                purchases.c.member_ref == link.member_ref,
                purchases.c.entry_id.in_(ids),
            )
            .values(member_ref=None)
        )


def drop_open_holds(connection: Connection, merchant_id: str, member_id: str) -> None:
    """Remove the member's holds that no sale has captured: each names the member beside a sale (J23)."""
    mine = (holds.c.merchant_id == merchant_id, holds.c.member_id == member_id)
    connection.execute(delete(holds).where(*mine, holds.c.state != "captured"))


def keep_uses_alone(connection: Connection, link: Link) -> None:
    """Keep that the member used what was single, and forget in which purchase; holds end (N11, J26).

    For a membership that follows an ended one: what was single once stays so while the person is known.
    """
    mine = (benefit_uses.c.merchant_id == link.merchant_id, benefit_uses.c.member_id == link.member_id)
    query = select(benefit_uses.c.purchase).where(*mine, benefit_uses.c.purchase != "").distinct()
    for ids in _in_parts(connection.scalars(query).all()):
        _untie_uses(connection, link, ids, uses_count=True)
    of_member = (holds.c.merchant_id == link.merchant_id, holds.c.member_id == link.member_id)
    connection.execute(delete(holds).where(*of_member))


def forget_uses(connection: Connection, merchant_id: str, member_id: str) -> None:
    """Forget which benefits the member used; those of purchases stay counted there, for nobody."""
    mine = (benefit_uses.c.merchant_id == merchant_id, benefit_uses.c.member_id == member_id)
    connection.execute(delete(benefit_uses).where(*mine, benefit_uses.c.purchase == ""))
    connection.execute(update(benefit_uses).where(*mine).values(member_id=None, period=None))
    connection.execute(
        delete(holds).where(holds.c.merchant_id == merchant_id, holds.c.member_id == member_id)
    )


def _uses_of(connection: Connection, link: Link, ids: Sequence[str]) -> list[str]:
    query = select(benefit_uses.c.entry_id).where(
        benefit_uses.c.merchant_id == link.merchant_id, benefit_uses.c.purchase.in_(ids)
    )
    return list(connection.scalars(query).all())


def _untie_uses(connection: Connection, link: Link, ids: Sequence[str], *, uses_count: bool) -> None:
    mine = (
        benefit_uses.c.merchant_id == link.merchant_id,
        benefit_uses.c.purchase.in_(ids),
        benefit_uses.c.member_id == link.member_id,
    )
    standing = connection.execute(
        select(benefit_uses.c.benefit, benefit_uses.c.period).where(
            *mine, benefit_uses.c.released_at.is_(None)
        )
    ).all()
    connection.execute(update(benefit_uses).where(*mine).values(member_id=None, period=None))
    for benefit, period in standing if uses_count else ():
        add_unlinked_use(connection, link.merchant_id, benefit, (link.member_id, period))


def _in_parts(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    for first in range(0, len(ids), _AT_ONCE):
        yield ids[first : first + _AT_ONCE]
