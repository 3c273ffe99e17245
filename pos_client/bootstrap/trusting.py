"""Whom the till believes is chosen anew, without enrolling it again."""

from __future__ import annotations

from dataclasses import replace

from offline_cache.process_lock import ProcessLock
from pos_client.backend.client import BackendClient
from pos_client.backend.transport import Transport
from pos_client.bootstrap.folders import DataFolder
from pos_client.bootstrap.surroundings import Surroundings
from pos_client.domain.errors import RefusedError
from pos_client.domain.trust import Trust


def choose_trust(folder: DataFolder, outside: Surroundings, chosen: Trust) -> None:
    """Ask the backend under the new choice, then keep it: one that does not fit would cut the till off. The
    till that runs goes by it from its next start on.

    Raises:
        RefusedError: `not-enrolled`.
        InputError: `trust-without-tls`.
        UnreachableError: the backend does not fit the choice, or did not answer; nothing was changed.
        CacheError: `till-already-open`: this computer is being enrolled at this moment.
        StoreError: as `DataFolder.remember`.
    """
    if folder.installation() is None:
        raise RefusedError("not-enrolled")
    # The one who enrols writes the same file.
    lock = ProcessLock(folder.database.with_name(f"{folder.database.name}.enrolling"))
    try:
        installation = folder.installation()
        if installation is None:
            raise RefusedError("not-enrolled")
        transport = Transport(installation.url, outside.clock.now, trust=chosen)
        try:
            BackendClient(transport, None, outside.clock.now).health()
        finally:
            transport.close()
        folder.remember(replace(installation, trust=chosen))
    finally:
        lock.release()
