"""A till that sells and delivers until it is killed, at a named place or anywhere.

The real store, journal and delivery; it says each purchase's number once it is recorded.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal, TypeVar, cast

from offline_cache.chain import HeadSigner
from offline_cache.journal import Journal
from offline_cache.store import Store
from offline_cache.transactions import Transactions, Work
from offline_cache.writer import Writer
from pos_client.backend.client import BackendClient
from pos_client.backend.transport import Transport
from pos_client.domain.entry import purchase_recorded
from pos_client.domain.ids import EntryId
from pos_client.domain.money import Money
from pos_client.domain.sale import TotalSource
from pos_client.services.deliver import Deliver
from pos_client.services.link import LinkWatch
from pos_client.services.ports import HeadSigner as Signer
from pos_client.services.ports import Journal as JournalPort
from pos_client.services.sending import Sending
from tests.fakes.clock import HandClock
from tests.unit.offline_cache.till import CLOCK, receipt_for

T = TypeVar("T")
Point = Literal[
    "before the commit",
    "after the commit",
    "after sending",
    "after the receipt",
    "after settling",
    "anywhere",
]
POINTS: tuple[Point, ...] = (
    "before the commit",
    "after the commit",
    "after sending",
    "after the receipt",
    "after settling",
    "anywhere",
)
Plant = Literal["nothing", "a new id on retry", "settled before it is sent", "said before it is recorded"]


@dataclass(frozen=True)
class Enrolled:
    """What a till was given, and where its file is."""

    path: Path
    url: str
    register: str
    token: str
    place: str
    database_key: bytes
    signing_key: bytes
    instance: str


class Failpoint:
    """Kills the process, as `kill -9` does, when it comes to its place for the n-th time."""

    def __init__(self, place: Point, times: int) -> None:
        self._place = place
        self._left = times

    def reach(self, place: Point) -> None:
        """The process is here now."""
        if place == self._place:
            self._left -= 1
            if self._left == 0:
                os.kill(os.getpid(), signal.SIGKILL)


class DyingTransactions(Transactions):
    """Come to "before the commit" with the work done and nothing committed."""

    failpoint: Failpoint

    def carry_out(self, work: Work[T], *, repeatable: bool) -> T:
        """The same."""

        def and_then(connection: Any) -> T:
            result = work(connection)
            self.failpoint.reach("before the commit")
            return result

        return super().carry_out(and_then, repeatable=repeatable)


class DyingBackend:
    """The real client; the process may end when the request was answered."""

    def __init__(self, client: BackendClient, failpoint: Failpoint) -> None:
        self._client = client
        self._failpoint = failpoint

    def upload(self, head: Any, entries: Any, meanwhile: Any = None) -> Any:
        """The same."""
        answer = self._client.upload(head, entries, meanwhile)
        self._failpoint.reach("after sending")
        return answer


class DyingJournal:
    """The real journal; the process may end before and after it settles."""

    def __init__(self, journal: Journal, failpoint: Failpoint) -> None:
        self._journal = journal
        self._failpoint = failpoint

    def __getattr__(self, name: str) -> Any:
        return getattr(self._journal, name)

    def settle(self, receipts: Sequence[Any]) -> None:
        """The same."""
        self._failpoint.reach("after the receipt")
        self._journal.settle(receipts)
        self._failpoint.reach("after settling")


def open_till(till: Enrolled, failpoint: Failpoint) -> tuple[Store, Journal]:
    """The store and the journal of this till."""

    def start(transactions: Transactions) -> Writer:
        transactions.__class__ = DyingTransactions
        cast(DyingTransactions, transactions).failpoint = failpoint
        return Writer(transactions)

    store = Store.open(till.path, till.database_key, start_writer=start)
    journal = store.open_journal(
        register=till.register,
        zone="Europe/Tallinn",
        key_id=HeadSigner(till.signing_key).key_id,
        instance=till.instance,
        clock_evidence=lambda: CLOCK,
    )
    return store, journal


def deliverer(till: Enrolled, journal: object, failpoint: Failpoint) -> Deliver:
    """The delivery of this till."""
    clock = HandClock(datetime.now(UTC))
    client = BackendClient(Transport(till.url, clock.now, lambda _: None), till.token, clock.now)
    signer = cast(Signer, HeadSigner(till.signing_key))
    backend: Any = DyingBackend(client, failpoint)
    return Deliver(Sending(backend, signer, LinkWatch(clock), clock), cast(JournalPort, journal))


def sell(
    till: Enrolled,
    say: Callable[[str], None],
    new_id: Callable[[], EntryId],
    failpoint: Failpoint,
    first: int,
    plant: Plant,
) -> None:
    """Sell and deliver until killed. The number of a sale is its total, so two of one number are one too
    many.
    """
    store, real = open_till(till, failpoint)
    journal = DyingJournal(real, failpoint)
    deliver = deliverer(till, journal, failpoint)
    kept = store.open_sale.find()
    if isinstance(kept, dict):
        same = new_id() if plant == "a new id on retry" else EntryId(str(kept["sale_id"]))
        _record(store, real, till, same, int(str(kept["number"])), say, failpoint, plant)
    for number in range(first, first + 1_000_000):
        sale = new_id()
        store.open_sale.keep({"sale_id": sale, "number": number})
        _record(store, real, till, sale, number, say, failpoint, plant)
        if number % 3 == 0:
            if plant == "settled before it is sent":
                real.settle([receipt_for(entry) for entry in real.waiting()])
                failpoint.reach("after settling")
            deliver.deliver_oldest()


def _record(
    store: Store,
    journal: Journal,
    till: Enrolled,
    sale: EntryId,
    number: int,
    say: Callable[[str], None],
    failpoint: Failpoint,
    plant: Plant,
) -> None:
    total = Money(number, "EUR")
    fact = purchase_recorded(sale, datetime.now(UTC), till.place, total, TotalSource.KEYED, None)
    if plant == "said before it is recorded":
        say(sale)
    journal.append([fact], closes_open_sale=plant != "a new id on retry")
    failpoint.reach("after the commit")
    say(sale)
    if plant == "a new id on retry":
        store.open_sale.forget()
