"""An enrolled till in front of the reference backend, over loopback."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from pos_client.bootstrap.folders import DataFolder
from pos_client.bootstrap.opening import Till
from pos_client.bootstrap.surroundings import Surroundings
from pos_client.bootstrap.system_clock import SystemClock
from pos_client.secret_store.memory_store import MemorySecretStore
from pos_client.services.counter import Counter
from pos_client.services.link import LinkWatch
from tests.backend_process import BackendProcess

SHOP = "kodutare"


@dataclass(frozen=True)
class Bench:
    """A till with a cashier signed in."""

    backend: BackendProcess
    till: Till
    counter: Counter
    link: LinkWatch


@contextmanager
def enrolled_till() -> Iterator[Bench]:
    """Beside the working folder, because a file system in memory would flatter the disk."""
    with tempfile.TemporaryDirectory(prefix=".bench-", dir=Path.cwd()) as name:
        folder = Path(name)
        with BackendProcess(folder / "backend.db") as backend:
            link = LinkWatch(SystemClock())
            till = Till(DataFolder(folder), Surroundings(MemorySecretStore()), link)
            try:
                counter = till.enrol(backend.url, backend.enrolment_code(f"{SHOP}-tallinn-1"))
                counter.sign_in(*backend.pin(SHOP, "cashier"))
                yield Bench(backend, till, counter, link)
            finally:
                till.close()
