"""The keys that sign the tokens of registers, kept as the recovery keys are (ADR 10, ADR 14).

They stand in the file beside the database too, because a database that was put back from before its first
start would otherwise know none of its tills.
"""

import hashlib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from reference_backend.database import Database
from reference_backend.kept_keys import KeyPlaces
from reference_backend.tables import token_keys


@dataclass(frozen=True, order=True)
class TokenKey:
    """32 random bytes; in order of when they were made."""

    made_at: str
    secret: bytes = field(repr=False)

    @property
    def key_id(self) -> str:
        """The first 8 bytes of a SHA-256 over the key, in hex; 256 random bits are not found from it."""
        return hashlib.sha256(b"token-key|" + self.secret).hexdigest()[:16]


_PLACES: Final = KeyPlaces(token_keys, "secret", TokenKey)


def token_key_file(database_path: Path) -> Path:
    """Return the file beside a database that has its token keys."""
    return database_path.with_name(f"{database_path.name}.token-keys")


def keep_token_keys(database: Database, path: Path, fresh: TokenKey) -> tuple[TokenKey, ...]:
    """Return the keys of both places, the newest first, having written to each what only the other had.

    `fresh` becomes the first key where there is none yet. Raises DatabaseError for a file that is damaged.
    """
    with database.write() as connection:
        return tuple(sorted(_PLACES.joined(connection, path, set(), fresh), reverse=True))
