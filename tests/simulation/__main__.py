"""`python -m tests.simulation --seeds N`: play seeds and print what was tried and found."""

from __future__ import annotations

import argparse
import sys

from tests.simulation.many import play_many
from tests.simulation.reporting import report
from tests.simulation.run import STEPS


def main() -> int:
    """Play what is asked for; 1 when a seed fails, a fault never fired, or too little was gone through."""
    parser = argparse.ArgumentParser(prog="simulate", description=__doc__)
    parser.add_argument("--seeds", type=int, default=200, help="how many (200)")
    parser.add_argument("--first", type=int, default=0, help="the first one (0)")
    parser.add_argument("--processes", type=int, default=2, help="how many at a time (2)")
    parser.add_argument("--steps", type=int, default=STEPS, help=f"of each seed ({STEPS})")
    parser.add_argument("--coverage", action="store_true", help="measure the branches that the seeds take")
    asked = parser.parse_args()
    played = play_many(asked.first, asked.seeds, asked.processes, steps=asked.steps, measured=asked.coverage)
    return report(played)


if __name__ == "__main__":
    sys.exit(main())
