"""A `requests` session whose open connections can be cut from another thread."""

from __future__ import annotations

import socket
from contextlib import suppress
from threading import Lock
from typing import Any

import requests
from requests.adapters import HTTPAdapter
from urllib3 import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.connection import HTTPConnection, HTTPSConnection


class OpenSockets:
    """The sockets of one session."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._sockets: list[socket.socket] = []

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
    """No retries, no proxies' pools: one way to one backend."""

    def __init__(self, sockets: OpenSockets) -> None:
        self._open_sockets = sockets
        super().__init__(pool_connections=1, pool_maxsize=1, max_retries=0)

    def init_poolmanager(self, *arguments: Any, **options: Any) -> None:
        """Let the pools make connections that report their sockets."""
        super().init_poolmanager(*arguments, **options)
        self.poolmanager.pool_classes_by_scheme = _pools(self._open_sockets)


def new_session(sockets: OpenSockets) -> requests.Session:
    """A session that asks only the backend: no proxy or password from the environment, no cookies' memory."""
    session = requests.Session()
    session.trust_env = False
    session.headers["Accept"] = "application/json"
    session.headers["Accept-Encoding"] = "identity"
    for scheme in ("http://", "https://"):
        session.mount(scheme, CuttableAdapter(sockets))
    return session


def _pools(sockets: OpenSockets) -> dict[str, type[HTTPConnectionPool]]:
    class Plain(HTTPConnection):
        def connect(self) -> None:
            super().connect()
            if self.sock is not None:
                sockets.add(self.sock)

    class Secure(HTTPSConnection):
        def connect(self) -> None:
            super().connect()
            if self.sock is not None:
                sockets.add(self.sock)

    class PlainPool(HTTPConnectionPool):
        ConnectionCls = Plain

    class SecurePool(HTTPSConnectionPool):
        ConnectionCls = Secure

    return {"http": PlainPool, "https": SecurePool}
