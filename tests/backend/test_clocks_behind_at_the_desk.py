"""A till whose clock is known to be wrong, or not known at all, dates nothing by it at the desk."""

from datetime import timedelta

import pytest

from reference_backend import tables
from reference_backend.clock import to_wire
from tests.backend.desk import TICKED, WRITTEN, entry_id, withdraw
from tests.backend.in_process import InProcess
from tests.backend.looking import rows
from tests.backend.till import Document, Till

SHOP = "kodutare"
BEHIND = timedelta(hours=3)
LONG_AGO = "2000-01-01T00:00:00.000Z"


@pytest.fixture
def desk(in_process: InProcess) -> Till:
    """Of a shop whose member agreed to the linking of purchases an hour ago."""
    till = Till(in_process, "kodutare-tallinn-1")
    in_process.clock.turn(hours=1)
    return till


def evidence(offset: timedelta | None) -> Document:
    offset_ms = None if offset is None else offset // timedelta(milliseconds=1)
    return {"monotonic_ms": 1, "boot": "boot-1", "offset_ms": offset_ms, "trusted": False}


def by_its_clock(till: Till) -> Document:
    """Return what a till that is behind, and was told so, writes into a header."""
    return {"occurred_at": to_wire(till.running.clock.present - BEHIND), "clock": evidence(BEHIND)}


def without_a_clock() -> Document:
    return {"occurred_at": LONG_AGO, "clock": evidence(None)}


def holder(till: Till) -> str:
    return "card:" + till.running.code(SHOP, "with_consent")


def is_linked(till: Till) -> bool:
    return till.identify(till.running.code(SHOP, "with_consent"))["member_ref"] is not None


def withdrawn_at(till: Till) -> set[str]:
    events = rows(till.running, tables.consent_events)
    return {row["effective_at"] for row in events if row["channel"] == "paper" and not row["given"]}


@pytest.mark.rule("J30", "J21")
@pytest.mark.parametrize("is_known", [True, False])
def test_a_withdrawal_holds_though_the_till_dates_it_before_the_consent(desk: Till, is_known: bool) -> None:
    assert is_linked(desk)
    header = by_its_clock(desk) if is_known else without_a_clock()
    assert desk.outcome(withdraw(desk, holder(desk), **header)) == ("accepted", None)
    assert withdrawn_at(desk) == {desk.running.clock.text()}
    assert not is_linked(desk)


@pytest.mark.rule("J30", "J23")
@pytest.mark.parametrize("is_known", [True, False])
def test_a_letter_of_a_till_with_an_old_date_leaves_what_was_bought_before_it(
    desk: Till, is_known: bool
) -> None:
    desk.buy(100, holder(desk))
    desk.running.clock.turn(hours=1)
    header = by_its_clock(desk) if is_known else without_a_clock()
    assert desk.outcome(withdraw(desk, holder(desk), **header)) == ("accepted", None)
    assert [row["member_ref"] is not None for row in rows(desk.running, tables.purchases)] == [True]


@pytest.mark.rule("J30")
def test_a_letter_that_waited_in_a_till_that_is_behind_holds_from_when_it_was_handed_over(desk: Till) -> None:
    handed_over = desk.running.clock.text()
    letter = withdraw(desk, holder(desk), **by_its_clock(desk))
    desk.running.clock.turn(hours=5)
    assert desk.outcome(letter) == ("accepted", None)
    assert withdrawn_at(desk) == {handed_over}


@pytest.mark.rule("J30", "N14")
@pytest.mark.parametrize("offset_ms", [2**53 - 1, -(2**53) + 1])
def test_no_clock_is_wrong_by_more_than_there_are_years(desk: Till, offset_ms: int) -> None:
    clock = evidence(None) | {"offset_ms": offset_ms}
    assert desk.outcome(withdraw(desk, holder(desk), clock=clock)) == ("accepted", None)
    assert withdrawn_at(desk) == {desk.running.clock.text()}


@pytest.mark.rule("N14", "J09")
def test_an_application_of_a_till_without_a_clock_is_dated_by_its_arrival(desk: Till) -> None:
    taken = desk.append(
        "application_taken", {**TICKED, "purchase_linking": True}, WRITTEN, **without_a_clock()
    )
    assert desk.outcome(taken) == ("accepted", None)
    now = desk.running.clock.text()
    assert [row["taken_at"] for row in rows(desk.running, tables.paper_applications)] == [now]
    events = rows(desk.running, tables.consent_events)
    assert {row["effective_at"] for row in events if row["evidence"] == entry_id(taken)} == {now}


@pytest.mark.rule("N14")
def test_a_purchase_keeps_the_time_of_its_till_whatever_its_clock(desk: Till) -> None:
    desk.buy(100, **without_a_clock())
    desk.upload()
    assert [row["occurred_at"] for row in rows(desk.running, tables.purchases)] == [LONG_AGO]
