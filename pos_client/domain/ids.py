"""Names for the ids that must not be mixed up, and UUIDv7 (RFC 9562) for entries."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import NewType

EntryId = NewType("EntryId", str)
"""A UUIDv7 in lower case with hyphens; a purchase's id is its entry's id."""
MemberRef = NewType("MemberRef", str)
"""An opaque reference from the backend for this merchant, or `card:` and a card code."""
BenefitId = NewType("BenefitId", str)
HoldId = NewType("HoldId", str)
StaffNumber = NewType("StaffNumber", str)

RandomBytes = Callable[[int], bytes]
"""`os.urandom` or a seeded stand-in."""


def new_entry_id(unix_ms: int, random_bytes: RandomBytes) -> EntryId:
    """A UUIDv7: 48 bits of Unix milliseconds, then 74 random bits (RFC 9562, section 5.7)."""
    value = (unix_ms & ((1 << 48) - 1)) << 80 | int.from_bytes(random_bytes(10), "big")
    value = value & ~(0xF << 76) | 0x7 << 76
    value = value & ~(0x3 << 62) | 0x2 << 62
    return EntryId(str(uuid.UUID(int=value)))


def member_ref_of_card(code: str) -> MemberRef:
    """The reference for a card that neither the backend nor the snapshot could look up."""
    return MemberRef(f"card:{code}")
