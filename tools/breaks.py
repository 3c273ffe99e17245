"""Planted breaks: for each demand that the backend has to show, a change that its tests must notice.

A break is a table in `tests/breaks/<demand>.toml`: a piece of text of one file, and what stands there then.
`./dev rules --break ID` copies the tree, plants the break there and runs the demand's tests, of which at
least one must run and fail, and pass in the same copy without the break. Tests that could not run, or did not
end, show nothing: neither that the break is noticed nor that it is not.
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
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from queue import SimpleQueue

ROOT = Path(__file__).resolve().parent.parent
BREAKS = ROOT / "tests" / "breaks"
_LONGEST = 900.0
"""Seconds that the tests of one demand may take."""
_LAST_LINES = 20


class NotCollected(Exception):
    """Tests that cannot be read, without any break."""


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
    breaks: Sequence[Break],
    tests: Mapping[str, Sequence[str]],
    at_a_time: int = 1,
    *,
    tree: Path = ROOT,
    longest: float = _LONGEST,
) -> Iterator[Tried]:
    """Plant each break in a copy of the tree and run its demand's tests, some at a time.

    `longest` is in seconds, for one break. At the end the tests that failed run once more, without a break:
    what was caught by a test that fails then too comes a second time, as not shown. Raises NotCollected.
    """
    copies: SimpleQueue[Path] = SimpleQueue()
    with tempfile.TemporaryDirectory(prefix="breaks-") as folder:
        first = _copy(tree, Path(folder) / "0")
        _collect(sorted({test for one in breaks for test in tests.get(one.rule, ())}), first)
        copies.put(first)
        for number in range(1, at_a_time):
            copies.put(shutil.copytree(first, Path(folder) / str(number)))

        def tried(one: Break) -> Tried:
            root = copies.get()
            try:
                return _try(one, tests.get(one.rule, ()), root, longest)
            finally:
                copies.put(root)

        caught: list[Tried] = []
        with ThreadPoolExecutor(at_a_time) as pool:
            for result in pool.map(tried, breaks):
                yield result
                caught += [result] if result.outcome is Outcome.CAUGHT else []
        yield from _shown_by_nothing(caught, first, at_a_time)


def _try(one: Break, tests: Sequence[str], root: Path, longest: float) -> Tried:
    started = time.monotonic()
    if not tests:
        return Tried(one, Outcome.NOT_SHOWN, 0.0, "it has no tests")
    with one.planted(root):
        run = run_tests(tests, root, longest, "-x")
        if run.code == 1 and not run.failed:
            # What a test stands on is broken too. That stopped the others; one of them may fail by itself.
            run = run_tests(tests, root, longest)
    return Tried(one, run.outcome(), time.monotonic() - started, run.said())


def _collect(tests: Sequence[str], root: Path) -> None:
    """See that the tests can be read. What is compiled here spares each later run some seconds."""
    run = run_tests(tests, root, None, "--collect-only", keep_compiled=True) if tests else Run(0, ())
    if run.code != 0:
        raise NotCollected("\n".join(run.words[-_LAST_LINES:]))


def _shown_by_nothing(caught: Sequence[Tried], root: Path, processes: int) -> Iterator[Tried]:
    shared = ("-n", str(processes)) if processes > 1 else ()
    names = sorted({one.said for one in caught})
    run = run_tests(names, root, None, *shared) if names else Run(0, ())
    for one in caught:
        if run.code not in (0, 1) or one.said in run.failed:
            said = f"fails without the break: {one.said}"
            yield replace(one, outcome=Outcome.NOT_SHOWN, said=said)


def run_tests(
    tests: Sequence[str], root: Path, longest: float | None, *options: str, keep_compiled: bool = False
) -> Run:
    """Run tests of the tree below `root`, for at most `longest` seconds, and read what pytest wrote down.

    A test that runs out of time ends pytest at once: nothing is written down then, and nothing has run.
    `keep_compiled` is for an unbroken tree: what is compiled from a break must not outlive it.
    """
    report = root / "report.xml"
    report.unlink(missing_ok=True)
    plugins = ["-p", "no:randomly", "-p", "no:cacheprovider", "-p", "tests.unshrunk"]
    command = [sys.executable, "-m", "pytest", "-q", *plugins, *options, f"--junitxml={report}", *tests]
    env = {**os.environ, "PYTHONDONTWRITEBYTECODE": "" if keep_compiled else "1"}
    try:
        done = subprocess.run(
            command, cwd=root, env=env, check=False, capture_output=True, text=True, timeout=longest
        )
    except subprocess.TimeoutExpired:
        return Run(None, (f"not over within {longest:.0f} s",))
    words = tuple((done.stdout + done.stderr).strip().splitlines())
    return _read(report, done.returncode, words, tests) if report.exists() else Run(done.returncode, words)


def _read(report: Path, code: int, words: tuple[str, ...], tests: Sequence[str]) -> Run:
    # An error outside a test's own body is no failure.
    cases = ET.parse(report).getroot().findall(".//testcase")  # noqa: S314 - pytest wrote it just now
    known = {_as_reported(test): test for test in tests}
    failed = [(case.get("classname", ""), case.get("name", "")) for case in cases if _failed(case)]
    ran = sum(case.find("error") is None and case.find("skipped") is None for case in cases)
    return Run(code, words, ran, tuple(known.get(one) or _whole_test(*one) for one in failed))


def _failed(case: ET.Element) -> bool:
    return case.find("failure") is not None


def _as_reported(test: str) -> tuple[str, str]:
    path, _, name = test.partition("::")
    return path.removesuffix(".py").replace("/", "."), name


def _whole_test(module: str, name: str) -> str:
    """A test whose case has signs that a report cannot hold: all its cases."""
    return f"{module.replace('.', '/')}.py::{name.partition('[')[0]}"


def _copy(tree: Path, target: Path) -> Path:
    """The tree as it stands, uncommitted work included, without what git ignores."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=tree,
        check=True,
        capture_output=True,
        text=True,
    )
    for name in filter(None, listed.stdout.split("\0")):
        if (tree / name).is_file():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(tree / name, target / name)
    return target
