"""A benefit holds on its days, by the clocks of the store, to the second (N11)."""

from datetime import UTC, date, datetime, timedelta

import pytest

from tests.backend.accounts import CAFE, amounts, flags_of, hold, member_at, new_sale, use
from tests.backend.in_process import InProcess
from tests.backend.offering import REDEMPTION, benefit, offer
from tests.backend.till import Till

SECOND = timedelta(seconds=1)
# In Helsinki the clocks change on these days: one has 23 hours, the other 25.
DAYS = [
    (
        date(2026, 3, 29),
        datetime(2026, 3, 28, 22, 0, tzinfo=UTC),
        datetime(2026, 3, 29, 21, 0, tzinfo=UTC),
    ),
    (
        date(2026, 10, 25),
        datetime(2026, 10, 24, 21, 0, tzinfo=UTC),
        datetime(2026, 10, 25, 22, 0, tzinfo=UTC),
    ),
]


@pytest.mark.rule("N11")
@pytest.mark.parametrize(("day", "begins", "ends"), DAYS, ids=["spring", "autumn"])
def test_a_benefit_is_offered_held_and_earned_on_its_day_to_the_second(
    in_process: InProcess, day: date, begins: datetime, ends: datetime
) -> None:
    holds = {"valid_from": day, "valid_to": day}
    coupon = benefit("coupon", "amount_discount", amount_minor=500, single_use=True, chosen=True, **holds)
    bonus = benefit("bonus-2", "bonus_percent", percent=2, **holds)
    offer(in_process.backend, CAFE, coupon, bonus)
    in_process.clock.present = begins
    cafe = Till(in_process, "kaarna-turku-1")
    member, code = member_at(in_process, cafe, CAFE), in_process.code(CAFE, "eligible_virtual")
    for moment, is_day in ((begins - SECOND, False), (begins, True), (ends - SECOND, True), (ends, False)):
        in_process.clock.present = moment
        assert cafe.identify(code)["benefits"] == (["coupon", "bonus-2"] if is_day else []), moment
        status, said = hold(cafe, new_sale(cafe), member, None, "coupon")
        assert (status, is_day or said) == ((200, True) if is_day else (409, "benefit-not-valid")), moment
        if is_day:
            in_process.call("DELETE", f"/v1/holds/{said}", headers=cafe.headers)
        before = amounts(in_process, member)
        cafe.buy(10_000, member)
        cafe.upload()
        assert len(amounts(in_process, member)) == len(before) + is_day, moment


@pytest.mark.rule("N11")
def test_a_redemption_ends_with_its_days_too(in_process: InProcess) -> None:
    over = REDEMPTION.model_copy(update={"valid_to": date(2026, 11, 21)})
    offer(in_process.backend, CAFE, over)
    cafe = Till(in_process, "kaarna-turku-1")
    member = member_at(in_process, cafe, CAFE)
    assert hold(cafe, new_sale(cafe), member, 1) == (409, "benefit-not-valid")


@pytest.mark.rule("N11", "N14")
def test_what_a_till_gave_outside_the_days_stands_and_is_said(in_process: InProcess) -> None:
    over = benefit("pillow", "offer", amount_minor=500, chosen=True, valid_to=date(2026, 11, 21))
    offer(in_process.backend, CAFE, over)
    cafe = Till(in_process, "kaarna-turku-1")
    member, sale = member_at(in_process, cafe, CAFE), new_sale(cafe)
    cafe.buy(1000, member, entry_id=sale)
    used = use(cafe, member, None, sale, "pillow")
    assert cafe.outcome(used) == ("accepted", None)
    assert flags_of(in_process, used) == {"benefit-not-valid"}


@pytest.mark.rule("J03")
def test_a_benefit_from_a_least_total_is_set_aside_below_it(in_process: InProcess) -> None:
    offer(in_process.backend, CAFE, benefit("big", "offer", percent=10, chosen=True, least_total_minor=5000))
    cafe = Till(in_process, "kaarna-turku-1")
    member = member_at(in_process, cafe, CAFE)
    outcomes = []
    for total in (4999, 5000):
        sale = new_sale(cafe)
        cafe.buy(total, member, entry_id=sale)
        outcomes.append(cafe.outcome(use(cafe, member, None, sale, "big")))
    assert outcomes == [("set_aside", "benefit-not-valid"), ("accepted", None)]
