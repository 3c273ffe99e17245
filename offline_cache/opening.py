"""The entries that the journal makes by itself: an epoch was opened, a hole was found."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

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
