"""`./dev rules`: every demand of the rule books, and the tests that prove it.

Tests under tests/backend prove the backend's side, journeys and contract suites both, others the client's.
`--missing` lists only what has no proof yet. `--check` prints one line, and fails where a demand of the
backend has no planted break that fits. `--break ID ...` (or `all`) plants them and sees the tests fail.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tools.breaks import Break, NotCollected, Outcome, Tried, faults, read_breaks, try_all, unbroken

ROOT = Path(__file__).resolve().parent.parent
RULES = ROOT / "docs" / "rules.toml"
_LAST_LINES = 20
"""Of what pytest said when it could not collect: above them is a list of all tests."""


@dataclass(frozen=True)
class Rule:
    """One demand: who has to show it, in one line of our own words."""

    id: str
    text: str
    client: bool
    backend: bool


@dataclass(frozen=True)
class Proofs:
    """The tests that prove one rule, by side; names only, parametrised cases counted once."""

    client: tuple[str, ...] = ()
    backend: tuple[str, ...] = ()

    def missing_for(self, rule: Rule) -> list[str]:
        """The sides that the rule demands and no test shows."""
        sides = (("client", rule.client, self.client), ("backend", rule.backend, self.backend))
        return [side for side, demanded, tests in sides if demanded and not tests]


def read_rules(path: Path = RULES) -> list[Rule]:
    """All demands in the order of the file."""
    with path.open("rb") as file:
        return [Rule(**row) for row in tomllib.load(file)["rule"]]


def sides_of(node_id: str) -> tuple[bool, bool]:
    """Whether a test counts for the client and for the backend, by the folder that it lies in."""
    if node_id.startswith(("tests/journeys/", "tests/contract/test_backend.py")):
        return True, True
    in_backend = node_id.startswith("tests/backend/")
    return not in_backend, in_backend


def sort_by_side(node_ids: Iterable[str]) -> Proofs:
    """Split the tests of one rule into the client's and the backend's."""
    names = dict.fromkeys(node_id.partition("[")[0] for node_id in node_ids)
    return Proofs(
        client=tuple(name for name in names if sides_of(name)[0]),
        backend=tuple(name for name in names if sides_of(name)[1]),
    )


def collect() -> dict[str, list[str]]:
    """Ask pytest which tests carry which rule. Exits with pytest's words when it cannot collect."""
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "rules.json"
        options = ["--collect-only", "-q", "-p", "no:randomly", "--rules-json", str(target)]
        done = subprocess.run(
            [sys.executable, "-m", "pytest", *options], cwd=ROOT, check=False, capture_output=True, text=True
        )
        if done.returncode not in (0, 5) or not target.exists():  # 5: there are no tests
            sys.exit("\n".join(f"{done.stdout}\n{done.stderr}".strip().splitlines()[-_LAST_LINES:]))
        found: dict[str, list[str]] = json.loads(target.read_text(encoding="utf-8"))
        return found


def cell(demanded: bool, tests: Sequence[str]) -> str:
    if tests:
        return f"{len(tests)} test{'s' if len(tests) > 1 else ''}"
    return "missing" if demanded else "-"


def table(rules: Iterable[Rule], proofs: Mapping[str, Proofs], *, only_missing: bool) -> Iterator[str]:
    """The lines of the table: a row for each rule, under it the tests that prove it."""
    yield f"{'id':<26}{'client':<10}{'backend':<10}demand"
    for rule in rules:
        proof = proofs[rule.id]
        if only_missing and not proof.missing_for(rule):
            continue
        sides = f"{cell(rule.client, proof.client):<10}{cell(rule.backend, proof.backend):<10}"
        yield f"{rule.id:<26}{sides}{rule.text}"
        if not only_missing:
            yield from (f"{'':<46}· {test}" for test in dict.fromkeys((*proof.client, *proof.backend)))


def summary(rules: Sequence[Rule], proofs: Mapping[str, Proofs]) -> str:
    whole = sum(not proofs[rule.id].missing_for(rule) for rule in rules)
    begun = sum(bool(proofs[rule.id].client or proofs[rule.id].backend) for rule in rules)
    sides = f"{whole} proved on every side they ask for, {begun - whole} on one side only"
    return f"{len(rules)} demands: {sides}"


def breaking(wanted: Sequence[str], found: Mapping[str, Sequence[str]], jobs: int) -> int:
    """Plant the breaks of some demands, or of `all`; 0 when the tests noticed each of them."""
    breaks = read_breaks()
    chosen = [one for rule, some in breaks.items() for one in some if {rule, "all"} & set(wanted)]
    strange = sorted(set(wanted) - breaks.keys() - {"all"})
    if strange:
        print(f"no planted break: {', '.join(strange)}", file=sys.stderr)
        return 2
    # A journey through a whole till takes long; what the backend has to show, its own tests show.
    quick = ("tests/backend/", "tests/contract/test_backend.py")
    tests = {rule: [one for one in ids if one.startswith(quick)] for rule, ids in found.items()}
    started, ends = time.monotonic(), dict[Break, Outcome]()
    try:
        for tried in try_all(chosen, tests, jobs):
            ends[tried.planted] = tried.outcome
            print("\n".join(_row(tried)), flush=True)
    except NotCollected as failing:
        print(failing, file=sys.stderr)
        return 2
    print(closing(Counter(ends.values()), time.monotonic() - started))
    return 0 if set(ends.values()) <= {Outcome.CAUGHT} else 1


def _row(tried: Tried) -> Iterator[str]:
    yield f"{tried.planted.rule:<26}{tried.outcome:<12}{tried.seconds:6.1f} s  {tried.planted.says}"
    yield f"{'':<46}· {tried.said}"


def closing(counts: Mapping[Outcome, int], seconds: float) -> str:
    """The last line: how many breaks came to what, and in how long."""
    ends = ", ".join(f"{counts.get(one, 0)} {one.lower()}" for one in Outcome)
    return f"{sum(counts.values())} breaks tried: {ends}; {seconds / 60:.1f} min"


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="./dev rules", description=__doc__)
    parser.add_argument("--missing", action="store_true", help="only the demands that lack a proof")
    parser.add_argument("--check", action="store_true", help="only the summary, and whether the breaks fit")
    parser.add_argument(
        "--break", dest="broken", metavar="ID", nargs="+", help="plant the breaks of demands, or of `all`"
    )
    parser.add_argument("--jobs", type=int, default=1, help="how many breaks are tried at a time (1)")
    options = parser.parse_args(arguments)
    rules, found = read_rules(), collect()
    if options.broken:
        return breaking(options.broken, found, max(1, options.jobs))
    proofs = {rule.id: sort_by_side(found.get(rule.id, ())) for rule in rules}
    if not options.check:
        print("\n".join(table(rules, proofs, only_missing=options.missing)), end="\n\n")
    print(summary(rules, proofs))
    return _check_breaks([rule.id for rule in rules if rule.backend]) if options.check else 0


def _check_breaks(demanded: Sequence[str]) -> int:
    breaks = read_breaks()
    without = unbroken(demanded, breaks)
    print(f"{len(demanded) - len(without)} of the backend's {len(demanded)} demands have a planted break")
    wrong = [f"{rule}: has no planted break" for rule in without] + faults(demanded, breaks)
    print("\n".join(wrong), file=sys.stderr, end="\n" if wrong else "")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
