"""A TCP proxy between till and backend that misbehaves by a seed."""

from __future__ import annotations

import socket
import ssl
import threading
import time
from collections import Counter
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from random import Random
from typing import Self

from tests.network.exchange import Exchange, Gone, read_message
from tests.network.misdeeds import MISDEEDS, Misdeed, Plan, never, nothing

_JOIN_S = 10.0


@dataclass
class Doings:
    """What the proxy saw and did."""

    connections: int = 0
    exchanges: int = 0
    done: Counter[str] = field(default_factory=Counter)
    visits_to_the_portal: int = 0
    """Requests that followed a redirect: there should be none."""
    backend_s: list[float] = field(default_factory=list)
    """How long the backend took for each request."""


class Proxy:
    """Listens on loopback until it is closed; then all its threads have ended.

    What befalls the n-th exchange of the m-th connection depends on seed, m and n only. `plan` may be changed
    at any time.
    """

    def __init__(
        self,
        backend_port: int,
        seed: object = 0,
        plan: Plan = never,
        *,
        misdeeds: Mapping[str, Misdeed] = MISDEEDS,
        tls: ssl.SSLContext | None = None,
        monotonic_s: Callable[[], float] = time.monotonic,
    ) -> None:
        self.plan = plan
        self._misdeeds = misdeeds
        self.doings = Doings()
        self._seed = seed
        self._backend_port = backend_port
        self._tls = tls
        self._monotonic_s = monotonic_s
        self._over = threading.Event()
        self._lock = threading.Lock()
        self._earlier: dict[bytes, bytes] = {}
        self._threads: list[threading.Thread] = []
        self._listening = socket.create_server(("127.0.0.1", 0), backlog=128)
        self._listening.settimeout(0.05)
        self._accepting = threading.Thread(target=self._accept, name="proxy")
        self._accepting.start()

    def __enter__(self) -> Self:
        """It listens already."""
        return self

    def __exit__(self, *_error: object) -> None:
        """Close."""
        self.close()

    @property
    def url(self) -> str:
        """Where a till finds the backend through this proxy."""
        scheme = "http" if self._tls is None else "https"
        return f"{scheme}://127.0.0.1:{self._listening.getsockname()[1]}"

    def close(self) -> None:
        """Hang up on everybody, and wait for the threads."""
        self._over.set()
        for thread in (self._accepting, *self._threads):
            thread.join(_JOIN_S)
            if thread.is_alive():
                raise AssertionError(f"{thread.name} of the proxy does not end")
        self._listening.close()

    def _accept(self) -> None:
        while not self._over.is_set():
            try:
                client, _ = self._listening.accept()
            except TimeoutError:
                continue
            self.doings.connections += 1
            number = self.doings.connections
            thread = threading.Thread(target=self._serve, args=(client, number), name=f"proxied {number}")
            self._threads.append(thread)
            thread.start()

    def _serve(self, client: socket.socket, number: int) -> None:
        with suppress(Gone, OSError), client:
            if self._tls is None:
                self._converse(client, number)
                return
            client.settimeout(5.0)
            with self._tls.wrap_socket(client, server_side=True) as secured:
                self._converse(secured, number)

    def _converse(self, client: socket.socket, connection: int) -> None:
        exchange, stays_open = 0, True
        while stays_open and (request := read_message(client, self._over)):
            exchange += 1
            source = Random(f"{self._seed}/{connection}/{exchange}")  # the same faults by seed
            name = self.plan(source)
            self._note(name, request)
            misdeed = self._misdeeds.get(name, nothing)
            stays_open = misdeed(
                Exchange(client, request, self._ask, self._earlier, self._over, source),
            )

    def _note(self, name: str, request: bytes) -> None:
        with self._lock:
            self.doings.exchanges += 1
            self.doings.done[name] += 1
            self.doings.visits_to_the_portal += b" /portal " in request.partition(b"\r\n")[0]

    def _ask(self, request: bytes) -> bytes:
        began = self._monotonic_s()
        try:
            with socket.create_connection(("127.0.0.1", self._backend_port), timeout=5.0) as backend:
                backend.sendall(request)
                if not _whole(request):
                    return b""
                answer = read_message(backend, self._over)
        except OSError as error:
            raise Gone from error
        with self._lock:
            self.doings.backend_s.append(self._monotonic_s() - began)
        return answer


def _whole(request: bytes) -> bool:
    head, end, body = request.partition(b"\r\n\r\n")
    length = next(
        (int(line[15:]) for line in head.split(b"\r\n") if line.lower()[:15] == b"content-length:"), 0
    )
    return bool(end) and len(body) >= length
