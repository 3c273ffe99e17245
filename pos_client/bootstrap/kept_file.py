"""The file of a passphrase store on the disk."""

from __future__ import annotations

import glob
import re
from pathlib import Path

from offline_cache.beside import beside, sync_folder
from offline_cache.small_file import read_small, write_small


class FileOnDisk:
    """A small file with a name of its own (`KeptFile`)."""

    def __init__(self, path: Path) -> None:
        self._path = path

    @property
    def name(self) -> str:
        """Without its folder."""
        return self._path.name

    def read(self) -> bytes | None:
        """All of it; None where there is none. Raises `OSError`, also for what is no plain file."""
        try:
            return read_small(self._path)
        except FileNotFoundError:
            return None

    def write(self, content: bytes) -> None:
        """Raises `OSError`: what was there is there. On Windows the folder's own rights say who reads it."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        write_small(self._path, content)
        self._remove_drafts()

    def remove(self) -> None:
        """Raises `OSError`."""
        if not self._path.parent.exists():
            return
        self._remove_drafts()
        self._path.unlink(missing_ok=True)
        sync_folder(self._path)

    def set_aside(self) -> None:
        """Raises `OSError`."""
        names = (beside(self._path, f".unread-{n}") for n in range(1, 1000))
        self._path.rename(next(name for name in names if not name.exists()))
        sync_folder(self._path)

    def _remove_drafts(self) -> None:
        for path in drafts_of(self._path):
            path.unlink(missing_ok=True)


def drafts_of(path: Path) -> list[Path]:
    """What a kill left of writing the file (small_file.py)."""
    there = path.parent.glob(f"{glob.escape(path.name)}.*")
    return [one for one in there if _DRAFT.fullmatch(one.name.removeprefix(path.name))]


_DRAFT = re.compile(r"\.[a-z0-9_]{8}")
"""As `tempfile` names them; other endings are longer or shorter, or have a sign of their own."""
