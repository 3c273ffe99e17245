"""The backend as a process: its line, its stop, its death and its next start."""

import socket
import subprocess
import sys
from pathlib import Path

import pytest
import requests

from reference_backend.database import DatabaseError, note_fact, open_sqlite
from reference_backend.serving import listen
from tests.backend_process import ROOT, BackendDidNotStartError, BackendProcess


def test_it_starts_again_on_the_same_port_with_the_same_database_after_kill_9(tmp_path: Path) -> None:
    with BackendProcess(tmp_path / "backend.sqlite3") as backend:
        url, cards = backend.url, backend.told["sample_cards"]
        incarnation = requests.get(f"{url}/v1/health", timeout=5).json()["incarnation"]
        code = backend.enrolment_code("kodutare-tallinn-1")
        request = {"public_key": "ab" * 32, "instance": "0f9b8c7d-6e5f-4a3b-8c1d-2e3f4a5b6c7d"}
        enrolled = requests.post(
            f"{url}/v1/enrolments", json={**request, "code": code, "client_version": "1"}, timeout=5
        )
        assert enrolled.status_code == 201
        backend.kill()
        backend.start()
        assert (backend.url, backend.told["sample_cards"]) == (url, cards)
        assert requests.get(f"{url}/v1/health", timeout=5).json()["incarnation"] == incarnation
        with pytest.raises(KeyError):
            backend.enrolment_code("kodutare-tallinn-1")
        backend.stop()
        backend.start(renew_codes=True)
        assert backend.enrolment_code("kodutare-tallinn-1") != code


@pytest.mark.skipif(sys.platform == "win32", reason="Windows ends a process at once")
def test_it_stops_on_sigterm_without_an_error(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "reference_backend", "demo", "--database", str(tmp_path / "b.sqlite3")]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stdout.readline().startswith(b'{"url"')
        process.terminate()
        _, words = process.communicate(timeout=15)
        assert (process.returncode, words) == (0, b"")


def test_a_file_that_is_no_database_is_refused_with_a_word(tmp_path: Path) -> None:
    path = tmp_path / "backend.sqlite3"
    path.write_bytes(b"this is not a database, but it is long enough to look at" * 100)
    with pytest.raises(BackendDidNotStartError, match="cannot be opened as a database"):
        BackendProcess(path).start()


def test_a_database_of_another_schema_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "backend.sqlite3"
    database = open_sqlite(path, "one")
    with database.write() as connection:
        note_fact(connection, "schema-version", "99")
    database.close()
    with pytest.raises(DatabaseError, match="schema 99"):
        open_sqlite(path, "two")


def test_a_code_for_an_unknown_register_is_refused_with_a_word(tmp_path: Path) -> None:
    path = tmp_path / "backend.sqlite3"
    open_sqlite(path, "one").close()
    command = [sys.executable, "-m", "reference_backend", "enrol-code", "nowhere", "--database", str(path)]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert (ended.returncode, ended.stderr) == (1, "there is no register nowhere\n")


def test_answers_are_sent_at_once_because_the_socket_says_that_it_is_tcp() -> None:
    listener = listen("127.0.0.1", 0)
    try:
        assert listener.proto == socket.IPPROTO_TCP
    finally:
        listener.close()
