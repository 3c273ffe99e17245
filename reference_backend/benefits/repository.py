"""Holds and uses of single-use benefits."""

import uuid
from collections.abc import Set
from dataclasses import dataclass

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    and_,
    bindparam,
    delete,
    func,
    insert,
    or_,
    select,
    update,
)

from reference_backend.tables import benefit_uses, holds, members, registers


@dataclass(frozen=True)
class Hold:
    """A benefit kept for one sale until it is captured, released or past its time."""

    id: str
    register_id: str
    merchant_id: str
    member_id: str
    sale: str
    benefit: str
    period: str
    state: str
    expires_at: str
    amount_minor: int | None = None


def hold_by_id(connection: Connection, merchant_id: str, hold_id: str) -> Hold | None:
    """Return a hold of this merchant."""
    query = select(holds).where(holds.c.id == hold_id, holds.c.merchant_id == merchant_id)
    row = connection.execute(query).one_or_none()
    return Hold(*row) if row else None


def hold_for_sale(
    connection: Connection, merchant_id: str, register_id: str, sale: str, benefit: str
) -> Hold | None:
    """Return the hold that this register's sale has on a benefit, if it was not released."""
    query = select(holds).where(
        holds.c.merchant_id == merchant_id,
        holds.c.register_id == register_id,
        holds.c.sale == sale,
        holds.c.benefit == benefit,
        holds.c.state != "released",
    )
    row = connection.execute(query).one_or_none()
    return Hold(*row) if row else None


def add_hold(connection: Connection, hold: Hold) -> None:
    """Keep a benefit for a sale."""
    connection.execute(insert(holds).values(**vars(hold)))


def given_name(connection: Connection, member_id: str) -> str:
    """Return a member's first name, an empty text when the person was erased. Only a name day asks for it."""
    return connection.scalar(select(members.c.first_name).where(members.c.id == member_id)) or ""


def set_hold_state(connection: Connection, hold_id: str, state: str) -> None:
    """Write what became of a hold: `captured` or `released`."""
    connection.execute(update(holds).where(holds.c.id == hold_id).values(state=state))


def is_held_elsewhere(
    connection: Connection, merchant_id: str, member_id: str, benefit: str, period: str, now: str
) -> bool:
    """Say whether an open hold stands on this benefit.

    A hold past its time is in doubt, not free: its sale may lie in a till that is offline. It ends only
    when that register is known to be complete beyond the hold's time.
    """
    query = select(holds.c.id).where(
        _standing(merchant_id, member_id, now), holds.c.benefit == benefit, holds.c.period == period
    )
    return connection.execute(query.limit(1)).first() is not None


def held_minor(connection: Connection, merchant_id: str, member_id: str, now: str) -> int:
    """Return how much of a member's bonus is held for sales, by the same rule."""
    query = select(func.coalesce(func.sum(holds.c.amount_minor), 0))
    return int(connection.scalar(query.where(_standing(merchant_id, member_id, now))) or 0)


def _standing(merchant_id: str, member_id: str, now: str) -> ColumnElement[bool]:
    return and_(
        holds.c.merchant_id == merchant_id,
        holds.c.member_id == member_id,
        holds.c.state == "open",
        or_(holds.c.expires_at > now, ~_complete_beyond().exists()),
    )


def holds_over(merchant_id: str, before: str, in_vain: str) -> Select[str]:
    """Return the holds whose time ended before a moment and that nothing can use any more.

    Used or given back, or of a register that is complete beyond their time; before `in_vain`, in any case.
    """
    done = or_(holds.c.state != "open", _complete_beyond().exists())
    ended = holds.c.expires_at
    return select(holds.c.id).where(
        holds.c.merchant_id == merchant_id, ended < before, or_(done, ended < in_vain)
    )


def _complete_beyond() -> Select[str]:
    return select(registers.c.id).where(
        registers.c.id == holds.c.register_id, registers.c.complete_to > holds.c.expires_at
    )


def is_used(connection: Connection, merchant_id: str, member_id: str, benefit: str, period: str) -> bool:
    """Say whether this member used the benefit in this period and the use stands."""
    query = select(benefit_uses.c.entry_id).where(
        benefit_uses.c.merchant_id == merchant_id,
        benefit_uses.c.member_id == member_id,
        benefit_uses.c.benefit == benefit,
        benefit_uses.c.period == period,
        benefit_uses.c.released_at.is_(None),
    )
    return connection.execute(query.limit(1)).first() is not None


def add_use(
    connection: Connection,
    merchant_id: str,
    entry_id: str,
    purchase: str,
    benefit: str,
    single: tuple[str, str] | None,
) -> None:
    """Write a use; `single` names member and period, which only a single-use benefit keeps."""
    connection.execute(insert(benefit_uses), [use_row(merchant_id, entry_id, purchase, benefit, single)])


def use_row(
    merchant_id: str, entry_id: str, purchase: str, benefit: str, single: tuple[str, str] | None
) -> dict[str, str | None]:
    """Return a use as it is stored."""
    member_id, period = single or (None, None)
    return {
        "merchant_id": merchant_id,
        "entry_id": entry_id,
        "purchase": purchase,
        "benefit": benefit,
        "member_id": member_id,
        "period": period,
    }


def add_unlinked_use(connection: Connection, merchant_id: str, benefit: str, single: tuple[str, str]) -> None:
    """Write that a member used a single-use benefit: neither in which purchase nor by which entry (J23)."""
    add_use(connection, merchant_id, str(uuid.uuid4()), "", benefit, single)


def forget_hold(connection: Connection, hold_id: str) -> None:
    """Remove a hold: it names a member beside a sale that becomes a purchase (J23)."""
    connection.execute(delete(holds).where(holds.c.id == hold_id))


def stays_used(connection: Connection, merchant_id: str, purchase: str) -> list[str]:
    """Return the benefits of a purchase whose member is not known: a reversal cannot give those back."""
    return list(connection.scalars(_STAYS_USED, {"merchant": merchant_id, "of": purchase}).all())


# Made once: to build a statement costs more than to run it.
_OF_PURCHASE = and_(
    benefit_uses.c.merchant_id == bindparam("merchant"), benefit_uses.c.purchase == bindparam("of")
)
_STAYS_USED = select(benefit_uses.c.benefit).where(_OF_PURCHASE, benefit_uses.c.member_id.is_(None))
_USERS = select(benefit_uses.c.member_id).where(_OF_PURCHASE, benefit_uses.c.released_at.is_(None))
_RELEASE_USES = (
    update(benefit_uses)
    .where(_OF_PURCHASE, benefit_uses.c.released_at.is_(None))
    .values(released_at=bindparam("now"))
)
_RELEASE_HOLDS = (
    update(holds)
    .where(holds.c.merchant_id == bindparam("merchant"), holds.c.sale == bindparam("of"))
    .values(state="released")
)
_COUNTS = (
    select(benefit_uses.c.purchase, func.count().label("number"))
    .where(
        benefit_uses.c.merchant_id == bindparam("merchant"),
        benefit_uses.c.purchase.in_(bindparam("ids", expanding=True)),
    )
    .group_by(benefit_uses.c.purchase)
)
_HELD = select(holds.c.sale).where(
    holds.c.merchant_id == bindparam("merchant"), holds.c.sale.in_(bindparam("ids", expanding=True))
)


def chosen_counts(connection: Connection, merchant_id: str, purchases: Set[str]) -> dict[str, int]:
    """Return how many ticked benefits each of these purchases has had; one that had none is left out."""
    if not purchases:
        return {}
    rows = connection.execute(_COUNTS, {"merchant": merchant_id, "ids": list(purchases)})
    return {row.purchase: row.number for row in rows}


def held_for(connection: Connection, merchant_id: str, sales: Set[str]) -> set[str]:
    """Return those of the sales for which a benefit is, or was, held."""
    return set(connection.scalars(_HELD, {"merchant": merchant_id, "ids": list(sales)})) if sales else set()


def release_uses(connection: Connection, merchant_id: str, purchase: str, now: str) -> list[str]:
    """Give back what a reversed purchase had used; return the members whose benefits changed."""
    here = {"merchant": merchant_id, "of": purchase}
    found = connection.scalars(_USERS, here).all()
    connection.execute(_RELEASE_USES, {**here, "now": now})
    connection.execute(_RELEASE_HOLDS, here)
    return [member_id for member_id in found if member_id is not None]
