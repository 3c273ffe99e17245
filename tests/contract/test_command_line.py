"""The command line on a real till in front of the real backend: what it prints and how it ends."""

from __future__ import annotations

import json
import os
import shlex
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from offline_cache.beside import aside_name
from offline_cache.connection import open_writer
from offline_cache.mending import Repair, note_repair
from pos_client.bootstrap.folders import DataFolder
from pos_client.bootstrap.opening import Till
from pos_client.bootstrap.surroundings import Surroundings
from pos_client.cli.commands import run
from pos_client.cli.exit_codes import Exit
from pos_client.secret_store.memory_store import MemorySecretStore
from pos_client.services.link import LinkWatch
from tests.backend_process import BackendProcess
from tests.fakes.till import QUICK_HASHER

Ask = Callable[..., tuple[int, list[dict[str, Any]]]]
REGISTER = "lumo-helsinki-2"


@pytest.fixture
def outside() -> Surroundings:
    return Surroundings(MemorySecretStore(), hasher=QUICK_HASHER)


@pytest.fixture
def ask(tmp_path: Path, outside: Surroundings, capsys: pytest.CaptureFixture[str]) -> Ask:
    """Runs a command with `--json` on this test's till: the exit code, and the lines that it printed."""

    def asked(*arguments: str) -> tuple[int, list[dict[str, Any]]]:
        code = run([*arguments, "--json", "--data-dir", str(tmp_path / "till")], lambda: outside)
        return code, [json.loads(line) for line in capsys.readouterr().out.splitlines()]

    return asked


@pytest.fixture
def enrolled(real_backend: BackendProcess, ask: Ask) -> BackendProcess:
    """The till is enrolled from the command line."""
    code, (told,) = ask("enrol", real_backend.url, real_backend.new_code(REGISTER))
    assert (code, told["register"], told["merchant"]) == (Exit.DONE, REGISTER, "lumon-kirjat")
    return real_backend


def test_a_computer_that_is_no_till_is_told_apart(ask: Ask) -> None:
    for what in ("status", "deliver"):
        ended, (told,) = ask("journal", what)
        assert (ended, told["problem"]) == (Exit.NOT_ENROLLED, "not-enrolled")
        assert "enrol" in told["advice"]


def test_an_export_that_cannot_be_written_is_a_word_and_no_traceback(
    ask: Ask, enrolled: BackendProcess, tmp_path: Path
) -> None:
    ended, (told,) = ask("journal", "export", "--output", str(tmp_path / "nowhere" / "journal.jsonl"))
    assert (ended, told["problem"]) == (Exit.USAGE, "output-not-written")


@pytest.mark.skipif(os.name != "posix", reason="rights of files are Windows's own there")
def test_an_export_is_for_the_eyes_of_its_user_only(
    ask: Ask, enrolled: BackendProcess, tmp_path: Path
) -> None:
    ask("journal", "export", "--output", str(tmp_path / "journal.jsonl"))
    assert (tmp_path / "journal.jsonl").stat().st_mode & 0o077 == 0


def test_whoever_stops_reading_hears_no_traceback() -> None:
    command = f"{shlex.quote(sys.executable)} -m pos_client --self-test --json | head -n 1"
    told = subprocess.run(command, shell=True, capture_output=True, text=True, timeout=100)
    assert told.stderr == ""


def test_a_refusal_in_words_says_the_next_step(
    tmp_path: Path, outside: Surroundings, capsys: pytest.CaptureFixture[str]
) -> None:
    ended = run(["journal", "status", "--data-dir", str(tmp_path)], lambda: outside)
    assert ended == Exit.NOT_ENROLLED
    assert capsys.readouterr().err.splitlines()[0] == "pos-client: not-enrolled"


def test_what_waits_is_seen_delivered_and_exported_whole(
    ask: Ask, enrolled: BackendProcess, tmp_path: Path
) -> None:
    code, (status,) = ask("journal", "status")
    assert (code, status["waiting"], status["set_aside"]) == (Exit.DONE, 1, 0)
    code, entries = ask("journal", "list")
    assert (code, [one["kind"] for one in entries]) == (Exit.DONE, ["epoch_opened"])
    code, (delivered,) = ask("journal", "deliver")
    assert (code, delivered["waiting"]) == (Exit.DONE, 0)
    code, (verified,) = ask("journal", "verify")
    assert (code, verified["ok"]) == (Exit.DONE, True)
    copy = tmp_path / "journal.jsonl"
    assert ask("journal", "export", "--output", str(copy))[0] == Exit.DONE
    assert json.loads(copy.read_text(encoding="utf-8").splitlines()[-1])["verify"]["ok"] is True


def test_a_running_till_delivers_by_itself_and_can_be_read_beside(
    ask: Ask, enrolled: BackendProcess, outside: Surroundings, tmp_path: Path
) -> None:
    till = Till(DataFolder(tmp_path / "till"), outside, LinkWatch(outside.clock))
    till.open()
    try:
        code, (problem,) = ask("journal", "deliver")
        assert (code, problem["problem"]) == (Exit.IN_USE, "till-already-open")
        assert ask("journal", "status")[0] == Exit.DONE
    finally:
        till.close()


def test_without_the_backend_nothing_is_lost_and_the_exit_code_says_so(
    ask: Ask, enrolled: BackendProcess
) -> None:
    enrolled.stop()
    code, (problem,) = ask("journal", "deliver")
    assert (code, problem["problem"]) == (Exit.UNREACHABLE, "backend-unreachable")
    assert ask("journal", "status")[1][0]["waiting"] == 1
    enrolled.start()


@pytest.mark.parametrize(("code", "problem"), [("NOSUCHCO", "enrolment-code-unknown")])
def test_a_wrong_enrolment_code_leaves_nothing_behind(
    ask: Ask, real_backend: BackendProcess, tmp_path: Path, code: str, problem: str
) -> None:
    ended, (told,) = ask("enrol", real_backend.url, code)
    assert (ended, told["problem"]) == (Exit.REFUSED, problem)
    assert not (tmp_path / "till" / "till.db").exists()
    assert not (tmp_path / "till" / "installation.json").exists()


def test_a_till_is_not_enrolled_over(ask: Ask, enrolled: BackendProcess) -> None:
    ended, (told,) = ask("enrol", enrolled.url, "WHATEVER")
    assert (ended, told["problem"]) == (Exit.REFUSED, "already-enrolled")


def test_a_missing_file_of_a_known_installation_is_never_replaced_by_an_empty_one(
    ask: Ask, enrolled: BackendProcess, tmp_path: Path
) -> None:
    (tmp_path / "till" / "till.db").unlink()
    ended, (told,) = ask("journal", "deliver")
    assert (ended, told["problem"]) == (Exit.REFUSED, "database-missing")
    assert not (tmp_path / "till" / "till.db").exists()


def test_nothing_secret_lies_in_the_folder_in_plain_text(
    enrolled: BackendProcess, outside: Surroundings, tmp_path: Path
) -> None:
    installation = DataFolder(tmp_path / "till").installation()
    assert installation is not None
    secrets = outside.secrets.load(installation.secret_name)
    assert secrets is not None
    assert secrets.refresh_token is not None
    for path in (tmp_path / "till").rglob("*"):
        if path.is_file():
            content = path.read_bytes()
            assert secrets.refresh_token.encode() not in content
            assert secrets.signing_key not in content
            assert secrets.signing_key.hex().encode() not in content


def test_the_doctor_has_a_word_for_every_part(ask: Ask, enrolled: BackendProcess) -> None:
    _, findings = ask("doctor", "--camera", "none")
    parts = {one["part"]: one for one in findings}
    assert list(parts) == [
        "camera",
        "scanner",
        "scanners",
        "decoder",
        "keyring",
        "backend",
        "certificate",
        "clock",
        "disk",
        "database",
        "kept-aside",
        "translations",
    ]
    for part in ("camera", "keyring", "backend", "clock", "database"):
        assert parts[part]["ok"], parts[part]


def test_the_doctor_tells_of_damaged_files_their_age_and_what_was_lost(
    ask: Ask, enrolled: BackendProcess, outside: Surroundings, tmp_path: Path
) -> None:
    folder = DataFolder(tmp_path / "till")
    now = outside.clock.now()
    newest, oldest = aside_name(folder.database, now), aside_name(folder.database, now - timedelta(days=40))
    for path in (newest, oldest, newest.with_name(newest.name + "-wal")):
        path.write_bytes(b"damaged")
    _, findings = ask("doctor", "--camera", "none")
    (told,) = [one for one in findings if one["part"] == "kept-aside"]
    assert (told["ok"], told["says"]) == (True, f"{oldest.name} (40 days old), {newest.name} (today)")
    note_that(folder, outside, Repair(newest, 12, 3, "a page did not read"))
    _, findings = ask("doctor", "--camera", "none")
    (told,) = [one for one in findings if one["part"] == "kept-aside"]
    assert told["says"].endswith(f"; records lost with {newest.name}: 3")
    assert oldest.exists()


def note_that(folder: DataFolder, outside: Surroundings, repair: Repair) -> None:
    installation = folder.installation()
    assert installation is not None
    secrets = outside.secrets.load(installation.secret_name)
    assert secrets is not None
    with closing(open_writer(folder.database, secrets.database_key)) as connection, connection:
        note_repair(connection, repair)


def test_a_list_of_no_entries_is_a_question_that_makes_no_sense(ask: Ask) -> None:
    with pytest.raises(SystemExit) as ended:
        ask("journal", "list", "--limit", "0")
    assert ended.value.code == Exit.USAGE


def test_what_there_is_not_is_a_dash_for_people(
    enrolled: BackendProcess, outside: Surroundings, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(["journal", "deliver", "--data-dir", str(tmp_path / "till")], lambda: outside)
    capsys.readouterr()
    run(["journal", "status", "--data-dir", str(tmp_path / "till")], lambda: outside)
    assert "oldest_waiting_at: -\n" in capsys.readouterr().out
