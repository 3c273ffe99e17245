"""How fast a long queue drains (F29): against bare inserts, and against one request for each entry.

How it is measured, all in one run and in files on a disk (tmpfs is refused):

*What waits.* 50,000 entries, appended to a till's journal as on its days: of a hundred, 50 are scans, 42
purchases (four in ten with a member who consented), 6 ticked benefits and 2 reversals, in the order in which
a seed puts them; the benefits and reversals refer to purchases shortly before.

*Delivering.* `Deliver`, as the till runs it, against the reference backend in a process of its own over
loopback: read and verified, signed, sent, judged, stored with all effects, answered, and the answers noted
on the till. Each hundred is one commit there and one here; at the end of a block every answer is noted. One
request at a time; while the backend works on it the till notes the answer before and reads the next hundred.
Blocks of 2,000.

*The yardstick.* After each block the very rows that it left in the backend's database (entries, scans,
purchases, reversals, uses, bookings) go by `executemany` into another file of the same tables and indexes,
ready made, a hundred entries in each commit, on a connection that the backend's own code opened (WAL, FULL,
foreign keys, secure_delete). No judging, no signature, no chain, no answer and no till: just the writing. The
ratio is that of the rates over all blocks, so 0.5 means half as fast.

*One by one.* After each block some entries more, each in a request of its own: what the batches save.
"""

from __future__ import annotations

import random
import sqlite3
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from offline_cache.chain import HeadSigner
from pos_client.backend.client import BackendClient
from pos_client.backend.transport import Transport
from pos_client.bootstrap.system_clock import SystemClock
from pos_client.domain.entry import (
    Fact,
    ReversalReason,
    benefit_used,
    purchase_recorded,
    purchase_reversed,
    scan_counted,
)
from pos_client.domain.identification import AnswerSource, Identification, Verdict
from pos_client.domain.ids import BenefitId, EntryId, MemberRef, new_entry_id
from pos_client.domain.money import Money
from pos_client.domain.sale import ChosenBenefit, TotalSource
from pos_client.domain.scan import ScanSource
from pos_client.services.deliver import BATCH, Deliver
from pos_client.services.ports import Journal
from pos_client.services.sending import Sending
from reference_backend.database import open_sqlite
from tools.bench.backend import SHOP, Bench, enrolled_till
from tools.bench.disk import fsync_p50_ms
from tools.bench.rows import BenchRow, as_table

ENTRIES = 50_000
BLOCK = 2_000
ONE_BY_ONE = 20
BENEFIT = BenefitId("pillow-5")
WRITTEN = ("entries", "scan_counts", "purchases", "reversals", "benefit_uses", "ledger_bookings")


def run(entries: int = ENTRIES) -> list[BenchRow]:
    """Measure, and give the rows. Raises `MemoryDiskError` on tmpfs."""
    blocks = max(1, entries // BLOCK)
    with enrolled_till() as bench:
        journal = _journal(bench)
        day = _Day(bench.counter.configuration().register.place, _members(bench.database))
        for _ in range(blocks * (BLOCK + ONE_BY_ONE) // BATCH + 1):
            journal.append([day.next_fact() for _ in range(BATCH)])
        batches, singles = _deliver(bench, journal, BATCH), _deliver(bench, journal, 1)
        taken = _Taken()
        with _yardstick(bench) as write_bare:
            for _ in range(blocks):
                began = _stored(bench.database)
                taken.delivery.append(_seconds(batches, BLOCK // BATCH))
                _must_be(_stored(bench.database) - began, BLOCK)
                taken.bare.append(write_bare(began, began + BLOCK))
                taken.one_by_one.append(_seconds(singles, ONE_BY_ONE))
        fsync, became = fsync_p50_ms(bench.database.parent), _outcomes(bench.database)
    return _rows(taken, fsync, blocks, became)


@dataclass
class _Taken:
    """Seconds of each block."""

    delivery: list[float] = field(default_factory=list)
    bare: list[tuple[float, int]] = field(default_factory=list)
    one_by_one: list[float] = field(default_factory=list)


def _rows(taken: _Taken, fsync_ms: float, blocks: int, became: str) -> list[BenchRow]:
    bare_s = sum(seconds for seconds, _ in taken.bare)
    written = sum(number for _, number in taken.bare)
    bare = blocks * BLOCK / bare_s
    delivered = blocks * BLOCK / sum(taken.delivery)
    singles = blocks * ONE_BY_ONE / sum(taken.one_by_one)
    return [
        BenchRow("disk: write and sync 4 KiB, p50", fsync_ms, "ms", None),
        BenchRow(
            f"bare inserts of {blocks * BLOCK} entries", bare, "1/s", None, f"{written / bare_s:.0f} rows/s"
        ),
        BenchRow(
            f"deliver {blocks * BLOCK} entries",
            delivered,
            "1/s",
            delivered / bare,
            "of bare; >= 0.25, aim 0.5",
        ),
        BenchRow(
            "one request for each entry",
            singles,
            "1/s",
            delivered / singles,
            "times as fast in batches; >= 10",
        ),
        BenchRow("entries in the backend", blocks * (BLOCK + ONE_BY_ONE), "", None, became),
    ]


class _Day:
    """Facts in the order of a till's day, from a seed."""

    def __init__(self, place: str, members: list[str], seed: int = 4) -> None:
        self._place = place
        self._members = members
        self._source = random.Random(seed)  # noqa: S311 - the same day at every run
        self._sold: list[EntryId] = []
        self._last_with_card: tuple[EntryId, MemberRef] | None = None

    def next_fact(self) -> Fact:
        """What happens next."""
        at, chance = datetime.now(UTC), self._source.random()
        entry_id = new_entry_id(time.time_ns() // 1_000_000, self._source.randbytes)
        if chance < 0.5:
            found = Identification(Verdict.ELIGIBLE, AnswerSource.BACKEND)
            return scan_counted(entry_id, at, ScanSource.CAMERA, found)
        if chance < 0.56 and self._last_with_card is not None:
            sale, member = self._last_with_card
            return benefit_used(entry_id, at, sale, ChosenBenefit(BENEFIT, None), member)
        if chance < 0.58 and self._sold:
            return purchase_reversed(entry_id, at, self._sold.pop(), ReversalReason.MISTAKE)
        return self._purchase(entry_id, at)

    def _purchase(self, entry_id: EntryId, at: datetime) -> Fact:
        member = None
        if self._source.random() < 0.4:
            member = MemberRef(self._source.choice(self._members))
            self._last_with_card = entry_id, member
        self._sold.append(entry_id)
        total = Money(self._source.randint(50, 30_000), "EUR")
        return purchase_recorded(entry_id, at, self._place, total, TotalSource.KEYED, member)


def _journal(bench: Bench) -> Journal:
    office = bench.till.back_office
    if office is None:
        raise RuntimeError("the till is not open")
    return office.journal


def _deliver(bench: Bench, journal: Journal, batch: int) -> Deliver:
    transport = Transport(bench.backend.url, lambda: datetime.now(UTC))
    client = BackendClient(transport, bench.credentials, lambda: datetime.now(UTC))
    signer = HeadSigner(bench.secrets.signing_key)
    return Deliver(Sending(client, signer, bench.link, SystemClock()), journal, batch)


def _seconds(deliver: Deliver, requests: int) -> float:
    """How long so many requests take, the answers noted."""
    still = iter(range(requests - 1))
    began = time.perf_counter()
    deliver.deliver_oldest(lambda: next(still, None) is not None)
    return time.perf_counter() - began


def _must_be(stored: int, offered: int) -> None:
    if stored != offered:
        raise RuntimeError(f"{stored} entries were stored, not {offered}")


@contextmanager
def _reading(database: Path) -> Iterator[sqlite3.Connection]:
    """A look into the backend's file beside the running backend."""
    connection = sqlite3.connect(database)
    try:
        yield connection
    finally:
        connection.close()


def _members(database: Path) -> list[str]:
    """Who consented, so that purchases are tied to them."""
    query = (
        "SELECT DISTINCT member_ref FROM memberships JOIN consent_events USING (member_id, merchant_id)"
        " WHERE merchant_id = ? AND given AND ended_at IS NULL"
    )
    with _reading(database) as connection:
        return [reference for (reference,) in connection.execute(query, (SHOP,))]


def _stored(database: Path) -> int:
    with _reading(database) as connection:
        return int(connection.execute("SELECT max(stored_seq) FROM epochs").fetchone()[0] or 0)


def _outcomes(database: Path) -> str:
    """What became of them all: a delivery that sets everything aside would be quick."""
    query = "SELECT kind, outcome, count(*) FROM entries GROUP BY kind, outcome ORDER BY 3 DESC"
    with _reading(database) as connection:
        return ", ".join(f"{kind} {outcome} {number}" for kind, outcome, number in connection.execute(query))


@contextmanager
def _yardstick(bench: Bench) -> Iterator[Callable[[int, int], tuple[float, int]]]:
    """Writes the rows that delivery left of a stretch of seqs again, and says how long and how many."""
    database = open_sqlite(bench.database.with_name("bare.db"), "bare")
    raw = database.engine.raw_connection()
    bare: Any = raw.driver_connection
    _copy_the_rest(bare, bench.database)

    def write(after: int, to: int) -> tuple[float, int]:
        with _reading(bench.database) as left:
            batches = [_left_behind(left, seq + 1, seq + BATCH) for seq in range(after, to, BATCH)]
        began = time.perf_counter()
        for batch in batches:
            bare.execute("BEGIN IMMEDIATE")
            for statement, rows in batch:
                bare.executemany(statement, rows)
            bare.execute("COMMIT")
        taken = time.perf_counter() - began
        return taken, sum(len(rows) for batch in batches for _, rows in batch)

    try:
        yield write
    finally:
        raw.close()
        database.close()


def _copy_the_rest(bare: Any, database: Path) -> None:
    """What the rows refer to: merchants, stores, registers, members."""
    bare.execute("ATTACH ? AS backend", (str(database),))
    bare.execute("PRAGMA foreign_keys = OFF")
    tables = bare.execute("SELECT name FROM main.sqlite_master WHERE type = 'table'").fetchall()
    for (name,) in tables:
        if name not in WRITTEN and not name.startswith("sqlite_"):
            bare.execute(f"INSERT OR REPLACE INTO main.{name} SELECT * FROM backend.{name}")  # noqa: S608
    bare.execute("PRAGMA foreign_keys = ON")
    bare.execute("DETACH backend")


def _left_behind(left: sqlite3.Connection, first: int, last: int) -> list[tuple[str, list[Any]]]:
    stretch = "SELECT entry_id FROM entries WHERE seq BETWEEN ? AND ?"
    found = []
    for name in WRITTEN:
        where = "seq BETWEEN ? AND ?" if name == "entries" else f"entry_id IN ({stretch})"
        rows = left.execute(f"SELECT * FROM {name} WHERE {where}", (first, last)).fetchall()  # noqa: S608
        if rows:
            places = ", ".join("?" * len(rows[0]))
            found.append((f"INSERT INTO {name} VALUES ({places})", rows))  # noqa: S608
    return found


if __name__ == "__main__":
    sys.stdout.write(as_table(run(int(sys.argv[1]) if sys.argv[1:] else ENTRIES)) + "\n")
