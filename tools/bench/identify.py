"""From the scan to the verdict: with the backend over loopback, and without it (X04: 300 ms, 100 ms)."""

from __future__ import annotations

import time
from datetime import UTC, datetime

from pos_client.domain.scan import Scan, ScanSource
from tools.bench.backend import SHOP, Bench, enrolled_till
from tools.bench.rows import BenchRow, p

ONLINE_LIMIT_MS, OFFLINE_LIMIT_MS = 300, 100


def run(rounds: int = 200) -> list[BenchRow]:
    """The p95 of each, and its share of what the demand allows."""
    with enrolled_till() as bench:
        _refresh(bench)
        online = _measure(bench, rounds)
        bench.link.switch(offline=True)
        offline = _measure(bench, rounds)
    return [
        BenchRow("identify with the backend, p50", p(0.5, online), "ms", None),
        BenchRow(
            "identify with the backend, p95",
            p(0.95, online),
            "ms",
            p(0.95, online) / ONLINE_LIMIT_MS,
            "of the 300 ms allowed",
        ),
        BenchRow("identify offline, p50", p(0.5, offline), "ms", None),
        BenchRow(
            "identify offline, p95",
            p(0.95, offline),
            "ms",
            p(0.95, offline) / OFFLINE_LIMIT_MS,
            "of the 100 ms allowed",
        ),
    ]


def _refresh(bench: Bench) -> None:
    office = bench.till.back_office
    while office is not None and office.rounds.step().next_in_s == 0:
        pass


def _measure(bench: Bench, rounds: int) -> list[float]:
    code = bench.backend.card(SHOP, "eligible_virtual").code.encode()
    taken_ms = []
    for _ in range(rounds):
        scan = Scan(code, ScanSource.CAMERA, datetime.now(UTC), "QRCode")
        began = time.perf_counter()
        bench.counter.identify(scan)
        taken_ms.append((time.perf_counter() - began) * 1000)
    return taken_ms
