"""An enrolled till in front of the reference backend, over loopback."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import monotonic

from pos_client.backend.credentials import Credentials
from pos_client.bootstrap.folders import DataFolder
from pos_client.bootstrap.opening import Till
from pos_client.bootstrap.surroundings import Surroundings
from pos_client.bootstrap.system_clock import SystemClock
from pos_client.domain.installation import TillSecrets
from pos_client.secret_store.memory_store import MemorySecretStore
from pos_client.services.counter import Counter
from pos_client.services.link import LinkWatch
from tests.backend_process import BackendProcess
from tools.bench.disk import folder_on_disk

SHOP = "kodutare"


@dataclass(frozen=True)
class Bench:
    """A till with a cashier signed in."""

    backend: BackendProcess
    till: Till
    counter: Counter
    link: LinkWatch
    secrets: TillSecrets
    database: Path
    """The backend's file."""
    credentials: Credentials
    """For connections of the bench's own. The till has its token until the bench is done."""


@contextmanager
def enrolled_till() -> Iterator[Bench]:
    """On a disk: a file system in memory would flatter it, and raises `MemoryDiskError`."""
    with folder_on_disk() as folder:
        database = folder / "backend.db"
        with BackendProcess(database) as backend:
            link, keyring = LinkWatch(SystemClock()), MemorySecretStore()
            till = Till(DataFolder(folder), Surroundings(keyring), link)
            try:
                counter = till.enrol(backend.url, backend.enrolment_code(f"{SHOP}-tallinn-1"))
                counter.sign_in(*backend.pin(SHOP, "cashier"))
                secrets = _secrets(folder, keyring)
                tokens = Credentials(secrets.refresh_token, lambda _: None, monotonic)
                yield Bench(backend, till, counter, link, secrets, database, tokens)
            finally:
                till.close()


def _secrets(folder: Path, keyring: MemorySecretStore) -> TillSecrets:
    installation = DataFolder(folder).installation()
    secrets = None if installation is None else keyring.load(installation.secret_name)
    if secrets is None:
        raise RuntimeError("the till is not enrolled")
    return secrets
