"""Cards and the stock of blank ones."""

from dataclasses import dataclass

from sqlalchemy import Connection, and_, select, update

from reference_backend.tables import cards


@dataclass(frozen=True)
class Card:
    """A card of a pool; `blank` ones have no member."""

    pool: str
    code: str
    form: str
    status: str
    member_id: str | None
    bound_by: str | None = None


def by_code(connection: Connection, pool: str, code: str) -> Card | None:
    """Return the pool's card with exactly this code."""
    row = connection.execute(select(cards).where(cards.c.pool == pool, cards.c.code == code)).one_or_none()
    return Card(*row) if row else None


def bound_by(connection: Connection, pool: str, entry_id: str) -> Card | None:
    """Return the card that an entry bound to its holder, None when it is nobody's any more."""
    here = (cards.c.pool == pool, cards.c.bound_by == entry_id)
    row = connection.execute(select(cards).where(*here)).one_or_none()
    return Card(*row) if row else None


def plastic_of(connection: Connection, pool: str, member_id: str) -> list[Card]:
    """Return a member's plastic cards, ended ones too."""
    mine = (cards.c.pool == pool, cards.c.member_id == member_id, cards.c.form == "plastic")
    return [Card(*row) for row in connection.execute(select(cards).where(*mine).order_by(cards.c.code))]


def virtual_card(connection: Connection, pool: str, member_id: str) -> str | None:
    """Return the code of a member's active virtual card."""
    mine = (cards.c.pool == pool, cards.c.member_id == member_id)
    active = (cards.c.form == "virtual", cards.c.status == "active")
    return connection.scalar(select(cards.c.code).where(*mine, *active).order_by(cards.c.code).limit(1))


def bind(connection: Connection, card: Card, member_id: str, entry_id: str, status: str) -> None:
    """Make a blank card a member's, by the entry that said so."""
    bound = update(cards).where(cards.c.pool == card.pool, cards.c.code == card.code)
    connection.execute(bound.values(status=status, member_id=member_id, bound_by=entry_id))


def unbind(connection: Connection, card: Card, status: str) -> None:
    """Make a card nobody's."""
    freed = update(cards).where(cards.c.pool == card.pool, cards.c.code == card.code)
    connection.execute(freed.values(status=status, member_id=None, bound_by=None))


def end_plastic_cards(connection: Connection, pool: str, member_id: str) -> list[str]:
    """End a member's plastic cards before a new one is bound; return their codes.

    One in use becomes `lost` (Q4), one that was reported lost before becomes `replaced`.
    """
    mine = and_(cards.c.pool == pool, cards.c.member_id == member_id, cards.c.form == "plastic")
    codes: list[str] = []
    for old, new in (("lost", "replaced"), ("active", "lost")):
        these = and_(mine, cards.c.status == old)
        codes += connection.scalars(select(cards.c.code).where(these)).all()
        connection.execute(update(cards).where(these).values(status=new))
    return codes
