"""A server on loopback that answers with bytes of the test's choice, as slowly as it likes."""

from __future__ import annotations

import socket
import struct
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

Talk = Callable[[socket.socket, threading.Event], None]
"""Speaks on one connection; ends at once when the event is set."""


@contextmanager
def serving(talk: Talk) -> Iterator[str]:
    """The address of a server that does `talk` on every connection, after it has read the request's head."""
    over = threading.Event()
    with socket.create_server(("127.0.0.1", 0)) as listening:
        thread = threading.Thread(target=_serve, args=(listening, talk, over), daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        finally:
            over.set()
            listening.shutdown(socket.SHUT_RDWR)
    thread.join(5)
    assert not thread.is_alive()


def answering(*parts: bytes, pause_s: float = 0.0, for_ever: bool = False) -> Talk:
    """Send these parts with a pause after each; the last one over and over if it is `for_ever`."""

    def talk(connection: socket.socket, over: threading.Event) -> None:
        for part in parts:
            connection.sendall(part)
            if over.wait(pause_s):
                return
        while for_ever and not over.wait(pause_s):
            connection.sendall(parts[-1])

    return talk


def resetting(connection: socket.socket, _: threading.Event) -> None:
    """Break the connection off instead of closing it, in the middle of a body."""
    connection.sendall(http(b'{"status": "o', length=4000))
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


def silent(connection: socket.socket, over: threading.Event) -> None:
    """Take the request and never say a word, until the client hangs up."""
    connection.settimeout(0.05)
    while not over.is_set():
        try:
            if not connection.recv(1):
                return
        except TimeoutError:
            continue


def http(
    body: bytes,
    *,
    status: str = "200 OK",
    kind: str = "application/json",
    length: int | None = None,
    headers: str = "",
) -> bytes:
    """A whole HTTP answer."""
    size = len(body) if length is None else length
    head = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {size}\r\n{headers}\r\n"
    return head.encode() + body


def _serve(listening: socket.socket, talk: Talk, over: threading.Event) -> None:
    while not over.is_set():
        try:
            connection, _ = listening.accept()
        except OSError:
            return
        with connection:
            try:
                connection.recv(65536)
                talk(connection, over)
            except OSError:
                continue  # the client has gone, as it should
