"""The list of cards at full size: building it, looking cards up, and how long a sale waits for it meanwhile.

How it is measured, all in one run and in files on a disk (tmpfs is refused):

*Building.* 1,000,000 cards in pages of 1,000, in the order of their keys, as the backend sends a whole list;
half of them with a member's reference, five different lists of benefits. `Snapshot.apply` takes each page
as it comes out of the JSON parser, in a commit of its own. The yardstick is `executemany` of the same rows,
ready made, into a table of the same form in the same encrypted file, 1,000 rows in each commit, on a
connection set up like the till's (WAL, FULL, secure_delete). Blocks of 20 pages go by turns; the ratio is
that of the rates over all blocks, so 0.5 means half as fast. The same rows in one single transaction are told
as well: a till cannot do that, since no sale could be recorded for as long.

*Looking up.* Random members of a list of 1,000,000 and of one of 10,000, each in a file of its own, through
`Snapshot.lookup`. Both are warmed until the reader's cache has what fits (its size is
`connection.LOOKUP_CACHE_KIB`); then blocks of 1,000 by turns, the median of each, and the median of those.

*Waiting.* While a second list of 1,000,000 is built behind the first, takes its place and the first is
cleared, another thread records a purchase every 20 ms and looks cards up in between. The longest of each is
told, beside the longest of as many purchases with nothing else going on, and how large the log grew.
"""

from __future__ import annotations

import os
import random
import statistics
import sys
import threading
import time
import uuid
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import apsw

from offline_cache.chain import Json
from offline_cache.connection import open_writer
from offline_cache.journal import Journal
from offline_cache.snapshot import Snapshot
from offline_cache.store import Store
from tools.bench.disk import folder_on_disk, fsync_p50_ms
from tools.bench.rows import BenchRow, as_table

MEMBERS = 1_000_000
SMALL = 10_000
PAGE = 1_000
PAGES_IN_BLOCK = 20
LOOKUPS_IN_BLOCK = 1_000
BLOCKS = 20
WARM_UP = 60_000
BETWEEN_SALES_S = 0.02
_LISTS: tuple[list[str], ...] = (
    ["card-price"],
    [],
    ["card-price", "spring"],
    ["card-price", "pillow"],
    ["x"],
)
_BARE = (
    "CREATE TABLE {} (key BLOB PRIMARY KEY, status INTEGER NOT NULL, form INTEGER NOT NULL,"
    " benefits INTEGER NOT NULL, member_ref TEXT) WITHOUT ROWID"
)


@dataclass(frozen=True)
class _Purchase:
    entry_id: str = field(default_factory=lambda: str(uuid.uuid4()))
    kind: str = "purchase_recorded"
    occurred_at: datetime = field(default_factory=lambda: datetime.now(UTC))
    body: Json = field(default_factory=lambda: {"place": "4740000000018", "total": 4599})
    personal: Json | None = None


def run(members: int = MEMBERS) -> list[BenchRow]:
    """Measure, and give the rows."""
    with folder_on_disk() as folder:
        key = os.urandom(32)
        small_size = min(SMALL, members // 10)
        with (
            Store.open(folder / "small.db", key, create=True) as small,
            Store.open(folder / "big.db", key, create=True) as big,
        ):
            _fill(small.snapshot, small_size)
            return [
                BenchRow("fsync of the disk, p50", fsync_p50_ms(folder), "ms", None),
                *_building(big, folder / "big.db", key, members),
                *_looking_up(small.snapshot, small_size, big.snapshot, members),
                *_waiting(big, folder / "big.db", members),
            ]


def _building(store: Store, path: Path, key: bytes, members: int) -> list[BenchRow]:
    bare = open_writer(path, key)
    try:
        bare.execute(_BARE.format("bare"))
        ours, theirs = _by_turns(store.snapshot, bare, members)
        rows = [row for page in _pages(members) for row in _rows(page)]
        bare.execute("DELETE FROM bare")
        whole = _seconds(lambda: _insert(bare, rows))
        size = path.stat().st_size
        bare.execute("DROP TABLE bare")
        bare.wal_checkpoint(mode=apsw.SQLITE_CHECKPOINT_TRUNCATE)
    finally:
        bare.close()
    return [
        BenchRow(f"bare executemany, {members:,} rows, {PAGE:,} a commit", members / theirs, "1/s", None),
        BenchRow(f"build a list of {members:,}", members / ours, "1/s", theirs / ours, "at least 0.50"),
        BenchRow("bare executemany, one transaction", members / whole, "1/s", theirs / whole, "told only"),
        BenchRow("file", size / 1e6, "MB", None, "the list and as many bare rows"),
    ]


def _by_turns(snapshot: Snapshot, bare: apsw.Connection, members: int) -> tuple[float, float]:
    """Seconds for all pages as the till takes them in, and for the same rows without it."""
    ours = theirs = 0.0
    snapshot.begin_refill()
    block: list[dict[str, Any]] = []
    for page in _pages(members):
        block.append(page)
        if len(block) < PAGES_IN_BLOCK and page["more"]:
            continue
        rows = [_rows(one) for one in block]
        ours += _seconds(lambda block=block: _apply_all(snapshot, block))  # type: ignore[misc]
        theirs += _seconds(lambda rows=rows: _insert_all(bare, rows))  # type: ignore[misc]
        block = []
    return ours, theirs


def _apply_all(snapshot: Snapshot, pages: Sequence[dict[str, Any]]) -> None:
    for page in pages:
        snapshot.apply(page, whole=True)


def _insert_all(bare: apsw.Connection, blocks: Sequence[Sequence[tuple[Any, ...]]]) -> None:
    for rows in blocks:
        _insert(bare, rows)


def _insert(bare: apsw.Connection, rows: Sequence[tuple[Any, ...]]) -> None:
    bare.execute("BEGIN IMMEDIATE")
    bare.executemany("INSERT INTO bare VALUES (?, ?, ?, ?, ?)", rows)
    bare.execute("COMMIT")


def _looking_up(small: Snapshot, small_size: int, big: Snapshot, members: int) -> list[BenchRow]:
    chance = random.Random(7)  # noqa: S311
    medians: dict[int, list[float]] = {small_size: [], members: []}
    lists = ((small, small_size), (big, members))
    for snapshot, size in lists:
        _look_up(snapshot, size, chance, WARM_UP)
    for _ in range(BLOCKS):
        for snapshot, size in lists:
            medians[size].append(statistics.median(_look_up(snapshot, size, chance, LOOKUPS_IN_BLOCK)))
    one, other = (statistics.median(medians[size]) * 1e6 for _, size in lists)
    return [
        BenchRow(f"look a card up among {small_size:,}, p50", one, "µs", None),
        BenchRow(f"look a card up among {members:,}, p50", other, "µs", other / one, "at most 1.50"),
    ]


def _look_up(snapshot: Snapshot, size: int, chance: random.Random, times: int) -> list[float]:
    taken = []
    for _ in range(times):
        key = _key(chance.randrange(size), size)
        began = time.perf_counter()
        found = snapshot.lookup(key)
        taken.append(time.perf_counter() - began)
        if found is None:
            raise RuntimeError("a member is not found")
    return taken


@dataclass
class _Counter:
    """Somebody at the till: records a purchase now and then and looks cards up."""

    journal: Journal
    snapshot: Snapshot
    members: int
    appends: list[float] = field(default_factory=list)
    lookups: list[float] = field(default_factory=list)

    def work(self, until: threading.Event) -> None:
        chance = random.Random(3)  # noqa: S311
        while not until.wait(BETWEEN_SALES_S):
            self.appends.append(_seconds(lambda: self.journal.append([_Purchase()])))
            self.lookups += _look_up(self.snapshot, self.members, chance, 3)


def _waiting(store: Store, path: Path, members: int) -> list[BenchRow]:
    journal = _journal(store)
    calm = _Counter(journal, store.snapshot, members)
    log = path.with_name(f"{path.name}-wal")
    largest: list[int] = []

    def build() -> None:
        store.snapshot.begin_refill()
        for page in _pages(members):
            store.snapshot.apply(page, whole=True)
            largest.append(log.stat().st_size)
        while store.snapshot.tidy():
            largest.append(log.stat().st_size)

    busy = _Counter(journal, store.snapshot, members)
    _beside(busy, build)
    _beside(calm, lambda: threading.Event().wait(max(2.0, len(busy.appends) * BETWEEN_SALES_S)))
    return [
        BenchRow("longest append, nothing else going on", max(calm.appends) * 1e3, "ms", None),
        BenchRow(
            f"longest append while {members:,} are built and cleared",
            max(busy.appends) * 1e3,
            "ms",
            max(busy.appends) / max(calm.appends),
            f"of {len(busy.appends)}",
        ),
        BenchRow(
            "append meanwhile, p50",
            statistics.median(busy.appends) * 1e3,
            "ms",
            statistics.median(busy.appends) / statistics.median(calm.appends),
        ),
        BenchRow("longest look-up meanwhile", max(busy.lookups) * 1e3, "ms", None),
        BenchRow("largest log meanwhile", max(largest) / 1e6, "MB", None),
    ]


def _beside(counter: _Counter, work: Callable[[], object]) -> None:
    done = threading.Event()
    thread = threading.Thread(target=counter.work, args=(done,))
    thread.start()
    try:
        work()
    finally:
        done.set()
        thread.join()


def _fill(snapshot: Snapshot, members: int) -> None:
    snapshot.begin_refill()
    _apply_all(snapshot, list(_pages(members)))


def _pages(members: int) -> Iterator[dict[str, Any]]:
    for first in range(0, members, PAGE):
        last = min(first + PAGE, members)
        cards = [_card(number, members) for number in range(first, last)]
        yield {
            "cursor": f"c.{last}",
            "more": last < members,
            "taken_at": "2026-11-22T09:00:00.000Z",
            "cards": cards,
            "gone": [],
        }


def _card(number: int, members: int) -> dict[str, Any]:
    key = _key(number, members)
    linked = number % 2 == 0
    reference = f"{key[:8]}-{key[8:12]}-4000-8000-{key[4:16]}" if linked else None
    benefits = list(_LISTS[number % len(_LISTS)])
    return {
        "key": key,
        "status": "active",
        "form": "virtual",
        "member_ref": reference,
        "benefits": benefits,
    }


def _key(number: int, members: int) -> str:
    """Evenly spread, in order, with ends that look like chance."""
    return f"{number * (2**64 // members) + number * 2654435761 % 2**31:016x}"


def _rows(page: dict[str, Any]) -> list[tuple[Any, ...]]:
    return [
        (bytes.fromhex(card["key"]), 0, 0, _LISTS.index(card["benefits"]), card["member_ref"])
        for card in page["cards"]
    ]


def _journal(store: Store) -> Journal:
    return store.open_journal(
        register="bench",
        zone="Europe/Tallinn",
        key_id="0" * 16,
        instance=str(uuid.uuid4()),
        clock_evidence=lambda: {"monotonic_ms": 0, "boot": "", "offset_ms": None, "trusted": False},
    )


def _seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


if __name__ == "__main__":
    print(as_table(run(int(sys.argv[1]) if len(sys.argv) > 1 else MEMBERS)), flush=True)
