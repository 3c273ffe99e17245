"""A till that its backend revoked (F24): its records stay, and nobody here can read them until it is enrolled
again.
"""

from __future__ import annotations

import logging
from dataclasses import replace

from offline_cache.sealed_key import sealed_key_is_of
from pos_client.bootstrap.folders import DataFolder
from pos_client.domain.errors import RefusedError, SecretStoreError
from pos_client.domain.installation import Installation
from pos_client.services.ports import SecretStore

_log = logging.getLogger(__name__)
LOCKED_OUT = "till-locked-out"


def lock_out(folder: DataFolder, secrets: SecretStore, waiting: int) -> RefusedError:
    """From now on this till does not open, and its keys are forgotten; `waiting` entries wait in it. Gives
    the error that says so. The caller has closed the till's file.

    Killed after its first step, it is ended by the next start.

    Raises:
        StoreError: `installation-not-written`. Nothing was done.
    """
    installation = folder.installation()
    if installation is None:
        raise RefusedError("not-enrolled")
    locked = replace(installation, locked_out=waiting)
    folder.remember(locked)
    return ended(folder, secrets, locked)


def ended(folder: DataFolder, secrets: SecretStore, locked: Installation) -> RefusedError:
    """The keys of a till that is locked out are forgotten, unless nobody else could open its records: then
    they stay, and the till stays locked.
    """
    try:
        kept = secrets.load(locked.secret_name)
        if kept is not None and sealed_key_is_of(folder.database, kept.database_key):
            secrets.forget(locked.secret_name)
        elif kept is not None:
            _log.warning("the till is locked, its keys stay: they are not sealed for the backend")
    except SecretStoreError as error:
        _log.warning("the keys of a locked till stay: %s", error.code)
    return RefusedError(LOCKED_OUT, str(locked.locked_out))


def must_not_be_locked_out(folder: DataFolder, secrets: SecretStore, installation: Installation) -> None:
    """Look before it is opened.

    Raises:
        RefusedError: `till-locked-out`, with the number of entries that wait.
    """
    if installation.locked_out is not None:
        raise ended(folder, secrets, installation)
