"""Planted breaks: for each demand that the backend has to show, a change that its tests must notice.

A break is a table in `tests/breaks/<demand>.toml`: a piece of text of one file, and what stands there then.
`./dev rules --break ID` copies the tree, plants the break there and runs the demand's tests, which must fail
(and which passed in the same copy before).
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import time
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue

ROOT = Path(__file__).resolve().parent.parent
BREAKS = ROOT / "tests" / "breaks"
_OUTCOMES = {0: "SURVIVED", 1: "caught"}
"""By pytest's exit code; any other says that the tests did not run, which proves nothing."""


@dataclass(frozen=True)
class Break:
    """One change that makes a demand untrue."""

    rule: str
    file: str
    old: str
    new: str
    says: str

    def fault(self, root: Path = ROOT) -> str | None:
        """What keeps it from being planted, or None."""
        path = root / self.file
        if not path.is_file():
            return f"{self.rule}: there is no {self.file}"
        times = path.read_text(encoding="utf-8").count(self.old)
        return None if times == 1 else f"{self.rule}: its text stands {times} times in {self.file}"

    @contextmanager
    def planted(self, root: Path) -> Iterator[None]:
        """The tree below `root` with this break in it."""
        path = root / self.file
        whole = path.read_text(encoding="utf-8")
        path.write_text(whole.replace(self.old, self.new), encoding="utf-8")
        try:
            yield
        finally:
            path.write_text(whole, encoding="utf-8")


@dataclass(frozen=True)
class Tried:
    """What came of a break."""

    planted: Break
    outcome: str
    seconds: float
    last_line: str


def read_breaks(folder: Path = BREAKS) -> dict[str, list[Break]]:
    """All breaks by demand. TypeError names a member that is missing or unknown."""
    found: dict[str, list[Break]] = {}
    for path in sorted(folder.glob("*.toml")):
        rows = tomllib.loads(path.read_text(encoding="utf-8"))["break"]
        found[path.stem] = [Break(rule=path.stem, **row) for row in rows]
    return found


def unbroken(demanded: Sequence[str], breaks: Mapping[str, Sequence[Break]]) -> list[str]:
    """The demands that have no break."""
    return [rule for rule in demanded if not breaks.get(rule)]


def faults(demanded: Sequence[str], breaks: Mapping[str, Sequence[Break]]) -> list[str]:
    """The breaks that fit no demand or no file."""
    strange = [f"{rule}: is no demand of the backend" for rule in breaks if rule not in demanded]
    return strange + [fault for some in breaks.values() for one in some if (fault := one.fault())]


def try_all(breaks: Sequence[Break], tests: Mapping[str, Sequence[str]], at_a_time: int) -> Iterator[Tried]:
    """Plant each break in a copy of the tree and run its demand's tests, some at a time.

    Raises RuntimeError when the tests fail without any break: then it proves nothing that they fail with one.
    """
    copies: SimpleQueue[Path] = SimpleQueue()
    with tempfile.TemporaryDirectory(prefix="breaks-") as folder:
        for number in range(at_a_time):
            copies.put(_copy(Path(folder) / str(number)))
        _check_they_pass(
            sorted({test for one in breaks for test in tests.get(one.rule, ())}), Path(folder) / "0"
        )

        def tried(one: Break) -> Tried:
            root = copies.get()
            try:
                return _try(one, tests.get(one.rule, ()), root)
            finally:
                copies.put(root)

        with ThreadPoolExecutor(at_a_time) as pool:
            yield from pool.map(tried, breaks)


def _check_they_pass(tests: Sequence[str], root: Path) -> None:
    done = _run(tests, root, "2") if tests else None
    if done is not None and done.returncode != 0:
        raise RuntimeError("\n".join(["the tests fail without a break:", *done.stdout.splitlines()[-20:]]))


def _run(tests: Sequence[str], root: Path, processes: str) -> subprocess.CompletedProcess[str]:
    options = ["-q", "-x", "-p", "no:randomly", "-p", "no:cacheprovider", "-p", "tests.unshrunk"]
    return subprocess.run(
        [sys.executable, "-B", "-m", "pytest", *options, "-n", processes, *tests],
        cwd=root,
        check=False,
        capture_output=True,
        text=True,
    )


def _copy(target: Path) -> Path:
    """The tree as it stands, uncommitted work included, without what git ignores."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    for name in filter(None, listed.stdout.split("\0")):
        if (ROOT / name).is_file():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, target / name)
    return target


def _try(one: Break, tests: Sequence[str], root: Path) -> Tried:
    started = time.monotonic()
    if not tests:
        return Tried(one, "no tests", 0.0, "")
    with one.planted(root):
        done = _run(tests, root, "0")
    said = (done.stdout + done.stderr).strip().splitlines() or [""]
    outcome = _OUTCOMES.get(done.returncode, f"not run ({done.returncode})")
    return Tried(one, outcome, time.monotonic() - started, said[-1])
