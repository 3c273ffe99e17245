"""One entry on which the backend fails again and again stops nobody; a backend that fails takes no body."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import pytest

from pos_client.domain.errors import BackendFailedError, KnownError, UnreachableError
from pos_client.domain.exchange import Head, HelloAnswer, Json, UploadAnswer
from pos_client.services import suspicion
from tests.fakes.backend import FakeBackend
from tests.fakes.programmes import customer_card
from tests.fakes.till import STAFF, OpenTill, TillOnTheBench
from tests.fakes.wire_entries import id_of

FAILED = BackendFailedError("backend-failing", "500")
OUTAGES: list[KnownError] = [
    UnreachableError("backend-failing", "502"),
    UnreachableError("backend-failing", "503"),
    UnreachableError("backend-failing", "504"),
    UnreachableError("backend-too-slow"),
]
ONE_TOO_FEW = suspicion.BEFORE_PROOF - 1
Judge = Callable[["BackendWithAFault", list[Json]], KnownError | None]


@dataclass
class BackendWithAFault(FakeBackend):
    """Hellos are answered unless `hello_fails`; `judge` says what an upload ends with, None for well.

    `bare` are the entries that came without their body.
    """

    judge: Judge = lambda _self, _entries: None
    hello_fails: KnownError | None = None
    largest_of: list[int] = field(default_factory=list)

    def upload(self, head: Head, entries: Any, meanwhile: Any = None) -> UploadAnswer:
        self.largest_of.append(len(entries))
        error = self.judge(self, list(entries))
        if error is not None:
            raise error
        return super().upload(head, entries, meanwhile)

    def hello(self, *told: Any) -> HelloAnswer:
        if self.hello_fails is not None:
            raise self.hello_fails
        return super().hello(*told)

    @property
    def bare(self) -> list[str]:
        return [id_of(one) for entries in self.epochs.values() for one in entries if one["body"] is None]


def failing_on(entry: str, error: KnownError = FAILED) -> Judge:
    def judge(_: BackendWithAFault, entries: list[Json]) -> KnownError | None:
        return error if any(id_of(one) == entry and one["body"] is not None for one in entries) else None

    return judge


@pytest.fixture
def backend() -> BackendWithAFault:
    return BackendWithAFault(customer_card(), staff=dict(STAFF))


@pytest.fixture
def till(open_till: OpenTill, backend: BackendWithAFault) -> TillOnTheBench:
    opened = open_till(customer_card(), backend)
    opened.sign_in()
    opened.deliver_all()
    return opened


def record(till: TillOnTheBench, count: int) -> list[str]:
    sales = [till.frozen_sale(100 + number) for number in range(count)]
    for sale in sales:
        till.counter.record(sale)
    return [sale.sale_id for sale in sales]


def work(till: TillOnTheBench, minutes: float) -> None:
    """As the delivery's thread does, some time after each failure."""
    end_s = till.clock.monotonic_s() + minutes * 60
    while till.clock.monotonic_s() < end_s:
        try:
            next_in_s = till.office.rounds.step().next_in_s
        except KnownError:
            next_in_s = 10.0
        till.clock.pass_by(timedelta(seconds=next_in_s))


@pytest.mark.parametrize("place", [0, 59, 149])
def test_the_one_goes_without_its_body_stays_readable_here_and_everything_behind_it_flows(
    till: TillOnTheBench, backend: BackendWithAFault, place: int
) -> None:
    sales = record(till, 150)
    backend.judge = failing_on(sales[place])
    work(till, 4)
    assert backend.bare == []
    assert set(sales[:place]) <= set(backend.stored_ids())
    work(till, 26)
    assert backend.bare == [sales[place]]
    assert set(sales) <= set(backend.stored_ids())
    assert (till.office.queue().waiting, till.office.queue().set_aside) == (0, 1)
    (record_,) = till.journal.set_aside()
    assert (record_.entry_id, record_.reason) == (sales[place], "body-absent")
    assert record_.body is not None
    assert backend.calls.count("upload") < 60


def test_a_backend_that_answers_and_can_store_nothing_for_hours_gets_every_body(
    till: TillOnTheBench, backend: BackendWithAFault
) -> None:
    """Its disk is full: also what comes without a body fails, so the body is not the reason."""
    sales = record(till, 120)
    backend.judge = lambda _backend, _entries: FAILED
    work(till, 120)
    backend.judge = lambda _backend, _entries: None
    work(till, 10)
    assert set(sales) <= set(backend.stored_ids())
    assert (backend.bare, till.office.queue().waiting) == ([], 0)


@pytest.mark.parametrize("error", OUTAGES, ids=lambda error: f"{error.code}-{error.detail}")
def test_an_outage_takes_no_body_and_makes_no_batch_smaller(
    till: TillOnTheBench, backend: BackendWithAFault, error: KnownError
) -> None:
    sales = record(till, 120)
    backend.judge = failing_on(sales[0], error)
    backend.largest_of.clear()
    work(till, 30)
    assert set(backend.largest_of) == {100}
    backend.judge = lambda _backend, _entries: None
    work(till, 10)
    assert set(sales) <= set(backend.stored_ids())
    assert backend.bare == []


def test_failures_without_a_hello_in_between_prove_nothing(
    till: TillOnTheBench, backend: BackendWithAFault
) -> None:
    sales = record(till, 1)
    backend.judge = failing_on(sales[0])
    entries = till.journal.waiting()
    send = till.office.rounds._deliver._offer._send
    for _ in range(50):
        with pytest.raises(BackendFailedError):
            send(entries)
        till.clock.pass_by(timedelta(minutes=1))
    assert backend.bare == []


def test_one_success_takes_the_suspicion_away(till: TillOnTheBench, backend: BackendWithAFault) -> None:
    record(till, 1)
    (sale,) = till.journal.waiting()
    backend.judge = failing_on(sale.entry_id)
    send = till.office.rounds._deliver._offer._send
    for _ in range(6):
        for _ in range(ONE_TOO_FEW):
            send.hello_was_answered()
            with pytest.raises(BackendFailedError):
                send([sale])
            till.clock.pass_by(timedelta(minutes=5))
        backend.judge = lambda _backend, _entries: None
        send([sale])
        backend.judge = failing_on(sale.entry_id)
    assert backend.bare == []


def test_a_till_that_believed_one_failure_would_be_noticed(
    till: TillOnTheBench, backend: BackendWithAFault, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The negative control of the one above."""
    monkeypatch.setattr(suspicion, "BEFORE_PROOF", 1)
    monkeypatch.setattr(suspicion, "PROOF_TAKES_S", 0.0)
    with pytest.raises(pytest.fail.Exception):
        test_one_success_takes_the_suspicion_away(till, backend)


def test_a_till_that_halved_in_an_outage_would_be_noticed(
    till: TillOnTheBench, backend: BackendWithAFault
) -> None:
    """The negative control of the outages: a 500 does what none of them may do."""
    with pytest.raises(AssertionError):
        test_an_outage_takes_no_body_and_makes_no_batch_smaller(till, backend, FAILED)
