"""A till keeps for a day what the backend has, and for as long as it takes what it has not."""

from __future__ import annotations

from datetime import timedelta

import pytest

from pos_client.domain.errors import UnreachableError
from tests.fakes.till import TillOnTheBench


def sold(till: TillOnTheBench, count: int = 1) -> list[str]:
    till.sign_in("90")
    sales = [till.frozen_sale(100 + number) for number in range(count)]
    for sale in sales:
        till.counter.record(sale)
    return [str(sale.sale_id) for sale in sales]


def pass_a_day(till: TillOnTheBench) -> None:
    till.after(24.1)
    till.backend.later += timedelta(hours=24.1)


def readable(till: TillOnTheBench, ids: list[str]) -> list[bool]:
    found = [till.journal.find(one) for one in ids]
    return [one is not None and one.body is not None for one in found]


def test_a_day_after_its_answer_a_sale_is_sealed_in_small_bits_after_everything_else(
    till: TillOnTheBench,
) -> None:
    ids = sold(till, 120)
    till.deliver_all()
    assert all(readable(till, ids))
    pass_a_day(till)
    till.deliver_all()
    assert not any(readable(till, ids))
    assert till.counter.recent() == ()


def test_the_list_of_the_till_shows_todays_sales_and_not_those_that_were_sealed(
    till: TillOnTheBench,
) -> None:
    sold(till)
    till.deliver_all()
    pass_a_day(till)
    (today,) = sold(till)
    till.deliver_all()
    assert [str(one.purchase) for one in till.counter.recent()] == [today]


def test_bodies_leave_while_the_backend_is_away_too_but_not_before_its_time_is_known(
    till: TillOnTheBench,
) -> None:
    ids = sold(till)
    till.deliver_all()
    till.go_offline()
    pass_a_day(till)
    with pytest.raises(UnreachableError):
        till.office.rounds.step()
    assert readable(till, ids) == [False]


def test_a_wall_clock_that_is_put_forward_takes_no_body_away(till: TillOnTheBench) -> None:
    ids = sold(till)
    till.deliver_all()
    till.clock.put_back(timedelta(days=-2))
    till.deliver_all()
    assert readable(till, ids) == [True]


def test_a_backend_restored_from_an_older_copy_is_refilled_with_what_is_sealed(till: TillOnTheBench) -> None:
    ids = sold(till, 3)
    till.deliver_all()
    pass_a_day(till)
    till.deliver_all()
    assert not any(readable(till, ids))
    till.backend.restore_to(1, 2)
    till.deliver_all()
    assert set(ids) <= set(till.backend.stored_ids())
    assert (till.journal.status().waiting, till.journal.status().set_aside) == (0, 0)


def test_without_the_backend_a_day_that_was_sealed_is_not_reported_as_a_smaller_one(
    till: TillOnTheBench,
) -> None:
    sold(till)
    yesterday = till.clock.now().date()
    till.deliver_all()
    pass_a_day(till)
    sold(till)
    till.deliver_all()
    till.go_offline()
    with pytest.raises(UnreachableError):
        till.counter.report_day(yesterday)
    assert till.counter.report_day(till.clock.now().date()).purchases == 1


def test_one_answer_with_a_wrong_clock_erases_nothing_that_could_refill_the_backend(
    till: TillOnTheBench,
) -> None:
    ids = sold(till)
    till.deliver_all()
    till.backend.later += timedelta(days=40)
    till.after(2)
    till.deliver_all()
    found = [till.journal.find(one) for one in ids]
    assert [one is not None and one.wire["absent"] for one in found] == ["sealed"]
