"""A scan that a manager let pass says who and why, and counts whoever it was (J36, A4)."""

from typing import Any

import pytest

from reference_backend import tables
from tests.backend.in_process import InProcess
from tests.backend.looking import rows
from tests.backend.till import Entry, Till

DAY = "2026-11-22"


@pytest.fixture
def shop(in_process: InProcess) -> Till:
    return Till(in_process, "kodutare-tallinn-1")


def typed(till: Till, *, override: bool = True, **who: Any) -> Entry:
    body = {"source": "keyed", "form": "plastic", "result": "eligible", "offline": False, "repeat": False}
    return till.append("scan_counted", {**body, "override": override, **who})


def flags_of(till: Till, entry: Entry) -> str:
    stored = {row["entry_id"]: row for row in rows(till.running, tables.entries)}
    return str(stored[entry["header"]["entry_id"]]["flags"])


@pytest.mark.rule("J36", "A4.role.manager")
@pytest.mark.parametrize(
    ("number", "flags"),
    [
        ("90", ""),
        ("12", "override-not-allowed"),
        ("31", "override-not-allowed"),
        ("99", "override-not-allowed"),
    ],
)
def test_an_overridden_scan_counts_and_one_that_was_not_the_managers_is_flagged(
    shop: Till, number: str, flags: str
) -> None:
    scan = typed(shop, staff=number, reason="code-damaged")
    assert shop.outcome(scan) == ("accepted", None)
    assert flags_of(shop, scan) == flags
    assert shop.report(DAY)["scans"]["overrides"] == 1


@pytest.mark.rule("J36")
def test_who_let_a_scan_pass_and_why_is_kept_with_it(shop: Till) -> None:
    scan = typed(shop, staff="90", reason="scanner-broken")
    shop.upload()
    stored = {row["entry_id"]: row for row in rows(shop.running, tables.entries)}
    body = stored[scan["header"]["entry_id"]]["body"]
    assert '"reason":"scanner-broken"' in body
    assert '"staff":"90"' in body


@pytest.mark.rule("J36")
def test_a_till_that_says_neither_who_nor_why_is_taken_at_its_word(shop: Till) -> None:
    silent, nameless = typed(shop), typed(shop, reason="other")
    assert shop.outcome(silent) == shop.outcome(nameless) == ("accepted", None)
    assert flags_of(shop, silent) == flags_of(shop, nameless) == ""


@pytest.mark.rule("J36")
@pytest.mark.parametrize("who", [{"staff": "90"}, {"reason": "other"}, {"staff": "90", "reason": "other"}])
def test_of_an_ordinary_scan_nobody_says_who_made_it(shop: Till, who: dict[str, Any]) -> None:
    scan = typed(shop, override=False, **who)
    assert shop.outcome(scan) == ("set_aside", "body-not-valid")


@pytest.mark.rule("J36")
@pytest.mark.parametrize("who", [{"staff": "Mari"}, {"staff": "90", "reason": "forgot her card"}])
def test_who_and_why_are_a_number_and_a_word_of_the_list(shop: Till, who: dict[str, Any]) -> None:
    assert shop.outcome(typed(shop, **who)) == ("set_aside", "body-not-valid")
