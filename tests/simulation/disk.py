"""A till's disk: real files reached through a VFS of our own, which lies below the encryption.

It keeps, for each file, what a power cut cannot take (everything up to the last sync) apart from what it can
(the writes since). A write or a sync can be made to fail, the disk can be full, and the process can die at
any write, sync, truncation or removal: from then on nothing that it still does reaches the disk.
"""

from __future__ import annotations

import random
import sys
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import apsw

_BASE = "win32" if sys.platform == "win32" else "unix"
_SECTOR = 512


@dataclass
class _Write:
    """A write, or where `data` is None a truncation to `offset`, that no sync has followed yet."""

    offset: int
    data: bytes | None


@dataclass
class _Platter:
    """One file: what is safe, and what is only on its way."""

    durable: bytearray
    unsynced: list[_Write] = field(default_factory=list)

    def settle(self) -> None:
        for write in self.unsynced:
            _apply(self.durable, write)
        self.unsynced.clear()

    def after_power_cut(self, chance: random.Random) -> bytes:
        """Of the writes that were not synced some arrived, in any order, and some of those in part."""
        image = bytearray(self.durable)
        arrived = [one for one in self.unsynced if chance.random() < 0.5]
        chance.shuffle(arrived)
        for write in arrived:
            torn = write.data is not None and len(write.data) > _SECTOR and chance.random() < 0.3
            _apply(image, _torn(write, chance) if torn else write)
        return bytes(image)


def _apply(image: bytearray, write: _Write) -> None:
    if write.data is None:
        del image[write.offset :]
        return
    if len(image) < write.offset:
        image.extend(bytes(write.offset - len(image)))
    image[write.offset : write.offset + len(write.data)] = write.data


def _torn(write: _Write, chance: random.Random) -> _Write:
    assert write.data is not None
    sectors = len(write.data) // _SECTOR
    return _Write(write.offset, write.data[: chance.randrange(1, sectors + 1) * _SECTOR])


@dataclass
class Plan:
    """What goes wrong next on a disk; counts are of operations from now on."""

    die_in: int | None = None
    """The process dies at that write, sync, truncation or removal."""
    fail_sync_in: int | None = None
    syncs_fail_for_good: bool = False
    fail_write_in: int | None = None
    room: int | None = None
    """How many bytes files may still grow by; None for a disk with room."""


class Disk:
    """The disk of one till, which outlives the processes that use it."""

    def __init__(self, folder: Path, vfs: str) -> None:
        self.folder = folder
        self.vfs = vfs
        self.plan = Plan()
        self.session = Session(self)
        self.changes = 0
        """How often a file on it was written to or cut."""
        self._platters: dict[str, _Platter] = {}
        self._reserve: int | None = None
        self.fired: set[str] = set()

    def begin_session(self) -> None:
        """A new process: what an older one still holds open is dead."""
        self.session.dead = True
        self.session = Session(self)
        self.plan.die_in = None

    def forget(self) -> None:
        """The files were put there from elsewhere; as they are, they are safe."""
        self._platters.clear()

    def cut_power(self, chance: random.Random) -> None:
        """Leave each file as it may stand after a power cut. The process must be gone."""
        for name, platter in self._platters.items():
            path = Path(name)
            if path.exists():
                path.write_bytes(platter.after_power_cut(chance))
        for shared_memory in self.folder.glob("*-shm"):
            shared_memory.unlink()
        self.forget()

    def fill(self, room: int) -> None:
        """So much room is left, beside what the program holds in reserve."""
        self.plan.room, self._reserve = room, None
        self._count_reserve(self.plan)

    def platter(self, name: str) -> _Platter:
        """What is known of a file; one that is met for the first time is safe as it is."""
        known = self._platters.get(name)
        if known is None:
            path = Path(name)
            known = _Platter(bytearray(path.read_bytes() if path.exists() else b""))
            self._platters[name] = known
        return known

    def remove(self, name: str) -> None:
        """A removed file stays removed."""
        self._platters.pop(name, None)

    def sync_fails(self) -> bool:
        """Whether the sync that is asked for now is the one that fails, or one after it."""
        plan = self.plan
        if plan.fail_sync_in is None:
            return False
        if plan.fail_sync_in > 0:
            plan.fail_sync_in -= 1
            return False
        if not plan.syncs_fail_for_good:
            plan.fail_sync_in = None
        self.fired.add("sync-fails-for-good" if plan.syncs_fail_for_good else "sync-fails-once")
        return True

    def write_fails(self) -> bool:
        """Whether the write that is asked for now fails."""
        plan = self.plan
        if plan.fail_write_in is None:
            return False
        plan.fail_write_in -= 1
        if plan.fail_write_in >= 0:
            return False
        plan.fail_write_in = None
        self.fired.add("write-fails")
        return True

    def takes(self, growth: int) -> bool:
        """Whether there is room for a file to grow by so much; it is taken."""
        if self.plan.room is None or growth <= 0:
            return True
        self._count_reserve(self.plan)
        if growth > self.plan.room:
            self.fired.add("disk-full")
            return False
        self.plan.room -= growth
        return True

    def _count_reserve(self, plan: Plan) -> None:
        """A reserve that the program gave up is room; one that it makes anew takes room."""
        now = sum(one.stat().st_size for one in self.folder.glob("*.reserve"))
        if plan.room is not None and self._reserve is not None:
            if now < self._reserve:
                self.fired.add("reserve-given-up")
            plan.room = max(0, plan.room + self._reserve - now)
        self._reserve = now


class Session:
    """One process' use of a disk."""

    def __init__(self, disk: Disk) -> None:
        self.disk = disk
        self.dead = False

    def must_live(self) -> None:
        """Raise for a process that has died: nothing that it does arrives."""
        if self.dead:
            raise _error(apsw.SQLITE_IOERR, "the process is dead")

    def dies_here(self) -> bool:
        """Count one operation; whether the process dies at it."""
        plan = self.disk.plan
        if plan.die_in is None:
            return False
        if plan.die_in > 0:
            plan.die_in -= 1
            return False
        plan.die_in = None
        self.dead = True
        return True


def _error(code: int, text: str) -> Exception:
    error = apsw.exception_for(code)
    error.args = (text,)
    return error


class _File(apsw.VFSFile):
    def __init__(self, session: Session, filename: str | apsw.URIFilename | None, flags: list[int]) -> None:
        self._session = session
        self._read_only = bool(flags[0] & apsw.SQLITE_OPEN_READONLY)
        super().__init__(_BASE, filename, flags)
        name = filename.filename() if isinstance(filename, apsw.URIFilename) else filename
        self._platter = session.disk.platter(name) if name else _Platter(bytearray())
        self._size = super().xFileSize()

    def xRead(self, amount: int, offset: int) -> bytes:  # noqa: N802  # SQLite's name
        self._session.must_live()
        return super().xRead(amount, offset)

    def xWrite(self, data: bytes, offset: int) -> None:  # noqa: N802  # SQLite's name
        self._session.must_live()
        disk = self._session.disk
        disk.changes += 1
        if self._session.dies_here():
            part = bytes(data)[: len(data) // 2]
            super().xWrite(part, offset)
            self._platter.unsynced.append(_Write(offset, part))
            self._session.must_live()
        if disk.write_fails():
            raise _error(apsw.SQLITE_IOERR_WRITE, "the write failed")
        end = offset + len(data)
        if end > self._size and not disk.takes(end - super().xFileSize()):
            raise _error(apsw.SQLITE_FULL, "the disk is full")
        super().xWrite(data, offset)
        self._size = max(self._size, end)
        self._platter.unsynced.append(_Write(offset, bytes(data)))

    def xSync(self, flags: int) -> None:  # noqa: N802  # SQLite's name
        self._session.must_live()
        if self._session.dies_here():
            self._session.must_live()
        if self._session.disk.sync_fails():
            # As Linux does: what could not be written still reads well, and no later sync writes it.
            self._platter.unsynced.clear()
            raise _error(apsw.SQLITE_IOERR_FSYNC, "the sync failed")
        self._platter.settle()

    def xTruncate(self, newsize: int) -> None:  # noqa: N802  # SQLite's name
        self._session.must_live()
        if self._session.dies_here():
            self._session.must_live()
        super().xTruncate(newsize)
        self._session.disk.changes += 1
        self._size = newsize
        self._platter.unsynced.append(_Write(newsize, None))

    def xLock(self, level: int) -> None:  # noqa: N802  # SQLite's name
        if self._read_only and level > apsw.SQLITE_LOCK_SHARED:
            # The system refuses a write lock on a file that is open for reading, and SQLite goes on without;
            # as an exception out of Python it would not.
            raise _error(apsw.SQLITE_BUSY, "open for reading")
        super().xLock(level)


class SimulatedDisks(apsw.VFS):
    """The one VFS of this process; the folder of a file says which till's disk it is on."""

    def __init__(self) -> None:
        self._disks: dict[Path, Disk] = {}
        # The cipher's layer over a name lives as long as the process, so a name is used once.
        self.name = f"simulated-disk-{uuid.uuid4().hex}"
        super().__init__(self.name, _BASE)

    def add(self, folder: Path) -> Disk:
        """A disk whose files lie in this folder."""
        disk = self._disks[folder] = Disk(folder, self.name)
        return disk

    def forget_all(self) -> None:
        """Those of a seed that is over."""
        self._disks.clear()

    def xOpen(self, name: str | apsw.URIFilename | None, flags: list[int]) -> _File:  # noqa: N802  # SQLite's name
        session = self._of(name.filename() if isinstance(name, apsw.URIFilename) else name).session
        session.must_live()
        return _File(session, name, flags)

    def xDelete(self, filename: str, syncdir: bool) -> None:  # noqa: N802  # SQLite's name
        disk = self._of(filename)
        disk.session.must_live()
        if disk.session.dies_here():
            disk.session.must_live()
        super().xDelete(filename, syncdir)
        disk.remove(filename)

    def _of(self, name: str | None) -> Disk:
        if name is None:
            raise _error(apsw.SQLITE_CANTOPEN, "a temporary file, though temp_store is MEMORY")
        return self._disks[Path(name).parent]


@contextmanager
def simulated_disks() -> Iterator[SimulatedDisks]:
    """The VFS, registered for as long as it is needed."""
    disks = SimulatedDisks()
    try:
        yield disks
    finally:
        disks.unregister()
