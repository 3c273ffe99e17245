"""A call over TLS ends in time and lets go of its connection, whichever part of it stands still (X04)."""

from __future__ import annotations

import socket
import ssl
import threading
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from pos_client.backend.client import BackendClient, Deadlines
from pos_client.backend.transport import Transport
from pos_client.domain.errors import UnreachableError
from pos_client.domain.trust import Trust
from tests.network.authority import Authority
from tests.network.tls_server import Talk, TlsServer, silent

DEADLINE_S, LATE_S = 0.6, 0.75
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100000\r\n\r\n"


@pytest.fixture
def root(tmp_path: Path) -> Authority:
    return Authority(tmp_path / "root", "The merchant's own authority")


def dripping(context: ssl.SSLContext) -> Talk:
    """TLS as it should be, and an answer that comes byte by byte until nobody takes it."""

    def talk(caller: socket.socket, over: threading.Event) -> bytes:
        with context.wrap_socket(caller, server_side=True) as speaking:
            speaking.recv(65536)
            speaking.sendall(HEAD)
            while not over.wait(0.05):
                speaking.sendall(b" ")
        return b""

    return talk


def code_in_time(server: TlsServer, trust: Trust) -> str:
    now = lambda: datetime.now(UTC)  # noqa: E731  # twice the same
    transport = Transport(server.url, now, trust=trust)
    client = BackendClient(transport, None, now, Deadlines(in_the_background_s=DEADLINE_S))
    began = time.monotonic()
    with pytest.raises(UnreachableError) as caught:
        client.health()
    assert time.monotonic() - began < DEADLINE_S + LATE_S
    # Not closed by this test: a call that was given up hangs up by itself.
    assert server.callers_gone.wait(5)
    client.close()
    return caught.value.code


@pytest.mark.rule("X04")
def test_an_answer_that_drips_through_tls_is_given_up_and_cut(root: Authority) -> None:
    with TlsServer(dripping(root.server())) as server:
        assert code_in_time(server, Trust(root.ca_file.read_text(encoding="ascii"))) == "backend-too-slow"


@pytest.mark.rule("X04")
def test_a_handshake_that_begins_late_and_stands_still_is_told_from_a_slow_answer(
    root: Authority, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The look-up of the name took most of the time, so the handshake's own share is not used up."""
    ordinary = socket.getaddrinfo

    def slow(*arguments: Any, **options: Any) -> Any:
        threading.Event().wait(DEADLINE_S * 0.8)
        return ordinary(*arguments, **options)

    monkeypatch.setattr(socket, "getaddrinfo", slow)
    with TlsServer(silent) as server:
        assert code_in_time(server, Trust(root.ca_file.read_text(encoding="ascii"))) == "tls-too-slow"
