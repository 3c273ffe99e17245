"""Small files that are there whole or not at all."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

_ONLY_THIS_USER = 0o600


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
