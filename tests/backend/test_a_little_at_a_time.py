"""Retention and newsletters write a little at a time, and may be cut off anywhere."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta

import pytest
import sqlcipher3.dbapi2 as sqlite
from sqlalchemy import Connection, event, insert

from reference_backend import tables
from reference_backend.backend import Backend
from reference_backend.clock import to_wire
from reference_backend.consents.purposes import NEWSLETTER_EMAIL
from reference_backend.consents.service import Said, say
from reference_backend.database import Database
from reference_backend.erasure.retention import apply_retention
from reference_backend.ledger.repository import balance
from reference_backend.messages.templates import Words
from reference_backend.newsletters.service import AT_ONCE, Newsletter, queue_newsletter
from tests.backend.in_process import InProcess
from tests.backend.looking import rows
from tests.backend.till import Till

CAFE = "kaarnan-kahvila"
MESSAGES = 700
READERS = 2 * AT_ONCE + 30
MOST = 300
ISSUE = Newsletter("buns", "mail", {"fi": Words("Pullat", "Tuoretta pullaa.")})
Work = Callable[[Backend], object]


class CutOffError(Exception):
    """The process was ended here."""


class CutOff(Database):
    """A database of a process that is ended when it begins its n-th transaction."""

    def __init__(self, whole: Database, left: int) -> None:
        super().__init__(whole.engine)
        self._left = left

    @contextmanager
    def write(self) -> Iterator[Connection]:
        if not self._left:
            raise CutOffError
        self._left -= 1
        with super().write() as connection:
            yield connection


def cut_off(work: Work, backend: Backend) -> int:
    """Do the work, ended one transaction later each time; return after how many it went through."""
    for number in range(100):
        try:
            work(replace(backend, database=CutOff(backend.database, number)))
        except CutOffError:
            continue
        return number
    raise AssertionError("it does not come to an end")


def sent_long_ago(connection: Connection, number: int, at: str) -> None:
    row = {"id": f"m-{number:04}", "key": f"k-{number}", "merchant_id": CAFE, "member_id": None}
    words = {"channel": "mail", "purpose": "service", "language": "fi", "subject": "s", "body": "b"}
    times = {"created_at": at, "next_try_at": at, "sent_at": at}
    connection.execute(
        insert(tables.messages).values(**row, **words, **times, address="a@example.com", state="sent")
    )


@pytest.fixture
def old_messages(in_process: InProcess) -> InProcess:
    at = to_wire(in_process.clock.present - timedelta(days=100))
    with in_process.backend.database.write() as connection:
        for number in range(MESSAGES):
            sent_long_ago(connection, number, at)
    return in_process


@pytest.fixture
def many_readers(in_process: InProcess) -> InProcess:
    at = to_wire(in_process.clock.present - timedelta(days=1))
    with in_process.backend.database.write() as connection:
        for number in range(READERS):
            who = {"id": f"r-{number:04}", "pool": "nano-id", "first_name": "Aino", "last_name": "Salo"}
            email = f"r{number}@example.com"
            connection.execute(
                insert(tables.members).values(**who, email=email, email_key=email, language="fi")
            )
            connection.execute(
                insert(tables.memberships).values(
                    member_id=who["id"], merchant_id=CAFE, member_ref=f"ref-{number}", joined_at=at
                )
            )
            say(connection, CAFE, str(who["id"]), NEWSLETTER_EMAIL, True, Said(at, at, "account"))
    return in_process


def written_at_once(backend: Backend, work: Work) -> list[int]:
    """Do the work; return how many rows each of its transactions changed."""
    changed: list[int] = []

    def count(connection: Connection, cursor: object, statement: str, *_more: object) -> None:
        if statement.startswith(("UPDATE messages", "INSERT INTO messages")):
            changed[-1] += max(0, getattr(cursor, "rowcount", 0))

    def begin(connection: Connection) -> None:
        changed.append(0)

    event.listen(backend.database.engine, "begin", begin)
    event.listen(backend.database.engine, "after_cursor_execute", count)
    work(backend)
    event.remove(backend.database.engine, "begin", begin)
    event.remove(backend.database.engine, "after_cursor_execute", count)
    return [one for one in changed if one]


def test_retention_writes_a_few_hundred_rows_at_a_time(old_messages: InProcess) -> None:
    changed = written_at_once(old_messages.backend, apply_retention)
    assert sum(changed) >= MESSAGES
    assert max(changed) <= MOST


def test_a_newsletter_is_queued_for_a_few_hundred_readers_at_a_time(many_readers: InProcess) -> None:
    changed = written_at_once(many_readers.backend, lambda backend: queue_newsletter(backend, CAFE, ISSUE))
    assert sum(changed) == READERS
    assert max(changed) <= MOST


def test_between_two_parts_another_process_finds_the_database_free(old_messages: InProcess) -> None:
    other = sqlite.connect(str(old_messages.database), timeout=0.0, isolation_level=None)
    turns: list[int] = []

    def write(_connection: Connection) -> None:
        other.execute("BEGIN IMMEDIATE")
        left = other.execute("SELECT count(*) FROM messages WHERE address <> ''").fetchone()[0]
        turns.append(left)
        other.execute("COMMIT")

    class Polite(Database):
        @contextmanager
        def write(self) -> Iterator[Connection]:
            with super().write() as connection:
                yield connection
            write(connection)

    engine = old_messages.backend.database.engine
    apply_retention(replace(old_messages.backend, database=Polite(engine)))
    other.close()
    assert turns[-1] == 0
    assert any(0 < left < MESSAGES for left in turns)


def test_a_newsletter_that_is_cut_off_anywhere_reaches_each_reader_exactly_once(
    many_readers: InProcess,
) -> None:
    assert cut_off(lambda backend: queue_newsletter(backend, CAFE, ISSUE), many_readers.backend) == 3
    queued = [row["member_id"] for row in rows(many_readers, tables.messages) if row["purpose"] != "service"]
    assert sorted(queued) == [f"r-{number:04}" for number in range(READERS)]


def test_a_reader_who_ends_the_consent_between_two_parts_is_left_out(many_readers: InProcess) -> None:
    last, at = f"r-{READERS - 1:04}", many_readers.clock.text()

    class Leaving(Database):
        @contextmanager
        def write(self) -> Iterator[Connection]:
            with super().write() as connection:
                say(connection, CAFE, last, NEWSLETTER_EMAIL, False, Said(at, at, "account"))
                yield connection

    backend = replace(many_readers.backend, database=Leaving(many_readers.backend.database.engine))
    assert queue_newsletter(backend, CAFE, ISSUE) == READERS - 1


@pytest.mark.rule("N12")
def test_retention_that_is_cut_off_anywhere_leaves_the_sums_and_the_balances(in_process: InProcess) -> None:
    cafe = Till(in_process, "kaarna-turku-1")
    keys = ("eligible_virtual", "member_of_both")
    members = [str(cafe.identify(in_process.code(CAFE, key))["member_ref"]) for key in keys]
    for number in range(20):
        cafe.buy(1000 + number, members[number % 2])
    cafe.upload()
    in_process.clock.turn(days=365 * 2 + 40)
    before = balances(in_process, members)
    assert cut_off(apply_retention, in_process.backend) > 1
    assert balances(in_process, members) == before
    assert {row["member_ref"] for row in rows(in_process, tables.purchases)} == {None}
    assert apply_retention(in_process.backend) == []


def balances(running: InProcess, members: list[str]) -> list[int]:
    with running.backend.database.read() as connection:
        return [balance(connection, CAFE, one, "EUR") for one in members]
