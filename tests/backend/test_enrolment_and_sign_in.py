"""Who may call at all."""

from datetime import timedelta

from sqlalchemy import update

from reference_backend import tables
from reference_backend.registers.service import new_code
from tests.backend.in_process import InProcess
from tests.backend.running import Running, TurnedClock
from tests.backend.till import Till

REQUEST = {"public_key": "ab" * 32, "instance": "0f9b8c7d-6e5f-4a3b-8c1d-2e3f4a5b6c7d", "client_version": "1"}


def refusal(running: Running, code: str) -> tuple[int, str]:
    answer = running.call("POST", "/v1/enrolments", json={**REQUEST, "code": code})
    return answer.status_code, answer.json().get("code", "")


def test_a_code_is_taken_once_however_it_is_spelled(running: Running) -> None:
    code = running.enrolment_code("kodutare-tallinn-1").lower()
    spelled = f" {code[:4]}-{code[4:]} "
    assert refusal(running, spelled)[0] == 201
    assert refusal(running, spelled) == (410, "enrolment-code-used")


def test_a_code_ends_with_its_time(running: Running, clock: TurnedClock) -> None:
    code = new_code(running.backend, "kodutare-tallinn-1", timedelta(minutes=10))
    clock.turn(minutes=10)
    assert refusal(running, code) == (410, "enrolment-code-expired")


def test_a_newer_code_ends_the_older(running: Running) -> None:
    old = running.enrolment_code("kodutare-tallinn-1")
    new_code(running.backend, "kodutare-tallinn-1")
    assert refusal(running, old) == (404, "enrolment-code-unknown")


def test_a_code_that_is_not_for_the_till_that_asks_is_refused_and_stays_good(running: Running) -> None:
    code = running.enrolment_code("kodutare-tallinn-1")
    asked = {**REQUEST, "code": code, "register": "kodutare-tallinn-2"}
    for _ in range(2):
        answer = running.call("POST", "/v1/enrolments", json=asked)
        assert (answer.status_code, answer.json()["code"]) == (409, "code-of-another-till")
    right = running.call("POST", "/v1/enrolments", json={**asked, "register": "kodutare-tallinn-1"})
    assert (right.status_code, right.json()["register"]["id"]) == (201, "kodutare-tallinn-1")


def test_guessing_codes_is_stopped_and_the_stop_outlives_a_restart(
    running: Running, clock: TurnedClock
) -> None:
    for _ in range(10):
        assert refusal(running, "BBBBBBBB") == (404, "enrolment-code-unknown")
    assert refusal(running, running.enrolment_code("kodutare-tallinn-1")) == (429, "too-many-tries")
    again = InProcess(running.database, clock)
    try:
        assert refusal(again, "BBBBBBBB") == (429, "too-many-tries")
    finally:
        again.close()


def sign_in(till: Till, number: str, pin: str) -> tuple[int, str]:
    answer = till.post("/v1/staff-sign-ins", {"staff": number, "pin": pin})
    return answer.status_code, answer.json().get("code", "")


def test_a_wrong_pin_and_an_unknown_number_get_the_same_words(till: Till) -> None:
    assert sign_in(till, "12", "000000") == sign_in(till, "77", "000000") == (401, "sign-in-refused")


def test_five_wrong_pins_make_the_right_one_wait_and_each_further_one_doubles_it(
    till: Till, clock: TurnedClock
) -> None:
    for _ in range(5):
        assert sign_in(till, "12", "000000") == (401, "sign-in-refused")
    answer = till.post("/v1/staff-sign-ins", {"staff": "12", "pin": "120012"})
    assert (answer.status_code, answer.json()["retry_after_s"]) == (429, 60)
    assert answer.headers["Retry-After"] == "60"
    clock.turn(seconds=60)
    assert sign_in(till, "12", "000000") == (401, "sign-in-refused")
    clock.turn(seconds=61)
    assert sign_in(till, "12", "120012") == (429, "too-many-tries")
    clock.turn(seconds=60)
    assert sign_in(till, "12", "120012")[0] == 200


def test_a_colleagues_right_pin_does_not_reset_the_count(till: Till) -> None:
    for _ in range(4):
        sign_in(till, "12", "000000")
    assert sign_in(till, "90", "900090")[0] == 200
    assert sign_in(till, "12", "000000") == (401, "sign-in-refused")
    assert sign_in(till, "12", "120012") == (429, "too-many-tries")


def test_a_session_counts_at_its_own_register_only(till: Till, cafe: Till) -> None:
    session = till.sign_in("manager")
    answer = cafe.get("/v1/reports/day?date=2026-11-22", headers={"X-Staff-Session": session})
    assert (answer.status_code, answer.json()["code"]) == (401, "staff-session-needed")


def test_the_days_report_is_the_managers(till: Till) -> None:
    for role in ("cashier", "info_desk"):
        answer = till.get("/v1/reports/day?date=2026-11-22", headers={"X-Staff-Session": till.sign_in(role)})
        assert (answer.status_code, answer.json()["code"]) == (403, "role-not-allowed")


def test_a_session_ends_with_its_time(till: Till, clock: TurnedClock) -> None:
    session = till.sign_in("manager")
    clock.turn(hours=12)
    answer = till.get("/v1/reports/day?date=2026-11-22", headers={"X-Staff-Session": session})
    assert answer.json()["code"] == "staff-session-needed"


def test_tokens_codes_and_pins_are_not_in_the_database(running: Running) -> None:
    code = running.enrolment_code("kodutare-tallinn-1")
    till = Till(running, "kodutare-tallinn-1")
    session = till.sign_in("cashier")
    files = [running.database, running.database.with_name(running.database.name + "-wal")]
    stored = b"".join(path.read_bytes() for path in files)
    for secret in (code, till.told["token"], session, "120012"):
        assert secret.encode() not in stored


def test_a_revoked_register_is_told_so(running: Running, till: Till) -> None:
    mine = tables.registers.c.id == till.register
    with running.backend.database.write() as connection:
        connection.execute(update(tables.registers).where(mine).values(revoked_at=running.clock.text()))
    answer = till.get("/v1/configuration")
    assert (answer.status_code, answer.json()["code"]) == (403, "register-revoked")
