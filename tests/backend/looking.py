"""Looking into the backend's database beside its calls."""

from typing import Any

from sqlalchemy import Table, select

from tests.backend.running import Running


def rows(running: Running, table: Table) -> list[dict[str, Any]]:
    """Return every row of a table."""
    with running.backend.database.read() as connection:
        return [dict(row) for row in connection.execute(select(table)).mappings()]
