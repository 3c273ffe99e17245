"""Files beside the database: their names, copies that are whole or not there, and renames that last."""

from __future__ import annotations

import glob
import os
import re
import shutil
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

LOG = "-wal"
DOUBT = ".doubt"
"""Left by a till that met damage: the next start reads every page."""
_INDEX_OF_LOG = "-shm"


def beside(database: Path, ending: str) -> Path:
    """`<database><ending>`."""
    return database.with_name(database.name + ending)


def files_of(database: Path) -> tuple[Path, ...]:
    """The database and all that this program puts beside it, the database first; but not the locks: whoever
    waits for one has it open. What anybody else put there is not among them, whatever its name begins with.
    """
    there = sorted(database.parent.glob(f"{glob.escape(database.name)}*"))
    own = [path for path in there if _OWN.fullmatch(path.name.removeprefix(database.name))]
    return tuple(path for path in own if path.is_file())


_TIME = r"[0-9]{8}T[0-9]{6}Z(-[0-9]+)?"
_OWN = re.compile(
    rf"(\.removed|\.mending|\.scratch(\.lender)?|\.v[0-9]+|\.damaged-{_TIME}|\.mended-{_TIME})?"
    r"(-wal|-shm|-journal)?(\.part)?"
    # With what a kill left of writing one anew (small_file.py).
    r"|\.(head|key-mark|reserve|doubt|sealed-key|unfinished)(\.[a-z0-9_]+)?"
)


def leave_doubt(database: Path) -> None:
    """Have the next start look at the whole file."""
    # Where nothing can be written, the damage itself is what the caller has to hear of.
    with suppress(OSError):
        beside(database, DOUBT).touch()


def forget_doubt(database: Path) -> None:
    """The whole file was read and is well."""
    # On a disk that may not be written the doubt stays: the next start looks again.
    with suppress(OSError):
        beside(database, DOUBT).unlink(missing_ok=True)


def aside_name(database: Path, at: datetime) -> Path:
    """Where a damaged file is kept: `<database>.damaged-<time>`, a name that is not taken."""
    stem = f".damaged-{at.astimezone(UTC):{_STAMP}}"
    names = (beside(database, stem + more) for more in ("", *(f"-{n}" for n in range(2, 1000))))
    return next(name for name in names if not name.exists() and not beside(name, LOG).exists())


@dataclass(frozen=True, slots=True)
class KeptAside:
    """A damaged file, as it was found at `at` (aware UTC)."""

    path: Path
    at: datetime


def kept_aside(database: Path) -> tuple[KeptAside, ...]:
    """The damaged files beside it, the oldest first. A person decides when they go."""
    found = [
        KeptAside(path, datetime.strptime(name[1], _STAMP).replace(tzinfo=UTC))
        for path in database.parent.glob(f"{glob.escape(database.name)}.damaged-*")
        if (name := _ASIDE.fullmatch(path.name.removeprefix(database.name)))
    ]
    return tuple(sorted(found, key=lambda one: (one.at, one.path.name)))


_STAMP = "%Y%m%dT%H%M%SZ"
_ASIDE = re.compile(r"\.damaged-([0-9]{8}T[0-9]{6}Z)(?:-[0-9]+)?")


def copy_aside(database: Path, at: datetime) -> Path:
    """A copy of the file with its log, on the disk under its final name. Raises `OSError`."""
    aside = aside_name(database, at)
    # The log first: the name of the copy says that it is whole.
    if beside(database, LOG).exists():
        copy_whole(beside(database, LOG), beside(aside, LOG))
    copy_whole(database, aside)
    sync_folder(database)
    return aside


def move_aside(database: Path, aside: Path) -> None:
    """Give the file and its log another name. Killed in between and called again it goes on."""
    beside(database, _INDEX_OF_LOG).unlink(missing_ok=True)
    for ending in (LOG, ""):
        if beside(database, ending).exists():
            beside(database, ending).replace(beside(aside, ending))
    sync_folder(database)


def remove(database: Path) -> None:
    """A scratch file of this program's own, with what SQLite puts beside it."""
    for ending in ("", LOG, _INDEX_OF_LOG):
        beside(database, ending).unlink(missing_ok=True)


def sync_folder(database: Path) -> None:
    """POSIX: a new name is on the disk when its folder is synced. Windows journals names by itself."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    folder = os.open(database.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def copy_whole(source: Path, target: Path) -> None:
    """A copy that is on the disk under its final name, or none. Raises `OSError`."""
    part = beside(target, ".part")
    try:
        shutil.copyfile(source, part)
        part.chmod(0o600)
        with part.open("rb+") as file:
            os.fsync(file.fileno())
        part.replace(target)
    except OSError:
        part.unlink(missing_ok=True)
        raise
