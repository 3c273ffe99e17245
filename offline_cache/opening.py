"""The entry that opens an epoch: the only one that the journal makes by itself."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from offline_cache.chain import EPOCH_OPENED, Json


@dataclass(frozen=True, slots=True)
class OpeningEntry:
    """A `NewEntry` of kind `epoch_opened`."""

    entry_id: str
    occurred_at: datetime
    body: Json
    kind: str = EPOCH_OPENED
    personal: Json | None = None


def opening_entry(body: Json, at: datetime, random_bytes: Callable[[int], bytes]) -> OpeningEntry:
    """With a fresh UUIDv7 (RFC 9562, section 5.7)."""
    value = int(at.timestamp() * 1000) << 80 | int.from_bytes(random_bytes(10), "big")
    value = value & ~(0xF << 76) | 0x7 << 76
    value = value & ~(0x3 << 62) | 0x2 << 62
    return OpeningEntry(str(uuid.UUID(int=value)), at, body)
