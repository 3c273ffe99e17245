"""The backend's half of the recovery key, for tests."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

_PRIVATE = X25519PrivateKey.from_private_bytes(bytes(range(32, 64)))
_SUITE = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.CHACHA20_POLY1305)


@dataclass(frozen=True)
class Recovery:
    """As the configuration tells it."""

    public_key: bytes = _PRIVATE.public_key().public_bytes_raw()

    @property
    def key_id(self) -> str:
        return hashlib.sha256(self.public_key).hexdigest()[:16]


def unseal(purpose: str, register: str, sealed: bytes) -> bytes:
    """As the backend does it. Raises `InvalidTag`."""
    assert sealed[:8].hex() == Recovery().key_id
    return _SUITE.decrypt(sealed[8:], _PRIVATE, f"till-seal-1|{purpose}|{register}".encode())
