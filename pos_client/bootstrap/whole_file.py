"""Small files that are there whole or not at all."""

from __future__ import annotations

import json
import os
import stat
from pathlib import Path
from typing import Any

_ONLY_THIS_USER = 0o600
_LONGEST = 64 * 1024
"""Bytes: far more than the till ever writes into one of these files."""


def read_whole(path: Path) -> Any:
    """The value that `write_whole` wrote, or that a person made of it.

    Raises:
        FileNotFoundError: nothing has been written yet.
        OSError, ValueError: it cannot be read, is no plain file (a pipe would be waited for, a device may
            have no end), is far too long, or is no JSON. A file of nothing but brackets ends in a
            RecursionError.
    """
    if not stat.S_ISREG(path.stat().st_mode):
        raise ValueError("not a plain file")
    with path.open("rb") as file:
        data = file.read(_LONGEST + 1)
    if len(data) > _LONGEST:
        raise ValueError("too long")
    return json.loads(data.decode("utf-8"))


def write_whole(path: Path, value: Any) -> None:
    """Write a value as JSON, flushed to the disk, in the place of what was there; for this user's eyes only
    (on Windows the folder's own rights say so).

    Raises:
        OSError: nothing is changed.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_suffix(".new")
    # One that a crash has left behind would keep its own rights.
    draft.unlink(missing_ok=True)
    with os.fdopen(
        os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _ONLY_THIS_USER), "w", encoding="utf-8"
    ) as file:
        json.dump(value, file, indent=1)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)
