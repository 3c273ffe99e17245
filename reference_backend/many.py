"""Asking about many ids at once."""

from collections.abc import Set
from typing import Any

from sqlalchemy import Connection, Integer, Row, Select, bindparam


class AboutMany:
    """A question about some ids, as a statement that is made once: to build one costs more than to run it.

    Ids of entries begin with their time, so those of a new batch lie close together, and hardly anything that
    is stored lies between the first and the last of them. Where ids are `new` by their nature that stretch is
    read in one go; only if much is there (a clock was set, many tills sold meanwhile) each is looked for.
    """

    def __init__(self, question: Select[*tuple[Any, ...]], *, new: bool = False) -> None:
        """The first column of `question` is the id; its other conditions have parameters, and no order."""
        ids = question.selected_columns[0]
        self._each = question.where(ids.in_(bindparam("ids", expanding=True)))
        between = question.where(ids.between(bindparam("first"), bindparam("last")))
        self._between = between.limit(bindparam("most", type_=Integer)) if new else None

    def ask(self, connection: Connection, ids: Set[str], **given: Any) -> list[Row[*tuple[Any, ...]]]:
        """Return the rows about these ids, in any order."""
        if not ids:
            return []
        if self._between is not None:
            much = 2 * len(ids)
            stretch = {"first": min(ids), "last": max(ids), "most": much}
            near = connection.execute(self._between, {**given, **stretch}).all()
            if len(near) < much:
                return [row for row in near if row[0] in ids]
        return list(connection.execute(self._each, {**given, "ids": list(ids)}))
