"""What an operator's slip makes of a command: one clear line, no trace of the program, nothing done."""

import io
import sys
from pathlib import Path

import pytest

from reference_backend.__main__ import main
from tests.backend.members_side.visitor import AINO, CAFE, SHOP, Visitor, nano_form

NOT_UTF_8 = b"id = \xff\xfe"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["outbox", "send", "--outbox", "{file}"], "the outbox cannot be used: broken.toml"),
        (["newsletter", SHOP, "{file}"], "broken.toml is no newsletter"),
        (["stock", "add", "--merchant", SHOP, "--file", "{missing}"], "missing.txt cannot be read"),
        (["stock", "add", "--merchant", SHOP, "--file", "{folder}"], "cannot be read"),
        (
            ["withdraw", SHOP, AINO, "--evidence", "1", "--received", "0001-01-01T00:00:00+14:00"],
            "--received is before the first year",
        ),
        (
            ["withdraw", SHOP, AINO, "--evidence", "1", "--received", "9999-12-31T23:59:59-14:00"],
            "--received is before the first year or after the last one",
        ),
    ],
)
def test_broken_input_is_answered_with_a_word_and_exit_1(
    visitor: Visitor, tmp_path: Path, capsys: pytest.CaptureFixture[str], words: list[str], said: str
) -> None:
    broken = tmp_path / "broken.toml"
    broken.write_bytes(NOT_UTF_8)
    places = {"file": str(broken), "missing": str(tmp_path / "missing.txt"), "folder": str(tmp_path)}
    typed = [word.format_map(places) for word in words]
    assert main([*typed, "--database", str(visitor.running.database)]) == 1
    assert said in capsys.readouterr().err


@pytest.mark.parametrize("line", ["{", '{"member": 1}', "null", "7"])
def test_a_list_of_erased_persons_that_is_none_erases_nobody(
    visitor: Visitor, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], line: str
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(f"{line}\n"))
    assert main(["erase", "--again", "--database", str(visitor.running.database)]) == 1
    assert "nobody was erased" in capsys.readouterr().err


@pytest.mark.rule("N23")
def test_the_files_of_a_database_that_is_served_hold_nothing_of_who_was_erased(visitor: Visitor) -> None:
    visitor.join(CAFE, nano_form("canary@example.com", first_name="Kanaarõlind"))
    visitor.enter("canary@example.com")
    database = visitor.running.database
    files = [database, database.with_name(f"{database.name}-wal")]
    assert any("Kanaarõlind".encode() in one.read_bytes() for one in files)
    assert visitor.call("DELETE", "me?erase=true").status_code == 204
    assert not any("Kanaarõlind".encode() in one.read_bytes() for one in files)
