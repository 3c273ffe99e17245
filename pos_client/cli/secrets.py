"""`pos-client secrets`: where the till's keys lie, and their passphrase."""

from __future__ import annotations

import argparse
import json

from pos_client.bootstrap.folders import DataFolder
from pos_client.bootstrap.surroundings import Surroundings
from pos_client.cli.asking import ask_new_passphrase, ask_passphrase
from pos_client.cli.exit_codes import Exit
from pos_client.domain.errors import InputError, RefusedError, SecretStoreError
from pos_client.domain.installation import Place


def add_secrets(parser: argparse.ArgumentParser) -> None:
    """Its arguments."""
    parser.add_argument(
        "what",
        choices=("show", "move", "passphrase"),
        help="where the till's keys are; move them; change the passphrase",
    )
    parser.add_argument("--to", type=Place, choices=tuple(Place), help="move: there")


def secrets_command(given: argparse.Namespace, folder: DataFolder, outside: Surroundings) -> int:
    """Carry out one of them.

    Raises:
        RefusedError: `not-enrolled`, `no-passphrase-here`.
        InputError: `place-missing`.
        SecretStoreError, StoreError, CacheError: as `move_secrets` and `SecretPlaces`.
    """
    installation = folder.installation()
    if installation is None:
        raise RefusedError("not-enrolled")
    if outside.places is None:
        raise RefusedError("no-passphrase-here")
    told: dict[str, object] = {"kept_in": installation.kept_in}
    if given.what == "move":
        told = _moved(given.to, folder, outside)
    elif given.what == "passphrase":
        told["changed"] = _changed(folder, outside)
    print(json.dumps(told) if given.json else "\n".join(f"{name}: {one}" for name, one in told.items()))
    return Exit.DONE


def new_passphrase(folder: DataFolder, *, again: bool) -> str:
    """For an enrolment.

    Raises:
        RefusedError: `already-enrolled`: there is a passphrase, and nobody said that it is forgotten.
        SecretStoreError: as `ask_new_passphrase`.
    """
    installation = folder.installation()
    if installation is not None and installation.kept_in is Place.PASSPHRASE and not again:
        raise RefusedError("already-enrolled")
    return ask_new_passphrase()


def _moved(to: Place | None, folder: DataFolder, outside: Surroundings) -> dict[str, object]:
    from pos_client.bootstrap.moving_secrets import move_secrets

    installation, places = folder.installation(), outside.places
    if to is None:
        raise InputError("place-missing")
    if places is not None and installation is not None and to is Place.PASSPHRASE is not installation.kept_in:
        # First: a till whose keys are lost need not think of a passphrase.
        places.load(installation.secret_name)
        places.begin_with(ask_new_passphrase())
    moved = places is not None and move_secrets(folder, places, to)
    return {"kept_in": to, "moved": moved}


def _changed(folder: DataFolder, outside: Surroundings) -> bool:
    from offline_cache.process_lock import ProcessLock

    installation, places = folder.installation(), outside.places
    if places is None or installation is None or installation.kept_in is not Place.PASSPHRASE:
        raise RefusedError("no-passphrase-here")
    lock = ProcessLock(folder.database)
    try:
        old = ask_passphrase("The passphrase until now: ")
        if old is None:
            raise SecretStoreError("passphrase-needed")
        places.open_with(old)
        places.change_passphrase(ask_new_passphrase())
    finally:
        lock.release()
    return True
