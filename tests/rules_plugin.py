"""The `rule` marker: which demand of the rule books a test proves.

`@pytest.mark.rule("N06")`, or several ids at once. An id that docs/rules.toml does not know stops the
collection, so a typing error cannot look like a proof. `--rules-json FILE` writes what was collected, without
the tests that `./dev check` leaves out as slow: what it does not run it does not prove.
"""

import json
import tomllib
from collections.abc import Iterable
from pathlib import Path

import pytest

RULES = Path(__file__).resolve().parent.parent / "docs" / "rules.toml"


def known_rules(path: Path = RULES) -> frozenset[str]:
    """The ids of all demands."""
    with path.open("rb") as file:
        return frozenset(rule["id"] for rule in tomllib.load(file)["rule"])


def rules_of(item: pytest.Item) -> list[str]:
    """The ids that this test is marked with, nearest marker first."""
    return [str(argument) for marker in item.iter_markers("rule") for argument in marker.args]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--rules-json", metavar="FILE", help="write {rule id: [test, ...]} to FILE")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    proofs = _proofs(items)
    unknown = sorted(proofs.keys() - known_rules())
    if unknown:
        where = "; ".join(f"{rule} in {proofs[rule][0]}" for rule in unknown)
        raise pytest.UsageError(f"unknown rule ids: {where} (docs/rules.toml has the known ones)")
    target = config.getoption("--rules-json")
    if target:
        shown = _proofs(item for item in items if item.get_closest_marker("slow") is None)
        Path(str(target)).write_text(json.dumps(shown, sort_keys=True), encoding="utf-8")


def _proofs(items: Iterable[pytest.Item]) -> dict[str, list[str]]:
    proofs: dict[str, list[str]] = {}
    for item in items:
        for rule in rules_of(item):
            proofs.setdefault(rule, []).append(item.nodeid)
    return proofs
