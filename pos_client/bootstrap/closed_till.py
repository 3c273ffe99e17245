"""A till that nobody runs, opened by a command for a while: for this process alone, without its window."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass

from offline_cache.chain import HeadSigner
from offline_cache.journal import Journal
from offline_cache.store import Store
from pos_client.backend.client import BackendClient
from pos_client.backend.transport import Transport
from pos_client.backend.wire_configuration import configuration
from pos_client.bootstrap.folders import DataFolder
from pos_client.bootstrap.locking_out import must_not_be_locked_out
from pos_client.bootstrap.secret_places import secrets_of
from pos_client.bootstrap.surroundings import Surroundings
from pos_client.bootstrap.tokens import credentials_of
from pos_client.domain.errors import RefusedError
from pos_client.domain.installation import Installation
from pos_client.domain.programme import RecoveryKey
from pos_client.services.clock_evidence import ClockEvidence
from pos_client.services.configuration import CurrentConfiguration


@dataclass(frozen=True, slots=True)
class ClosedTill:
    """What a command may need of it. `recovery` is None while the backend never named its recovery key."""

    installation: Installation
    store: Store
    journal: Journal
    backend: BackendClient
    recovery: RecoveryKey | None


@contextmanager
def closed_till(folder: DataFolder, outside: Surroundings) -> Iterator[ClosedTill]:
    """Open it, and close it again. Nothing is asked of the backend yet.

    Raises:
        RefusedError: `not-enrolled`; `till-locked-out`.
        SecretStoreError: as `secrets_of`.
        CacheError: as the store; `till-already-open` while its window is open.
    """
    installation = folder.installation()
    if installation is None:
        raise RefusedError("not-enrolled")
    must_not_be_locked_out(folder, outside.secrets, installation)
    secrets = secrets_of(installation, outside.secrets)
    evidence = ClockEvidence(outside.clock, outside.boot)
    with ExitStack() as closing:
        store = closing.enter_context(
            Store.open(
                folder.database,
                secrets.database_key,
                wall_clock=outside.clock.now,
                random_bytes=outside.random_bytes,
            )
        )
        transport = Transport(
            installation.url, outside.clock.now, evidence.backend_said, trust=installation.trust
        )
        closing.callback(transport.close)
        current = CurrentConfiguration(store.settings, configuration)
        yield ClosedTill(
            installation,
            store,
            store.open_journal(
                register=installation.register_id,
                zone=current().register.zone if current.known else "UTC",
                key_id=HeadSigner(secrets.signing_key).key_id,
                instance=installation.instance,
                clock_evidence=evidence,
            ),
            BackendClient(
                transport,
                credentials_of(installation, outside.secrets, outside.clock.monotonic_s),
                outside.clock.now,
            ),
            current().recovery if current.known else None,
        )
