"""Planted breaks: for each demand that the backend has to show, a change that its tests must notice.

A break is a table in `tests/breaks/<demand>.toml`: a piece of text of one file, and what stands there then.
`./dev rules --break ID` copies the tree, plants the break there and runs the demand's tests, of which at
least one must run and fail (and all of which passed in the same copy before). Tests that could not run, or
did not end, show nothing: neither that the break is noticed nor that it is not.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
import tomllib
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from queue import SimpleQueue

ROOT = Path(__file__).resolve().parent.parent
BREAKS = ROOT / "tests" / "breaks"
_LONGEST = 900.0
"""Seconds that the tests of one demand may take."""
_LAST_LINES = 20


class TestsFailUnbroken(Exception):
    """Tests that fail without any break: that they fail with one proves nothing."""

    __test__ = False


class Outcome(StrEnum):
    """What the tests made of a break."""

    CAUGHT = "caught"
    NOT_CAUGHT = "NOT CAUGHT"
    NOT_SHOWN = "not shown"


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
    """What came of a break: the first test that failed, or why there is none, in `said`."""

    planted: Break
    outcome: Outcome
    seconds: float
    said: str


@dataclass(frozen=True)
class Run:
    """One run of tests: pytest's exit code (none when it did not end in time) and what it wrote down."""

    code: int | None
    words: tuple[str, ...]
    ran: int = 0
    failed: tuple[str, ...] = ()

    def outcome(self) -> Outcome:
        if self.ran and self.failed and self.code == 1:
            return Outcome.CAUGHT
        return Outcome.NOT_CAUGHT if self.ran and self.code == 0 else Outcome.NOT_SHOWN

    def said(self) -> str:
        return self.failed[0] if self.failed else (self.words or ("it said nothing",))[-1]


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


def try_all(
    breaks: Sequence[Break], tests: Mapping[str, Sequence[str]], at_a_time: int = 1, longest: float = _LONGEST
) -> Iterator[Tried]:
    """Plant each break in a copy of the tree and run its demand's tests, some at a time.

    `longest` is in seconds, for one break. Raises TestsFailUnbroken before any break is planted.
    """
    copies: SimpleQueue[Path] = SimpleQueue()
    with tempfile.TemporaryDirectory(prefix="breaks-") as folder:
        first = _copy(Path(folder) / "0")
        _check_they_pass(
            sorted({test for one in breaks for test in tests.get(one.rule, ())}), first, at_a_time
        )
        copies.put(first)
        for number in range(1, at_a_time):
            copies.put(shutil.copytree(first, Path(folder) / str(number)))

        def tried(one: Break) -> Tried:
            root = copies.get()
            try:
                return _try(one, tests.get(one.rule, ()), root, longest)
            finally:
                copies.put(root)

        with ThreadPoolExecutor(at_a_time) as pool:
            yield from pool.map(tried, breaks)


def _try(one: Break, tests: Sequence[str], root: Path, longest: float) -> Tried:
    started = time.monotonic()
    if not tests:
        return Tried(one, Outcome.NOT_SHOWN, 0.0, "it has no tests")
    with one.planted(root):
        run = run_tests(tests, root, longest)
    return Tried(one, run.outcome(), time.monotonic() - started, run.said())


def _check_they_pass(tests: Sequence[str], root: Path, processes: int) -> None:
    run = run_tests(tests, root, None, processes, keep_compiled=True) if tests else Run(0, ())
    if run.code != 0:
        raise TestsFailUnbroken("\n".join(["the tests fail without a break:", *run.words[-_LAST_LINES:]]))


def run_tests(
    tests: Sequence[str],
    root: Path,
    longest: float | None,
    processes: int = 1,
    *,
    keep_compiled: bool = False,
) -> Run:
    """Run tests of the tree below `root` until the first that fails, and read what pytest wrote down of it.

    A test that runs out of time ends pytest at once: nothing is written down then, and nothing has run.
    `keep_compiled` spares later runs some seconds each; what is compiled from a break must not outlive it.
    """
    report = root / "report.xml"
    report.unlink(missing_ok=True)
    plugins = ["-p", "no:randomly", "-p", "no:cacheprovider", "-p", "tests.unshrunk"]
    shared = ["-n", str(processes if processes > 1 else 0)]
    command = [sys.executable, "-m", "pytest", "-q", "-x", *plugins, *shared, f"--junitxml={report}", *tests]
    env = {**os.environ, "PYTHONDONTWRITEBYTECODE": "" if keep_compiled else "1"}
    try:
        done = subprocess.run(
            command, cwd=root, env=env, check=False, capture_output=True, text=True, timeout=longest
        )
    except subprocess.TimeoutExpired:
        return Run(None, (f"not over within {longest:.0f} s",))
    words = tuple((done.stdout + done.stderr).strip().splitlines())
    return _read(report, done.returncode, words) if report.exists() else Run(done.returncode, words)


def _read(report: Path, code: int, words: tuple[str, ...]) -> Run:
    # An error outside a test's own body is no failure.
    cases = ET.parse(report).getroot().findall(".//testcase")  # noqa: S314 - pytest wrote it just now
    failed = [case for case in cases if case.find("failure") is not None]
    names = tuple(f"{case.get('classname')}::{case.get('name')}" for case in failed)
    ran = sum(case.find("error") is None and case.find("skipped") is None for case in cases)
    return Run(code, words, ran, names)


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
