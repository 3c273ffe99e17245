"""A PIN that somebody else chose opens nothing but the way to an own one."""

import io
import json
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from reference_backend import tables
from reference_backend.__main__ import main
from reference_backend.staff.pins import is_too_simple
from reference_backend.staff.service import add_staff
from tests.backend.in_process import InProcess
from tests.backend.looking import rows
from tests.backend.running import TurnedClock
from tests.backend.till import Till

PINS = Path(__file__).parents[2] / "docs" / "contract" / "golden" / "pins.json"
GIVEN, OWN = "246813", "481516"


@pytest.mark.parametrize("vector", json.loads(PINS.read_text(encoding="utf-8"))["vectors"], ids=str)
def test_a_pin_is_taken_or_refused_as_the_golden_file_says(vector: dict[str, Any]) -> None:
    assert is_too_simple(vector["staff"], vector["pin"]) is vector["too_simple"], vector["why"]


@pytest.fixture
def shop(in_process: InProcess) -> Till:
    till = Till(in_process, "kodutare-tallinn-1")
    with in_process.backend.database.write() as connection:
        add_staff(connection, "kodutare", "55", "cashier", in_process.backend.hasher.hash(GIVEN))
    return till


def asked(till: Till, path: str, **body: str) -> tuple[int, dict[str, Any]]:
    answer = till.post(f"/v1/{path}", body)
    return answer.status_code, answer.json()


def code_of(till: Till, path: str, **body: str) -> tuple[int, str]:
    status, answer = asked(till, path, **body)
    return status, answer.get("code", "")


def test_a_given_pin_opens_no_session_but_asks_for_an_own_one(shop: Till) -> None:
    status, answer = asked(shop, "staff-sign-ins", staff="55", pin=GIVEN)
    told = {"staff": "55", "role": "cashier", "must_change_pin": True}
    assert (status, answer) == (200, {**told, "session": None, "expires_at": None, "stamp": None})
    assert rows(shop.running, tables.staff_sessions) == []


def test_an_own_pin_opens_a_session_and_the_given_one_is_none_any_more(shop: Till) -> None:
    status, answer = asked(shop, "staff-pins", staff="55", pin=GIVEN, new_pin=OWN)
    assert (status, answer["must_change_pin"], bool(answer["session"])) == (200, False, True)
    assert code_of(shop, "staff-sign-ins", staff="55", pin=GIVEN) == (401, "sign-in-refused")
    status, again = asked(shop, "staff-sign-ins", staff="55", pin=OWN)
    assert (status, again["must_change_pin"], again["stamp"]) == (200, False, answer["stamp"])


@pytest.mark.parametrize("new_pin", ["000000", "345678", "555555", "000055", GIVEN, "48151"])
def test_a_simple_pin_or_the_given_one_is_refused_and_counts_as_no_try(shop: Till, new_pin: str) -> None:
    for pin in {GIVEN, new_pin if new_pin == GIVEN else "9999"}:
        assert code_of(shop, "staff-pins", staff="55", pin=pin, new_pin=new_pin) == (422, "pin-too-simple")
    assert rows(shop.running, tables.tries) == []


def test_a_wrong_pin_there_counts_like_one_at_the_sign_in(shop: Till, clock: TurnedClock) -> None:
    for path in ("staff-sign-ins", "staff-pins", "staff-sign-ins", "staff-pins", "staff-pins"):
        more = {"new_pin": OWN} if path == "staff-pins" else {}
        assert code_of(shop, path, staff="55", pin="999999", **more) == (401, "sign-in-refused")
    assert code_of(shop, "staff-pins", staff="55", pin=GIVEN, new_pin=OWN) == (429, "too-many-tries")
    clock.turn(seconds=60)
    assert code_of(shop, "staff-pins", staff="55", pin=GIVEN, new_pin=OWN)[0] == 200


def test_a_new_pin_ends_the_sessions_that_the_old_one_opened(shop: Till) -> None:
    session = shop.sign_in("manager")
    here = {"X-Staff-Session": session}
    assert shop.get("/v1/reports/day?date=2026-11-22", headers=here).status_code == 200
    assert code_of(shop, "staff-pins", staff="90", pin="900090", new_pin=OWN)[0] == 200
    answer = shop.get("/v1/reports/day?date=2026-11-22", headers=here)
    assert (answer.status_code, answer.json()["code"]) == (401, "staff-session-needed")


def test_whom_the_command_writes_has_a_given_pin_and_a_simple_one_is_refused(
    database: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for pin, code in (("123456", 1), (OWN, 0)):
        monkeypatch.setattr("sys.stdin", io.StringIO(f"{pin}\n"))
        assert main(["staff", "add", "kodutare", "56", "manager", "--database", str(database)]) == code
    said = capsys.readouterr()
    assert "too easy to guess" in said.err
    assert OWN not in said.out + said.err


def test_the_demos_people_chose_their_pins_themselves(in_process: InProcess) -> None:
    with in_process.backend.database.read() as connection:
        given = connection.scalars(select(tables.staff.c.pin_given)).all()
    assert given
    assert not any(given)
