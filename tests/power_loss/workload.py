"""A till's day in small, the same each time: what it was told to have done, and at which write.

Every step is one wish of the program. When it returns, what it asked for is promised: from then on the state
after it, or after the next one, which was under way, is the only one that a disk may show.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import Future
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any, TypeVar

import apsw
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from offline_cache.connection import open_reader, open_writer
from offline_cache.journal import Journal
from offline_cache.store import Store
from offline_cache.transactions import Transactions, Work
from offline_cache.writer import Priority
from pos_client.domain.programme import RecoveryKey
from tests.power_loss import form_one
from tests.power_loss.recording import Operation, Recording, recording
from tests.unit.offline_cache.till import KEY, NOON, Made, journal_of, purchase_body, receipt_for

T = TypeVar("T")
OLD_PURCHASES = 6
ROUNDS = 12
RECOVERY = RecoveryKey(
    "0123456789abcdef", X25519PrivateKey.from_private_bytes(bytes(range(32))).public_key().public_bytes_raw()
)


class InlineWriter:
    """The writer without its thread: what was asked is done when asked."""

    writes = True

    def __init__(self, transactions: Transactions) -> None:
        self._transactions = transactions

    def submit(self, priority: Priority, work: Work[T], *, repeatable: bool = True) -> Future[T]:
        """Carry it out now."""
        done: Future[T] = Future()
        try:
            done.set_result(self._transactions.carry_out(work, repeatable=repeatable))
        except Exception as error:  # noqa: BLE001  # handed to whoever asked, as the writer's thread does
            done.set_exception(error)
        return done

    def run(self, priority: Priority, work: Work[T], *, repeatable: bool = True) -> T:
        """Carry it out now."""
        return self.submit(priority, work, repeatable=repeatable).result()

    def close(self) -> None:
        """Let go of the connection."""
        self._transactions.close()


@dataclass(frozen=True, slots=True)
class State:
    """Everything of a till's file that somebody may rely on."""

    entries: tuple[tuple[Any, ...], ...]
    open_sale: str
    settings: tuple[str, ...]
    snapshot: str

    @property
    def ids(self) -> tuple[str, ...]:
        """Of the entries that count."""
        return tuple(str(entry[2]) for entry in self.entries if entry[3])


@dataclass(frozen=True, slots=True)
class Promise:
    """From operation `since` on, the disk must hold `state` or the next one."""

    since: int
    state: State


@dataclass
class Day:
    """What was written, from `first` files on, and what was promised on the way."""

    first: dict[str, bytes]
    operations: list[Operation] = field(default_factory=list)
    promises: list[Promise] = field(default_factory=list)

    def allowed(self, cut: int) -> tuple[State, ...]:
        """What a disk may show after this many operations: the last promise, or what was under way."""
        last = max(n for n, promise in enumerate(self.promises) if promise.since <= cut)
        return tuple(promise.state for promise in self.promises[last : last + 2])


def state_of(store: Store, path: Path) -> State:
    """Read from the disk, beside the running till."""
    reader = open_reader(path, KEY)
    try:
        entries = reader.execute(
            "SELECT epoch, seq, entry_id, live, state, body IS NULL, absent, hash"
            " FROM entry ORDER BY position"
        ).fetchall()
        sales = reader.execute("SELECT sale FROM open_sale").fetchall()
        settings = reader.execute("SELECT key, value FROM setting ORDER BY key").fetchall()
    finally:
        reader.close()
    info = store.snapshot.info()
    known = [store.snapshot.lookup(f"{number:016x}") for number in range(12)]
    return State(tuple(entries), repr(sales), tuple(map(repr, settings)), repr((info, known)))


def play(folder: Path, *, early: bool = False, rounds: int = ROUNDS) -> Day:
    """Play the day on a real disk. `early` plants a till that says "recorded" before it is."""
    path = folder / "till.db"
    form_one.make(path, OLD_PURCHASES)
    day = Day({file.name: file.read_bytes() for file in folder.iterdir()})
    with recording(folder) as (vfs, told):
        _play(path, vfs, told, day, rounds, early=early)
        day.operations = told.operations
    return day


def _play(path: Path, vfs: str, told: Recording, day: Day, rounds: int, *, early: bool) -> None:
    for first in range(0, rounds, rounds // 2):
        began = told.now
        with Store.open(path, KEY, vfs=vfs, start_writer=InlineWriter, wall_clock=lambda: NOON) as store:
            journal = journal_of(store)
            day.promises.append(Promise(0 if first == 0 else began, state_of(store, path)))
            for step in _steps(
                store, journal, first, first + rounds // 2, lambda mode: _copy_log(path, vfs, mode)
            ):
                before = told.now
                step()
                day.promises.append(Promise(before if early else told.now, state_of(store, path)))


def _copy_log(path: Path, vfs: str, mode: int) -> None:
    """Copy the log into the file, beside the writer; what is written next begins the log anew."""
    connection = open_writer(path, KEY, vfs)
    try:
        connection.wal_checkpoint(mode=mode)
    finally:
        connection.close()


def _steps(
    store: Store, journal: Journal, first: int, last: int, copy_log: Callable[[int], None]
) -> Iterator[Callable[[], object]]:
    """One after another: a step may look at what the one before left."""
    for number in range(first, last):
        made = _facts(number)
        yield lambda made=made: store.open_sale.keep({"sale_id": made[0].entry_id, "at": "now"})  # type: ignore[misc]
        if number % 5 == 4:
            yield store.open_sale.forget
            continue
        yield lambda made=made: journal.append(made, closes_open_sale=True)  # type: ignore[misc]
        if number % 2:
            waiting = journal.waiting(4)
            yield lambda waiting=waiting: journal.settle([receipt_for(one) for one in waiting])  # type: ignore[misc]
        yield lambda number=number: store.snapshot.apply(_page(number), whole=number % 3 == 0)  # type: ignore[misc]
        yield lambda number=number: store.settings.put("counter", number)  # type: ignore[misc]
        if number % 3 == 1:
            yield lambda: copy_log(apsw.SQLITE_CHECKPOINT_PASSIVE)
        if number == 8:
            yield lambda: copy_log(apsw.SQLITE_CHECKPOINT_TRUNCATE)
            yield lambda: journal.retire(NOON + timedelta(hours=25), RECOVERY)
        if number == 7:
            yield lambda: journal.open_epoch(journal.status().head_seq - 1, "00" * 32)


def _facts(number: int) -> list[Made]:
    """A purchase and up to two benefits, which belong together."""
    names = [f"00000000-0000-7000-9000-{number:06d}{part:06d}" for part in range(1 + number % 3)]
    kinds = ("purchase_recorded", "benefit_used", "benefit_used")
    member = {"member_ref": "m" * (50 + 400 * (number % 4))}
    return [
        Made(name, kind, NOON, purchase_body(100 + number), member)
        for name, kind in zip(names, kinds, strict=False)
    ]


def _page(number: int) -> dict[str, Any]:
    cards = [
        {
            "key": f"{key:016x}",
            "status": "active",
            "form": "plastic",
            "member_ref": f"m{number}",
            "benefits": [],
        }
        for key in range(number % 4, 12)
    ]
    return {
        "cursor": f"c{number}",
        "more": False,
        "taken_at": f"2026-11-22T{number % 24:02d}:00:00.000Z",
        "cards": cards,
        "gone": [],
    }
