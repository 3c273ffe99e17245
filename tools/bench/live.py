"""The camera's way: what it costs, what it reads, and how soon."""

from __future__ import annotations

from tools.bench import camera_on, live_cost, live_set, time_to_read
from tools.bench.rows import BenchRow


def run() -> list[BenchRow]:
    """Some minutes on one core."""
    return [*camera_on.run(), *live_cost.run(), *live_set.run(), *time_to_read.run()]
