"""A line of the bench's table."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class BenchRow(NamedTuple):
    """What was measured. `ratio` is to a yardstick of the same run: times differ by machine, ratios less."""

    name: str
    value: float
    unit: str
    ratio: float | None
    note: str = ""


def p(share: float, samples: Iterable[float]) -> float:
    """The value that this share of the samples does not exceed (0.5 is the median)."""
    ordered = sorted(samples)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def as_table(rows: Iterable[BenchRow]) -> str:
    """The rows under each other."""
    return "\n".join(_line(row) for row in rows)


def _line(row: BenchRow) -> str:
    ratio = "" if row.ratio is None else f"{row.ratio:8.2f} ×"
    return f"{row.name:<52}{row.value:10.2f} {row.unit:<6}{ratio:<11}{row.note}".rstrip()
