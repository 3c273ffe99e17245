"""Where the recovery keys are kept: a key that is lost makes every seal to it worthless for good (ADR 10)."""

from pathlib import Path
from typing import Final

from reference_backend.database import Database
from reference_backend.kept_keys import KeyPlaces
from reference_backend.recovery.keys import RecoveryKey, RecoveryKeys
from reference_backend.tables import recovery_keys

_PLACES: Final = KeyPlaces(recovery_keys, "private_key", RecoveryKey)


def recovery_file(database_path: Path) -> Path:
    """Return the file beside a database that has its recovery keys."""
    return database_path.with_name(f"{database_path.name}.recovery-keys")


def keep_recovery_keys(database: Database, path: Path, fresh: RecoveryKey) -> RecoveryKeys:
    """Return the keys of both places, having written to each what only the other had.

    `fresh` becomes the first key where there is none yet. Raises DatabaseError for a file that is damaged.
    """
    with database.write() as connection:
        return RecoveryKeys(_PLACES.joined(connection, path, set(), fresh))


def add_recovery_key(database: Database, path: Path, new: RecoveryKey) -> RecoveryKeys:
    """Keep one key more and return all; a backend tells tills of it from its next start.

    Raises ValueError for a key that would not be the newest (the clock stands behind that of an older one),
    since tills would not be told of it, and DatabaseError for a file that is damaged.
    """
    with database.write() as connection:
        older = _PLACES.known(connection, path)
        if any(one.made_at >= new.made_at for one in older):
            raise ValueError(max(older).made_at)
        return RecoveryKeys(_PLACES.joined(connection, path, {new}, new))
