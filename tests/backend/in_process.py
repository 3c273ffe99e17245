"""The whole application without a socket: the same requests, a tenth of the time."""

import asyncio
import io
import json
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import requests
from starlette.types import Message, Scope

from reference_backend.app import create_app
from reference_backend.assembly import assemble
from reference_backend.backend import Backend
from reference_backend.configuration.model import Merchant
from reference_backend.demo.starting import announcement, fill_if_new
from reference_backend.pace import Pace
from tests.backend.running import (
    LONG_TOKENS,
    QUICK_HASHER,
    UNPACED,
    Running,
    Told,
    TurnedClock,
    without_waiting_for_the_disk,
)


class InProcess(Running):
    """A backend that is called and not served."""

    def __init__(self, database: Path, clock: TurnedClock, told: Told | None = None) -> None:
        """`told` is what a database that is filled already announced then; without it, it is filled here."""
        self.clock = clock
        self.database = database
        self.backend = replace(self.open(), pace=UNPACED)
        without_waiting_for_the_disk(self.backend)
        self.told = told or announcement(self.backend, self.fill(), "", renew_codes=False)
        self._app = create_app(self.backend)
        self._loop = asyncio.new_event_loop()

    def open(self) -> Backend:
        """Return the backend over the database."""
        return assemble(self.database, clock=self.clock, hasher=QUICK_HASHER, token_lifetimes=LONG_TOKENS)

    def fill(self) -> list[Merchant]:
        """Write the merchants and return them; the demo's, unless a test has others."""
        return fill_if_new(self.backend)

    def keep(self, pace: Pace) -> None:
        """Answer in this pace from now on."""
        self.backend = replace(self.backend, pace=pace)
        self._app = create_app(self.backend)

    def close(self) -> None:
        """End it; a test that puts another in its place may have done so before."""
        if self._loop.is_closed():
            return
        self._loop.run_until_complete(self._loop.shutdown_default_executor())
        self._loop.close()
        self.backend.database.close()

    def call(self, method: str, path: str, **options: Any) -> requests.Response:
        body = json.dumps(options["json"]) if "json" in options else options.get("data", "")
        return self._loop.run_until_complete(self._ask(method, path, options.get("headers", {}), body))

    async def _ask(
        self, method: str, path: str, headers: dict[str, str], body: str | bytes
    ) -> requests.Response:
        parts, sent = urlsplit(path), body.encode() if isinstance(body, str) else body
        given = {"content-type": "application/json", "content-length": str(len(sent)), **headers}
        scope: Scope = {
            "type": "http",
            "asgi": {"version": "3.0"},
            "http_version": "1.1",
            "method": method,
            "scheme": "http",
            "path": parts.path,
            "raw_path": parts.path.encode(),
            "query_string": parts.query.encode(),
            "headers": [(name.lower().encode(), value.encode()) for name, value in given.items()],
            "client": ("127.0.0.1", 1),
            "server": ("127.0.0.1", 80),
        }
        said: list[Message] = []

        async def receive() -> Message:
            return {"type": "http.request", "body": sent, "more_body": False}

        async def send(message: Message) -> None:
            said.append(message)

        await self._app(scope, receive, send)
        response = requests.Response()
        response.status_code = said[0]["status"]
        response.headers.update({name.decode(): value.decode() for name, value in said[0]["headers"]})
        response.raw = io.BytesIO(b"".join(one.get("body", b"") for one in said))
        return response
