"""The table of demands: its file, its marker and what `./dev rules` makes of both."""

import json
from collections import Counter
from pathlib import Path

import pytest

from tests.rules_plugin import known_rules
from tools.rules import Proofs, Rule, read_rules, sides_of, sort_by_side, summary, table

pytest_plugins = ["pytester"]

ROOT = Path(__file__).resolve().parents[2]
BOTH = Rule("J17", "A lost card is replaced", client=True, backend=True)
CLIENT_ONLY = Rule("X01", "One normaliser", client=True, backend=False)


def test_every_demand_of_the_rule_books_is_in_the_table() -> None:
    expected = {f"N{n:02}" for n in range(1, 27)} | {f"J{n:02}" for n in range(1, 45)}
    expected |= {f"X{n:02}" for n in range(1, 11)}
    assert expected <= known_rules()


def test_no_id_stands_twice_and_somebody_has_to_show_each() -> None:
    rules = read_rules()
    assert [rule for rule, count in Counter(r.id for r in rules).items() if count > 1] == []
    assert [rule.id for rule in rules if not (rule.client or rule.backend)] == []


@pytest.mark.parametrize(
    ("node_id", "sides"),
    [
        ("tests/backend/test_cards.py::test_x", (False, True)),
        ("tests/journeys/test_first_sale.py::test_x", (True, True)),
        ("tests/contract/test_backend.py::test_x", (True, True)),
        ("tests/unit/test_money.py::test_x", (True, False)),
    ],
)
def test_a_test_counts_for_the_side_of_its_folder(node_id: str, sides: tuple[bool, bool]) -> None:
    assert sides_of(node_id) == sides


def test_the_cases_of_one_test_count_once() -> None:
    assert sort_by_side(["tests/unit/a.py::t[1]", "tests/unit/a.py::t[2]"]).client == ("tests/unit/a.py::t",)


def test_a_side_without_a_test_is_missing_only_where_the_demand_asks_for_it() -> None:
    proof = Proofs(client=("tests/unit/a.py::t",))
    assert proof.missing_for(BOTH) == ["backend"]
    assert proof.missing_for(CLIENT_ONLY) == []


def test_the_table_names_the_tests_and_the_short_one_only_what_lacks_them() -> None:
    proofs = {"J17": Proofs(client=("tests/unit/a.py::t",)), "X01": Proofs(client=("tests/unit/b.py::t",))}
    whole = "\n".join(table([BOTH, CLIENT_ONLY], proofs, only_missing=False))
    short = "\n".join(table([BOTH, CLIENT_ONLY], proofs, only_missing=True))
    assert "tests/unit/b.py::t" in whole
    assert "J17" in short
    assert "X01" not in short
    assert summary([BOTH, CLIENT_ONLY], proofs) == (
        "2 demands: 1 proved on every side they ask for, 1 on one side only"
    )


def marked(pytester: pytest.Pytester, *rules: str, slow: str = "") -> pytest.RunResult:
    """Run a test for each of these rules in a pytest of its own that has the plugin; `slow` marks one so."""
    for rule in rules:
        marks = f"@pytest.mark.rule({rule!r})\n" + "@pytest.mark.slow\n" * (rule == slow)
        pytester.makepyfile(**{f"test_{rule}": f"import pytest\n{marks}def test_it(): pass\n"})
    pytester.makeini("[pytest]\nmarkers =\n    slow\n    rule(id)\n")
    pytester.syspathinsert(ROOT)
    options = ("-p", "no:schemathesis", "-p", "no:randomly", "-p", "tests.rules_plugin")
    return pytester.runpytest(*options, "--rules-json", "out.json")


def test_an_unknown_id_in_a_marker_stops_the_collection(pytester: pytest.Pytester) -> None:
    result = marked(pytester, "J99")
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    assert "unknown rule ids: J99" in result.stderr.str() + result.stdout.str()


def test_a_known_id_is_written_with_its_test(pytester: pytest.Pytester) -> None:
    assert marked(pytester, "J17").ret == pytest.ExitCode.OK
    assert '"J17": ["' in (pytester.path / "out.json").read_text(encoding="utf-8")


def test_what_the_check_leaves_out_as_slow_proves_nothing(pytester: pytest.Pytester) -> None:
    assert marked(pytester, "J17", "J18", slow="J18").ret == pytest.ExitCode.OK
    assert list(json.loads((pytester.path / "out.json").read_text(encoding="utf-8"))) == ["J17"]
