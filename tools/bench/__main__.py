"""`./dev bench`: measure, and print one table. Names of benches as arguments choose some of them."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Sequence

from tools.bench.rows import as_table

BENCHES = ("decode", "identify", "journal", "delivery", "first_paint")


def main(chosen: Sequence[str]) -> int:
    """Run them one after the other; each prints as soon as it is done."""
    unknown = set(chosen) - set(BENCHES)
    if unknown:
        print(
            f"no such bench: {', '.join(sorted(unknown))} (there are {', '.join(BENCHES)})", file=sys.stderr
        )
        return 2
    for name in chosen or BENCHES:
        print(as_table(importlib.import_module(f"tools.bench.{name}").run()), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
