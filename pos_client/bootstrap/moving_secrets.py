"""The till's keys from one place to the other: the old one is emptied when the new one was read back."""

from __future__ import annotations

from dataclasses import replace

from offline_cache.process_lock import ProcessLock
from pos_client.bootstrap.folders import DataFolder
from pos_client.bootstrap.secret_places import SecretPlaces, secrets_of
from pos_client.domain.errors import RefusedError, SecretStoreError
from pos_client.domain.installation import Place


def move_secrets(folder: DataFolder, places: SecretPlaces, to: Place) -> bool:
    """Move them, while the till is closed; False where they are there already, and then the other place
    is emptied of what a kill left. Killed at any moment, the place that the record of the installation names
    has them.

    To a passphrase: after `SecretPlaces.begin_with`.

    Raises:
        RefusedError: `not-enrolled`.
        SecretStoreError: as the two stores; `secrets-not-read-back`. Nothing was moved.
        StoreError: `installation-not-written`. Nothing was moved.
        CacheError: `till-already-open`.
    """
    installation = folder.installation()
    if installation is None:
        raise RefusedError("not-enrolled")
    lock = ProcessLock(folder.database)
    try:
        name, moved = installation.secret_name, installation.kept_in is not to
        if moved:
            secrets = secrets_of(installation, places)
            places.at(to).save(name, secrets)
            if places.at(to).load(name) != secrets:
                raise SecretStoreError("secrets-not-read-back")
            folder.remember(replace(installation, kept_in=to))
        _empty(places, _other(to), name, strict=moved)
        return moved
    finally:
        lock.release()


def _empty(places: SecretPlaces, place: Place, name: str, *, strict: bool) -> None:
    try:
        places.at(place).forget(name)
    except SecretStoreError:
        # A place that this computer does not have cannot have kept anything either.
        if strict:
            raise


def _other(place: Place) -> Place:
    return Place.PASSPHRASE if place is Place.KEYRING else Place.KEYRING
