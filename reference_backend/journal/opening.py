"""A sealed entry, opened before anybody judges it."""

import json

from pydantic import ValidationError

from reference_backend.journal.schemas import Entry, Parts
from reference_backend.recovery.keys import RecoveryKeys


def opened(entry: Entry, register_id: str, keys: RecoveryKeys) -> Entry:
    """Return a sealed entry as the entry that it was; one that does not open, or is not sealed, as it is.

    The seal itself is never kept: what is in it could not be found when a member is to be erased.
    """
    if entry.sealed is None:
        return entry
    bare = entry.model_copy(update={"sealed": None})
    plain = keys.opened("entry", register_id, bytes.fromhex(entry.sealed))
    parts = None if plain is None else _parts(plain)
    if parts is None:
        return bare
    return bare.model_copy(update={**dict(parts), "absent": None})


def _parts(plain: bytes) -> Parts | None:
    try:
        return Parts.model_validate(json.loads(plain))
    except (ValueError, ValidationError, RecursionError):
        return None
