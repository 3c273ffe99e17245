"""What a disk may hold after the power went, made from what was written to it.

Model: what was synced is there. Of what was written to a file since its last sync each 512 bytes are there or
not, each by itself, so writes are dropped, torn and reordered; where later bytes are on the disk and earlier
ones are not, the file has its length and zeros in it. A cut that was not synced has happened or not. A file
that was deleted is gone, or is still there. A log that was never synced may have no name yet.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests.power_loss.recording import Operation

SECTOR = 512


@dataclass
class _File:
    """`synced` is on the disk whatever happens; None for a file that has no name yet."""

    synced: bytes | None = None
    pending: list[Operation] = field(default_factory=list)
    deleted: bool = False
    before_deletion: _File | None = None


class Disk:
    """Follows the operations, and gives the image of a power cut at the place that it has come to."""

    def __init__(self) -> None:
        self._files: dict[str, _File] = {}

    def do(self, operation: Operation) -> None:
        """Take the next one."""
        file = self._files.setdefault(operation.file, _File())
        if operation.what == "sync":
            file.synced = _applied(file.synced or b"", file.pending)
            file.pending, file.before_deletion = [], None
        elif operation.what == "delete":
            self._files[operation.file] = _File(before_deletion=file)
        else:
            file.pending.append(operation)

    def image(self, chance: random.Random) -> dict[str, bytes]:
        """The files as they may stand, by name."""
        found = {name: _survived(file, chance) for name, file in self._files.items()}
        return {name: content for name, content in found.items() if content is not None}


def _survived(file: _File, chance: random.Random) -> bytes | None:
    if file.before_deletion is not None and chance.random() < 0.5:
        # The folder was not synced since: the name, and all behind it, may still be there.
        return _survived(file.before_deletion, chance)
    if file.synced is None and (not file.pending or chance.random() < 0.5):
        return None
    kept = chance.choice((0.0, 0.1, 0.5, 0.9, 1.0))
    content = bytearray(file.synced or b"")
    for operation in file.pending:
        if operation.what == "cut":
            if chance.random() < kept:
                _cut(content, operation.size)
            continue
        for at, piece in _sectors(operation):
            if chance.random() < kept:
                _put(content, at, piece)
    return bytes(content)


def _sectors(operation: Operation) -> Iterator[tuple[int, bytes]]:
    at, end = operation.at, operation.at + len(operation.content)
    while at < end:
        until = min(end, (at // SECTOR + 1) * SECTOR)
        yield at, operation.content[at - operation.at : until - operation.at]
        at = until


def _applied(content: bytes, operations: Sequence[Operation]) -> bytes:
    result = bytearray(content)
    for operation in operations:
        if operation.what == "cut":
            _cut(result, operation.size)
        else:
            _put(result, operation.at, operation.content)
    return bytes(result)


def _put(content: bytearray, at: int, piece: bytes) -> None:
    if len(content) < at:
        content.extend(bytes(at - len(content)))
    content[at : at + len(piece)] = piece


def _cut(content: bytearray, size: int) -> None:
    if len(content) > size:
        del content[size:]
    else:
        content.extend(bytes(size - len(content)))


def write(image: dict[str, bytes], folder: Path) -> None:
    """Put an image into an empty folder."""
    for name, content in image.items():
        (folder / name).write_bytes(content)
