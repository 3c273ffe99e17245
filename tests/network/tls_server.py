"""A server on loopback that speaks TLS, badly where it is told to, and keeps what came through."""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import Self

from tests.network.misdeeds import http

HEALTHY = http(b"200 OK", b"application/json", b'{"status": "ok", "incarnation": "x", "version": "1"}')
Talk = Callable[[socket.socket, threading.Event], bytes]
"""Speaks on one connection; what it could read of a request."""


class TlsServer:
    """Takes one connection after the other until it is closed."""

    def __init__(self, talk: Talk) -> None:
        self.requests: list[bytes] = []
        self.callers_gone = threading.Event()
        self._talk = talk
        self._over = threading.Event()
        self._door = socket.create_server(("127.0.0.1", 0))
        self._door.settimeout(0.05)
        self._thread = threading.Thread(target=self._serve, name="tls-server")
        self._thread.start()

    @property
    def url(self) -> str:
        """By number: there is no name to look up."""
        return f"https://127.0.0.1:{self._door.getsockname()[1]}"

    def __enter__(self) -> Self:
        """It listens already."""
        return self

    def __exit__(self, *_error: object) -> None:
        """Hang up, and wait for the thread."""
        self._over.set()
        self._thread.join(10)
        self._door.close()
        assert not self._thread.is_alive()

    def _serve(self) -> None:
        while not self._over.is_set():
            with suppress(TimeoutError):
                caller, _ = self._door.accept()
                with caller:
                    caller.settimeout(5)
                    with suppress(OSError):
                        self.requests.append(self._talk(caller, self._over))
                self.callers_gone.set()


def secured(context: ssl.SSLContext, answer: bytes = HEALTHY) -> Talk:
    """TLS as it should be, and an answer."""

    def talk(caller: socket.socket, _over: threading.Event) -> bytes:
        with context.wrap_socket(caller, server_side=True) as speaking:
            request = speaking.recv(65536)
            if request:
                speaking.sendall(answer)
            return request

    return talk


def plain(caller: socket.socket, _over: threading.Event) -> bytes:
    """A web server without TLS, which cannot read what it was sent."""
    caller.recv(65536)
    caller.sendall(http(b"400 Bad Request", b"text/html", b"<h1>Bad request</h1>"))
    return b""


def old_hello(version: bytes) -> Talk:
    """Answers with an old version, as a device does that never heard of another (RFC 4346, 7.4.1.3)."""

    def talk(caller: socket.socket, over: threading.Event) -> bytes:
        caller.recv(65536)
        hello = version + bytes(32) + b"\0" + b"\xc0\x13" + b"\0"
        message = b"\x02" + len(hello).to_bytes(3, "big") + hello
        caller.sendall(b"\x16" + version + len(message).to_bytes(2, "big") + message)
        return _until_gone(caller, over)

    return talk


def silent(caller: socket.socket, over: threading.Event) -> bytes:
    """Takes the greeting and says nothing."""
    return _until_gone(caller, over)


def byte_by_byte(caller: socket.socket, over: threading.Event) -> bytes:
    """A greeting without end: the head of a long message, and then a byte now and again."""
    caller.recv(65536)
    caller.sendall(b"\x16\x03\x03\x40\x00\x02\x00\x3f\xfc")
    while not over.wait(0.05):
        caller.sendall(b"\0")
    return b""


def hung_up(caller: socket.socket, _over: threading.Event) -> bytes:
    """Takes the greeting and goes."""
    caller.recv(65536)
    return b""


def _until_gone(caller: socket.socket, over: threading.Event) -> bytes:
    caller.settimeout(0.05)
    while not over.is_set():
        with suppress(TimeoutError):
            if not caller.recv(65536):
                break
    return b""
