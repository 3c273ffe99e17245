"""A folder on a real disk to measure in, and how fast that disk is."""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

IN_MEMORY = frozenset({"tmpfs", "ramfs", "devtmpfs"})


class MemoryDiskError(Exception):
    """Files here are kept in memory, so nothing that is measured would mean anything."""


@contextmanager
def folder_on_disk(beside: Path | None = None) -> Iterator[Path]:
    """A folder for a while, in the working folder or `beside`. Raises `MemoryDiskError` on tmpfs."""
    where = (beside or Path.cwd()).resolve()
    if file_system_of(where) in IN_MEMORY:
        raise MemoryDiskError(f"{where} is in memory: run it where the files are on a disk")
    with tempfile.TemporaryDirectory(dir=where) as folder:
        yield Path(folder)


def file_system_of(where: Path) -> str | None:
    """The kind of file system of a folder; None where that cannot be asked (Windows, macOS: they have no
    tmpfs).
    """
    if not sys.platform.startswith("linux"):
        return None
    kinds: dict[str, str] = {}
    for line in Path("/proc/self/mounts").read_text(encoding="utf-8").splitlines():
        _, mounted_at, kind, *_ = line.split(" ")
        kinds[mounted_at] = kind  # of two at one place the later one is seen
    return next((kinds[str(one)] for one in (where, *where.parents) if str(one) in kinds), None)


def fsync_p50_ms(folder: Path, times: int = 50) -> float:
    """The median of appending 4 KiB and syncing it."""
    taken = []
    with (folder / "fsync").open("wb", buffering=0) as file:
        for _ in range(times):
            file.write(bytes(4096))
            began = time.perf_counter()
            os.fsync(file.fileno())
            taken.append((time.perf_counter() - began) * 1000)
    return statistics.median(taken)
