"""Between a till and its backend: every way in which a request or its answer can go wrong.

`SimulatedTransport` is the client's transport with the socket taken out: what an answer means is judged by
the real one.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from email.utils import format_datetime
from typing import Any

from pos_client.backend.transport import Answer, Transport
from pos_client.domain.errors import UnreachableError
from tests.simulation.server import BackendDiedError, RawAnswer, Server
from tests.simulation.world import World

_ROUND_TRIP_MS = (5, 60)
_HTML = b"<!doctype html><title>Welcome</title><p>Please accept the terms of this network."


class TillKilledError(BaseException):
    """The till's process was killed while it waited for an answer."""


@dataclass(frozen=True, slots=True)
class Request:
    """One request as a till sends it."""

    method: str
    path: str
    headers: Mapping[str, str]
    body: Mapping[str, object] | None
    query: Mapping[str, str] | None
    deadline_s: float


Fault = Callable[["Line", Request], RawAnswer]


@dataclass
class Network:
    """What lies between all tills and the backend."""

    world: World
    server: Server
    trouble: float = 0.0
    """How likely a request is to meet a fault of the table."""
    server_down_until_ms: int = 0
    late: list[tuple[int, Request]] = field(default_factory=list)
    """Requests whose sender has given up, and when they arrive all the same."""
    exchanges: int = 0
    latest: dict[str, Request] = field(default_factory=dict)
    """The newest request of each path."""

    def arrive(self, request: Request) -> RawAnswer:
        """The request reaches the backend. Raises BackendDiedError."""
        self.exchanges += 1
        self.latest[request.path] = request
        return self.server.call(request.method, request.path, request.headers, request.body, request.query)

    def let_late_ones_arrive(self) -> None:
        """What was on its way too long comes now, behind younger requests and other tills'."""
        due = [one for one in self.late if one[0] <= self.world.ms]
        self.late = [one for one in self.late if one[0] > self.world.ms]
        for _, request in due:
            try:
                answer = self.arrive(request)
            except BackendDiedError:
                self.world.note(f"late {request.path}: nobody there")
            else:
                self.world.note(f"late {request.path}: {answer.status}")


class Line:
    """One till's way to the backend."""

    def __init__(self, network: Network, name: str) -> None:
        self.network = network
        self.name = name
        self.cut_until_ms = 0
        self.unauthorised_until_ms = 0
        self.refuses: dict[str, tuple[int, str]] = {}
        """Entry ids whose content something in the backend refuses, with status and code."""
        self.lose_next_tokens = False
        """The answer to the next refresh gets lost behind the backend's commit."""
        self.token_ends_in_a_batch = False
        """The next batch is refused once, because its token is over."""
        self.kill_next: str | None = None
        """`before` or `after` the backend took the next request in, this till's process dies."""
        self.on_kill: Callable[[], None] = lambda: None
        self.next_fault: str | None = None
        """Fault of the table that the next delivery meets, whatever chance says."""

    @property
    def world(self) -> World:
        """The seed's world."""
        return self.network.world

    def exchange(self, request: Request) -> RawAnswer:
        """One request with whatever befalls it. Raises UnreachableError, TillKilledError."""
        world = self.world
        world.pass_ms(world.random.randint(*_ROUND_TRIP_MS))
        self.network.let_late_ones_arrive()
        if world.ms < self.cut_until_ms:
            raise self.lost(request, "backend-unreachable")
        if self.kill_next == "before":
            raise self._killed("till-killed-before-sending")
        if (refusal := self._refusal(request)) is not None:
            return refusal
        if self.lose_next_tokens and request.path == "/v1/tokens":
            self.lose_next_tokens = False
            world.fire("refresh-answer-lost", self.name)
            return FAULTS["answer-lost"](self, request)
        fault = self._chosen(request)
        if fault is not None:
            world.fire(fault, f"{self.name} {request.path}")
            return FAULTS[fault](self, request)
        return self.through(request)

    def through(self, request: Request) -> RawAnswer:
        """The request arrives and its answer comes back, unless somebody dies meanwhile."""
        try:
            answer = self.network.arrive(request)
        except BackendDiedError as error:
            raise UnreachableError("backend-unreachable", "reset") from error
        if self.kill_next == "after":
            raise self._killed("till-killed-before-the-answer")
        return answer

    def lost(self, request: Request, code: str) -> UnreachableError:
        """The error of a request that got no answer; a slow one took all of its time."""
        self.world.pass_ms(10 if code == "backend-unreachable" else int(request.deadline_s * 1000))
        return UnreachableError(code)

    def _killed(self, fault: str) -> TillKilledError:
        self.kill_next = None
        self.world.fire(fault, self.name)
        self.on_kill()
        return TillKilledError(fault)

    def _chosen(self, request: Request) -> str | None:
        if self.next_fault is not None and request.path == "/v1/journal":
            fault, self.next_fault = self.next_fault, None
            return fault
        if not self.network.trouble or not self.world.chance(self.network.trouble):
            return None
        return self.world.random.choice(_BY_CHANCE)

    def _refusal(self, request: Request) -> RawAnswer | None:
        """A register that is not let in for a while, and entries that something refuses for their content."""
        if self.world.ms < self.unauthorised_until_ms:
            self.world.fire("401-for-a-while", self.name)
            return problem(401, "register-unknown")
        if self.token_ends_in_a_batch and request.path == "/v1/journal":
            self.token_ends_in_a_batch = False
            self.world.fire("token-expired-in-a-batch", self.name)
            return problem(401, "token-expired")
        entries: Any = (request.body or {}).get("entries")
        if not self.refuses or not isinstance(entries, list):
            return None
        for entry in entries:
            asked = self.refuses.get(entry["header"]["entry_id"])
            if asked is not None and entry["body"] is not None:
                self.world.fire(f"content-refused-{asked[0]}", self.name)
                return problem(*asked)
        return None


class SimulatedTransport(Transport):
    """The client's transport over a simulated line."""

    def __init__(self, line: Line, now: Callable[[], datetime], heard: Callable[[datetime], None]) -> None:
        super().__init__("http://127.0.0.1:8790", now, heard)
        self._line = line

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
        request = Request(method, path, headers, body, query, deadline_s)
        # What the till does meanwhile happens before the request arrives, or behind its answer.
        before = self._line.world.ms % 2 == 0
        if meanwhile is not None and before:
            meanwhile()
        answer = self._line.exchange(request)
        if meanwhile is not None and not before:
            meanwhile()
        return self._understood(answer)  # type: ignore[arg-type]  # the same shape


# --- the faults --------------------------------------------------------------------------------


def problem(status: int, code: str, **headers: str) -> RawAnswer:
    """A problem document (RFC 9457)."""
    document = {"type": f"/problems/{code}", "title": code, "status": status, "code": code}
    return _answer(status, json.dumps(document).encode(), "application/problem+json", **headers)


def _answer(status: int, body: bytes, content_type: str, **headers: str) -> RawAnswer:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return RawAnswer(status, {"Content-Type": content_type, **named}, body)


def _request_lost(line: Line, request: Request) -> RawAnswer:
    raise line.lost(request, "backend-too-slow")


def _answer_lost(line: Line, request: Request) -> RawAnswer:
    line.through(request)
    raise line.lost(request, "backend-too-slow")


def _answer_cut_short(line: Line, request: Request) -> RawAnswer:
    answer = line.through(request)
    return RawAnswer(answer.status, answer.headers, answer.body[: len(answer.body) // 2])


def _reset_after_commit(line: Line, request: Request) -> RawAnswer:
    line.through(request)
    raise line.lost(request, "backend-unreachable")


def _delayed(line: Line, request: Request) -> RawAnswer:
    """It arrives after its sender gave up: behind younger requests, and behind other tills'."""
    world = line.world
    wait_ms = int(request.deadline_s * 1000) + world.random.randrange(1, 600_000)
    line.network.late.append((world.ms + wait_ms, request))
    raise line.lost(request, "backend-too-slow")


def _duplicated(line: Line, request: Request) -> RawAnswer:
    for _ in range(line.world.random.randint(1, 5)):
        line.through(request)
    return line.through(request)


def _repeated_later(line: Line, request: Request) -> RawAnswer:
    line.network.late.append((line.world.ms + line.world.random.randrange(1, 7_200_000), request))
    return line.through(request)


def _failing(status: int) -> Fault:
    def fail(line: Line, _request: Request) -> RawAnswer:
        return _answer(status, b"<h1>no</h1>", "text/html", **_retry_after(line.world))

    return fail


def _failing_after_commit(line: Line, request: Request) -> RawAnswer:
    line.through(request)
    return _answer(502, b"<h1>Bad gateway</h1>", "text/html")


def _retry_after(world: World) -> dict[str, str]:
    form = world.random.randrange(6)
    if form == 0:
        return {}
    world.fire(
        ("", "retry-after-s", "retry-after-date", "retry-after-past", "retry-after-huge", "retry-after-junk")[
            form
        ]
    )
    then = world.now() + timedelta(seconds=world.random.randrange(1, 120))
    past = world.now() - timedelta(days=1)
    return {
        "Retry_After": (
            "",
            str(world.random.randrange(0, 120)),
            format_datetime(then.replace(microsecond=0), usegmt=True),
            format_datetime(past.replace(microsecond=0), usegmt=True),
            "1000000000",
            "soon",
        )[form]
    }


def _busy(line: Line, _request: Request) -> RawAnswer:
    if line.world.chance(0.5):
        return problem(429, "too-many-requests", **_retry_after(line.world))
    return _answer(429, b"slow down", "text/plain", **_retry_after(line.world))


def _portal(_line: Line, _request: Request) -> RawAnswer:
    return _answer(200, _HTML, "text/html; charset=utf-8")


def _portal_that_lies(_line: Line, _request: Request) -> RawAnswer:
    return _answer(200, b'{"ok":true}', "application/json")


def _redirect(_line: Line, _request: Request) -> RawAnswer:
    return _answer(302, b"", "text/html", Location="http://portal.example/")


def _forbidden_by_another(_line: Line, _request: Request) -> RawAnswer:
    return _answer(403, b"<h1>blocked</h1>", "text/html")


def _not_found(line: Line, _request: Request) -> RawAnswer:
    if line.world.chance(0.5):
        return problem(404, "not-found")
    return _answer(404, b"<h1>404</h1>", "text/html")


def _early(_line: Line, _request: Request) -> RawAnswer:
    return problem(425, "too-early")


FAULTS: Mapping[str, Fault] = {
    "request-lost": _request_lost,
    "answer-lost": _answer_lost,
    "answer-cut-short": _answer_cut_short,
    "reset-after-commit": _reset_after_commit,
    "request-delayed": _delayed,
    "request-duplicated": _duplicated,
    "request-repeated-later": _repeated_later,
    "500": _failing(500),
    "502": _failing(502),
    "503": _failing(503),
    "504": _failing(504),
    "502-after-commit": _failing_after_commit,
    "429": _busy,
    "425": _early,
    "404": _not_found,
    "captive-portal": _portal,
    "captive-portal-json": _portal_that_lies,
    "redirect": _redirect,
    "403-of-another": _forbidden_by_another,
}
_BY_CHANCE = tuple(FAULTS)
