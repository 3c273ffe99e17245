"""What the pages on security and data protection claim: each test that they name is there."""

import ast
import logging
import re
from pathlib import Path

import pytest

from pos_client.bootstrap.till_logging import log_to
from reference_backend.app import openapi_document

ROOT = Path(__file__).resolve().parents[2]
PAGES = ("asvs.md", "data-protection.md")
NAMED = re.compile(r"`([\w/]+\.py)(?:::(test_\w+))?`")
ITEM = re.compile(r"\b\d{1,2}\.\d{1,2}\.\d{1,2}\b")
CLAIMED = {
    *("1.1.1", "1.2.4", "1.2.10", "1.3.3", "2.2.1", "2.2.2", "2.2.3", "2.3.1", "2.3.3", "2.4.1", "4.1.2"),
    *("5.2.1", "5.2.2", "5.2.6", "6.1.1", "6.2.1", "6.3.1", "6.3.2", "6.3.6", "6.5.1", "6.5.5"),
    *("7.3.1", "7.3.2", "7.4.1", "7.4.2", "7.4.5", "8.2.1", "8.2.2", "8.2.3", "8.3.1", "8.4.1"),
    *("9.1.1", "9.1.2", "9.1.3", "9.2.1", "9.2.2", "9.2.3", "11.2.1", "11.2.2", "11.2.3"),
    *("11.3.1", "11.3.2", "11.3.3", "11.4.1", "11.4.2", "11.4.3", "11.5.1", "12.1.1", "12.2.1", "12.3.2"),
    *("13.3.1", "14.2.1", "14.2.6", "14.2.7", "15.1.2", "15.3.3", "15.4.2"),
    *("16.2.1", "16.2.2", "16.2.5", "16.3.1", "16.3.2", "16.3.3", "16.4.1"),
    *("16.5.1", "16.5.2", "16.5.3", "16.5.4"),
}
OF_A_PERSON = re.compile(r"mail|phone|name|birth|code$|card|member_ref|holder|pin")
NO_ONES = {"code", "user_code"}
"""A problem's code and the code that a till without an owner shows."""


def text_of(page: str) -> str:
    return (ROOT / "docs" / page).read_text(encoding="utf-8")


def named_in(page: str) -> list[tuple[str, str | None]]:
    """Each module that a page names, with the test where it names one."""
    return [(path, test or None) for path, test in NAMED.findall(text_of(page)) if "/test_" in f"/{path}"]


def functions_of(module: Path) -> set[str]:
    tree = ast.parse(module.read_text(encoding="utf-8"))
    return {one.name for one in ast.walk(tree) if isinstance(one, ast.FunctionDef)}


def items_of(text: str) -> list[str]:
    """The lines of its tables that name an item."""
    return [line for line in text.splitlines() if line.startswith("| ") and ITEM.search(line)]


@pytest.mark.parametrize("page", PAGES)
def test_each_test_that_a_page_names_exists(page: str) -> None:
    named = named_in(page)
    assert len(named) > 15
    missing = [
        f"{path}::{test}"
        for path, test in named
        if not (ROOT / "tests" / path).is_file() or (test and test not in functions_of(ROOT / "tests" / path))
    ]
    assert missing == []


def test_each_item_is_shown_by_a_test_or_told_with_a_reason() -> None:
    claimed, _, excepted = text_of("asvs.md").partition("## Not met")
    shown: set[str] = set()
    for line in items_of(claimed):
        _, items, _, by, _ = line.split("|")
        assert NAMED.search(by), line
        shown |= set(ITEM.findall(items))
    told = {ITEM.findall(line)[0] for line in items_of(excepted)}
    assert shown | told == CLAIMED
    # A code that a person types ends in its time; one that changes with the time there is none.
    assert shown & told == {"6.5.5"}


def test_no_address_of_a_call_has_room_for_a_person() -> None:
    named = {
        parameter["name"]
        for calls in openapi_document()["paths"].values()
        for call in calls.values()
        for parameter in call.get("parameters", [])
        if parameter["in"] in ("path", "query")
    }
    assert len(named) > 8
    assert {one for one in named if OF_A_PERSON.search(one)} == NO_ONES


def test_the_tills_log_has_its_times_in_utc(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for hook in ("sys.excepthook", "threading.excepthook"):
        monkeypatch.setattr(hook, lambda *_seen: None)
    handler = log_to(tmp_path / "log" / "pos-client.log")
    logging.getLogger("pos_client").removeHandler(handler)
    record = logging.LogRecord("pos_client", logging.WARNING, "", 0, "said", (), None)
    record.created, record.msecs = 1_795_000_000.25, 250.0
    assert handler.format(record) == "2026-11-18T11:06:40.250Z WARNING pos_client said"
    handler.close()
