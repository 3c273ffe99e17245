"""Many ids are asked for at once, near each other or far apart."""

from pathlib import Path

from sqlalchemy import Connection, bindparam, select

from reference_backend.database import Database, open_sqlite
from reference_backend.many import AboutMany
from reference_backend.tables import facts

STORED = [f"id-{number:03}" for number in range(100)]


def stored_facts(path: Path) -> Database:
    database = open_sqlite(path, "many")
    with database.write() as connection:
        for name in STORED:
            connection.execute(facts.insert().values(name=name, value=name[-1]))
    return database


def asked(connection: Connection, *ids: str, value: str = "7", new: bool = True) -> set[str]:
    question = AboutMany(select(facts.c.name).where(facts.c.value == bindparam("value")), new=new)
    return {name for (name,) in question.ask(connection, set(ids), value=value)}


def test_only_what_was_asked_about_is_found_whether_little_or_much_lies_between(tmp_path: Path) -> None:
    database = stored_facts(tmp_path / "backend.sqlite3")
    with database.read() as connection:
        near, far = ("id-017", "id-018", "id-019", "id-027x"), ("id-007", "id-097", "unknown")
        for new in (True, False):
            assert asked(connection, *near, new=new) == {"id-017"}
            assert asked(connection, *far, new=new) == {"id-007", "id-097"}
            assert asked(connection, "id-1", "id-2", new=new) == set()
            assert asked(connection, new=new) == set()
    database.close()
