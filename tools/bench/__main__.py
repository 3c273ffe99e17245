"""`./dev bench`: measure, and print one table. Names of benches as arguments choose some of them."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Sequence

from tools.bench.rows import as_table

BENCHES = ("decode", "live", "identify", "journal", "snapshot", "delivery", "first_paint")
WITH = {"decode": ("decode", "live")}
"""Thorough and live stand beside each other: what one costs is what the other reads."""


def main(chosen: Sequence[str]) -> int:
    """Run them one after the other; each prints as soon as it is done."""
    unknown = set(chosen) - set(BENCHES)
    if unknown:
        print(
            f"no such bench: {', '.join(sorted(unknown))} (there are {', '.join(BENCHES)})", file=sys.stderr
        )
        return 2
    for name in dict.fromkeys(one for wish in chosen or BENCHES for one in WITH.get(wish, (wish,))):
        print(as_table(importlib.import_module(f"tools.bench.{name}").run()), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
