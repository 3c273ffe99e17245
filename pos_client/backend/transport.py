"""One request, one answer, in time."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from pos_client.backend.address import checked_address
from pos_client.backend.deadline import within
from pos_client.backend.strict import document
from pos_client.domain.errors import InputError, UnreachableError
from pos_client.domain.trust import PUBLIC, Trust

if TYPE_CHECKING:
    import requests

    from pos_client.backend.connections import OpenSockets

LARGEST_ANSWER_BYTES = 16 * 1024 * 1024
_CHUNK_BYTES = 64 * 1024
_SHARE_OF_A_DOOR = 0.5
"""A name may have several addresses, tried one after the other: one that swallows everything, as an IPv6
address behind a router that does not know IPv6, leaves time for the next.
"""
_DATE_IS_CUT_OFF = timedelta(milliseconds=500)
"""HTTP dates have whole seconds, cut off: on average half a second is missing."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A whole answer that the backend gave."""

    status: int
    headers: Mapping[str, str]
    members: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class _Raw:
    status: int
    headers: Mapping[str, str]
    body: bytes


@dataclass(frozen=True, slots=True)
class _Request:
    method: str
    url: str
    headers: dict[str, str]
    body: Mapping[str, object] | None
    query: Mapping[str, str] | None


class Transport:
    """HTTP to one address. For one thread: each worker has its own. `requests` is imported at the first call.

    `heard` gets the backend's clock from every answer of it; `seen` gets, at every handshake, until when the
    backend's certificate is good. `backend_ahead` says how far the backend's clock is ahead of this till's,
    None while nobody knows.
    """

    def __init__(
        self,
        address: str,
        now: Callable[[], datetime],
        heard: Callable[[datetime], None] = lambda _: None,
        *,
        trust: Trust = PUBLIC,
        backend_ahead: Callable[[], timedelta | None] = lambda: None,
        seen: Callable[[datetime], None] = lambda _: None,
    ) -> None:
        """`trust` is whom to believe that he is the backend.

        Raises:
            InputError: as `checked_address`; `trust-without-tls`: there is nothing to check where plain HTTP
                is spoken, and whoever asked for it shall not think that there is.
        """
        self._address = checked_address(address)
        if not trust.is_plain and not self._address.startswith("https:"):
            raise InputError("trust-without-tls")
        self._now = now
        self._heard = heard
        self._trust = trust
        self._backend_ahead = backend_ahead
        self._seen = seen
        self._open: tuple[requests.Session, OpenSockets] | None = None

    def send(
        self,
        method: str,
        path: str,
        *,
        deadline_s: float,
        headers: Mapping[str, str],
        body: Mapping[str, object] | None = None,
        query: Mapping[str, str] | None = None,
        meanwhile: Callable[[], None] | None = None,
    ) -> Answer:
        """The answer to one request; the deadline covers everything from the name's look-up to the body's
        last byte. `meanwhile` is called once the request is out and there is only its answer to wait for.

        Raises:
            UnreachableError: `backend-unreachable`, `backend-too-slow`, `backend-garbled`, `backend-failing`
                (5xx), `captive-portal` (somebody else answers, or redirects); of TLS as `tls_fault`: then the
                backend got nothing of the request. RefusedError, SignInNeededError: with the problem's code.
        """
        session, sockets = self._opened()

        def work(request_is_out: Callable[[], None]) -> _Raw:
            sockets.on_request_out = request_is_out
            request = _Request(method, self._address + path, dict(headers), body, query)
            return _exchange(session, request, deadline_s, self._backend_ahead)

        in_handshake = False

        def abandon() -> None:
            nonlocal in_handshake
            in_handshake = sockets.in_handshake
            self._open = None
            sockets.cut()

        try:
            return self._understood(within(deadline_s, work, abandon, meanwhile))
        except UnreachableError as error:
            if in_handshake and error.code == "backend-too-slow":
                raise UnreachableError("tls-too-slow", "the handshake byte by byte") from error
            raise

    def close(self) -> None:
        """Let go of the connection."""
        if self._open is not None:
            self._open[0].close()
            self._open = None

    def _opened(self) -> tuple[requests.Session, OpenSockets]:
        if self._open is None:
            from ssl import SSLError

            from pos_client.backend.connections import OpenSockets, new_session

            sockets = OpenSockets()
            try:
                self._open = new_session(sockets, self._trust, self._seen), sockets
            except SSLError as error:
                raise UnreachableError(
                    "backend-not-trusted", "this till's authorities do not read"
                ) from error
        return self._open

    def _understood(self, raw: _Raw) -> Answer:
        from pos_client.backend.faults import is_problem, of_status

        content_type = raw.headers.get("Content-Type", "")
        if raw.status // 100 == 2:
            if raw.body and content_type.partition(";")[0].strip().lower() != "application/json":
                raise UnreachableError("captive-portal", "an answer that is not JSON")
            answer = Answer(raw.status, raw.headers, document(raw.body) if raw.body else {})
            self._hear(raw.headers)
            return answer
        problem = document(raw.body) if is_problem(content_type) else {}
        if problem:
            self._hear(raw.headers)
        raise of_status(raw.status, raw.headers, problem, self._now())

    def _hear(self, headers: Mapping[str, str]) -> None:
        from pos_client.backend.faults import http_date

        said = http_date(headers.get("Date", ""))
        if said is not None:
            self._heard(said + _DATE_IS_CUT_OFF)


def _exchange(
    session: requests.Session,
    request: _Request,
    timeout_s: float,
    backend_ahead: Callable[[], timedelta | None],
) -> _Raw:
    from requests import exceptions
    from urllib3.exceptions import HTTPError

    from pos_client.backend.faults import of_exception

    try:
        with session.request(
            request.method,
            request.url,
            json=request.body,
            params=request.query,
            headers=request.headers,
            timeout=(timeout_s * _SHARE_OF_A_DOOR, timeout_s),
            allow_redirects=False,
            stream=True,
        ) as response:
            return _Raw(response.status_code, response.headers, _whole_body(response))
    except exceptions.RequestException as error:
        raise of_exception(error, backend_ahead()) from error
    except (HTTPError, OSError) as error:
        raise UnreachableError("backend-unreachable", type(error).__name__) from error


def _whole_body(response: requests.Response) -> bytes:
    """All of it, but no more than an answer can have: a body without end must not fill the memory."""
    parts, size = [], 0
    for part in response.iter_content(_CHUNK_BYTES):
        size += len(part)
        if size > LARGEST_ANSWER_BYTES:
            raise UnreachableError("backend-garbled", "the answer is too large")
        parts.append(part)
    return b"".join(parts)
