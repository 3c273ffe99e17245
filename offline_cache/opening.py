"""How facts become entries of one register's chain, also those of the journal's own making: an epoch was
opened, a hole was found.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from offline_cache.appending import Identity, NewEntry, PreparedEntry, prepare
from offline_cache.chain import Json


@dataclass(frozen=True, slots=True)
class OwnEntry:
    """A `NewEntry` of the journal's own making."""

    entry_id: str
    kind: str
    occurred_at: datetime
    body: Json
    personal: Json | None = None


def own_entry(kind: str, body: Json, at: datetime, random_bytes: Callable[[int], bytes]) -> OwnEntry:
    """With a fresh UUIDv7 (RFC 9562, section 5.7)."""
    value = int(at.timestamp() * 1000) << 80 | int.from_bytes(random_bytes(10), "big")
    value = value & ~(0xF << 76) | 0x7 << 76
    value = value & ~(0x3 << 62) | 0x2 << 62
    return OwnEntry(str(uuid.UUID(int=value)), kind, at, body)


@dataclass(frozen=True, slots=True)
class EntryMaker:
    """Makes entries of a register, ready to be written but for their place. `clock_evidence` gives the
    header's `clock` for an entry that is made now.
    """

    identity: Identity
    clock_evidence: Callable[[], Mapping[str, object]]
    random_bytes: Callable[[int], bytes]
    wall_clock: Callable[[], datetime]

    def prepared(self, fact: NewEntry) -> PreparedEntry:
        """Raises `EntryError` for what cannot be written."""
        return prepare(fact, self.identity, self.clock_evidence(), self.random_bytes)

    def own(self, kind: str, body: Json) -> PreparedEntry:
        """A fact of the journal's own, under a fresh id."""
        return self.prepared(own_entry(kind, body, self.wall_clock(), self.random_bytes))
