"""Access tokens of a quarter of an hour, refresh tokens that rotate, and what is shown twice (B4)."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import event

from reference_backend import tables
from reference_backend.problems import Problem
from reference_backend.registers.refreshing import refresh
from reference_backend.registers.service import new_code
from tests.backend.asking_till import AskingTill, TimedInProcess, restarted
from tests.backend.conftest import Filled
from tests.backend.looking import rows
from tests.backend.running import TurnedClock

REGISTER = "kodutare-tallinn-1"
ENDED = (401, "enrolment-ended")
GOOD = (200, "")


@pytest.fixture
def shop(database: Path, filled_once: Filled, clock: TurnedClock) -> Iterator[TimedInProcess]:
    backend = TimedInProcess(database, clock, filled_once.told)
    yield backend
    backend.close()


@pytest.fixture
def till(shop: TimedInProcess) -> AskingTill:
    till = AskingTill(shop)
    till.enrol(new_code(shop.backend, REGISTER))
    return till


def stood(shop: TimedInProcess) -> tuple[int, int]:
    """The register's newest generation, and the last one that was used."""
    (row,) = [one for one in rows(shop, tables.registers) if one["id"] == REGISTER]
    return row["generation"], row["generation_used"]


def test_an_access_token_is_good_for_a_quarter_of_an_hour(till: AskingTill, clock: TurnedClock) -> None:
    assert till.told["expires_in"] == 900
    clock.turn(seconds=899)
    assert till.configuration() == GOOD
    clock.turn(seconds=1)
    assert till.configuration() == (401, "token-expired")
    assert till.refresh() == GOOD
    assert till.told["expires_in"] == 900
    assert till.configuration() == GOOD


def test_a_till_that_asks_once_in_ninety_days_stays_and_one_that_waits_longer_does_not(
    till: AskingTill, clock: TurnedClock
) -> None:
    for _ in range(3):
        clock.turn(days=89)
        assert till.refresh() == GOOD
    clock.turn(days=90)
    assert till.refresh() == (401, "refresh-token-unknown")


def test_a_refresh_token_that_is_shown_again_ends_the_family_and_both_holders_have_to_enrol_anew(
    shop: TimedInProcess, till: AskingTill
) -> None:
    stolen = till.told["refresh_token"]
    assert till.refresh() == GOOD
    assert till.configuration() == GOOD
    thief = AskingTill(shop)
    assert thief.refresh(stolen) == (401, "refresh-token-reused")
    assert thief.refresh(stolen) == ENDED
    assert till.configuration() == till.refresh() == ENDED
    (event,) = [one for one in rows(shop, tables.audit_events) if one["action"] == "refresh-token-reused"]
    assert (event["register_id"], event["result"]) == (REGISTER, "family-ended")
    till.enrol(new_code(shop.backend, REGISTER))
    assert till.configuration() == till.refresh() == GOOD
    assert thief.refresh(stolen) == ENDED


def test_a_thief_who_renews_first_is_found_when_the_till_does(shop: TimedInProcess, till: AskingTill) -> None:
    thief = AskingTill(shop)
    assert thief.refresh(till.told["refresh_token"]) == GOOD
    assert thief.configuration() == GOOD
    assert till.refresh() == (401, "refresh-token-reused")
    assert thief.configuration() == thief.refresh() == ENDED


def test_a_lost_answer_is_given_again_and_costs_nobody_anything(
    shop: TimedInProcess, till: AskingTill
) -> None:
    for _ in range(3):
        till.refreshed_in_vain()
    assert stood(shop) == (2, 1)
    assert till.refresh() == GOOD
    assert stood(shop) == (2, 1)
    assert till.configuration() == GOOD
    assert till.refresh() == GOOD
    assert stood(shop) == (3, 2)


def test_an_answer_that_came_after_all_is_as_good_as_the_one_that_was_asked_for_again(
    shop: TimedInProcess, till: AskingTill
) -> None:
    late = till.refreshed_in_vain()
    assert till.refresh() == GOOD
    assert till.refresh(late) == GOOD
    assert till.configuration() == GOOD


def test_two_tokens_of_one_generation_are_told_apart_once_one_was_renewed(
    shop: TimedInProcess, till: AskingTill
) -> None:
    late = till.refreshed_in_vain()
    assert till.refresh() == GOOD
    assert till.refresh() == GOOD
    assert till.configuration() == GOOD
    assert till.refresh(late) == (401, "refresh-token-reused")


def test_the_token_before_stays_good_to_its_end_and_the_one_before_that_does_not(
    till: AskingTill, clock: TurnedClock
) -> None:
    first = till.told["token"]
    till.refresh()
    assert till.configuration(first) == till.configuration() == GOOD
    till.refresh()
    assert till.configuration(first) == ENDED
    assert till.configuration() == GOOD


def test_the_first_use_of_a_generation_is_written_and_each_other_asks_one_thing(
    shop: TimedInProcess, till: AskingTill
) -> None:
    said: list[str] = []

    def note(_c: object, _cursor: object, statement: str, *_: object) -> None:
        said.append(statement)

    def of_registers() -> list[str]:
        said.clear()
        assert till.configuration() == GOOD
        return [one.split()[0] for one in said if "registers" in one]

    event.listen(shop.backend.database.engine, "before_cursor_execute", note)
    try:
        assert of_registers() == ["SELECT", "UPDATE"]
        assert of_registers() == of_registers() == ["SELECT"]
        till.refresh()
        assert of_registers() == ["SELECT", "UPDATE"]
        assert of_registers() == ["SELECT"]
    finally:
        event.remove(shop.backend.database.engine, "before_cursor_execute", note)


def test_two_that_renew_at_once_make_one_generation_and_nobody_is_locked_out(
    shop: TimedInProcess, till: AskingTill
) -> None:
    token, together = till.told["refresh_token"], threading.Barrier(8)
    heard: list[str] = []

    def renew() -> None:
        together.wait(10)
        try:
            heard.append(refresh(shop.backend, token).refresh_token)
        except Problem as problem:
            heard.append(problem.code)

    threads = [threading.Thread(target=renew) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert stood(shop) == (2, 1)
    assert len(set(heard)) == 8
    for one in heard:
        assert "." in one, one
    assert till.refresh(heard[3]) == GOOD
    assert till.configuration() == GOOD


def test_a_restart_changes_nothing(shop: TimedInProcess, till: AskingTill) -> None:
    shop.close()
    till.running = again = restarted(shop)
    try:
        assert till.configuration() == till.refresh() == till.configuration() == GOOD
    finally:
        again.close()


def test_one_who_is_enrolled_while_the_clock_stands_or_went_back_is_the_newer(
    shop: TimedInProcess, till: AskingTill, clock: TurnedClock
) -> None:
    newer = AskingTill(shop)
    clock.turn(days=-30)
    newer.enrol(new_code(shop.backend, REGISTER))
    assert newer.configuration() == GOOD
    assert till.configuration() == till.refresh() == ENDED
    assert newer.refresh() == GOOD


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"grant": "password"},
        {"grant": "refresh"},
        {"grant": "device", "refresh_token": "x"},
        {"grant": "refresh", "refresh_token": ""},
        {"grant": "refresh", "refresh_token": "x" * 4001},
        {"grant": "refresh", "refresh_token": "x", "register": REGISTER},
    ],
)
def test_what_is_no_request_for_tokens_is_refused(shop: TimedInProcess, body: dict[str, str]) -> None:
    answer = shop.call("POST", "/v1/tokens", json=body)
    assert (answer.status_code, answer.json()["code"]) == (422, "invalid-request")
