"""Wrong PINs: five and a wait, ten and a manager, at whatever till; what a till that was alone tells."""

import io
import sys
from collections.abc import Callable
from itertools import count

import pytest

from reference_backend import tables
from reference_backend.__main__ import main
from reference_backend.tries import no_longer_counting
from tests.backend.in_process import InProcess
from tests.backend.looking import rows
from tests.backend.running import TurnedClock
from tests.backend.till import Till

MOST_TRIES = 10
NUMBERS = ("12", "77")
"""One that somebody has, and one that nobody has."""


@pytest.fixture
def shop(in_process: InProcess) -> Till:
    return Till(in_process, "kodutare-tallinn-1")


@pytest.fixture
def other(in_process: InProcess) -> Till:
    return Till(in_process, "kodutare-tallinn-2")


def say(figures: str) -> None:
    """Seen with `-s`, and in the report of a failure."""
    sys.stdout.write(f"{figures}\n")


def sign_in(till: Till, number: str, pin: str) -> tuple[int, str, int | None]:
    answer = till.post("/v1/staff-sign-ins", {"staff": number, "pin": pin})
    said = answer.json()
    return answer.status_code, said.get("code", ""), said.get("retry_after_s")


def wrong_until_locked(till_of: Callable[[int], Till], clock: TurnedClock, number: str) -> tuple[int, int]:
    """Guess, and wait as long as is asked; return how many guesses were compared, and the seconds waited."""
    compared = waited = 0
    for guess in count():
        status, code, wait = sign_in(till_of(guess), number, f"{700000 + guess}")
        if code == "pin-locked":
            return compared, waited
        if wait is not None:
            waited += wait
            clock.turn(seconds=wait)
        else:
            assert (status, code) == (401, "sign-in-refused")
            compared += 1
    raise AssertionError("there is no end to it")


@pytest.mark.parametrize("number", NUMBERS)
def test_ten_wrong_pins_lock_a_number_until_a_manager_helps_whether_or_not_somebody_has_it(
    shop: Till, clock: TurnedClock, number: str
) -> None:
    compared, waited = wrong_until_locked(lambda _: shop, clock, number)
    say(f"online, number {number}: {compared} PINs compared, {waited} s of waiting, then locked")
    assert (compared, waited) == (MOST_TRIES, 60 + 120 + 240 + 480 + 960)
    clock.turn(hours=24 * 400)
    assert sign_in(shop, number, "120012")[:2] == (403, "pin-locked")


def test_a_guesser_who_goes_from_till_to_till_has_no_more_tries(
    shop: Till, other: Till, clock: TurnedClock
) -> None:
    compared, _ = wrong_until_locked(lambda guess: (shop, other)[guess % 2], clock, "12")
    say(f"online, two tills in turn: {compared} PINs compared, then locked at both")
    assert compared == MOST_TRIES
    assert sign_in(other, "12", "120012")[1] == sign_in(shop, "12", "120012")[1] == "pin-locked"


def test_a_guesser_who_leaves_a_day_between_the_tries_has_no_more_of_them(
    shop: Till, clock: TurnedClock
) -> None:
    compared = 0
    while sign_in(shop, "12", "000000")[1] != "pin-locked":
        compared += 1
        clock.turn(hours=25)
        with shop.running.backend.database.read() as connection:
            assert not [
                one for one in connection.scalars(no_longer_counting(clock.present)) if "pin-of" in one
            ]
    say(f"online, a day between the tries: {compared} PINs compared, then locked")
    assert compared == MOST_TRIES


def test_a_restart_of_the_backend_gives_no_more_tries(shop: Till, clock: TurnedClock) -> None:
    compared = 0
    while True:
        _, code, wait = sign_in(shop, "12", "000000")
        if code == "pin-locked":
            break
        compared += wait is None
        clock.turn(seconds=wait or 0)
        again = InProcess(shop.running.database, clock)
        shop.running.close()
        shop.running = again
    shop.running.close()
    say(f"online, the backend restarted after each try: {compared} PINs compared, then locked")
    assert compared == MOST_TRIES


def test_guessing_through_all_numbers_makes_the_register_wait(shop: Till) -> None:
    answers = [sign_in(shop, f"{number}", "481516")[1] for number in range(1000, 1025)]
    assert answers == ["sign-in-refused"] * 20 + ["too-many-tries"] * 5


def test_a_manager_unlocks_a_number_at_every_till_and_the_trail_says_who(
    shop: Till, other: Till, clock: TurnedClock
) -> None:
    wrong_until_locked(lambda _: shop, clock, "12")
    headers = {**other.headers, "X-Staff-Session": other.sign_in("manager")}
    answer = other.running.call("POST", "/v1/staff-unlocks", headers=headers, json={"staff": "12"})
    assert answer.status_code == 204
    assert sign_in(shop, "12", "120012")[0] == 200
    trail = rows(shop.running, tables.audit_events)
    (noted,) = [one for one in trail if one["action"] == "staff-unlocked"]
    assert (noted["action"], noted["staff"], noted["reason"]) == ("staff-unlocked", "90", "12")


@pytest.mark.rule("A4.role.manager")
@pytest.mark.parametrize("role", ["cashier", "info_desk"])
def test_nobody_but_a_manager_unlocks(shop: Till, role: str) -> None:
    headers = {**shop.headers, "X-Staff-Session": shop.sign_in(role)}
    answer = shop.running.call("POST", "/v1/staff-unlocks", headers=headers, json={"staff": "12"})
    assert (answer.status_code, answer.json()["code"]) == (403, "role-not-allowed")
    bare = shop.running.call("POST", "/v1/staff-unlocks", headers=shop.headers, json={"staff": "12"})
    assert (bare.status_code, bare.json()["code"]) == (401, "staff-session-needed")


def test_where_no_manager_can_sign_in_a_command_unlocks(
    shop: Till, clock: TurnedClock, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong_until_locked(lambda _: shop, clock, "90")
    capsys.readouterr()
    database = str(shop.running.database)
    assert main(["staff", "unlock", "kodutare", "90", "--database", database]) == 0
    assert capsys.readouterr().out == "90 may try again at kodutare\n"
    assert main(["staff", "unlock", "kodutare", "777", "--database", database]) == 1
    assert sign_in(shop, "90", "900090")[0] == 200


def test_another_merchants_person_of_the_same_number_is_not_locked(
    shop: Till, cafe: Till, clock: TurnedClock
) -> None:
    wrong_until_locked(lambda _: shop, clock, "12")
    assert sign_in(cafe, "12", "120012")[0] == 200


# --- what a till that was alone tells and hears ------------------------------------------------------


def checked(till: Till, remembered: dict[str, str], **wrong: int) -> list[str]:
    body = {
        "remembered": [{"staff": staff, "stamp": stamp} for staff, stamp in remembered.items()],
        "wrong_tries": [{"staff": name.strip("n"), "count": many} for name, many in wrong.items()],
    }
    answer = till.post("/v1/staff-checks", body)
    assert answer.status_code == 200, answer.text
    return list(answer.json()["ended"])


def stamp(till: Till, number: str = "12", pin: str = "120012") -> str:
    return str(till.post("/v1/staff-sign-ins", {"staff": number, "pin": pin}).json()["stamp"])


def test_who_is_as_before_is_not_ended(shop: Till, other: Till) -> None:
    assert checked(other, {"12": stamp(shop), "90": stamp(shop, "90", "900090")}) == []


def test_a_stranger_and_a_wrong_stamp_are_ended_alike(shop: Till) -> None:
    assert checked(shop, {"77": stamp(shop), "12": "00", "90": stamp(shop)}) == ["77", "12", "90"]


@pytest.mark.parametrize("change", ["remove", "role", "pin"])
def test_who_was_removed_or_has_another_role_or_pin_is_ended_everywhere(
    shop: Till, other: Till, change: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    remembered = {"12": stamp(shop)}
    if change == "pin":
        new = {"staff": "12", "pin": "120012", "new_pin": "481516"}
        assert other.post("/v1/staff-pins", new).status_code == 200
    else:
        monkeypatch.setattr("sys.stdin", io.StringIO("481516\n"))
        words = ["remove", "kodutare", "12"] if change == "remove" else ["add", "kodutare", "12", "manager"]
        assert main(["staff", *words, "--database", str(shop.running.database)]) == 0
    assert checked(shop, remembered) == ["12"]


def test_who_is_locked_is_ended(shop: Till, other: Till, clock: TurnedClock) -> None:
    remembered = {"12": stamp(shop)}
    wrong_until_locked(lambda _: other, clock, "12")
    assert checked(shop, remembered) == ["12"]


def test_wrong_pins_at_a_till_that_was_alone_count_with_the_others(
    shop: Till, other: Till, clock: TurnedClock
) -> None:
    remembered = {"12": stamp(shop)}
    assert checked(shop, remembered, n12=4) == []
    assert sign_in(other, "12", "000000")[1] == "sign-in-refused"
    assert sign_in(other, "12", "120012")[1] == "too-many-tries"
    assert checked(shop, remembered, n12=5) == ["12"]
    clock.turn(hours=1)
    assert sign_in(other, "12", "120012")[1] == "pin-locked"


def test_a_till_that_tells_of_endless_wrong_pins_has_to_wait_itself(shop: Till) -> None:
    for _ in range(2):
        checked(shop, {}, n71=10)
    body = {"remembered": [], "wrong_tries": [{"staff": "72", "count": 10}]}
    assert shop.post("/v1/staff-checks", body).status_code == 429
    assert not [one for one in rows(shop.running, tables.tries) if one["subject"].endswith(":72")]


def test_a_command_that_removes_ends_the_sessions(
    shop: Till, clock: TurnedClock, capsys: pytest.CaptureFixture[str]
) -> None:
    session = {"X-Staff-Session": shop.sign_in("manager")}
    database = str(shop.running.database)
    assert main(["staff", "remove", "kodutare", "90", "--database", database]) == 0
    assert main(["staff", "remove", "kodutare", "90", "--database", database]) == 1
    answer = shop.get("/v1/reports/day?date=2026-11-22", headers=session)
    assert answer.json()["code"] == "staff-session-needed"
