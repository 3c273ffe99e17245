"""The TLS matrix over real servers: each fault has its own word, and nothing of a request goes out (F22)."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from pos_client.backend.client import BackendClient, Deadlines
from pos_client.backend.transport import Transport
from pos_client.domain.errors import UnreachableError
from pos_client.ui.words import advice, has_words
from pos_client.ui.words.transport import WORDS
from tests.network.tls_matrix import BEGINS, ENDS, MATRIX, Ground, Row, table
from tests.network.tls_server import TlsServer
from tools.translations import translations

PAGE = Path(__file__).parents[2] / "docs" / "transport.md"
TOKEN = "the-tokens-own-words"
FAULTS = {row.code for row in MATRIX if row.code is not None}
LATE_S = 0.75


def ask(url: str, row: Row, ground: Ground) -> tuple[str | None, float]:
    """What a till with a token makes of it, None when it was answered; after how many seconds."""
    transport = Transport(
        url, lambda: datetime.now(UTC), trust=row.trust(ground), backend_ahead=lambda: row.backend_ahead
    )
    client = BackendClient(
        transport, TOKEN, lambda: datetime.now(UTC), Deadlines(in_the_background_s=row.deadline_s)
    )
    began = time.monotonic()
    try:
        client.health()
    except UnreachableError as error:
        return error.code, time.monotonic() - began
    finally:
        client.close()
    return None, time.monotonic() - began


@pytest.mark.parametrize("row", MATRIX, ids=lambda row: row.what)
def test_the_till_says_what_is_wrong_and_sends_nothing_to_whom_it_does_not_believe(
    row: Row, tmp_path: Path
) -> None:
    ground = Ground(tmp_path)
    with TlsServer(row.server(ground)) as server:
        code, seconds = ask(server.url, row, ground)
        assert server.callers_gone.wait(5), "the connection was left open"
    assert code == row.code
    assert seconds < row.deadline_s + LATE_S
    arrived = b"".join(server.requests)
    assert (TOKEN.encode() in arrived) is (row.code is None)
    assert (arrived == b"") is (row.code is not None)


@pytest.mark.parametrize("language", ["en", "et", "fi", "sv"])
def test_each_fault_has_its_own_words_in_every_language(language: str) -> None:
    said = translations(language)
    titles, steps = [], []
    for code in sorted(FAULTS):
        assert has_words(code)
        what, next_step = (str(one) for one in WORDS[code])
        titles.append(what if language == "en" else said["Transport", what][0])
        steps.append(next_step if language == "en" else said["Transport", next_step][0])
    assert all(titles)
    assert all(steps)
    assert len(set(titles)) == len(FAULTS)


def test_no_two_faults_read_alike() -> None:
    assert len({advice(code).what for code in FAULTS}) == len(FAULTS)


def test_the_page_on_transport_has_the_matrix_as_it_is() -> None:
    shown = PAGE.read_text(encoding="utf-8").partition(BEGINS)[2].partition(ENDS)[0]
    assert shown == table(), "python -m tests.network.tls_matrix prints it"
