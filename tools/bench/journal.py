"""Recording a purchase, and starting with a backlog: the journal against bare encrypted SQLite, in one run.

How it is measured, in files on a disk (tmpfs is refused; the median fsync of that disk is told):

*Recording.* `Journal.append` of one purchase: serialising, salts, digests, chain, insert, commit with its
fsync, head mark, and the entry handed back. The yardstick is a commit of the same row, ready made, by a bare
connection on the calling thread: the same columns, the same primary and unique key, in a file of the same
kind (encrypted, WAL, FULL, secure_delete). Told as well: the same against the journal's very table with all
its indexes. 5,000 of each by turns, each kind as often first, second and third, in 10 blocks; each block
gives its own p50 and p99 of all and their ratios, and the table has the medians over the blocks. Pages per
commit is how much the log grew over 150 of each, before the first checkpoint: every page is encrypted,
written and synced.

What a record has on top of the bare commit is mostly work of the processor: the entry's text, salts, digests
and header; the head read inside its own transaction; one look whether file and log are still there; the mark
of the head behind the sync. It costs up to twice as much on a disk as in memory, because the wait for the
sync leaves the processor's caches cold. The two more indexes (by id, and what waits) cost about a sixth of
it.

*Starting.* A process of its own each time, from its begin to a journal that can record and has said how much
waits: with none waiting and with 50,000, by turns, the median of each. Both files were closed in order. Told
as well: opening alone, without the interpreter's start and the imports; and the full verify of the 50,000.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import apsw

from offline_cache.chain import Json, canonical
from offline_cache.connection import open_writer
from offline_cache.inspection import create_file
from offline_cache.journal import Journal
from offline_cache.journal_rows import StoredEntry
from offline_cache.schema import migrate
from offline_cache.store import Store
from pos_client.domain.ids import new_entry_id
from tools.bench.disk import folder_on_disk, fsync_p50_ms
from tools.bench.rows import BenchRow, as_table, p

BLOCKS = 10
IN_BLOCK = 500
WAITING = 50_000
_COUNTED = 150
_FRAME_BYTES = 24 + 4096
"""A page in the log, with its header."""
STARTS = 9
KEY = bytes(range(32))
_BARE = """
CREATE TABLE entry (
    position INTEGER PRIMARY KEY, register TEXT NOT NULL, epoch INTEGER NOT NULL, seq INTEGER NOT NULL,
    entry_id TEXT NOT NULL, kind TEXT NOT NULL, occurred_at TEXT NOT NULL, header TEXT NOT NULL,
    hash BLOB NOT NULL, body TEXT, body_salt BLOB, personal TEXT, personal_salt BLOB, absent TEXT,
    state TEXT NOT NULL DEFAULT 'waiting', reason TEXT, live INTEGER NOT NULL DEFAULT 1,
    UNIQUE (register, epoch, seq)
)
"""
_INSERT = (
    "INSERT INTO entry (register, epoch, seq, entry_id, kind, occurred_at, header, hash, body, body_salt,"
    " personal, personal_salt) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)


def _id() -> str:
    return str(new_entry_id(time.time_ns() // 1_000_000, os.urandom))


@dataclass(frozen=True)
class _Purchase:
    entry_id: str = field(default_factory=_id)
    kind: str = "purchase_recorded"
    occurred_at: datetime = field(default_factory=lambda: datetime.now(UTC))
    body: Json = field(
        default_factory=lambda: {
            "place": "4740000000018",
            "total": {"amount_minor": 4599, "currency": "EUR"},
            "total_entry": "keyed",
        }
    )
    personal: Json | None = field(default_factory=lambda: {"member_ref": "m-1"})


def run(blocks: int = BLOCKS, in_block: int = IN_BLOCK, waiting: int = WAITING) -> list[BenchRow]:
    """Measure, and give the rows."""
    with folder_on_disk() as folder:
        fsync = BenchRow("fsync of this disk, p50", fsync_p50_ms(folder), "ms", None)
        recording = _recording(folder, blocks, in_block)
        return [fsync, *recording, *_pages(folder / "pages"), *_starting(folder, waiting)]


def _recording(folder: Path, blocks: int, in_block: int) -> list[BenchRow]:
    bare, indexed = _table(folder / "bare.db", _BARE), _table(folder / "indexed.db", None)
    with Store.open(folder / "till.db", KEY, create=True) as store:
        measured = [_block(_journal(store), bare, indexed, in_block) for _ in range(blocks)]
    bare.close()
    indexed.close()
    rows = []
    for name, share in (("p50", 0.5), ("p99", 0.99)):
        of_block = [[p(share, samples) for samples in one] for one in measured]
        record, plain, full = (statistics.median(times) for times in zip(*of_block, strict=True))
        to_plain = statistics.median(one[0] / one[1] for one in of_block)
        to_full = statistics.median(one[0] / one[2] for one in of_block)
        rows += [
            BenchRow(f"bare encrypted commit of the same row, {name}", plain, "ms", None),
            BenchRow(f"record a purchase, {name}", record, "ms", to_plain),
            BenchRow(f"bare commit with all the indexes, {name}", full, "ms", None, f"{to_full:.2f} × of it"),
        ]
    return rows


def _pages(folder: Path) -> list[BenchRow]:
    """How many pages one commit writes into the log."""
    folder.mkdir()
    bare, indexed = _table(folder / "bare.db", _BARE), _table(folder / "indexed.db", None)
    logs = {
        "a record": folder / "till.db-wal",
        "a bare commit": folder / "bare.db-wal",
        "a bare commit with all the indexes": folder / "indexed.db-wal",
    }
    with Store.open(folder / "till.db", KEY, create=True) as store:
        journal = _journal(store)
        _block(journal, bare, indexed, 10)
        before = {name: log.stat().st_size for name, log in logs.items()}
        _block(journal, bare, indexed, _COUNTED)
        grown = {name: log.stat().st_size - before[name] for name, log in logs.items()}
    bare.close()
    indexed.close()
    return [
        BenchRow(f"pages of {name}", size / _FRAME_BYTES / _COUNTED, "pages", None)
        for name, size in grown.items()
    ]


def _block(
    journal: Journal, bare: apsw.Connection, indexed: apsw.Connection, count: int
) -> tuple[list[float], list[float], list[float]]:
    """Milliseconds of a record, a bare commit and one with all indexes."""
    taken: tuple[list[float], list[float], list[float]] = ([], [], [])
    (sample,) = journal.append([_Purchase()])
    rest = _row(sample)
    for turn in range(count):
        purchase = _Purchase()
        row = (sample.register, sample.epoch, sample.seq + turn, purchase.entry_id, *rest)
        actions: list[Callable[[], object]] = [
            lambda fact=purchase: journal.append([fact]),  # type: ignore[misc]
            lambda values=row: _commit(bare, values),  # type: ignore[misc]
            lambda values=row: _commit(indexed, values),  # type: ignore[misc]
        ]
        for place in range(3):
            which = (turn + place) % 3
            taken[which].append(_ms(actions[which]))
    return taken


def _row(entry: StoredEntry) -> tuple[apsw.SQLiteValue, ...]:
    """What a row has behind its id."""
    header = canonical(entry.wire["header"]).decode()
    at = datetime.now(UTC).isoformat()
    body, personal = (canonical(part).decode() for part in (entry.body, entry.personal))
    salts = [bytes.fromhex(str(entry.wire[f"{name}_salt"])) for name in ("body", "personal")]
    return (entry.kind, at, header, bytes.fromhex(entry.hash), body, salts[0], personal, salts[1])


def _table(path: Path, sql: str | None) -> apsw.Connection:
    create_file(path, KEY)
    connection = open_writer(path, KEY)
    if sql is None:
        migrate(connection, path)
    else:
        connection.execute(sql)
    return connection


def _commit(connection: apsw.Connection, row: Sequence[apsw.SQLiteValue]) -> None:
    connection.execute("BEGIN IMMEDIATE")
    connection.execute(_INSERT, row)
    connection.execute("COMMIT")


def _starting(folder: Path, waiting: int) -> list[BenchRow]:
    files = {0: folder / "none" / "till.db", waiting: folder / "many" / "till.db"}
    verify_ms = 0.0
    for count, path in files.items():
        with Store.open(path, KEY, create=True) as store:
            journal = _journal(store)
            for begin in range(0, count, 1000):
                journal.append([_Purchase() for _ in range(min(1000, count - begin))])
            verify_ms = _ms(journal.verify)
    processes: dict[int, list[float]] = {count: [] for count in files}
    opened: dict[int, list[float]] = {count: [] for count in files}
    for _ in range(STARTS):
        for count, path in files.items():
            processes[count].append(_ms(lambda path=path: opened[count].append(_process(path))))  # type: ignore[misc]  # noqa: B023
    none, many = (statistics.median(processes[count]) for count in files)
    open_none, open_many = (statistics.median(opened[count]) for count in files)
    return [
        BenchRow("start with none waiting", none, "ms", None),
        BenchRow(f"start with {waiting:,} waiting", many, "ms", many / none),
        BenchRow("of it opening, none waiting", open_none, "ms", None),
        BenchRow(f"of it opening, {waiting:,} waiting", open_many, "ms", open_many / open_none),
        BenchRow(f"verify all {waiting:,}", verify_ms, "ms", None),
    ]


def _process(path: Path) -> float:
    """Start a process that opens the journal; milliseconds that it says the opening took."""
    done = subprocess.run(
        [sys.executable, "-m", "tools.bench.journal", str(path)], capture_output=True, text=True, check=True
    )
    return float(done.stdout)


def _open_once(path: Path) -> float:
    began = time.perf_counter()
    with Store.open(path, KEY) as store:
        _journal(store).status()
        return (time.perf_counter() - began) * 1000


def _journal(store: Store) -> Journal:
    return store.open_journal(
        register="bench",
        zone="Europe/Tallinn",
        key_id="0" * 16,
        instance="4b4d8f6e-3f0a-4d53-8f5d-0f2f5b9b9a11",
        clock_evidence=lambda: {"monotonic_ms": 0, "boot": "", "offset_ms": None, "trusted": False},
    )


def _ms(action: Callable[[], object]) -> float:
    began = time.perf_counter()
    action()
    return (time.perf_counter() - began) * 1000


def main(arguments: Sequence[str]) -> None:
    """Print the rows; with the path of a file, open it once and print how long that took."""
    sys.stdout.write(f"{_open_once(Path(arguments[0]))}\n" if arguments else as_table(run()) + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
