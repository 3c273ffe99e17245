"""The reference backend in this process: its real application over a real SQLite file, called without a
socket, each request on the caller's thread.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Coroutine, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from email.utils import format_datetime
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import urlencode

import fastapi.dependencies.utils
import fastapi.routing
import sqlcipher3.dbapi2 as sqlite
import starlette._exception_handler
import starlette.background
import starlette.middleware.errors
from sqlalchemy import event

from reference_backend.app import create_app
from reference_backend.backend import Backend
from reference_backend.clock import Clock

T = TypeVar("T")
_ENDINGS = ("", "-wal", "-shm")


class BackendDiedError(BaseException):
    """The backend's process was killed in the middle of a request."""


class BackendBrokeError(BaseException):
    """The backend's program has a fault: no request, however wrong, may end in an exception."""


@dataclass(frozen=True, slots=True)
class RawAnswer:
    """Status, headers and body as they go over the wire."""

    status: int
    headers: Mapping[str, str]
    body: bytes


@contextmanager
def without_threads() -> Iterator[None]:
    """FastAPI runs plain functions on threads of a pool; here they run where they are called."""

    async def inline(work: Callable[..., T], *arguments: Any, **named: Any) -> T:
        return work(*arguments, **named)

    places: list[Any] = [
        fastapi.routing,
        fastapi.dependencies.utils,
        starlette._exception_handler,
        starlette.background,
        starlette.middleware.errors,
    ]
    before = [place.run_in_threadpool for place in places]
    for place in places:
        place.run_in_threadpool = inline
    try:
        yield
    finally:
        for place, original in zip(places, before, strict=True):
            place.run_in_threadpool = original


class Server:
    """One backend at one path. `database` of the backend handed in stands on that path."""

    def __init__(self, backend: Backend, path: Path) -> None:
        self._backend = backend
        self._path = path
        self._app = create_app(backend)
        self._die_in: int | None = None
        self._begun = 0
        self.is_up = True
        self.deaths = 0
        engine = backend.database.engine
        event.listen(engine, "before_cursor_execute", self._before_statement)
        event.listen(engine, "commit", self._before_commit)

    @property
    def backend(self) -> Backend:
        """The parts of the running backend."""
        return self._backend

    @property
    def incarnation(self) -> str:
        """Which database this is."""
        return self._backend.incarnation

    def begin(self, template: Path, clock: Clock, secrets: Any, incarnation: str) -> None:
        """A new seed: the template's database, under another clock."""
        self._die_in, self.is_up, self.deaths = None, True, 0
        self._put_back(template)
        self._become(replace(self._backend, clock=clock, secrets=secrets, incarnation=incarnation))
        self._note_incarnation(incarnation)

    def die_within(self, statements: int) -> None:
        """The process dies before that statement or commit, counted from now."""
        self._die_in = statements

    def not_dying(self) -> None:
        """It survived after all: it was asked too little to reach the place."""
        self._die_in = None

    def start(self) -> None:
        """The process is there again, with what its disk has."""
        self.is_up = True

    def copy_to(self, folder: Path) -> Path:
        """A copy of the database as it is between two requests."""
        folder.mkdir(parents=True, exist_ok=True)
        for ending in _ENDINGS[:2]:
            copy = folder / f"copy{ending}"
            copy.unlink(missing_ok=True)
            with suppress(FileNotFoundError):
                shutil.copyfile(f"{self._path}{ending}", copy)
        return folder / "copy"

    def put_back(self, copy: Path, incarnation: str | None) -> None:
        """An older copy takes the database's place; under another incarnation where an operator says so."""
        self._put_back(copy)
        if incarnation is not None:
            self._become(replace(self._backend, incarnation=incarnation))
            self._note_incarnation(incarnation)

    def looked_at(self, sql: str, bindings: tuple[object, ...] = ()) -> list[tuple[Any, ...]]:
        """What stands in the database, beside the application."""
        return list(self._looking().execute(sql, bindings).fetchall())

    def change(self, work: Callable[[Any], None]) -> None:
        """What other parts of the backend do to its data: the info desk, the members' own pages."""
        with self._backend.database.write() as connection:
            work(connection)

    def call(
        self,
        method: str,
        path: str,
        headers: Mapping[str, str],
        body: Mapping[str, object] | None,
        query: Mapping[str, str] | None,
    ) -> RawAnswer:
        """One request. Raises BackendDiedError when the process dies of it or is not there."""
        if not self.is_up:
            raise BackendDiedError
        exchange = _Exchange(method, path, headers, body, query, self._backend.clock)
        try:
            exchange.run(self._app)
        except BackendDiedError:
            self._after_death()
            raise
        return exchange.answer()

    def close(self) -> None:
        """Let go of the file."""
        self._close_looking()
        self._backend.database.close()

    _looking_connection: Any = None

    def _looking(self) -> Any:
        if self._looking_connection is None:
            self._looking_connection = sqlite.connect(str(self._path), isolation_level=None)
        return self._looking_connection

    def _close_looking(self) -> None:
        if self._looking_connection is not None:
            self._looking_connection.close()
            self._looking_connection = None

    def _become(self, backend: Backend) -> None:
        self._backend = backend
        self._app = create_app(backend)

    def _note_incarnation(self, incarnation: str) -> None:
        self._looking().execute(
            "UPDATE backend_facts SET value = ? WHERE name = 'incarnation'", (incarnation,)
        )

    def _put_back(self, copy: Path) -> None:
        self.close()
        for ending in _ENDINGS:
            Path(f"{self._path}{ending}").unlink(missing_ok=True)
            with suppress(FileNotFoundError):
                shutil.copyfile(f"{copy}{ending}", f"{self._path}{ending}")

    def _before_statement(self, *_: Any) -> None:
        self._count()

    def _before_commit(self, _connection: Any) -> None:
        self._count()

    def _count(self) -> None:
        if self._die_in is None:
            return
        self._die_in -= 1
        if self._die_in < 0:
            self._die_in = None
            # The disk as it is at this moment: what follows in this process never happened.
            self.copy_to(self._path.parent / "at-death")
            raise BackendDiedError

    def _after_death(self) -> None:
        self.deaths += 1
        self.is_up = False
        self._put_back(self._path.parent / "at-death" / "copy")


class _Exchange:
    """One request through the ASGI application, on this thread, without an event loop."""

    def __init__(
        self,
        method: str,
        path: str,
        headers: Mapping[str, str],
        body: Mapping[str, object] | None,
        query: Mapping[str, str] | None,
        clock: Clock,
    ) -> None:
        self._body = b"" if body is None else json.dumps(body).encode()
        sent = {"host": "backend", "content-length": str(len(self._body)), **headers}
        if body is not None:
            sent["content-type"] = "application/json"
        self._scope: dict[str, Any] = {
            "type": "http",
            "asgi": {"version": "3.0"},
            "http_version": "1.1",
            "method": method,
            "scheme": "http",
            "path": path,
            "raw_path": path.encode(),
            "query_string": urlencode(query or {}).encode(),
            "root_path": "",
            "headers": [(name.lower().encode(), value.encode()) for name, value in sent.items()],
            "client": ("127.0.0.1", 1),
            "server": ("backend", 80),
            "state": {},
        }
        self._clock = clock
        self._status = 0
        self._headers: dict[str, str] = {}
        self._parts: list[bytes] = []

    def run(self, app: Any) -> None:
        """Drive the coroutine; nothing in it may wait, for there is nothing to wait for."""
        running: Coroutine[Any, Any, None] = app(self._scope, self._receive, self._send)
        try:
            running.send(None)
        except StopIteration:
            return
        except Exception as error:
            raise BackendBrokeError(f"{type(error).__name__} at {self._scope['path']}") from error
        running.close()
        raise BackendBrokeError("the application waited for something")

    def answer(self) -> RawAnswer:
        """The whole answer, with the Date that a server puts on it."""
        date = format_datetime(self._clock.now().replace(microsecond=0), usegmt=True)
        return RawAnswer(self._status, _Headers({**self._headers, "Date": date}), b"".join(self._parts))

    async def _receive(self) -> dict[str, Any]:
        return {"type": "http.request", "body": self._body, "more_body": False}

    async def _send(self, message: Mapping[str, Any]) -> None:
        if message["type"] == "http.response.start":
            self._status = message["status"]
            self._headers = {name.decode().title(): value.decode() for name, value in message["headers"]}
        else:
            self._parts.append(message.get("body", b""))


class _Headers(dict[str, str]):
    """Names without regard to case, as `requests` has them."""

    def __init__(self, headers: Mapping[str, str]) -> None:
        super().__init__({name.lower(): value for name, value in headers.items()})

    def get(self, name: str, default: Any = None) -> Any:
        return super().get(name.lower(), default)

    def __getitem__(self, name: str) -> str:
        return super().__getitem__(name.lower())
