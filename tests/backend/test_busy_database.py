"""Another writer has the database: callers are told to come again, and nothing is half done."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as sqlite

from reference_backend import tables
from reference_backend.__main__ import main
from reference_backend.app import create_app, openapi_document
from reference_backend.database import Database, DatabaseBusyError, open_sqlite
from reference_backend.words import words_for
from tests.backend.in_process import InProcess
from tests.backend.looking import rows
from tests.backend.running import TurnedClock
from tests.backend.till import Till

WAIT_S = 0.02


class Impatient(InProcess):
    """A backend that does not wait ten seconds for its turn."""

    def __init__(self, database: Path, clock: TurnedClock) -> None:
        super().__init__(database, clock)
        self.backend.database.close()
        hurried = open_sqlite(database, self.backend.incarnation, WAIT_S)
        self.backend = replace(self.backend, database=hurried)
        self._app = create_app(self.backend)


@pytest.fixture
def impatient(database: Path, clock: TurnedClock) -> Iterator[Impatient]:
    backend = Impatient(database, clock)
    yield backend
    backend.close()


@contextmanager
def taken(path: Path) -> Iterator[None]:
    """Hold the writer's lock as another process does."""
    other = sqlite.connect(str(path), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        yield
    finally:
        other.close()


def test_while_another_process_writes_a_batch_is_told_to_come_later_and_is_stored_once_then(
    impatient: Impatient,
) -> None:
    till = Till(impatient, "kodutare-tallinn-1")
    till.buy(4599)
    with taken(impatient.database):
        answer = till.post("/v1/journal", till.batch())
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "5")
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert answer.headers["X-Backend-Incarnation"] == impatient.backend.incarnation
    said = answer.json()
    assert (said["code"], said["retry_after_s"]) == ("database-busy", 5)
    assert rows(impatient, tables.purchases) == []
    till.upload()
    assert [row["amount_minor"] for row in rows(impatient, tables.purchases)] == [4599]


@pytest.mark.parametrize("language", ["fi", "et", "sv", "en"])
def test_the_word_for_a_busy_database_is_in_the_language_that_was_asked_for(
    impatient: Impatient, language: str
) -> None:
    till = Till(impatient, "kodutare-tallinn-1")
    till.headers["Accept-Language"] = language
    with taken(impatient.database):
        said = till.post("/v1/staff-sign-ins", {"staff": "90", "pin": "900090"}).json()
    assert said["title"] == words_for("database-busy", language).title


def test_whoever_only_reads_is_answered_while_another_process_writes(impatient: Impatient) -> None:
    till = Till(impatient, "kodutare-tallinn-1")
    with taken(impatient.database):
        assert till.get("/v1/snapshot?limit=10").status_code == 200


def test_every_operation_of_the_contract_names_the_answer_of_a_busy_database() -> None:
    operations = [one for path in openapi_document()["paths"].values() for one in path.values()]
    assert all("database-busy" in one["responses"]["503"]["description"] for one in operations)


def test_a_thread_that_waits_too_long_for_another_one_is_told_so_too(tmp_path: Path) -> None:
    database = open_sqlite(tmp_path / "b.sqlite3", "one", WAIT_S)
    with database.write(), pytest.raises(DatabaseBusyError):
        second_writer(database)
    second_writer(database)
    database.close()


def second_writer(database: Database) -> None:
    with database.write():
        pass


def test_a_database_that_is_broken_is_not_called_busy(tmp_path: Path) -> None:
    database = open_sqlite(tmp_path / "b.sqlite3", "one", WAIT_S)
    with pytest.raises(Exception, match="no such table"), database.read() as connection:
        connection.exec_driver_sql("SELECT * FROM no_such")
    database.close()


def test_a_command_says_that_the_database_is_busy(
    database: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("reference_backend.assembly.LONGEST_WAIT_S", WAIT_S)
    with taken(database):
        assert main(["outbox", "status", "--database", str(database)]) == 1
    assert "busy" in capsys.readouterr().err
