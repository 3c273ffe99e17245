"""The key of the till's file, sealed for the backend beside the file."""

from __future__ import annotations

import logging
from dataclasses import dataclass, field
from pathlib import Path

from offline_cache.sealed_key import keep_sealed_key
from pos_client.domain.programme import Configuration

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class KeySealing:
    """So that a keyring which is lost, or emptied because this till was revoked, loses no record. Where it
    cannot be written the till goes on: the next configuration, a quarter of an hour later, tries again.
    """

    database: Path
    register: str
    key: bytes = field(repr=False)

    def __call__(self, configuration: Configuration, *, anew: bool = False) -> None:
        """To the recovery key of this configuration; `anew`: also where it is there already."""
        if configuration.recovery is None:
            return
        try:
            keep_sealed_key(self.database, configuration.recovery, self.register, self.key, anew=anew)
        except (OSError, ValueError) as error:
            _log.warning("the sealed key was not written: %s", type(error).__name__)
