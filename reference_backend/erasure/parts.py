"""Removing a great deal a little at a time: a till never waits for more than one part of it.

What is too old is looked for by reading, which stops nobody, and removed in a transaction for each part. A
run that is cut off between two parts has done the ones before, and the next run begins with what is left.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column, Connection, Row, Select, func, select, tuple_

from reference_backend.database import Database

Rows = Sequence[Row[*tuple[Any, ...]]]


@dataclass(frozen=True)
class Kind:
    """Something that is too old, and how it goes.

    `due` selects the columns of `key` first, in an order of its own never; `remove` takes such rows and says
    how many it removed. `told` is false for what comes with another kind and is counted there.
    """

    where: str
    what: str
    key: tuple[Column[Any], ...]
    due: Select[*tuple[Any, ...]]
    remove: Callable[[Connection, Rows], int]
    at_once: int = 300
    told: bool = True


def counted(database: Database, kind: Kind) -> int:
    """Return how much is due, and leave it."""
    with database.read() as connection:
        return connection.scalar(select(func.count()).select_from(kind.due.subquery())) or 0


def removed(database: Database, kind: Kind) -> int:
    """Remove what is due, each part in a transaction of its own; return how much it was."""
    count = 0
    for part in _parts(database, kind):
        with database.write() as connection:
            # Asked again: since it was found a card may have been used, or a consent withdrawn.
            found = [tuple(row[: len(kind.key)]) for row in part]
            still = connection.execute(kind.due.where(tuple_(*kind.key).in_(found))).all()
            count += kind.remove(connection, still) if still else 0
    return count


def _parts(database: Database, kind: Kind) -> Iterator[Rows]:
    """Each part begins behind the one before it, so that everything is looked through once."""
    query = kind.due.order_by(*kind.key).limit(kind.at_once)
    part: Rows = _read(database, query)
    while part:
        yield part
        last = tuple(part[-1][: len(kind.key)])
        part = _read(database, query.where(tuple_(*kind.key) > last))


def _read(database: Database, query: Select[*tuple[Any, ...]]) -> Rows:
    with database.read() as connection:
        return connection.execute(query).all()
