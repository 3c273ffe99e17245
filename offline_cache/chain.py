"""The hash chain, exactly as the wire contract says: canonical JSON, digests, hashes, head signatures.

Pure functions over bytes and JSON; nothing here knows of a database.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import lru_cache
from json.encoder import encode_basestring

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
    return canonical_text(value)[1]


def canonical_text(value: object) -> tuple[str, bytes]:
    """The same as text too."""
    try:
        text = text_of(value)
        return text, text.encode()
    except (UnicodeEncodeError, RecursionError) as error:
        raise EntryError(f"not canonical JSON: {type(error).__name__}") from error


def text_of(value: object) -> str:
    """The same before it is encoded: a lone surrogate is not found yet.

    Looked at and written in one pass, plain types first: a sale waits for this.
    """
    kind = type(value)
    if kind is str:
        return encode_basestring(value)  # type: ignore[arg-type]
    if kind is dict:
        return _object(value)  # type: ignore[arg-type]
    if value is None:
        return "null"
    if kind is bool:
        return "true" if value else "false"
    if isinstance(value, int):
        return _integer(value)
    return _of_another_type(value)


def _object(members: Mapping[str, object]) -> str:
    texts: list[str] = []
    for name, text in _names_of(tuple(members)):
        value = members[name]
        # Most are plain text: a call less for each.
        texts.append(text + (encode_basestring(value) if type(value) is str else text_of(value)))
    return "{" + ",".join(texts) + "}"


@lru_cache(maxsize=64)
def _names_of(members: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """Sorted, each with its text and colon: kept, because facts of a kind have the same names."""
    try:
        names = sorted(members)
        if "".join(names).isascii():
            return tuple([(name, f"{encode_basestring(name)}:") for name in names])
    except TypeError:
        # Other types can be neither sorted among strings nor joined: refused with the rest.
        pass
    raise EntryError("not canonical JSON: a key that is not an ASCII string")


def _integer(value: int) -> str:
    if abs(value) > LARGEST_INTEGER:
        raise EntryError("not canonical JSON: an integer of 2^53 or more")
    return int.__repr__(value)


def _of_another_type(value: object) -> str:
    """`json` writes dicts only, the contract's callers hand in any mapping."""
    if isinstance(value, str):
        return encode_basestring(value)
    if isinstance(value, Mapping):
        return _object(value)
    if isinstance(value, (list, tuple)):
        return "[" + ",".join([text_of(member) for member in value]) + "]"
    raise EntryError(f"not canonical JSON: {type(value).__name__}")


def salted_digest(salt: bytes, part: bytes) -> str:
    """SHA-256(salt ‖ part) in hex.

    The salt makes a short part, such as a total, impossible to guess once erased.
    """
    digest = _SHA256.copy()
    digest.update(salt + part)
    return digest.hexdigest()


_SHA256 = hashlib.sha256()
"""Of nothing: to copy it takes half as long as to ask for the algorithm by its name."""


def link(previous: bytes, header: bytes) -> bytes:
    """An entry's hash: SHA-256(previous hash ‖ canonical header)."""
    digest = _SHA256.copy()
    digest.update(previous + header)
    return digest.digest()


def wire_time(moment: datetime) -> str:
    """RFC 3339 in UTC with milliseconds. Raises `EntryError` for a naive time."""
    if moment.tzinfo is None:
        raise EntryError("a time without its offset from UTC")
    # Without its offset: `isoformat` takes twice as long with one.
    at = moment.astimezone(UTC).replace(tzinfo=None)
    return at.isoformat(timespec="milliseconds") + "Z"


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
