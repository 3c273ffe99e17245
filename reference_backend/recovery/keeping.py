"""Where the recovery keys are kept: in the database and in a file beside it, each made whole by the other.

A key that is lost makes every seal to it worthless for good, and what can be lost here is either place: the
database goes back to last night's copy, which lacks a key made since; or it is moved to another machine
without the file. So the keys of both places are joined at every start (ADR 10). A key is written to the file,
synced, before the database that gives it out is committed, and is never removed.

The file is readable by its owner alone; on Windows new files inherit the access list of their folder, which
says who that is.
"""

import contextlib
import json
import os
import tempfile
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, insert, select

from reference_backend.clock import from_wire
from reference_backend.database import Database, DatabaseError
from reference_backend.recovery.keys import RecoveryKey, RecoveryKeys
from reference_backend.tables import recovery_keys


def recovery_file(database_path: Path) -> Path:
    """Return the file beside a database that has its recovery keys."""
    return database_path.with_name(f"{database_path.name}.recovery-keys")


def keep_recovery_keys(database: Database, path: Path, fresh: RecoveryKey) -> RecoveryKeys:
    """Return the keys of both places, having written to each what only the other had.

    `fresh` becomes the first key where there is none yet. Raises DatabaseError for a file that is damaged.
    """
    with database.write() as connection:
        return RecoveryKeys(_joined(connection, path, set(), fresh))


def add_recovery_key(database: Database, path: Path, new: RecoveryKey) -> RecoveryKeys:
    """Keep one key more and return all; a backend tells tills of it from its next start.

    Raises ValueError for a key that would not be the newest (the clock stands behind that of an older one),
    since tills would not be told of it, and DatabaseError for a file that is damaged.
    """
    with database.write() as connection:
        older = _of_database(connection) | _of_file(path)
        if any(one.made_at >= new.made_at for one in older):
            raise ValueError(max(older).made_at)
        return RecoveryKeys(_joined(connection, path, {new}, new))


def _joined(
    connection: Connection, path: Path, new: set[RecoveryKey], fresh: RecoveryKey
) -> set[RecoveryKey]:
    in_database, in_file = _of_database(connection), _of_file(path)
    keys = in_database | in_file | new or {fresh}
    if keys != in_file:
        _write(path, sorted(keys))
    if keys - in_database:
        connection.execute(insert(recovery_keys), [_row(one) for one in sorted(keys - in_database)])
    return keys


def _of_database(connection: Connection) -> set[RecoveryKey]:
    return {
        RecoveryKey(row.made_at, bytes(row.private_key)) for row in connection.execute(select(recovery_keys))
    }


def _row(key: RecoveryKey) -> dict[str, Any]:
    return {"key_id": key.key_id, "private_key": key.private_key, "made_at": key.made_at}


def _of_file(path: Path) -> set[RecoveryKey]:
    if not path.exists() and not path.is_symlink():
        return set()
    try:
        if not path.is_file():  # a pipe would be waited for
            raise ValueError("not a file")
        return {_read(one) for one in json.loads(path.read_text(encoding="utf-8"))["keys"]}
    except (OSError, ValueError, TypeError, KeyError, RecursionError) as error:
        raise DatabaseError(
            f"{path.name} is damaged; put a copy of it back, or move it away if the database has its keys too"
        ) from error


def _read(written: dict[str, str]) -> RecoveryKey:
    key = RecoveryKey(written["made_at"], bytes.fromhex(written["private_key"]))
    from_wire(key.made_at)
    if key.key_id != written["key_id"]:
        raise ValueError("the private key is another one")
    return key


def _write(path: Path, keys: list[RecoveryKey]) -> None:
    """Replace the file at once: a power cut leaves the old one or the new one, never a part."""
    written = [{**_row(one), "private_key": one.private_key.hex()} for one in keys]
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f"{path.name}.")  # made with 0600
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            json.dump({"keys": written}, file, indent=2)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except BaseException:
        with contextlib.suppress(FileNotFoundError):
            Path(name).unlink()
        raise
    _sync_folder(path.parent)


def _sync_folder(folder: Path) -> None:
    if os.name == "nt":  # Windows cannot open a folder, and makes the new name durable with the file
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
