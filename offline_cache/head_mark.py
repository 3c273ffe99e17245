"""How far the journal had come, in a small file beside the database.

A write-ahead log that was cut, deleted or damaged takes the newest entries with it, and SQLite opens what is
left as if they had never been. The mark is the second place that knows of them: epoch, seq, position and hash
of the newest entry, under a code that only the database's key makes. It is written after each commit that
moved the head, without a sync: a commit is on the disk before its mark is, so a mark is never ahead of an
honest disk. A mark that is older, missing, or does not read is no fault.
"""

from __future__ import annotations

import hashlib
import hmac
import logging
import sys
from pathlib import Path
from typing import NamedTuple

import apsw

from offline_cache.small_file import clear, is_plain

RECORD_BYTES = 512
"""One sector, written in one go: a disk has the old mark or the new one."""
_FORM = b"till-head-1 "
_MAC_HEX = 32
_NEWEST = "SELECT register, epoch, seq, position, hash FROM entry ORDER BY position DESC LIMIT 1"
_FLAGS = apsw.SQLITE_OPEN_READWRITE | apsw.SQLITE_OPEN_CREATE | apsw.SQLITE_OPEN_MAIN_DB
_log = logging.getLogger(__name__)


class Mark(NamedTuple):
    """The newest entry of the journal when the mark was made.

    `position` is its place in the order of appending over all epochs, from 1.
    """

    register: str
    epoch: int
    seq: int
    position: int
    hash: bytes


def newest_entry(connection: apsw.Connection) -> Mark | None:
    """What a mark of this moment says; None for a journal without an entry."""
    found = connection.execute(_NEWEST).fetchall()
    return Mark(*found[0]) if found else None  # type: ignore[arg-type]


class HeadMark:
    """The file, held open. One caller at a time: whoever writes the database."""

    def __init__(self, database: Path, key: bytes, vfs: str | None = None) -> None:
        """`vfs` as for the database: the mark takes the same way to the disk."""
        self._path = database.with_name(f"{database.name}.head")
        mac_key = hashlib.sha256(b"offline_cache head mark" + key).digest()
        self._keyed = hashlib.blake2b(key=mac_key, digest_size=_MAC_HEX // 2)
        self._vfs = vfs or ("win32" if sys.platform == "win32" else "unix")
        self._file: apsw.VFSFile | None = None
        self._written: bytes | None = None

    def read(self) -> Mark | None:
        """The mark, None where there is none that this key made."""
        if not is_plain(self._path):
            return None
        try:
            record = self._opened().xRead(RECORD_BYTES, 0)
        except (apsw.Error, OSError):
            # Not there yet, or no longer readable: nothing is known, which is no fault.
            return None
        said = record.rstrip(b"\0").removeprefix(_FORM)
        mac, text = said[:_MAC_HEX], said[_MAC_HEX:]
        return _parsed(text) if hmac.compare_digest(mac, self._mac(text)) else None

    def record(self, mark: Mark | None) -> bytes | None:
        """What `write` is to write once that entry is on the disk; None for no entry. Made before the commit:
        what runs after its sync runs slowly, with nothing left in the processor's caches.
        """
        if mark is None:
            return None
        text = f" {mark.epoch} {mark.seq} {mark.position} {mark.hash.hex()} {mark.register}".encode()
        return (_FORM + self._mac(text) + text).ljust(RECORD_BYTES, b"\0")

    def write(self, record: bytes | None) -> None:
        """Keep it, if it is news. A disk that refuses leaves the older one, which is no fault."""
        if record is None or record == self._written:
            return
        try:
            (self._file or self._opened()).xWrite(record, 0)
        except (apsw.Error, OSError) as error:
            _log.warning("the head mark was not written: %s", type(error).__name__)
        self._written = record

    def close(self) -> None:
        """Let go of the file. More than once is allowed."""
        file, self._file, self._written = self._file, None, None
        if file is not None:
            file.xClose()

    def _opened(self) -> apsw.VFSFile:
        if self._file is None:
            clear(self._path)
            # SQLite would make it for everybody to read.
            self._path.touch(mode=0o600)
            # Through SQLite's own way to the disk, so that whatever stands in for the disk sees it too.
            self._file = apsw.VFSFile(self._vfs, str(self._path), [_FLAGS, 0])
        return self._file

    def _mac(self, text: bytes) -> bytes:
        code = self._keyed.copy()
        code.update(text)
        return code.hexdigest().encode()


def _parsed(text: bytes) -> Mark:
    """Only what carries the right code comes here, so it is what `write` wrote."""
    epoch, seq, position, digest, register = text.decode().strip().split(" ", 4)
    return Mark(register, int(epoch), int(seq), int(position), bytes.fromhex(digest))
