"""The recovery key of the fake backends, and what it opens; written from the contract."""

from __future__ import annotations

import hashlib

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

SUITE = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.CHACHA20_POLY1305)
RECOVERY_KEY = X25519PrivateKey.from_private_bytes(bytes(range(32, 64)))
_PUBLIC = RECOVERY_KEY.public_key().public_bytes_raw()
KEY_ID = hashlib.sha256(_PUBLIC).digest()[:8]
RECOVERY = {"key_id": KEY_ID.hex(), "public_key": _PUBLIC.hex()}
"""The member `recovery` of a configuration."""


def info(purpose: str, register: str) -> bytes:
    return f"till-seal-1|{purpose}|{register}".encode()


def sealed_for(purpose: str, register: str, secret: bytes) -> bytes:
    return KEY_ID + SUITE.encrypt(secret, RECOVERY_KEY.public_key(), info(purpose, register))


def opened(purpose: str, register: str, sealed: bytes) -> bytes | None:
    """None for what was not sealed for this."""
    if sealed[:8] != KEY_ID:
        return None
    try:
        return SUITE.decrypt(sealed[8:], RECOVERY_KEY, info(purpose, register))
    except InvalidTag:
        return None
