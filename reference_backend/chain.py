"""The journal's hash chain: canonical JSON, digests, links and head signatures (RFC 8785, RFC 8032)."""

import hashlib
import json
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

FIRST_PREVIOUS = bytes(32)


def canonical(value: Any) -> bytes:
    """Return canonical JSON in UTF-8; ValueError for what the subset leaves out (NaN, lone surrogates)."""
    return canonical_text(value).encode()


# Made once: `json.dumps` would make it anew for each text, which takes as long as the text itself.
canonical_text = json.JSONEncoder(
    sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False
).encode


def link(previous: bytes, header: bytes) -> bytes:
    """Return the hash of an entry: SHA-256 over the previous hash and the canonical header."""
    return hashlib.sha256(previous + header).digest()


def digest(salt: bytes, body: Any) -> str:
    """Return the salted digest of a body or of a personal part, in hex."""
    return digest_of(salt, canonical_text(body))


def digest_of(salt: bytes, text: str) -> str:
    """Return the same of what is written canonically already; ValueError for lone surrogates."""
    return hashlib.sha256(salt + text.encode()).hexdigest()


def key_id(public_key: bytes) -> str:
    """Return the name of a public key: the first 16 hex digits of its SHA-256."""
    return hashlib.sha256(public_key).hexdigest()[:16]


def head_message(register: str, epoch: int, seq: int, head_hash: str) -> bytes:
    """Return the bytes that a head signature covers."""
    return canonical({"epoch": epoch, "hash": head_hash, "register": register, "seq": seq})


def signature_fits(public_key: bytes, signature: bytes, message: bytes) -> bool:
    """Say whether an Ed25519 signature is this key's over this message."""
    try:
        Ed25519PublicKey.from_public_bytes(public_key).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True
