"""The recovery keys, and how they open a seal (RFC 9180).

sealed = key id (8 bytes) ‖ enc (32 bytes) ‖ ciphertext
"""

from collections.abc import Iterable
from dataclasses import dataclass

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

from reference_backend import chain

SUITE = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.CHACHA20_POLY1305)
LARGEST_SEAL = 65_536
"""Bytes. An entry has some hundreds, a key 32; nothing that a till seals comes near this."""
_NAME = 8


@dataclass(frozen=True, order=True)
class RecoveryKey:
    """A key pair; in order of when it was made."""

    made_at: str
    private_key: bytes

    @property
    def public_key(self) -> bytes:
        """The 32 bytes that tills seal to."""
        return X25519PrivateKey.from_private_bytes(self.private_key).public_key().public_bytes_raw()

    @property
    def key_id(self) -> str:
        """The first 8 bytes of SHA-256 of the public key, in hex."""
        return chain.key_id(self.public_key)


class RecoveryKeys:
    """Every recovery key that this backend ever gave out; the newest is the one that tills are told."""

    def __init__(self, keys: Iterable[RecoveryKey]) -> None:
        """Take at least one key, in any order."""
        self.all = tuple(sorted(set(keys)))
        self._by_id = {
            bytes.fromhex(one.key_id): X25519PrivateKey.from_private_bytes(one.private_key)
            for one in self.all
        }

    @property
    def newest(self) -> RecoveryKey:
        """The key that tills seal to from now on."""
        return self.all[-1]

    def opened(self, purpose: str, register_id: str, sealed: bytes) -> bytes | None:
        """Return what this register sealed for this purpose; None for everything else, whatever it is."""
        key = self._by_id.get(sealed[:_NAME])
        if key is None or len(sealed) > LARGEST_SEAL:
            return None
        try:
            return SUITE.decrypt(sealed[_NAME:], key, seal_info(purpose, register_id))
        except InvalidTag:
            return None


def seal_info(purpose: str, register_id: str) -> bytes:
    """Return what binds a seal to its purpose and its register (RFC 9180, `info`)."""
    return f"till-seal-1|{purpose}|{register_id}".encode()


def named_key(sealed: bytes) -> str | None:
    """Return the id of the key that a seal names, None for what is too short to name one."""
    return sealed[:_NAME].hex() if len(sealed) >= _NAME else None
