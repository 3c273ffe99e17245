"""Files that a person asked for, with members' references in them: for the eyes of this user only."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from pos_client.domain.errors import InputError


@contextmanager
def private_file(path: Path) -> Iterator[BinaryIO]:
    """A file to write, which is under its name, whole and on the disk, when the block has ended, and not
    there at all when the block fails. On Windows the folder's own rights say who may read it.

    Raises:
        InputError: `output-not-written`.
    """
    draft = path.with_name(path.name + ".part")
    try:
        # One that a crash has left behind would keep its own rights.
        draft.unlink(missing_ok=True)
        with os.fdopen(os.open(draft, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600), "w+b") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
        _sync_folder(path.parent)
    except BaseException as error:
        with suppress(OSError):
            draft.unlink()
        if isinstance(error, OSError):
            raise InputError("output-not-written", type(error).__name__) from error
        raise


def write_private_lines(path: Path, lines: Iterable[str]) -> None:
    """Each line with its end.

    Raises:
        InputError: `output-not-written`.
    """
    with private_file(path) as file:
        for line in lines:
            file.write(line.encode() + b"\n")


def _sync_folder(folder: Path) -> None:
    """A new name is on the disk when its folder is (POSIX). Windows journals names by itself."""
    if hasattr(os, "O_DIRECTORY"):
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
