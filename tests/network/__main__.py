"""`python -m tests.network --seeds N`: so many tills behind a network that misbehaves, each by its seed."""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from tests.network.mixed_run import run, summary
from tests.network.shop import open_shop


def main() -> int:
    """0 when everything arrived once; a seed that failed is printed, and does it again with `--first`."""
    parser = argparse.ArgumentParser(prog="python -m tests.network", description=__doc__)
    parser.add_argument("--seeds", type=int, default=30)
    parser.add_argument("--first", type=int, default=1)
    options = parser.parse_args()
    outcomes = []
    with tempfile.TemporaryDirectory(prefix="network-") as name, open_shop(Path(name)) as shop:
        for seed in range(options.first, options.first + options.seeds):
            outcomes.append(run(Path(name) / str(seed), shop, seed))
            if not outcomes[-1].is_right:
                sys.stdout.write(f"FAILED {outcomes[-1].row()}\n")
    sys.stdout.write(summary(outcomes) + "\n")
    return 0 if all(one.is_right for one in outcomes) else 1


if __name__ == "__main__":
    sys.exit(main())
