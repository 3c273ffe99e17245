"""A way to the disk that notes what was written, cut, deleted and synced, in order."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

import apsw

_BASE = "unix"


@dataclass(frozen=True, slots=True)
class Operation:
    """What reached the disk. `size` is of a cut; `at` and `content` are of a write."""

    file: str
    what: Literal["write", "cut", "sync", "delete"]
    at: int = 0
    content: bytes = b""
    size: int = 0


@dataclass
class Recording:
    """Everything that was written to the files of one folder, from empty files on."""

    folder: Path
    operations: list[Operation] = field(default_factory=list)

    @property
    def now(self) -> int:
        """How many operations there were."""
        return len(self.operations)

    def note(self, path: str, operation: Operation) -> None:
        """Called by the files."""
        if Path(path).parent == self.folder and not path.endswith("-shm"):
            self.operations.append(operation)


class _File(apsw.VFSFile):
    def __init__(self, recording: Recording, name: str | apsw.URIFilename, flags: list[int]) -> None:
        super().__init__(_BASE, name, flags)
        self._recording = recording
        self._path = name.filename() if isinstance(name, apsw.URIFilename) else name
        self._name = Path(self._path).name

    def xLock(self, level: int) -> None:  # noqa: N802
        try:
            super().xLock(level)
        except apsw.IOError as error:
            # A reader that closes asks whether it is the last, by a lock that a file opened for reading
            # cannot have. SQLite takes any refusal for a no, but apsw would hand this one on.
            raise apsw.BusyError("not for a reader") from error

    def xWrite(self, data: bytes, offset: int) -> None:  # noqa: N802
        self._recording.note(self._path, Operation(self._name, "write", offset, bytes(data)))
        super().xWrite(data, offset)

    def xTruncate(self, newsize: int) -> None:  # noqa: N802
        self._recording.note(self._path, Operation(self._name, "cut", size=newsize))
        super().xTruncate(newsize)

    def xSync(self, flags: int) -> None:  # noqa: N802
        super().xSync(flags)
        self._recording.note(self._path, Operation(self._name, "sync"))


class _Vfs(apsw.VFS):
    def __init__(self, name: str, recording: Recording) -> None:
        self._recording = recording
        super().__init__(name, _BASE)

    def xOpen(self, name: str | apsw.URIFilename | None, flags: list[int]) -> apsw.VFSFile:  # noqa: N802
        if name is None:
            return apsw.VFSFile(_BASE, name, flags)
        return _File(self._recording, name, flags)

    def xDelete(self, filename: str, syncdir: bool) -> None:  # noqa: N802
        super().xDelete(filename, syncdir)
        self._recording.note(filename, Operation(Path(filename).name, "delete"))


@contextmanager
def recording(folder: Path) -> Iterator[tuple[str, Recording]]:
    """The name of the way to the disk, and what goes along it. It lies below the encryption."""
    told = Recording(folder)
    name = f"recording-{id(told)}"
    vfs = _Vfs(name, told)
    try:
        yield name, told
    finally:
        vfs.unregister()
