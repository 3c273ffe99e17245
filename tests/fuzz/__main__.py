"""`python -m tests.fuzz --examples N`: ask every operation of the contract, and print what was answered."""

import argparse
import sys
import time

from tests.fuzz.asking import ask_all


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="fuzz", description=__doc__)
    parser.add_argument("--examples", type=int, default=200, help="questions of either kind (200)")
    parser.add_argument("--seed", type=int, default=1, help="which questions (1)")
    options = parser.parse_args(arguments)
    started, questions, faults = time.monotonic(), 0, 0
    for asked in ask_all(options.examples, options.seed):
        questions += asked.statuses.total()
        faults += len(asked.faults)
        said = "  ".join(f"{status}: {count}" for status, count in sorted(asked.statuses.items()))
        sys.stdout.write(f"{asked.operation:<56}{said}\n")
        sys.stdout.write("".join(f"    {one}\n" for one in dict.fromkeys(asked.faults)))
        sys.stdout.flush()
    seconds = time.monotonic() - started
    sys.stdout.write(
        f"{questions} questions, {faults} answers that the contract does not name, {seconds:.0f} s\n"
    )
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
