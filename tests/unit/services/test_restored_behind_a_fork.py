"""A backend that was restored to before this till's newest epochs gets all of them, in order (F30).

What is in force stands in several epochs then: in each of them up to where it was left. The backend takes an
epoch's entries only until the next one opens, so whatever opens too early leaves the rest out for ever.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from offline_cache.connection import open_writer
from tests.fakes.till import KEY, TillOnTheBench

Deliver = Callable[[TillOnTheBench], None]


def record(till: TillOnTheBench, count: int = 1) -> list[str]:
    sales = [till.frozen_sale(100 + number) for number in range(count)]
    for sale in sales:
        till.counter.record(sale)
    return [sale.sale_id for sale in sales]


def part_ways(till: TillOnTheBench) -> list[str]:
    """Something else comes to stand at the backend where this till goes on: its next sale forks."""
    with till.restored_to_this_moment():
        record(till)
        till.deliver_all()
    return record(till)


def fork(till: TillOnTheBench) -> list[str]:
    """The same, until the till has gone on in an epoch of its own."""
    sales = part_ways(till)
    till.deliver_all()
    return sales


def stands_at(till: TillOnTheBench) -> tuple[int, int]:
    newest = max(till.backend.epochs)
    return newest, len(till.backend.epochs[newest])


def with_the_next_sale(till: TillOnTheBench) -> None:
    """Before the next hello."""
    record(till)
    for _ in range(50):
        if till.office.rounds.step().next_in_s:
            return
    raise AssertionError("there is no end to it")


def with_the_next_hellos(till: TillOnTheBench) -> None:
    """Without a sale. The first of them finds that the backend went back, and only one batch follows it."""
    for _ in range(2):
        till.deliver_all()


BY_EITHER = pytest.mark.parametrize("come_back", [with_the_next_sale, with_the_next_hellos])


def assert_all_is_there(till: TillOnTheBench, sales: list[str]) -> None:
    assert set(sales) <= set(till.backend.stored_ids())
    assert till.office.queue().waiting == 0


@BY_EITHER
def test_what_was_confirmed_before_a_fork_comes_before_the_epoch_behind_it(
    till: TillOnTheBench, come_back: Deliver
) -> None:
    """Simulation, seed 1222."""
    sales = record(till, 2)
    till.deliver_all()
    then = stands_at(till)
    sales += record(till, 4)
    till.deliver_all()
    sales += fork(till)
    till.backend.restore_to(*then)
    come_back(till)
    assert_all_is_there(till, sales)
    assert till.journal.verify().ok


@BY_EITHER
def test_a_backlog_of_many_batches_before_a_fork_is_filled_up_without_a_pause(
    till: TillOnTheBench, come_back: Deliver
) -> None:
    record(till)
    till.deliver_all()
    then = stands_at(till)
    sales = record(till, 1010)
    till.deliver_all()
    sales += fork(till)
    till.backend.restore_to(*then)
    come_back(till)
    assert_all_is_there(till, sales)
    assert till.journal.verify().ok


@BY_EITHER
def test_a_backend_that_has_what_another_wrote_gets_the_epoch_that_was_opened_because_of_it(
    till: TillOnTheBench, come_back: Deliver
) -> None:
    """Simulation, seed 1029."""
    sales = record(till, 2)
    till.deliver_all()
    sales += part_ways(till)
    then = stands_at(till)
    sales += record(till, 3)
    till.deliver_all()
    till.backend.restore_to(*then)
    come_back(till)
    assert_all_is_there(till, sales)
    assert till.journal.verify().ok


@BY_EITHER
def test_each_of_several_epochs_is_whole_before_the_next_one_opens(
    till: TillOnTheBench, come_back: Deliver
) -> None:
    sales = record(till, 2)
    till.deliver_all()
    then = stands_at(till)
    for _ in range(2):
        sales += record(till, 120)
        till.deliver_all()
        sales += fork(till)
    till.backend.restore_to(*then)
    come_back(till)
    assert_all_is_there(till, sales)
    assert till.journal.verify().ok
    assert len(till.backend.epochs) == 3


def test_an_epoch_that_was_just_begun_waits_for_what_a_restore_took_from_the_one_before(
    till: TillOnTheBench,
) -> None:
    """The backend goes back between the answer that tells of the fork and the new epoch's first batch."""
    sales = record(till, 2)
    till.deliver_all()
    then = stands_at(till)
    sales += record(till, 4)
    till.deliver_all()
    sales += part_ways(till)
    while till.journal.status().epoch == 1:
        till.office.rounds.step()
    till.backend.restore_to(*then)
    with_the_next_sale(till)
    assert_all_is_there(till, sales)
    assert till.journal.verify().ok


@BY_EITHER
def test_an_own_epoch_between_those_of_another_installation_is_not_left_out(
    till: TillOnTheBench, come_back: Deliver
) -> None:
    """The epochs in between were another's, so that no opening names the one that the backend has."""
    sales = record(till, 2)
    till.deliver_all()
    then = stands_at(till)
    for _ in range(2):
        sales += record(till, 3)
        till.deliver_all()
        sales += part_ways(till)
        another_opens_an_epoch(till)
        till.deliver_all()
    assert till.journal.status().epoch == 5
    till.backend.restore_to(*then)
    come_back(till)
    assert_all_is_there(till, sales)
    assert till.journal.verify().ok


def another_opens_an_epoch(till: TillOnTheBench) -> None:
    """An installation that is gone since, with all that it wrote."""
    newest = max(till.backend.epochs)
    till.backend.epochs[newest + 1] = till.backend.epochs[newest][:1]
    till.backend.hashes[newest + 1] = till.backend.hashes[newest][:1]


def damage_the_opening(till: TillOnTheBench, epoch: int) -> None:
    """Its body does not read any more; its header does."""
    till.close()
    connection = open_writer(till._path, KEY)
    connection.execute("UPDATE entry SET body = x'00' WHERE epoch = ? AND seq = 1", (epoch,))
    connection.close()
    till.open()
    till.sign_in()


def test_an_epoch_whose_opening_lost_its_body_before_it_was_delivered_goes_on_in_another(
    till: TillOnTheBench,
) -> None:
    """Without it the backend does not know what the epoch follows (simulation, seed 1391)."""
    sales = record(till, 2)
    till.deliver_all()
    sales += part_ways(till)
    while till.journal.status().epoch == 1:
        till.office.rounds.step()
    sales += record(till, 2)
    damage_the_opening(till, 2)
    till.deliver_all()
    assert_all_is_there(till, sales)
    assert sorted(till.backend.epochs) == [1, 3]


@BY_EITHER
def test_an_epoch_whose_opening_lost_its_body_after_it_was_delivered_comes_again_in_another(
    till: TillOnTheBench, come_back: Deliver
) -> None:
    sales = record(till, 2)
    till.deliver_all()
    then = stands_at(till)
    sales += fork(till)
    sales += record(till, 2)
    till.deliver_all()
    damage_the_opening(till, 2)
    till.backend.restore_to(*then)
    come_back(till)
    assert_all_is_there(till, sales)
