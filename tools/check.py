"""`./dev check`: everything that must hold before a change is kept, each step with its time.

Every step runs even when an earlier one failed, so that one run shows all there is to mend.
"""

import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass

from tools.run_tests import rounds


@dataclass(frozen=True)
class Step:
    name: str
    command: Sequence[str]


def steps() -> list[Step]:
    """The steps in the order in which they run: the quick ones first."""
    module = [sys.executable, "-m"]
    lint_imports = (
        "import sys; from importlinter.cli import lint_imports_command; sys.exit(lint_imports_command())"
    )
    spread, apart = rounds()
    return [
        Step("format", [*module, "ruff", "format", "--check", "."]),
        Step("lint", [*module, "ruff", "check", "."]),
        Step("imports", [sys.executable, "-c", lint_imports, "--no-cache"]),
        Step("types", [*module, "mypy"]),
        Step("rules", [*module, "tools.rules", "--check"]),
        Step("tests", spread),
        Step("simulation", [*module, "tools.simulate", "--seeds", "240", "--coverage"]),
        Step("X server", apart),
    ]


def run(step: Step) -> tuple[bool, float]:
    """Run one step with its output shown; whether it passed, and the seconds it took."""
    print(f"── {step.name}", flush=True)
    started = time.monotonic()
    passed = subprocess.run(step.command, check=False, stdin=subprocess.DEVNULL).returncode == 0
    return passed, time.monotonic() - started


def main() -> int:
    results = [(step, *run(step)) for step in steps()]
    print("──")
    for step, passed, seconds in results:
        print(f"{'ok    ' if passed else 'FAILED'} {step.name:<10} {seconds:6.1f} s")
    return 0 if all(passed for _, passed, _ in results) else 1


if __name__ == "__main__":
    sys.exit(main())
