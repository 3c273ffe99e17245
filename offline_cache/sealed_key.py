"""The database key, sealed to the backend's recovery key, beside the database.

A till whose keyring is lost has the backend open it, and has its queue back.
"""

from __future__ import annotations

import json
import logging
from dataclasses import dataclass
from pathlib import Path

from offline_cache.inspection import key_mark
from offline_cache.sealing import RecoveryKey, seal
from offline_cache.small_file import read_small, write_small

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class SealedKey:
    """As the backend wants it for an unsealing. `register` is whose token must ask."""

    register: str
    sealed: bytes


def keep_sealed_key(
    path: Path, recovery: RecoveryKey, register: str, key: bytes, *, anew: bool = False
) -> None:
    """Write the sealed key of the database at `path` beside it, once for each key, recovery key and register;
    `anew`: also where it stands there already, so that it is whole whatever became of that one.

    On return it is on the disk. A kill leaves the file before or the new one, and what stands there
    and is no file of the till's makes way. Raises `OSError`.
    """
    names = {"register": register, "recovery": recovery.key_id, "key_mark": key_mark(key).decode()}
    there = _read(path)
    if not anew and there is not None and names.items() <= there.items():
        return
    sealed = seal(recovery, "database-key", register, key)
    write_small(_beside(path), json.dumps({**names, "sealed": sealed.hex()}).encode())


def read_sealed_key(path: Path) -> SealedKey | None:
    """What stands beside the database at `path`; None where nothing does, or what does not read."""
    there = _read(path)
    if there is None:
        return None
    try:
        return SealedKey(str(there["register"]), bytes.fromhex(str(there["sealed"])))
    except (KeyError, ValueError):
        return None


def sealed_key_is_of(path: Path, key: bytes) -> bool:
    """Whether what stands beside the database at `path` was made of this key, and has its length."""
    there, mark = _read(path), key_mark(key).decode()
    found = read_sealed_key(path)
    return found is not None and len(found.sealed) > len(key) and (there or {}).get("key_mark") == mark


def _read(path: Path) -> dict[str, object] | None:
    try:
        there = json.loads(read_small(_beside(path)))
    except FileNotFoundError:
        return None
    except (OSError, ValueError, RecursionError) as error:
        _log.warning("the sealed key does not read: %s", error)
        return None
    return there if isinstance(there, dict) else None


def _beside(path: Path) -> Path:
    return path.with_name(f"{path.name}.sealed-key")
