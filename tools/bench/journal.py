"""Recording a purchase, against a bare encrypted SQLite commit of the same bytes, in the same run."""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import apsw

from offline_cache.chain import Json
from offline_cache.connection import open_writer
from offline_cache.inspection import create_file
from offline_cache.journal import Journal
from offline_cache.store import Store
from tools.bench.rows import BenchRow

ROUNDS = 200


@dataclass(frozen=True)
class _Purchase:
    entry_id: str = field(default_factory=lambda: str(uuid.uuid4()))
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


def run() -> list[BenchRow]:
    """Measure, and give the rows. Writes beside the working folder: memory would mean nothing."""
    with tempfile.TemporaryDirectory(dir=Path.cwd()) as folder:
        key = os.urandom(32)
        bare = _bare_table(Path(folder, "bare.db"), key)
        with Store.open(Path(folder, "till.db"), key, create=True) as store:
            journal = _journal(store)
            rows = _measure(journal, bare)
        bare.close()
    return rows


def _measure(journal: Journal, bare: apsw.Connection) -> list[BenchRow]:
    commits, records = [], []
    for _ in range(ROUNDS):
        (sample,) = journal.append([_Purchase()])
        # The same bytes in one column: what the indexes and the writer's thread cost shows in the ratio.
        text = repr(sample.wire)
        commits.append(_ms(lambda text=text: _commit(bare, text)))  # type: ignore[misc]
        records.append(_ms(lambda: journal.append([_Purchase()])))
    look_up = [_ms(lambda: journal.find(sample.entry_id)) for _ in range(ROUNDS)]
    yardstick = statistics.median(commits)
    return [
        BenchRow("bare encrypted commit, p50", yardstick, "ms", None),
        BenchRow(
            "record a purchase, p50", statistics.median(records), "ms", statistics.median(records) / yardstick
        ),
        BenchRow("record a purchase, p95", _p95(records), "ms", _p95(records) / _p95(commits)),
        BenchRow(
            "find an entry, p50", statistics.median(look_up), "ms", statistics.median(look_up) / yardstick
        ),
    ]


def _bare_table(path: Path, key: bytes) -> apsw.Connection:
    create_file(path, key)
    connection = open_writer(path, key)
    connection.execute("CREATE TABLE line (text TEXT NOT NULL)")
    return connection


def _commit(connection: apsw.Connection, text: str) -> None:
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("INSERT INTO line VALUES (?)", (text,))
    connection.execute("COMMIT")


def _journal(store: Store) -> Journal:
    return store.open_journal(
        register="bench",
        zone="Europe/Tallinn",
        key_id="0" * 16,
        instance=str(uuid.uuid4()),
        clock_evidence=lambda: {"monotonic_ms": 0, "boot": "", "offset_ms": None, "trusted": False},
    )


def _ms(action: Callable[[], object]) -> float:
    began = time.perf_counter()
    action()
    return (time.perf_counter() - began) * 1000


def _p95(values: list[float]) -> float:
    return statistics.quantiles(values, n=20)[-1]


def main() -> None:
    """Print the rows."""
    for row in run():
        ratio = "" if row.ratio is None else f"  × {row.ratio:.2f}"
        sys.stdout.write(f"{row.name:<32} {row.value:8.3f} {row.unit}{ratio}\n")


if __name__ == "__main__":
    main()
