"""What a backend writes into its log when something goes wrong: what and where, never about whom."""

import logging
from collections.abc import Iterator

import pytest
from sqlalchemy import insert
from sqlalchemy.exc import IntegrityError

from reference_backend import tables
from reference_backend.assembly import assemble
from reference_backend.serving import EventLines, settings_of
from tests.backend.in_process import InProcess

NAMED = "aino.canary@example.com"


def own_handlers(name: str) -> list[logging.Handler]:
    """Without those by which pytest listens."""
    return [one for one in logging.getLogger(name).handlers if "pytest" not in type(one).__module__]


@pytest.fixture
def handlers(in_process: InProcess) -> Iterator[list[logging.Handler]]:
    """Those of the server as it is served; the loggers are as before afterwards."""
    names = ("uvicorn", "uvicorn.error", "uvicorn.access", "uvicorn.asgi", "reference_backend")
    loggers = [logging.getLogger(name) for name in names]
    before = [(one, one.handlers[:], one.level, one.propagate) for one in loggers]
    settings_of(in_process.backend, behind_proxy=False)
    yield own_handlers("uvicorn")
    for one, old, level, propagate in before:
        one.handlers, one.propagate = old, propagate
        one.setLevel(level)


def failed() -> logging.LogRecord:
    """As uvicorn logs an error of the application."""
    try:
        try:
            raise ValueError(f"no such member: {NAMED}")
        except ValueError as error:
            raise RuntimeError(f"while {NAMED} was looked up\nERROR a line of its own") from error
    except RuntimeError as error:
        seen = (type(error), error, error.__traceback__)
        return logging.LogRecord("uvicorn.error", logging.ERROR, "", 0, "Exception in application", (), seen)


def test_an_error_is_logged_by_type_and_place_and_without_its_words(handlers: list[logging.Handler]) -> None:
    [handler] = handlers
    written = handler.format(failed())
    assert NAMED not in written
    assert "RuntimeError" in written
    assert "ValueError" in written
    assert "test_logs_name_nobody.py" in written
    assert all(line.startswith("    ") for line in written.splitlines()[1:])


def test_a_message_cannot_pretend_to_be_another_line() -> None:
    record = logging.LogRecord("a", logging.WARNING, "", 0, "one\r\n2026-11-22 ERROR two", (), None)
    assert EventLines("%(message)s").format(record) == "one\\r\n    2026-11-22 ERROR two"


def test_every_logger_of_server_and_application_writes_such_lines(handlers: list[logging.Handler]) -> None:
    assert [type(one.formatter) for one in handlers] == [EventLines]
    assert own_handlers("reference_backend") == handlers
    assert own_handlers("uvicorn.error") == []


def test_an_error_of_the_database_does_not_say_what_was_to_be_written(in_process: InProcess) -> None:
    backend = assemble(in_process.database, clock=in_process.clock)
    row = {"name": "incarnation", "value": NAMED}
    with pytest.raises(IntegrityError) as caught, backend.database.write() as connection:
        connection.execute(insert(tables.facts).values(**row))
    backend.database.close()
    assert NAMED not in str(caught.value)


def test_times_are_utc_and_say_so() -> None:
    record = logging.LogRecord("a", logging.WARNING, "", 0, "said", (), None)
    record.created, record.msecs = 1_795_000_000.25, 250.0
    assert EventLines("%(asctime)s %(message)s").format(record) == "2026-11-18T11:06:40.250Z said"
