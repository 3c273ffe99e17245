"""A register that is revoked is out at once, and whoever enrols as it afterwards is another (B4, F24)."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from reference_backend import tables
from reference_backend.registers.service import new_code
from tests.backend.asking_till import AskingTill, Desk, TimedInProcess
from tests.backend.conftest import Filled
from tests.backend.looking import rows
from tests.backend.running import TurnedClock
from tests.backend.till import Till

STOLEN = "kodutare-tallinn-2"
REVOKED, GOOD = (403, "register-revoked"), (200, "")


@pytest.fixture
def shop(database: Path, filled_once: Filled, clock: TurnedClock) -> Iterator[TimedInProcess]:
    backend = TimedInProcess(database, clock, filled_once.told)
    yield backend
    backend.close()


@pytest.fixture
def manager(shop: TimedInProcess) -> Desk:
    return Desk(Till(shop, "kodutare-tallinn-1"))


@pytest.fixture
def stolen(shop: TimedInProcess) -> AskingTill:
    till = AskingTill(shop)
    till.enrol(new_code(shop.backend, STOLEN))
    assert till.configuration() == GOOD
    return till


def test_its_tokens_stop_at_once_and_who_did_it_is_kept(
    shop: TimedInProcess, manager: Desk, stolen: AskingTill
) -> None:
    for _ in range(2):
        assert manager.revoke(STOLEN) == (204, "")
    assert stolen.configuration() == stolen.refresh() == REVOKED
    (event,) = [one for one in rows(shop, tables.audit_events) if one["action"] == "register-revoked"]
    assert (event["register_id"], event["staff"], event["reason"]) == (STOLEN, "90", "stolen")


def test_its_sessions_of_staff_end_too(shop: TimedInProcess, manager: Desk) -> None:
    old = Till(shop, STOLEN)
    session = old.sign_in("manager")
    manager.revoke(STOLEN)
    new = Till(shop, STOLEN, code=new_code(shop.backend, STOLEN))
    answer = new.get("/v1/registers", headers={"X-Staff-Session": session})
    assert (answer.status_code, answer.json()["code"]) == (401, "staff-session-needed")


def test_a_code_that_was_made_for_it_before_lets_nobody_in(
    shop: TimedInProcess, manager: Desk, stolen: AskingTill
) -> None:
    code = new_code(shop.backend, STOLEN)
    manager.revoke(STOLEN)
    answer = shop.call("POST", "/v1/enrolments", json={**stolen.asked, "code": code})
    assert (answer.status_code, answer.json()["code"]) == (404, "enrolment-code-unknown")


def test_the_stolen_till_hears_that_it_is_out_even_after_another_took_its_place(
    shop: TimedInProcess, manager: Desk, stolen: AskingTill, clock: TurnedClock
) -> None:
    manager.revoke(STOLEN)
    new = AskingTill(shop)
    new.enrol(new_code(shop.backend, STOLEN))
    assert new.configuration() == new.refresh() == GOOD
    assert stolen.configuration() == stolen.refresh() == REVOKED
    assert manager.registers()[STOLEN]["revoked"] is False


def test_a_clock_that_went_back_does_not_save_it(
    manager: Desk, stolen: AskingTill, clock: TurnedClock
) -> None:
    clock.turn(minutes=-10)
    assert manager.revoke(STOLEN) == (204, "")
    assert stolen.configuration() == stolen.refresh() == REVOKED


def test_the_till_that_was_found_again_is_let_in_by_a_new_code(
    shop: TimedInProcess, manager: Desk, stolen: AskingTill
) -> None:
    manager.revoke(STOLEN, "closed")
    stolen.ask()
    assert manager.approve(stolen.user_code, STOLEN) == (204, "")
    assert stolen.poll() == GOOD
    assert stolen.configuration() == stolen.refresh() == GOOD


@pytest.mark.rule("N08")
@pytest.mark.parametrize("register", ["kaarna-turku-1", "nowhere"])
def test_another_merchants_register_is_nobodys_business(
    shop: TimedInProcess, manager: Desk, register: str
) -> None:
    cafe = Till(shop, "kaarna-turku-1")
    assert manager.revoke(register) == (404, "not-found")
    assert cafe.get("/v1/configuration").status_code == 200


def test_a_reason_is_one_of_three(manager: Desk) -> None:
    assert manager.revoke(STOLEN, "because") == (422, "invalid-request")


@pytest.mark.rule("N08")
def test_a_manager_sees_every_register_of_the_merchant_and_how_it_stands(
    shop: TimedInProcess, manager: Desk, stolen: AskingTill, clock: TurnedClock
) -> None:
    seen = manager.registers()
    assert {one.split("-")[0] for one in seen} == {"kodutare"}
    assert seen[STOLEN] == {
        "id": STOLEN,
        "name": seen[STOLEN]["name"],
        "store": seen["kodutare-tallinn-1"]["store"],
        "enrolled": True,
        "revoked": False,
        "last_contact": clock.text(),
    }
    nobodys = seen["kodutare-tartu-1"]
    assert (nobodys["enrolled"], nobodys["revoked"], nobodys["last_contact"]) == (False, False, None)
    manager.revoke(STOLEN)
    gone = manager.registers()[STOLEN]
    assert (gone["enrolled"], gone["revoked"]) == (False, True)


def test_a_register_that_nobody_enrolled_can_be_put_out_and_enrolled(
    shop: TimedInProcess, manager: Desk
) -> None:
    assert manager.revoke("kodutare-tartu-1") == (204, "")
    assert manager.registers()["kodutare-tartu-1"]["revoked"] is True
    till = AskingTill(shop)
    till.enrol(new_code(shop.backend, "kodutare-tartu-1"))
    assert till.configuration() == GOOD
