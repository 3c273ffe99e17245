"""One request and its answer as bytes, on their way through a proxy that may do with them as it likes."""

from __future__ import annotations

import socket
import struct
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from random import Random

_POLL_S = 0.02
_END_OF_HEAD = b"\r\n\r\n"
_LINGER = "hh" if sys.platform == "win32" else "ii"


class Gone(Exception):
    """The other side hung up, or the proxy is being stopped."""


def read_message(connection: socket.socket, over: threading.Event) -> bytes:
    """A whole HTTP/1.1 message with a Content-Length or without a body; empty when the other side is done.

    Raises:
        Gone: the connection broke off in the middle, or `over` was set.
    """
    data = _more(connection, over)
    if not data:
        return b""
    while _END_OF_HEAD not in data:
        data += _more(connection, over) or _break_off()
    head, _, body = data.partition(_END_OF_HEAD)
    missing = _content_length(head) - len(body)
    while missing > 0:
        part = _more(connection, over) or _break_off()
        data += part
        missing -= len(part)
    return data


def _break_off() -> bytes:
    raise Gone


def _content_length(head: bytes) -> int:
    for line in head.split(b"\r\n")[1:]:
        name, _, value = line.partition(b":")
        if name.strip().lower() == b"content-length":
            return int(value)
    return 0


def _more(connection: socket.socket, over: threading.Event) -> bytes:
    connection.settimeout(_POLL_S)
    while not over.is_set():
        try:
            return connection.recv(1 << 16)
        except TimeoutError:
            continue
        except OSError as error:
            raise Gone from error
    raise Gone


class Exchange:
    """What a misdeed has in its hands: the request, the backend behind, and the client in front."""

    def __init__(
        self,
        client: socket.socket,
        request: bytes,
        ask: Callable[[bytes], bytes],
        earlier: dict[bytes, bytes],
        over: threading.Event,
        source: Random,
    ) -> None:
        """`earlier` has the last answer to each request line; `source` is the only randomness allowed."""
        self._client = client
        self._ask = ask
        self._over = over
        self.request = request
        self.source = source
        self.earlier = earlier

    @property
    def request_line(self) -> bytes:
        """Method, path and version."""
        return self.request.partition(b"\r\n")[0]

    def answer(self, request: bytes | None = None) -> bytes:
        """What the backend says to the request, or to another one; it has acted when this returns."""
        said = self._ask(self.request if request is None else request)
        self.earlier[self.request_line] = said
        return said

    def say(self, data: bytes) -> None:
        """Send to the client. Raises `Gone` when it has hung up."""
        try:
            self._client.settimeout(5.0)
            self._client.sendall(data)
        except OSError as error:
            raise Gone from error

    def drip(self, data: bytes, pause_s: float) -> None:
        """Send byte by byte."""
        for at in range(len(data)):
            self.say(data[at : at + 1])
            self.wait(pause_s)

    def wait(self, seconds: float) -> None:
        """Let time pass. Raises `Gone` as soon as the client hangs up or the proxy is stopped."""
        until = time.monotonic() + seconds
        while (left := until - time.monotonic()) > 0:
            if self._over.is_set():
                raise Gone
            self._client.settimeout(min(left, _POLL_S))
            try:
                if not self._client.recv(1, socket.MSG_PEEK):
                    raise Gone
            except TimeoutError:
                continue
            except OSError as error:
                raise Gone from error

    def wait_for_the_client_to_go(self, at_most_s: float = 60.0) -> None:
        """Say nothing until the client has had enough."""
        with suppress(Gone):
            self.wait(at_most_s)

    def reset(self) -> None:
        """Break the connection off (RST) instead of closing it."""
        with suppress(OSError):
            self._client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack(_LINGER, 1, 0))
