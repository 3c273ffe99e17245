"""The journal in a file that only the backend can open: written and read back, and taken in again."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from typing import BinaryIO, cast

from offline_cache.export import export_sealed, read_sealed
from offline_cache.journal import Journal
from offline_cache.taking_in import TakenIn
from offline_cache.verify import VerifyReport
from pos_client.bootstrap.closed_till import ClosedTill
from pos_client.bootstrap.private_file import private_file
from pos_client.domain.errors import InputError, RefusedError
from pos_client.domain.programme import RecoveryKey

_CHUNK_BYTES = 1 << 20


def write_sealed(journal: Journal, recovery: RecoveryKey | None, path: Path) -> VerifyReport:
    """Every entry of every epoch, sealed to the backend's recovery key. On return the file is on the disk
    under its name, and reads as it was written. Gives what the journal's own verification says.

    Raises:
        RefusedError: `recovery-key-missing`; `export-not-verified`.
        InputError: `output-not-written`.
    """
    if recovery is None:
        raise RefusedError("recovery-key-missing")
    with private_file(path) as file:
        written = _Hashed(file)
        report = export_sealed(journal, recovery, cast(BinaryIO, written))
        file.flush()
        os.fsync(file.fileno())
        file.seek(0)
        if _digest(file) != written.digest:
            raise RefusedError("export-not-verified")
    return report


def take_in(till: ClosedTill, path: Path) -> TakenIn:
    """Entries of such a file back into this till's journal; what is there already is known.

    Raises:
        InputError: `export-unreadable`: there is no such file.
        CacheError: `export-damaged`: it is cut, altered or of another kind; nothing was taken in.
        RefusedError: `not-sealed-for-this`: it was written by another register, or for another backend.
        UnreachableError: the backend, which has to open it, did not answer.
    """
    try:
        with path.open("rb") as file:
            entries = read_sealed(file, lambda sealed: till.backend.unseal("export-key", sealed))
            # All of it is read before anything is taken in: a cut file is noticed at its end.
            return till.journal.take_in(list(entries))
    except OSError as error:
        raise InputError("export-unreadable", type(error).__name__) from error


class _Hashed:
    """Writes through, and knows what it has written."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._hash = hashlib.sha256()

    def write(self, data: bytes) -> int:
        self._hash.update(data)
        return self._file.write(data)

    @property
    def digest(self) -> bytes:
        return self._hash.digest()


def _digest(file: BinaryIO) -> bytes:
    found = hashlib.sha256()
    while data := file.read(_CHUNK_BYTES):
        found.update(data)
    return found.digest()
