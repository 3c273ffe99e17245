"""`python -m tests.simulation --seeds N`: play seeds and print what was tried and found."""

from __future__ import annotations

import argparse
import sys

from tests.simulation.many import play_many
from tests.simulation.reporting import report


def main() -> int:
    """Play what is asked for; 1 when a seed fails, a fault never fired, or too little was gone through."""
    parser = argparse.ArgumentParser(prog="simulate", description=__doc__)
    parser.add_argument("--seeds", type=int, default=200, help="how many (200)")
    parser.add_argument("--first", type=int, default=0, help="the first one (0)")
    parser.add_argument("--processes", type=int, default=2, help="how many at a time (2)")
    parser.add_argument("--coverage", action="store_true", help="measure the branches that the seeds take")
    asked = parser.parse_args()
    return report(play_many(asked.first, asked.seeds, asked.processes, measured=asked.coverage))


if __name__ == "__main__":
    sys.exit(main())
