"""What waits for something that never comes names no member for ever, nor does a wrong date (Q10)."""

from typing import Any

import pytest

from reference_backend import tables
from reference_backend.erasure.retention import WAITS_DAYS, apply_retention
from tests.backend.accounts import CAFE, hold, member_at, new_sale, use
from tests.backend.desk import announced, entry_id, picture
from tests.backend.in_process import InProcess
from tests.backend.looking import rows
from tests.backend.offering import REDEMPTION, benefit, offer
from tests.backend.till import Entry, Till

BONUS = benefit("bonus-2", "bonus_percent", percent=2)
BODIES_DAYS = 31


@pytest.fixture
def cafe(in_process: InProcess) -> Till:
    offer(in_process.backend, CAFE, BONUS, REDEMPTION)
    return Till(in_process, "kaarna-turku-1")


@pytest.fixture
def rich(in_process: InProcess, cafe: Till) -> str:
    member = member_at(in_process, cafe, CAFE)
    cafe.buy(10_000, member)
    cafe.upload()
    return member


def stored(running: InProcess, entry: Entry) -> dict[str, Any]:
    return next(row for row in rows(running, tables.entries) if row["entry_id"] == entry_id(entry))


def keep_for(running: InProcess, days: int) -> None:
    running.clock.turn(days=days)
    apply_retention(running.backend)


@pytest.mark.rule("N14")
def test_a_purchase_dated_years_ahead_loses_its_member_when_it_has_been_here_long_enough(
    in_process: InProcess, cafe: Till
) -> None:
    member = member_at(in_process, cafe, CAFE)
    cafe.buy(100, member, occurred_at="2046-01-01T00:00:00.000Z")
    cafe.upload()
    in_process.clock.turn(days=400)
    cafe.buy(200, member)
    cafe.upload()
    keep_for(in_process, 365)
    assert {row["amount_minor"]: row["member_ref"] for row in rows(in_process, tables.purchases)} == {
        100: None,
        200: member,
    }


def test_a_hold_that_is_over_goes_and_one_that_a_till_may_still_use_stays_longer(
    in_process: InProcess, cafe: Till, rich: str
) -> None:
    _status, given_back = hold(cafe, new_sale(cafe), rich, 10)
    in_process.call("DELETE", f"/v1/holds/{given_back}", headers=cafe.headers)
    _status, still_open = hold(cafe, new_sale(cafe), rich, 20)
    keep_for(in_process, BODIES_DAYS)
    assert [row["id"] for row in rows(in_process, tables.holds)] == [still_open]
    keep_for(in_process, WAITS_DAYS)
    assert rows(in_process, tables.holds) == []


def test_a_hold_whose_till_is_complete_beyond_its_time_goes_with_the_others(
    in_process: InProcess, cafe: Till, rich: str
) -> None:
    hold(cafe, new_sale(cafe), rich, 20)
    in_process.clock.turn(days=1)
    cafe.hello()
    keep_for(in_process, BODIES_DAYS)
    assert rows(in_process, tables.holds) == []


def test_a_use_whose_purchase_never_comes_forgets_its_member_and_keeps_its_header(
    in_process: InProcess, cafe: Till, rich: str
) -> None:
    sale = new_sale(cafe)
    used = use(cafe, rich, hold(cafe, sale, rich, 10)[1], sale)
    assert cafe.outcome(used)[0] == "held"
    keep_for(in_process, BODIES_DAYS)
    assert stored(in_process, used)["personal"] is not None
    keep_for(in_process, WAITS_DAYS)
    kept = stored(in_process, used)
    assert (kept["personal"], kept["personal_salt"], kept["absent"]) == (None, None, "erased")
    assert kept["header"] is not None
    assert apply_retention(in_process.backend) == []
    cafe.buy(100, rich, entry_id=sale)
    cafe.upload()
    assert stored(in_process, used)["outcome"] == "set_aside"


def test_a_letter_whose_picture_never_comes_forgets_whose_it_is(in_process: InProcess) -> None:
    shop = Till(in_process, "kodutare-tallinn-1")
    body = {"purposes": "all", "picture": announced(picture()), "staff": "31"}
    holder = {"holder": "card:" + in_process.code("kodutare", "with_consent")}
    letter = shop.append("consent_withdrawn", body, holder)
    assert shop.outcome(letter) == ("accepted", None)
    keep_for(in_process, BODIES_DAYS)
    assert stored(in_process, letter)["personal"] is not None
    keep_for(in_process, WAITS_DAYS)
    kept = stored(in_process, letter)
    assert (kept["personal"], kept["body"] is None) == (None, False)
