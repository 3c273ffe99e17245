"""A `requests` session whose open connections can be cut from another thread."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from threading import Lock
from typing import Any

import requests
from requests.adapters import HTTPAdapter
from urllib3 import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.response import HTTPResponse

from pos_client.backend.tls import client_context
from pos_client.domain.trust import PUBLIC, Trust

KEPT_ALIVE_AFTER_S, KEPT_ALIVE_EVERY_S, KEPT_ALIVE_TRIES = 20, 5, 3


class OpenSockets:
    """The sockets of one session, which makes one request at a time."""

    def __init__(self) -> None:
        self.on_request_out: Callable[[], None] = lambda: None
        """Called when all of a request was handed to the system, on the thread that made it."""
        self.in_handshake = False
        """Whether what is waited for is TLS, and not an answer yet."""
        self._lock = Lock()
        self._sockets: list[socket.socket] = []

    def begun(self, opened: ssl.SSLSocket) -> None:
        """A handshake begins, and can be cut like anything else."""
        self.in_handshake = True
        self.add(opened)

    def ended(self) -> None:
        """It is over."""
        self.in_handshake = False

    def add(self, opened: socket.socket) -> None:
        """Remember one, and forget those that are closed."""
        with self._lock:
            self._sockets = [one for one in self._sockets if one.fileno() != -1]
            self._sockets.append(opened)

    def cut(self) -> None:
        """End them all: whoever waits on one hears of it at once."""
        with self._lock:
            for one in self._sockets:
                with suppress(OSError):  # it was closed in the meantime
                    # Of the plain socket: TLS would want to say goodbye to somebody who does not answer.
                    socket.socket.shutdown(one, socket.SHUT_RDWR)
            self._sockets.clear()


class CuttableAdapter(HTTPAdapter):
    """No retries, no proxies' pools: one way to one backend, and one context for TLS, which nothing that is
    said to `requests` about certificates can change.
    """

    def __init__(self, sockets: OpenSockets, tls: ssl.SSLContext) -> None:
        """Its connections are kept alive, see `kept_alive`."""
        self._open_sockets = sockets
        self._tls = tls
        super().__init__(pool_connections=1, pool_maxsize=1, max_retries=0)

    def init_poolmanager(self, *arguments: Any, **options: Any) -> None:
        """Let the pools make connections that report their sockets."""
        super().init_poolmanager(*arguments, socket_options=kept_alive(), ssl_context=self._tls, **options)
        self.poolmanager.pool_classes_by_scheme = _pools(self._open_sockets)

    def build_connection_pool_key_attributes(
        self,
        request: requests.PreparedRequest,
        verify: Any,  # noqa: ARG002  # heeded by nobody here
        cert: Any = None,  # noqa: ARG002
    ) -> Any:
        """As if nobody had said anything about certificates."""
        return super().build_connection_pool_key_attributes(request, verify=True)

    def cert_verify(self, conn: Any, url: str, verify: Any, cert: Any) -> None:
        """Nothing: `requests` would add certifi's authorities to those of the context, or switch it off."""


def kept_alive() -> list[tuple[int, int, int]]:
    """The options of every socket, as `setsockopt` takes them.

    A connection that nobody uses for minutes is forgotten by routers on the way, and the next customer would
    wait for an answer that cannot come. So the systems exchange a packet every 20 s, and give a connection up
    after 35 s without one (RFC 9293, 3.8.4): the next call opens another. What is under way needs none of
    that, and no TCP_USER_TIMEOUT: `within` cuts it when its time is up.
    """
    idle = getattr(socket, "TCP_KEEPIDLE", getattr(socket, "TCP_KEEPALIVE", None))  # the latter is macOS's
    seconds = (
        (idle, KEPT_ALIVE_AFTER_S),
        (getattr(socket, "TCP_KEEPINTVL", None), KEPT_ALIVE_EVERY_S),
        (getattr(socket, "TCP_KEEPCNT", None), KEPT_ALIVE_TRIES),
    )
    return [
        (socket.IPPROTO_TCP, socket.TCP_NODELAY, 1),
        (socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1),
        *((socket.IPPROTO_TCP, option, value) for option, value in seconds if option is not None),
    ]


def new_session(
    sockets: OpenSockets, trust: Trust = PUBLIC, seen: Callable[[datetime], None] = lambda _: None
) -> requests.Session:
    """A session that asks only the backend: no proxy, password or authority from the environment, no cookies'
    memory. `seen` as in `client_context`.

    Raises:
        ssl.SSLError: the authorities of `trust` do not read.
    """
    session = requests.Session()
    session.trust_env = False
    session.headers["Accept"] = "application/json"
    session.headers["Accept-Encoding"] = "identity"
    tls = client_context(trust, sockets, seen)
    for scheme in ("http://", "https://"):
        session.mount(scheme, CuttableAdapter(sockets, tls))
    return session


def _pools(sockets: OpenSockets) -> dict[str, type[HTTPConnectionPool]]:
    class Plain(HTTPConnection):
        def connect(self) -> None:
            super().connect()
            if self.sock is not None:
                sockets.add(self.sock)

        def getresponse(self) -> HTTPResponse:  # type: ignore[override]  # as urllib3 itself does
            sockets.on_request_out()
            return super().getresponse()

    class Secure(HTTPSConnection):
        def getresponse(self) -> HTTPResponse:  # type: ignore[override]  # as urllib3 itself does
            sockets.on_request_out()
            return super().getresponse()

    class PlainPool(HTTPConnectionPool):
        ConnectionCls = Plain

    class SecurePool(HTTPSConnectionPool):
        ConnectionCls = Secure

    return {"http": PlainPool, "https": SecurePool}
