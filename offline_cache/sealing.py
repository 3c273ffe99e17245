"""Sealing to the backend's recovery key: what only the backend may read again (wire contract, RFC 9180).

sealed = key id (8 bytes) ‖ enc ‖ ciphertext, in single-shot base mode with DHKEM(X25519, HKDF-SHA256),
HKDF-SHA256 and ChaCha20Poly1305. The info binds a seal to its purpose and its register.
"""

from __future__ import annotations

from typing import Literal, Protocol, TypeAlias

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PublicKey
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

Purpose: TypeAlias = Literal["entry", "database-key", "export-key"]
KEY_ID_BYTES = 8
_SUITE = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.CHACHA20_POLY1305)


class RecoveryKey(Protocol):
    """The public half of a recovery key, from the configuration. `key_id` is 16 hex digits."""

    @property
    def key_id(self) -> str: ...
    @property
    def public_key(self) -> bytes: ...


def seal(recovery: RecoveryKey, purpose: Purpose, register: str, secret: bytes) -> bytes:
    """Seal so that the backend alone opens it, for this purpose and this register only.

    Raises `ValueError` for a key that is no X25519 key.
    """
    public_key = X25519PublicKey.from_public_bytes(recovery.public_key)
    info = f"till-seal-1|{purpose}|{register}".encode()
    return bytes.fromhex(recovery.key_id) + _SUITE.encrypt(secret, public_key, info)
