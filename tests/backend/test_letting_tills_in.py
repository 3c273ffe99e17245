"""A till shows a code, a manager approves it, and the till hears it when it asks next (RFC 8628)."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import update

from reference_backend import tables
from reference_backend.approvals import deciding
from reference_backend.problems import Problem
from reference_backend.registers.access import register_by_token
from reference_backend.registers.service import new_code
from reference_backend.secrets_source import CODE_ALPHABET, SystemSecrets, fingerprint
from reference_backend.staff.service import Person
from tests.backend.asking_till import AskingTill, Desk, TimedInProcess, heard
from tests.backend.conftest import Filled
from tests.backend.looking import rows
from tests.backend.running import TurnedClock
from tests.backend.till import Till

SECOND = "kodutare-tallinn-2"


@pytest.fixture
def shop(database: Path, filled_once: Filled, clock: TurnedClock) -> Iterator[TimedInProcess]:
    backend = TimedInProcess(database, clock, filled_once.told)
    yield backend
    backend.close()


@pytest.fixture
def first(shop: TimedInProcess) -> Till:
    return Till(shop, "kodutare-tallinn-1")


@pytest.fixture
def manager(first: Till) -> Desk:
    return Desk(first)


@pytest.fixture
def new(shop: TimedInProcess) -> AskingTill:
    till = AskingTill(shop)
    assert till.ask() == (200, "")
    return till


def events(shop: TimedInProcess, action: str) -> list[dict[str, object]]:
    return [row for row in rows(shop, tables.audit_events) if row["action"] == action]


def test_a_till_is_let_in_and_hears_it(
    shop: TimedInProcess, manager: Desk, new: AskingTill, clock: TurnedClock
) -> None:
    assert (new.shown["expires_in"], new.shown["interval"]) == (600, 5)
    letters = new.user_code.replace("-", "")
    assert len(letters) == 8
    assert set(letters) <= set(CODE_ALPHABET)
    assert new.poll() == (400, "authorization-pending")
    seen = manager.look_at(new.user_code)
    assert seen.json() == {"client_version": "0.6.0", "asked_at": clock.text(), "was": None}
    spelled = f"{letters[:3].lower()}-{letters[3:]}"
    assert manager.approve(spelled, SECOND) == (204, "")
    clock.turn(seconds=5)
    assert new.poll() == (200, "")
    assert new.told["register"]["id"] == SECOND
    assert new.told["merchant"]["id"] == "kodutare"
    assert new.told["expires_in"] == 900
    assert new.configuration() == (200, "")
    (said,) = events(shop, "till-asked-to-be-let-in")
    assert (said["result"], said["register_id"], said["staff"]) == ("approved", SECOND, "90")
    assert [one["register_id"] for one in events(shop, "register-enrolled")][-1] == SECOND


def test_the_same_decision_once_more_is_heard_once_and_another_is_refused(
    shop: TimedInProcess, manager: Desk, new: AskingTill
) -> None:
    for _ in range(2):
        assert manager.approve(new.user_code, SECOND) == (204, "")
    assert manager.decide(new.user_code, "deny", None) == (409, "user-code-decided")
    assert manager.approve(new.user_code, "kodutare-tartu-1") == (409, "user-code-decided")
    assert heard(manager.look_at(new.user_code)) == (409, "user-code-decided")
    assert new.poll() == (200, "")
    assert manager.approve(new.user_code, SECOND) == (204, "")
    assert len(events(shop, "till-asked-to-be-let-in")) == 1


def test_a_till_that_is_not_let_in_hears_that(shop: TimedInProcess, manager: Desk, new: AskingTill) -> None:
    assert manager.decide(new.user_code, "deny", None) == (204, "")
    assert new.poll() == (403, "access-denied")
    assert [one["result"] for one in events(shop, "till-asked-to-be-let-in")] == ["denied"]


def test_a_till_that_asks_too_soon_waits_five_seconds_longer_each_time(
    new: AskingTill, clock: TurnedClock
) -> None:
    steps = [
        (0, "authorization-pending"),
        (2, "slow-down"),
        (7, "slow-down"),
        (15, "authorization-pending"),
        (14, "slow-down"),
        (19.6, "authorization-pending"),
    ]
    for seconds, code in steps:
        clock.turn(seconds=seconds)
        assert new.poll() == (400, code), seconds


def test_who_was_told_to_slow_down_is_told_how_long(new: AskingTill) -> None:
    new.poll()
    body = {"grant": "device", "device_code": new.shown["device_code"]}
    answer = new.running.call("POST", "/v1/tokens", json=body)
    assert (answer.json()["code"], answer.json()["retry_after_s"]) == ("slow-down", 10)
    assert answer.headers["Retry-After"] == "10"


def test_a_code_ends_with_its_time_whatever_was_said(
    manager: Desk, new: AskingTill, clock: TurnedClock
) -> None:
    clock.turn(minutes=9)
    assert manager.approve(new.user_code, SECOND) == (204, "")
    clock.turn(minutes=1)
    assert new.poll() == (410, "device-code-expired")


def test_a_code_that_is_over_cannot_be_approved_and_is_forgotten_after_a_day(
    shop: TimedInProcess, new: AskingTill, clock: TurnedClock
) -> None:
    clock.turn(minutes=10)
    desk = Desk(Till(shop, "kodutare-tallinn-1"))
    assert desk.approve(new.user_code, SECOND) == (410, "user-code-expired")
    assert heard(desk.look_at(new.user_code)) == (410, "user-code-expired")
    clock.turn(days=1)
    assert AskingTill(shop).ask() == (200, "")
    assert new.poll() == (404, "device-code-unknown")


def test_an_answer_that_was_lost_is_given_again_until_its_tokens_are_used(
    manager: Desk, new: AskingTill
) -> None:
    manager.approve(new.user_code, SECOND)
    assert new.poll() == (200, "")
    lost = dict(new.told)
    assert new.poll() == (200, "")
    assert new.told["register"] == lost["register"]
    assert new.told["refresh_token"] != lost["refresh_token"]
    assert new.configuration() == (200, "")
    assert new.poll() == (410, "device-code-expired")


def test_a_manager_sees_which_of_his_registers_it_was_and_no_other_merchants(
    shop: TimedInProcess, manager: Desk
) -> None:
    for was, seen in ((SECOND, SECOND), ("kaarna-turku-1", None), ("<b>nowhere", None)):
        till = AskingTill(shop, was)
        assert till.ask() == (200, "")
        assert manager.look_at(till.user_code).json()["was"] == seen


def test_a_till_that_says_which_it_was_is_let_in_as_no_other(shop: TimedInProcess, manager: Desk) -> None:
    till = AskingTill(shop, SECOND)
    till.ask()
    assert manager.approve(till.user_code, "kodutare-tartu-1") == (409, "code-of-another-till")
    assert manager.approve(till.user_code, SECOND) == (204, "")


@pytest.mark.rule("N08")
@pytest.mark.parametrize("register", ["kaarna-turku-1", "nowhere"])
def test_nobody_lets_a_till_in_as_another_merchants_register(
    manager: Desk, new: AskingTill, register: str
) -> None:
    assert manager.approve(new.user_code, register) == (404, "not-found")
    assert new.poll() == (400, "authorization-pending")


@pytest.mark.parametrize("role", ["cashier", "info_desk"])
def test_only_a_manager_lets_tills_in(first: Till, new: AskingTill, role: str) -> None:
    desk = Desk(first, role)
    assert desk.approve(new.user_code, SECOND) == (403, "role-not-allowed")
    assert heard(desk.look_at(new.user_code)) == (403, "role-not-allowed")
    assert heard(desk.get("/v1/registers")) == (403, "role-not-allowed")
    assert desk.revoke(SECOND) == (403, "role-not-allowed")
    assert new.poll() == (400, "authorization-pending")


def test_to_approve_names_a_register(manager: Desk, new: AskingTill) -> None:
    assert manager.decide(new.user_code, "approve", None) == (422, "invalid-request")
    assert manager.decide(new.user_code, "perhaps", SECOND) == (422, "invalid-request")


def test_what_a_till_says_of_its_version_is_plain(shop: TimedInProcess) -> None:
    till = AskingTill(shop)
    for version in ("", "<b>1</b>", "1\n2", "x" * 41, "ä"):
        till.asked["client_version"] = version
        assert till.ask() == (422, "invalid-request")


def test_five_of_one_address_may_wait_at_once(shop: TimedInProcess, clock: TurnedClock) -> None:
    tills = [AskingTill(shop) for _ in range(6)]
    assert [one.ask() for one in tills] == [(200, "")] * 5 + [(429, "too-many-tries")]
    answer = shop.call("POST", "/v1/device-authorizations", json=tills[5].asked)
    assert answer.json()["retry_after_s"] == 600
    desk = Desk(Till(shop, "kodutare-tallinn-1"))
    assert desk.approve(tills[0].user_code, SECOND) == (204, "")
    assert tills[5].ask() == (200, "")
    clock.turn(minutes=10)
    assert AskingTill(shop).ask() == (200, "")


class SameCodes(SystemSecrets):
    """A source that gives one code twice before another."""

    def __init__(self) -> None:
        self._codes = iter(["BCDFGHJK", "BCDFGHJK", "KJHGFDCB"])

    def code(self) -> str:
        return next(self._codes)


def test_no_two_tills_show_one_code(shop: TimedInProcess) -> None:
    shop.exchange(secrets=SameCodes())
    tills = [AskingTill(shop) for _ in range(2)]
    assert [one.ask() for one in tills] == [(200, "")] * 2
    assert [one.user_code for one in tills] == ["BCDF-GHJK", "KJHG-FDCB"]


# --- guessing --------------------------------------------------------------------------------------


def test_ten_guesses_make_the_right_code_wait_at_this_till_and_for_this_person_anywhere(
    shop: TimedInProcess, manager: Desk, new: AskingTill, clock: TurnedClock
) -> None:
    elsewhere = Desk(Till(shop, "kodutare-tartu-1"))
    for _ in range(10):
        assert heard(manager.look_at("BBBB-BBBB")) == (404, "user-code-unknown")
    assert manager.approve(new.user_code, SECOND) == (429, "too-many-tries")
    assert elsewhere.approve(new.user_code, SECOND) == (429, "too-many-tries")
    clock.turn(seconds=60)
    assert manager.approve(new.user_code, SECOND) == (204, "")


def test_a_right_code_does_not_take_guesses_back(manager: Desk, new: AskingTill) -> None:
    for _ in range(9):
        manager.look_at("BBBB-BBBB")
    assert manager.look_at(new.user_code).status_code == 200
    assert heard(manager.look_at("BBBB-BBBB")) == (404, "user-code-unknown")
    assert heard(manager.look_at(new.user_code)) == (429, "too-many-tries")


def test_of_ten_thousand_guesses_in_three_hours_few_are_looked_at(
    shop: TimedInProcess, first: Till, new: AskingTill, clock: TurnedClock
) -> None:
    register = register_by_token(shop.backend, first.told["token"])
    said: dict[str, int] = {}
    for guess in range(10_000):
        clock.turn(seconds=1)
        try:
            deciding.look_at(shop.backend, register, Person("90", "manager"), f"{guess:08d}")
        except Problem as problem:
            said[problem.code] = said.get(problem.code, 0) + 1
    assert said["user-code-unknown"] + said["too-many-tries"] == 10_000
    assert said["user-code-unknown"] <= 18


def test_ten_thousand_device_codes_open_nothing_and_lock_nobody_out(
    shop: TimedInProcess, manager: Desk, new: AskingTill
) -> None:
    right = new.shown["device_code"]
    for guess in range(200):
        new.shown["device_code"] = f"{guess:043d}"
        assert new.poll() == (404, "device-code-unknown")
    new.shown["device_code"] = right
    manager.approve(new.user_code, SECOND)
    assert new.poll() == (200, "")


# --- what is kept ----------------------------------------------------------------------------------


def test_no_code_and_no_token_stands_in_the_database(
    shop: TimedInProcess, manager: Desk, new: AskingTill
) -> None:
    manager.approve(new.user_code, SECOND)
    new.poll()
    files = [shop.database, shop.database.with_name(f"{shop.database.name}-wal")]
    stored = b"".join(path.read_bytes() for path in files)
    letters = new.user_code.replace("-", "")
    assert fingerprint(letters).encode() in stored
    for secret in (letters, new.user_code, new.shown["device_code"], new.told["token"]):
        assert secret.encode() not in stored


def test_a_code_that_it_made_still_lets_a_till_in(shop: TimedInProcess) -> None:
    till = AskingTill(shop)
    till.enrol(new_code(shop.backend, SECOND))
    assert till.configuration() == (200, "")
    assert till.refresh() == (200, "")


def test_a_till_that_takes_anothers_place_ends_it_when_it_first_hears_so(
    shop: TimedInProcess, manager: Desk, new: AskingTill
) -> None:
    old = AskingTill(shop)
    old.enrol(new_code(shop.backend, SECOND))
    manager.approve(new.user_code, SECOND)
    assert old.configuration() == (200, "")
    new.poll()
    assert old.configuration() == old.refresh() == (401, "enrolment-ended")
    assert new.configuration() == (200, "")


def test_a_register_that_was_removed_meanwhile_is_not_enrolled(
    shop: TimedInProcess, manager: Desk, new: AskingTill
) -> None:
    manager.approve(new.user_code, SECOND)
    assert manager.revoke(SECOND) == (204, "")
    assert new.poll() == (403, "access-denied")


def test_what_waits_is_told_from_what_was_asked_by_others(shop: TimedInProcess, new: AskingTill) -> None:
    """Five of another address do not take this one's places."""
    with shop.backend.database.write() as connection:
        connection.execute(update(tables.device_authorizations).values(caller="10.0.0.9"))
    assert [AskingTill(shop).ask()[0] for _ in range(5)] == [200] * 5
