"""The hash chain, exactly as the wire contract says: canonical JSON, digests, hashes, head signatures.

Pure functions over bytes and JSON; nothing here knows of a database.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import UTC, datetime

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from offline_cache.errors import EntryError

Json = Mapping[str, object]

BEFORE_THE_FIRST = bytes(32)
"""The previous hash of the first entry of an epoch."""
SALT_BYTES = 16
EPOCH_OPENED = "epoch_opened"
HOLE_DECLARED = "hole_declared"
ENTRY_SETTLED = "entry_settled"
LARGEST_INTEGER = 2**53 - 1


def canonical(value: object) -> bytes:
    """RFC 8785 over the contract's subset, in UTF-8.

    Raises `EntryError` for what the subset does not have: fractions, integers from 2^53 on, keys that are not
    ASCII strings, lone surrogates, other types.
    """
    check(value)
    return encode(value)


def encode(value: object) -> bytes:
    """The same for a value that is known to keep to the subset."""
    try:
        return _to_text(value).encode("utf-8")
    except (UnicodeEncodeError, RecursionError) as error:
        raise EntryError(f"not canonical JSON: {type(error).__name__}") from error


def _as_plain(value: object) -> object:
    """`json` writes dicts only, the contract's callers hand in any mapping."""
    if isinstance(value, Mapping):
        return dict(value)
    raise EntryError(f"not canonical JSON: {type(value).__name__}")


# Made once: `json.dumps` would make it anew for each text, which takes as long as the text itself.
_to_text = json.JSONEncoder(
    sort_keys=True, separators=(",", ":"), ensure_ascii=False, default=_as_plain
).encode


def check(value: object) -> None:
    """Raise `EntryError` for what the subset does not have. Lone surrogates are found by `encode` only."""
    if value is None or isinstance(value, (str, bool)):
        return
    if isinstance(value, int):
        if abs(value) > LARGEST_INTEGER:
            raise EntryError("not canonical JSON: an integer of 2^53 or more")
    elif isinstance(value, (dict, Mapping)):
        _check_members(value)
    elif isinstance(value, (list, tuple)):
        for member in value:
            check(member)
    else:
        raise EntryError(f"not canonical JSON: {type(value).__name__}")


def _check_members(value: Mapping[object, object]) -> None:
    for key, member in value.items():
        if not (isinstance(key, str) and key.isascii()):
            raise EntryError("not canonical JSON: a key that is not an ASCII string")
        # Most members are plain text, and a sale waits for this.
        if type(member) is not str:
            check(member)


def salted_digest(salt: bytes, part: bytes) -> str:
    """SHA-256(salt ‖ part) in hex.

    The salt makes a short part, such as a total, impossible to guess once erased.
    """
    return hashlib.sha256(salt + part).hexdigest()


def link(previous: bytes, header: bytes) -> bytes:
    """An entry's hash: SHA-256(previous hash ‖ canonical header)."""
    return hashlib.sha256(previous + header).digest()


def wire_time(moment: datetime) -> str:
    """RFC 3339 in UTC with milliseconds. Raises `EntryError` for a naive time."""
    if moment.tzinfo is None:
        raise EntryError("a time without its offset from UTC")
    return moment.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="milliseconds") + "Z"


def parse_wire_time(text: str) -> datetime:
    """The moment that `wire_time` wrote."""
    return datetime.fromisoformat(text).astimezone(UTC)


def key_id_of(public_key: bytes) -> str:
    """The first 16 hex digits of SHA-256 of the raw public key."""
    return hashlib.sha256(public_key).hexdigest()[:16]


class HeadSigner:
    """Signs chain heads with the register's Ed25519 key (RFC 8032)."""

    def __init__(self, private_key: bytes) -> None:
        """`private_key` is the 32-byte seed."""
        self._key = Ed25519PrivateKey.from_private_bytes(private_key)
        public = self._key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
        self.public_key_hex = public.hex()
        self.key_id = key_id_of(public)

    def sign_head(self, register: str, epoch: int, seq: int, hash_hex: str) -> str:
        """The signature in hex over the canonical head."""
        head = {"epoch": epoch, "hash": hash_hex, "register": register, "seq": seq}
        return self._key.sign(canonical(head)).hex()
