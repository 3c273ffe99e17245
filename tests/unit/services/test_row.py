"""Batches one behind the other: what the till does while the backend works, and where a row ends."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pytest

from offline_cache.chain import HeadSigner
from offline_cache.writer import Priority
from pos_client.domain.errors import UnreachableError
from pos_client.domain.exchange import Head, UploadAnswer
from pos_client.services.deliver import Deliver, Delivered
from pos_client.services.sending import Sending
from tests.fakes.backend import FakeBackend
from tests.fakes.programmes import customer_card
from tests.fakes.till import KEY, STAFF, OpenTill, TillOnTheBench

BATCH = 10


@dataclass
class WatchedBackend(FakeBackend):
    """Calls `on_request` when an upload arrives and `on_answer` before its answer goes back.

    `at_leisure`: it leaves the till time while it works.
    """

    on_request: Callable[[], None] = lambda: None
    on_answer: Callable[[], None] = lambda: None
    at_leisure: bool = True
    sizes: list[int] = field(default_factory=list)

    def upload(self, head: Head, entries: Any, meanwhile: Any = None) -> UploadAnswer:
        self.sizes.append(len(entries))
        self.on_request()
        answer = super().upload(head, entries, meanwhile if self.at_leisure else None)
        self.on_answer()
        return answer


@pytest.fixture
def backend() -> WatchedBackend:
    return WatchedBackend(customer_card(), staff=dict(STAFF))


@pytest.fixture
def till(open_till: OpenTill, backend: WatchedBackend) -> TillOnTheBench:
    """Nothing waits on it any more."""
    opened = open_till(backend.document, backend)
    opened.sign_in()
    opened.deliver_all()
    backend.sizes.clear()
    return opened


@pytest.fixture
def deliver(till: TillOnTheBench) -> Deliver:
    sending = Sending(till.backend, HeadSigner(KEY), till.link, till.clock)
    return Deliver(sending, till.journal, BATCH)


def record(till: TillOnTheBench, count: int) -> list[str]:
    sales = [till.frozen_sale(100 + number) for number in range(count)]
    for sale in sales:
        till.counter.record(sale)
    return [str(sale.sale_id) for sale in sales]


def always() -> bool:
    return True


def waiting(till: TillOnTheBench) -> int:
    return till.office.queue().waiting


@pytest.mark.parametrize("at_leisure", [True, False])
def test_everything_that_waits_goes_in_one_row_in_order_and_is_noted(
    till: TillOnTheBench, deliver: Deliver, backend: WatchedBackend, at_leisure: bool
) -> None:
    backend.at_leisure = at_leisure
    sales = record(till, 3 * BATCH + 5)
    assert deliver.deliver_oldest(always) is Delivered.PROGRESS
    assert backend.sizes == [BATCH, BATCH, BATCH, 5]
    assert [one for one in backend.stored_ids() if one in sales] == sales
    assert waiting(till) == 0


def test_an_answer_is_noted_while_the_next_request_is_under_way(
    till: TillOnTheBench, deliver: Deliver, backend: WatchedBackend
) -> None:
    left: list[tuple[int, int]] = []
    arrived: list[int] = []
    backend.on_request = lambda: arrived.append(waiting(till))
    backend.on_answer = lambda: left.append((arrived[-1], waiting(till)))
    record(till, 3 * BATCH)
    deliver.deliver_oldest(always)
    assert left == [(30, 30), (30, 20), (20, 10)]
    assert waiting(till) == 0


def test_without_being_asked_for_more_it_is_one_batch(
    till: TillOnTheBench, deliver: Deliver, backend: WatchedBackend
) -> None:
    record(till, 2 * BATCH)
    deliver.deliver_oldest()
    assert (backend.sizes, waiting(till)) == ([BATCH], BATCH)


def test_a_row_ends_where_it_is_told_to_and_what_was_answered_is_noted(
    till: TillOnTheBench, deliver: Deliver, backend: WatchedBackend
) -> None:
    record(till, 5 * BATCH)
    goes_on = iter([True, False])
    deliver.deliver_oldest(lambda: next(goes_on))
    assert (backend.sizes, waiting(till)) == ([BATCH, BATCH], 3 * BATCH)


@pytest.mark.parametrize("at_leisure", [True, False])
def test_a_request_that_fails_loses_no_answer_of_those_before_it(
    till: TillOnTheBench, deliver: Deliver, backend: WatchedBackend, at_leisure: bool
) -> None:
    backend.at_leisure = at_leisure
    record(till, 4 * BATCH)

    def fail_the_third() -> None:
        backend.fault = UnreachableError("backend-unreachable") if len(backend.sizes) == 3 else None

    backend.on_request = fail_the_third
    with pytest.raises(UnreachableError):
        deliver.deliver_oldest(always)
    assert waiting(till) == 2 * BATCH


def test_an_answer_that_is_lost_in_a_row_doubles_nothing(
    till: TillOnTheBench, deliver: Deliver, backend: WatchedBackend
) -> None:
    sales = record(till, 3 * BATCH)

    def lose_the_second() -> None:
        backend.answer_lost = len(backend.sizes) == 2

    backend.on_request = lose_the_second
    with pytest.raises(UnreachableError):
        deliver.deliver_oldest(always)
    deliver.deliver_oldest(always)
    assert [one for one in backend.stored_ids() if one in sales] == sales
    assert waiting(till) == 0


def test_a_refused_entry_ends_the_row_and_delays_none_behind_it(
    till: TillOnTheBench, deliver: Deliver, backend: WatchedBackend
) -> None:
    sales = record(till, 4 * BATCH)
    backend.refused_content.add(sales[BATCH + 3])
    for _ in range(10):
        deliver.deliver_oldest(always)
    assert [one for one in backend.stored_ids() if one in sales] == sales
    assert waiting(till) == 0


def test_a_fork_in_a_row_is_mended_behind_what_was_taken(
    till: TillOnTheBench, deliver: Deliver, backend: WatchedBackend
) -> None:
    """As where a copy of the till delivers at the same time."""
    sales = record(till, 3 * BATCH)

    def anothers_entry() -> None:
        if len(backend.sizes) == 2:
            backend.hashes[1][-1] = "f" * 64

    backend.on_request = anothers_entry
    deliver.deliver_oldest(always)
    # Again the one whose place is another's, both batches behind it, and an opening.
    assert waiting(till) == 1 + 2 * BATCH + 1
    backend.on_request = lambda: None
    till.office.rounds.begin_anew()
    till.deliver_all()
    assert set(sales) <= set(backend.stored_ids())
    assert waiting(till) == 0


def test_a_step_sends_no_further_batch_after_the_switch_was_turned(
    till: TillOnTheBench, backend: WatchedBackend
) -> None:
    record(till, 250)
    backend.on_answer = lambda: till.link.switch(offline=True)
    till.office.rounds.begin_anew()
    till.office.rounds.step()
    till.office.rounds.step()
    assert backend.sizes == [100]


def test_a_step_takes_a_second_of_batches_at_most(till: TillOnTheBench, backend: WatchedBackend) -> None:
    record(till, 450)
    backend.on_answer = lambda: till.after(0.6 / 3600)
    till.office.rounds.begin_anew()
    till.office.rounds.step()
    assert till.office.rounds.step().delivered
    assert backend.sizes == [100, 100]


def test_what_waits_behind_a_place_ends_at_what_does_not_read_and_nothing_is_mended(
    till: TillOnTheBench,
) -> None:
    record(till, 6)
    first = till.journal.waiting(1)[0]
    behind = till.journal.waiting_behind(first.epoch, first.seq, 3)
    assert [one.seq for one in behind] == [first.seq + 1, first.seq + 2, first.seq + 3]
    head = till.journal.status().head_seq
    alteration = "UPDATE entry SET header = 'x' WHERE seq = ?"
    till.store._writer.run(Priority.SALE, lambda c: c.execute(alteration, (first.seq + 3,)))
    behind = till.journal.waiting_behind(first.epoch, first.seq, 5)
    assert [one.seq for one in behind] == [first.seq + 1, first.seq + 2]
    assert till.journal.waiting_behind(first.epoch, first.seq + 2, 5) == ()
    assert till.journal.status().head_seq == head
