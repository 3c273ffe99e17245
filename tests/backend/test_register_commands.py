"""`enrol approve`, `registers` and `revoke`, where the backend runs."""

import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from reference_backend import tables
from reference_backend.__main__ import main
from tests.backend.asking_till import AskingTill, TimedInProcess
from tests.backend.conftest import Filled
from tests.backend.looking import rows
from tests.backend.running import TurnedClock

REGISTER = "kodutare-tallinn-2"
Said = Callable[..., tuple[int, str, str]]


@pytest.fixture
def shop(database: Path, filled_once: Filled) -> Iterator[TimedInProcess]:
    # The commands go by the machine's clock.
    backend = TimedInProcess(database, TurnedClock(datetime.now(UTC)), filled_once.told)
    yield backend
    backend.close()


@pytest.fixture
def say(shop: TimedInProcess, capsys: pytest.CaptureFixture[str]) -> Said:
    def run(*arguments: str) -> tuple[int, str, str]:
        code = main([*arguments, "--database", str(shop.database)])
        said = capsys.readouterr()
        return code, said.out.strip(), said.err.strip()

    return run


def test_a_till_is_let_in_where_the_backend_runs(shop: TimedInProcess, say: Said) -> None:
    till = AskingTill(shop)
    till.ask()
    code, out, _ = say("enrol", "approve", till.user_code.lower(), REGISTER)
    assert code == 0
    assert REGISTER in out
    assert till.poll() == till.configuration() == (200, "")
    (said,) = [one for one in rows(shop, tables.audit_events) if one["action"] == "till-asked-to-be-let-in"]
    assert (said["result"], said["staff"]) == ("approved", None)


def test_what_cannot_be_approved_is_said_in_words(shop: TimedInProcess, say: Said) -> None:
    till = AskingTill(shop, REGISTER)
    till.ask()
    for code, register, word in (
        ("BBBBBBBB", REGISTER, "No till shows this code"),
        (till.user_code, "nowhere", "there is no register nowhere"),
        (till.user_code, "kodutare-tallinn-1", "another till"),
    ):
        status, _, err = say("enrol", "approve", code, register)
        assert status == 1
        assert word in err
    assert till.poll() == (400, "authorization-pending")


def test_registers_are_listed_a_line_each(shop: TimedInProcess, say: Said) -> None:
    code, out, _ = say("registers")
    listed = [json.loads(line) for line in out.splitlines()]
    assert code == 0
    assert {one["id"] for one in listed} == {row["id"] for row in rows(shop, tables.registers)}
    assert all(one["enrolled"] is False and one["last_contact"] is None for one in listed)


def test_a_register_is_revoked_where_the_backend_runs(shop: TimedInProcess, say: Said) -> None:
    till = AskingTill(shop)
    till.ask()
    say("enrol", "approve", till.user_code, REGISTER)
    till.poll()
    code, out, _ = say("revoke", REGISTER, "--reason", "closed")
    assert code == 0
    assert REGISTER in out
    assert till.configuration() == (403, "register-revoked")
    assert say("revoke", "nowhere")[0] == 1
