"""The real application on a real loopback socket, with a clock that the test turns."""

import threading
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, cast

import requests
import uvicorn
from argon2 import PasswordHasher
from sqlalchemy import event

from reference_backend.app import create_app
from reference_backend.assembly import assemble
from reference_backend.backend import Backend
from reference_backend.clock import to_wire
from reference_backend.demo.starting import announcement, fill_if_new
from reference_backend.pace import Pace
from reference_backend.serving import AnnouncingServer, listen, url_of
from reference_backend.tokens.signing import TokenLifetimes

QUICK_HASHER = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
LONG_TOKENS = TokenLifetimes(timedelta(days=3650), timedelta(days=3650))
"""For tests whose clock is turned by days: a till of theirs does not renew its token."""
Told = dict[str, Any]
"""What a demo till must know: registers with their codes, staff, sample cards."""


async def _no_pause(_seconds: float) -> None:
    return None


UNPACED = Pace(pause=_no_pause)
"""Answers at once: what a test asks is not how long they take."""


class TurnedClock:
    """A clock that stands until it is turned."""

    def __init__(self, start: datetime) -> None:
        self.present = start

    def now(self) -> datetime:
        return self.present

    def text(self) -> str:
        return to_wire(self.present)

    def turn(self, **steps: float) -> None:
        self.present += timedelta(**steps)


def without_waiting_for_the_disk(backend: Backend) -> None:
    """Let a commit be done before the disk has it: a power cut is not what tests of one process are about."""
    engine = backend.database.engine

    def hurry(connection: Any, _record: Any) -> None:
        connection.execute("PRAGMA synchronous=OFF").close()

    event.listen(engine, "connect", hurry)
    engine.dispose()  # the connections from before it


def filled(database: Path, clock: TurnedClock) -> Backend:
    """Open a database as the demo does, filling it when it is new."""
    backend = assemble(database, clock=clock, hasher=QUICK_HASHER, token_lifetimes=LONG_TOKENS)
    fill_if_new(backend)
    return backend


class Running:
    """A backend that answers on loopback until it is closed."""

    def __init__(self, database: Path, clock: TurnedClock) -> None:
        self.clock = clock
        self.database = database
        whole = assemble(database, clock=clock, hasher=QUICK_HASHER, token_lifetimes=LONG_TOKENS)
        self.backend = replace(whole, pace=UNPACED)
        merchants = fill_if_new(self.backend)
        self._listener = listen("127.0.0.1", 0)
        self.url = url_of(self._listener)
        self.told = announcement(self.backend, merchants, self.url, renew_codes=False)
        config = uvicorn.Config(create_app(self.backend), log_level="critical", access_log=False)
        listening = threading.Event()
        self._server = AnnouncingServer(config, listening.set)
        self._thread = threading.Thread(target=self._server.run, kwargs={"sockets": [self._listener]})
        self._thread.start()
        assert listening.wait(10), "the server did not begin to listen"
        self.session = requests.Session()

    def close(self) -> None:
        self.session.close()
        self._server.should_exit = True
        self._thread.join()
        self._listener.close()
        self.backend.database.close()

    def call(self, method: str, path: str, **options: Any) -> requests.Response:
        return self.session.request(method, self.url + path, timeout=10, **options)

    def code(self, merchant: str, key: str) -> str:
        """Return the code of a sample card."""
        cards = cast(list[dict[str, str]], self.told["sample_cards"])
        return next(one["code"] for one in cards if (one["merchant"], one["key"]) == (merchant, key))

    def enrolment_code(self, register: str) -> str:
        registers = cast(list[dict[str, str]], self.told["registers"])
        return next(one["enrolment_code"] for one in registers if one["register"] == register)
