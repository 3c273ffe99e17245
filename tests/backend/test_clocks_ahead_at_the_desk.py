"""A till whose clock runs ahead dates nothing later than it came."""

from datetime import timedelta

import pytest

from reference_backend import tables
from reference_backend.clock import to_wire
from reference_backend.journal.entry_times import made_at
from tests.backend.desk import TICKED, WRITTEN, announced, entry_id, picture, send_picture
from tests.backend.in_process import InProcess
from tests.backend.looking import rows
from tests.backend.till import Entry, Till, uuid7

SHOP = "kodutare"
YEARS_AHEAD = timedelta(days=3650)


@pytest.fixture
def shop(in_process: InProcess) -> Till:
    return Till(in_process, "kodutare-tallinn-1")


def by_its_clock(till: Till) -> str:
    return to_wire(till.running.clock.present + YEARS_AHEAD)


@pytest.mark.rule("N14", "J09")
def test_an_application_and_the_end_of_its_paper_are_dated_no_later_than_they_came(shop: Till) -> None:
    now, ahead, content = shop.running.clock.text(), by_its_clock(shop), picture()
    body = {**TICKED, "purchase_linking": True, "picture": announced(content)}
    taken = shop.append("application_taken", body, WRITTEN, occurred_at=ahead)
    assert shop.outcome(taken) == ("accepted", None)
    send_picture(shop, taken, content)
    gone = {"application": entry_id(taken), "staff": "31"}
    assert shop.outcome(shop.append("paper_destroyed", gone, occurred_at=ahead)) == ("accepted", None)
    (paper,) = rows(shop.running, tables.paper_applications)
    assert (paper["taken_at"], paper["paper_destroyed_at"]) == (now, now)
    accepted = [row for row in rows(shop.running, tables.acceptances) if row["entry_id"] == entry_id(taken)]
    assert {row["accepted_at"] for row in accepted} == {now}
    events = rows(shop.running, tables.consent_events)
    assert {row["effective_at"] for row in events if row["evidence"] == entry_id(taken)} == {now}


@pytest.mark.rule("N14", "J17")
@pytest.mark.parametrize("ahead", [timedelta(0), YEARS_AHEAD])
def test_a_card_from_a_till_whose_clock_is_ahead_can_be_replaced(shop: Till, ahead: timedelta) -> None:
    running, other = shop.running, Till(shop.running, "kodutare-tartu-1")
    running.clock.turn(minutes=1)
    first = replace(other, 1, ahead)
    assert other.outcome(first) == ("accepted", None)
    running.clock.turn(days=1)
    second = replace(shop, 2)
    assert shop.outcome(second) == ("accepted", None)
    assert [status_of(shop, number) for number in (1, 2)] == ["lost", "active"]


def replace(till: Till, number: int, ahead: timedelta = timedelta(0)) -> Entry:
    """Hand a blank card out at a till whose clock is that far ahead."""
    made = till.running.clock.present + ahead
    body = {
        "issue": "replacement",
        "fee": {"amount_minor": 99, "currency": "EUR"},
        "fee_version": "2024-1",
        "payment": "cash",
    }
    part = {"holder": "card:" + till.running.code(SHOP, "eligible_virtual"), "card": blank(till, number)}
    stamp = uuid7(int(made.timestamp() * 1000))
    return till.append("card_issued", body, part, entry_id=stamp, occurred_at=to_wire(made))


def blank(till: Till, number: int) -> str:
    return till.running.code(SHOP, f"blank_plastic_{number}")


def status_of(till: Till, number: int) -> str:
    code = blank(till, number)
    return next(str(row["status"]) for row in rows(till.running, tables.cards) if row["code"] == code)


@pytest.mark.parametrize(
    ("made", "said"),
    [
        ("00000000-0000-7000-8000-000000000000", "1970-01-01T00:00:00.000Z"),
        ("017f22e2-79b0-7cc3-98c4-dc0c0c07398f", "2022-02-22T19:22:22.000Z"),
        ("ffffffff-ffff-7fff-bfff-ffffffffffff", "9999-12-31T23:59:59.999Z"),
    ],
)
def test_an_id_tells_when_it_was_made(made: str, said: str) -> None:
    assert made_at(made) == said
