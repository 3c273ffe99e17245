"""`./dev test [pytest arguments]`: the tests, on every core unless the arguments say otherwise.

Without arguments they run in two rounds: first all but those with an X server of their own, spread over the
cores, then these one after the other. They type keys at a scanner's pace, and a server that stands still for
want of a core is not what they are about. Neither round has the tests that are marked as slow, the long runs
of what others do in small: `./dev test -m slow`.
"""

import os
import subprocess
import sys
from collections.abc import Sequence

APART = "xvfb"
"""The marker of tests that want the machine for themselves."""
LONG = "slow"
"""The marker of tests that do at length what others do in small."""


def pytest_command(arguments: Sequence[str]) -> list[str]:
    """The pytest call for these arguments: one process per core, unless the caller chose or debugs."""
    own_choice = any(a.startswith(("-n", "--pdb", "--collect-only", "--co", "-s")) for a in arguments)
    spread = [] if own_choice else ["-n", str(min(os.cpu_count() or 1, 8)), "--dist", "loadgroup"]
    return [sys.executable, "-m", "pytest", *spread, *arguments]


def rounds(arguments: Sequence[str] = ()) -> list[list[str]]:
    """The pytest calls for these arguments, to be run one after the other."""
    if arguments:
        return [pytest_command(arguments)]
    return [
        pytest_command(["-m", f"not {APART} and not {LONG}"]),
        pytest_command(["-m", f"{APART} and not {LONG}", "-n", "0"]),
    ]


def main(arguments: Sequence[str]) -> int:
    return max(subprocess.run(command, check=False).returncode for command in rounds(arguments))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
