"""A door before the backend, on loopback: everything passes through it and is counted."""

from __future__ import annotations

import http.client
import threading
from collections import Counter as Tally
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Self

_OWN_BUSINESS = frozenset(
    {"connection", "transfer-encoding", "content-length", "keep-alive", "date", "server"}
)


class CountingDoor:
    """Forwards each request to the backend at `port`; `calls` counts them by method and path."""

    def __init__(self, port: int) -> None:
        self.calls: Tally[str] = Tally()

        class Forward(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(inner) -> None:  # noqa: N805  # `self` is the door
                self._forward(inner, port)

            do_POST = do_DELETE = do_GET  # noqa: N815  # the library's names

            def log_message(inner, *_: object) -> None:  # noqa: N805
                """Say nothing."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Forward)
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}"

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    @property
    def identifications(self) -> int:
        """How often the backend was asked about a card."""
        return self.calls["POST /v1/identifications"]

    def _forward(self, request: BaseHTTPRequestHandler, port: int) -> None:
        self.calls[f"{request.command} {request.path.partition('?')[0]}"] += 1
        body = request.rfile.read(int(request.headers.get("Content-Length", 0)))
        backend = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
        try:
            backend.request(request.command, request.path, body, dict(request.headers))
            answer = backend.getresponse()
            told = answer.read()
        finally:
            backend.close()
        request.send_response_only(answer.status)
        for name, value in answer.getheaders():
            if name.lower() not in _OWN_BUSINESS - {"date"}:
                request.send_header(name, value)
        request.send_header("Content-Length", str(len(told)))
        request.end_headers()
        request.wfile.write(told)
