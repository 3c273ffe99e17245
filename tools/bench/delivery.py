"""How fast a long queue drains over loopback (F29: 200 entries a second)."""

from __future__ import annotations

import os
import time
from datetime import UTC, datetime

from pos_client.domain.entry import purchase_recorded
from pos_client.domain.ids import new_entry_id
from pos_client.domain.money import Money
from pos_client.domain.sale import TotalSource
from tools.bench.backend import Bench, enrolled_till
from tools.bench.rows import BenchRow

DEMANDED_PER_S = 200


def run(entries: int = 2000) -> list[BenchRow]:
    """Entries a second, and how many times the demand that is."""
    with enrolled_till() as bench:
        office = bench.till.back_office
        if office is None:
            raise RuntimeError("the till is not open")
        _fill(bench, entries)
        waiting = office.queue().waiting
        began = time.perf_counter()
        while office.queue().waiting:
            office.rounds.step()
        per_s = waiting / (time.perf_counter() - began)
    return [BenchRow(f"deliver {waiting} entries", per_s, "1/s", per_s / DEMANDED_PER_S, "times the demand")]


def _fill(bench: Bench, entries: int) -> None:
    office, register = bench.till.back_office, bench.counter.configuration().register
    for _ in range(entries // 100):
        facts = [
            purchase_recorded(
                new_entry_id(time.time_ns() // 1_000_000, os.urandom),
                datetime.now(UTC),
                register.place,
                Money(4599, register.currency),
                TotalSource.KEYED,
                None,
            )
            for _ in range(100)
        ]
        if office is not None:
            office.journal.append(facts)
