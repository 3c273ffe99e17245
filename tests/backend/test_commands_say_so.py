"""A command that found nothing, or did what it was asked, says so in a sentence."""

import io
from pathlib import Path

import pytest

from reference_backend.__main__ import main


def test_an_empty_outbox_is_called_empty(database: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["outbox", "status", "--database", str(database)]) == 0
    assert capsys.readouterr().out == "the outbox is empty, and was always\n"


def test_a_list_of_tasks_without_any_says_that_none_waits(
    database: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["privacy-tasks", "list", "--database", str(database)]) == 0
    assert capsys.readouterr().out == "no task waits\n"


def test_nobody_erased_is_no_line_for_a_program_and_a_sentence_for_a_person(
    database: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["erase", "--list", "--database", str(database)]) == 0
    said = capsys.readouterr()
    assert (said.out, said.err) == ("", "nobody was erased\n")


def test_a_member_of_staff_is_said_to_be_added_and_the_next_time_replaced(
    database: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for word in ("added", "replaced"):
        monkeypatch.setattr("sys.stdin", io.StringIO("481516\n"))
        assert main(["staff", "add", "kodutare", "55", "cashier", "--database", str(database)]) == 0
        assert capsys.readouterr().out == f"55 is {word} at kodutare as cashier\n"
