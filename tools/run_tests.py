"""`./dev test [pytest arguments]`: the tests, on every core unless the arguments say otherwise."""

import os
import subprocess
import sys
from collections.abc import Sequence


def pytest_command(arguments: Sequence[str]) -> list[str]:
    """The pytest call for these arguments: one process per core, unless the caller chose or debugs."""
    own_choice = any(a.startswith(("-n", "--pdb", "--collect-only", "--co", "-s")) for a in arguments)
    spread = [] if own_choice else ["-n", str(min(os.cpu_count() or 1, 8)), "--dist", "loadgroup"]
    return [sys.executable, "-m", "pytest", *spread, *arguments]


def main(arguments: Sequence[str]) -> int:
    return subprocess.run(pytest_command(arguments), check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
