"""Consents: what was said, what holds, and letters that take it back."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, create_engine

from reference_backend import tables
from reference_backend.configuration.repository import terms_of
from reference_backend.consents.purposes import CONSENTS, PURPOSES, Purpose
from reference_backend.consents.service import Said, log_of, say, state
from tests.backend.desk import withdraw
from tests.backend.in_process import InProcess
from tests.backend.looking import rows
from tests.backend.offering import benefit, enable, offer
from tests.backend.till import Till, uuid7


@pytest.fixture
def desk(in_process: InProcess) -> Till:
    return Till(in_process, "kodutare-tallinn-1")


def member_of(running: InProcess, till: Till, key: str = "with_consent") -> str:
    return str(till.identify(running.code("kodutare", key))["member_ref"])


def linked(running: InProcess) -> dict[int, bool]:
    return {row["amount_minor"]: row["member_ref"] is not None for row in rows(running, tables.purchases)}


@pytest.mark.rule("J23", "J30")
@pytest.mark.parametrize("withdrawal_first", [True, False])
def test_a_withdrawal_unties_what_was_bought_since_in_whichever_order_they_come(
    in_process: InProcess, desk: Till, withdrawal_first: bool
) -> None:
    letters = Till(in_process, "kodutare-tallinn-2")
    member = member_of(in_process, desk)
    desk.buy(100, member)
    in_process.clock.turn(minutes=1)
    letter = withdraw(letters, "card:" + in_process.code("kodutare", "with_consent"))
    at_once = desk.buy(200, member)
    in_process.clock.turn(minutes=1)
    later = desk.buy(300, member)
    in_process.clock.turn(minutes=1)
    if withdrawal_first:
        desk.upload(last=2)
        assert letters.outcome(letter) == ("accepted", None)
        desk.upload(first=3)
    else:
        desk.upload()
        assert linked(in_process) == {100: True, 200: True, 300: True}
        assert letters.outcome(letter) == ("accepted", None)
    assert linked(in_process) == {100: True, 200: False, 300: False}
    personal = {row["entry_id"]: row["personal"] for row in rows(in_process, tables.entries)}
    for entry in (at_once, later):
        assert personal[entry["header"]["entry_id"]] is None


@pytest.mark.rule("J24", "J30")
def test_the_personalised_offers_stop_and_the_card_price_stays(in_process: InProcess, desk: Till) -> None:
    code = in_process.code("kodutare", "with_consent")
    before = desk.identify(code)
    assert "pillow-5" in before["benefits"]
    cursor = desk.get("/v1/snapshot?limit=2000").json()["cursor"]
    assert desk.outcome(withdraw(desk, before["member_ref"], ["purchase-linking"])) == ("accepted", None)
    after = desk.identify(code)
    assert after["card_price"] is True
    assert "pillow-5" not in after["benefits"]
    assert after["member_ref"] is None
    told = desk.get(f"/v1/snapshot?limit=2000&cursor={cursor}").json()["cards"]
    assert told
    assert all(one["member_ref"] is None for one in told)


@pytest.mark.rule("J30")
@pytest.mark.parametrize("holder", [None, "card:9100000000000000", "nobody-known"])
def test_a_letter_whose_writer_nobody_finds_is_a_task_and_no_refusal(
    in_process: InProcess, desk: Till, holder: str | None
) -> None:
    letter = withdraw(desk, holder)
    assert desk.outcome(letter) == ("accepted", None)
    (task,) = rows(in_process, tables.privacy_tasks)
    assert (task["kind"], task["entry_id"]) == ("withdrawal-without-writer", letter["header"]["entry_id"])
    assert rows(in_process, tables.entries)[-1]["flags"] == "withdrawal-without-writer"


@pytest.mark.rule("J30", "A4.role.info-desk")
def test_a_cashier_hands_a_letter_over(desk: Till) -> None:
    body = {"purposes": "all", "picture": None, "staff": "12"}
    assert desk.outcome(desk.append("consent_withdrawn", body)) == ("set_aside", "role-not-allowed")


@pytest.mark.rule("J30")
def test_a_till_whose_clock_is_ahead_does_not_put_a_withdrawal_off(in_process: InProcess, desk: Till) -> None:
    member = member_of(in_process, desk)
    assert desk.outcome(withdraw(desk, member, occurred_at="2030-01-01T00:00:00.000Z")) == ("accepted", None)
    assert desk.identify(in_process.code("kodutare", "with_consent"))["member_ref"] is None


@pytest.mark.rule("J31")
def test_another_withdrawal_is_noted_and_changes_nothing(in_process: InProcess, desk: Till) -> None:
    member = member_of(in_process, desk)
    desk.outcome(withdraw(desk, member, ["purchase-linking"]))
    bought = desk.buy(100, member)
    in_process.clock.turn(minutes=1)
    assert desk.outcome(withdraw(desk, member, ["purchase-linking"])) == ("accepted", None)
    assert linked(in_process) == {100: False}, bought
    given_ = [row["given"] for row in rows(in_process, tables.consent_events) if row["evidence"]]
    assert given_ == [False, False]


@pytest.mark.rule("J23")
def test_a_hold_that_names_the_member_beside_a_sale_goes_with_the_consent(
    in_process: InProcess, desk: Till
) -> None:
    once = benefit("once", "offer", single_use=True, chosen=True, audience="consent", basis="personalised")
    offer(in_process.backend, "kodutare", once)
    member = member_of(in_process, desk)
    sale = uuid7(int(in_process.clock.present.timestamp() * 1000))
    kept = desk.post("/v1/holds", {"sale": sale, "benefit": "once", "member_ref": member})
    assert kept.status_code == 200, kept.text
    desk.outcome(withdraw(desk, member))
    assert rows(in_process, tables.holds) == []


@pytest.mark.rule("J23")
@pytest.mark.parametrize("withdrawal_first", [True, False])
def test_what_was_earned_under_a_consent_that_was_gone_is_nobodys(
    in_process: InProcess, desk: Till, withdrawal_first: bool
) -> None:
    enable(in_process.backend, "customer-card-ee", points=True)
    offer(in_process.backend, "kodutare", benefit("points", "points_per_unit", points=1, unit_minor=100))
    letters = Till(in_process, "kodutare-tallinn-2")
    member = member_of(in_process, desk)
    kept = desk.buy(500, member)
    in_process.clock.turn(minutes=1)
    letter = withdraw(letters, member)
    lost = desk.buy(700, member)
    desk.reverse(kept["header"]["entry_id"])
    if withdrawal_first:
        letters.outcome(letter)
    desk.upload()
    letters.outcome(letter)
    desk.outcome(desk.reverse(lost["header"]["entry_id"]))
    bookings = rows(in_process, tables.ledger_bookings)
    assert sum(row["amount_minor"] for row in bookings if row["member_ref"] == member) == 0
    assert sum(row["amount_minor"] for row in bookings) == 0


SAID = st.lists(st.tuples(st.sampled_from(CONSENTS), st.booleans(), st.integers(0, 9)), max_size=12)


@pytest.mark.rule("N25", "J31")
@settings(max_examples=60, deadline=None)
@given(said=SAID)
def test_the_state_is_the_last_word_of_the_log_and_nothing_is_said_twice(
    said: list[tuple[Purpose, bool, int]],
) -> None:
    engine = create_engine("sqlite://")
    with engine.begin() as connection:
        tables.consent_events.create(connection)
        for number, (purpose, given_, minute) in enumerate(said):
            held = holding(connection, minute)[purpose]
            assert told(connection, purpose, given_, minute, f"letter {number}") is (held != given_)
            noted = log_of(connection, "shop", "somebody")
            assert told(connection, purpose, given_, minute, f"letter {number}") is False
            assert told(connection, purpose, given_, minute, None) is False
            assert log_of(connection, "shop", "somebody") == noted
        for minute in range(10):
            want = dict.fromkeys(PURPOSES, False)
            # In the order of the moments; of two about one moment the one that was said last.
            for purpose, given_, at in sorted(said, key=lambda one: one[2]):
                if at <= minute:
                    want[purpose] = given_
            assert holding(connection, minute) == want
    engine.dispose()


def told(connection: Connection, purpose: Purpose, given_: bool, minute: int, letter: str | None) -> bool:
    at = moment(minute)
    return say(connection, "shop", "somebody", purpose, given_, Said(at, at, "test", letter))


def holding(connection: Connection, minute: int) -> dict[Purpose, bool]:
    return state(connection, "shop", "somebody", moment(minute))


def moment(minute: int) -> str:
    return f"2026-11-22T10:0{minute}:00.000Z"


def test_the_card_programme_links_by_consent(in_process: InProcess) -> None:
    with in_process.backend.database.read() as connection:
        terms = terms_of(connection, "kodutare", in_process.backend.programmes)
    assert terms.programme.capabilities.purchase_linking == "consent"
