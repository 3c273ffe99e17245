"""Many who do something in the same moment, to the real backend: a process, sockets, threads."""

import copy
import sys
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Self, TypeVar

import requests

from reference_backend import tables
from reference_backend.assembly import assemble
from tests.backend.looking import rows
from tests.backend.running import Running, TurnedClock
from tests.backend.till import Entry, Till
from tests.backend_process import BackendProcess

GATE_S = 60.0
Done = TypeVar("Done")


def at_once(doings: Sequence[Callable[[], Done]]) -> list[Done]:
    """Do all of it in threads that start together; what each returned, in order, or what one raised."""
    gate = threading.Barrier(len(doings))

    def do(doing: Callable[[], Done]) -> Done:
        gate.wait(GATE_S)
        return doing()

    with ThreadPoolExecutor(len(doings)) as pool:
        return list(pool.map(do, doings))


def tell(what: str) -> None:
    """Say what was tried; `-s` shows it."""
    sys.stdout.write(f"{what}\n")


class Served(Running):
    """The backend as a process, called over TCP; beside it, its database to look into."""

    def __init__(self, process: BackendProcess, database: Path) -> None:
        self.clock = TurnedClock(datetime.now(UTC))
        self.database = database
        self.backend = assemble(database)
        self.process = process
        self.url = process.url
        self.told = process.told

    def close(self) -> None:
        self.backend.database.close()

    def through(self, url: str) -> Self:
        """Return the same backend by another address."""
        other = copy.copy(self)
        other.url = url
        return other

    def call(self, method: str, path: str, **options: Any) -> requests.Response:
        # A connection for each call: a session is not for many threads.
        return requests.request(method, self.url + path, timeout=30, **options)

    def some(self, table: Any, **values: Any) -> list[dict[str, Any]]:
        """Return the rows that have these values."""
        return [row for row in rows(self, table) if all(row[name] == values[name] for name in values)]

    def members_of(self, merchant: str) -> list[str]:
        """Return the references of the members whose card is good."""
        good = {one["member_id"] for one in self.some(tables.cards, form="virtual", status="active")}
        joined = self.some(tables.memberships, merchant_id=merchant, ended_at=None)
        return [one["member_ref"] for one in joined if one["member_id"] in good]


def send(till: Till, entries: Sequence[Entry]) -> list[tuple[str, str | None]]:
    """Upload a till's newest entries, all that it has not sent yet; what became of each."""
    results = till.upload(first=entries[0]["header"]["seq"])["results"]
    return [(one["outcome"], one["reason"]) for one in results]
