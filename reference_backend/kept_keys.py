"""Keys that must outlive the database: kept in it and in a file beside it, each made whole by the other.

What can be lost is either place: the database goes back to last night's copy, which lacks a key made since;
or it is moved to another machine without the file. So the keys of both places are joined at every start
(ADR 10). A key is written to the file, synced, before the database that gives it out is committed, and is
never removed.

The file is readable by its owner alone; on Windows new files inherit the access list of their folder, which
says who that is.
"""

import contextlib
import json
import os
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, Protocol, TypeVar

from sqlalchemy import Connection, Table, insert, select

from reference_backend.clock import from_wire
from reference_backend.database import DatabaseError


class KeptKey(Protocol):
    """A key of any kind. It is hashable, and equal to what has the same time and the same secret."""

    @property
    def made_at(self) -> str:
        """When it was made, in the form of the wire."""
        ...

    @property
    def key_id(self) -> str:
        """What names it without telling it."""
        ...


Key = TypeVar("Key", bound=KeptKey)


@dataclass(frozen=True)
class KeyPlaces(Generic[Key]):
    """Where the keys of one kind stand.

    `secret` names the member of a key, and the column of `table`, that has what is secret of it; `make` puts
    a key together from its time and that.
    """

    table: Table
    secret: str
    make: Callable[[str, bytes], Key]

    def joined(self, connection: Connection, path: Path, new: set[Key], fresh: Key) -> set[Key]:
        """Return the keys of both places and `new`, having written to each place what it lacked.

        `fresh` becomes the first key where there is none. Call it in a write transaction. Raises
        DatabaseError for a file that is damaged.
        """
        in_database, in_file = self._of_database(connection), self._of_file(path)
        keys = in_database | in_file | new or {fresh}
        if keys != in_file:
            self._write(path, keys)
        if missing := keys - in_database:
            connection.execute(insert(self.table), [self._row(one) for one in _in_order(missing)])
        return keys

    def known(self, connection: Connection, path: Path) -> set[Key]:
        """Return the keys of both places and write nothing. DatabaseError as above."""
        return self._of_database(connection) | self._of_file(path)

    def _of_database(self, connection: Connection) -> set[Key]:
        rows = connection.execute(select(self.table)).mappings()
        return {self.make(row["made_at"], bytes(row[self.secret])) for row in rows}

    def _row(self, key: Key) -> dict[str, Any]:
        return {"key_id": key.key_id, self.secret: self._secret_of(key), "made_at": key.made_at}

    def _secret_of(self, key: Key) -> bytes:
        return bytes(getattr(key, self.secret))

    def _of_file(self, path: Path) -> set[Key]:
        if not path.exists() and not path.is_symlink():
            return set()
        try:
            if not path.is_file():  # a pipe would be waited for
                raise ValueError("not a file")
            return {self._read(one) for one in json.loads(path.read_text(encoding="utf-8"))["keys"]}
        except (OSError, ValueError, TypeError, KeyError, RecursionError) as error:
            remedy = "put a copy of it back, or move it away if the database has its keys too"
            raise DatabaseError(f"{path.name} is damaged; {remedy}") from error

    def _read(self, written: dict[str, str]) -> Key:
        key = self.make(written["made_at"], bytes.fromhex(written[self.secret]))
        from_wire(key.made_at)
        if key.key_id != written["key_id"]:
            raise ValueError("the secret is another one")
        return key

    def _write(self, path: Path, keys: set[Key]) -> None:
        written = [{**self._row(one), self.secret: self._secret_of(one).hex()} for one in _in_order(keys)]
        _replace(path, json.dumps({"keys": written}, indent=2))


def _in_order(keys: set[Key]) -> list[Key]:
    return sorted(keys, key=lambda one: (one.made_at, one.key_id))


def _replace(path: Path, text: str) -> None:
    """Replace the file at once: a power cut leaves the old one or the new one, never a part."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f"{path.name}.")  # made with 0600
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
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
