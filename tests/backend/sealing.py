"""What a till seals, written from the contract and not from the backend's code."""

import hashlib
from typing import Any

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PublicKey
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

from tests.backend.till import Entry, Till, canonical

PARTS = ("body", "body_salt", "personal", "personal_salt")


def seal(till: Till, purpose: str, secret: bytes, register: str | None = None) -> bytes:
    """Seal as this till would, or as another register would."""
    recovery = till.configuration["recovery"]
    key = bytes.fromhex(recovery["public_key"])
    assert hashlib.sha256(key).hexdigest()[:16] == recovery["key_id"]
    info = f"till-seal-1|{purpose}|{register or till.register}".encode()
    suite = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.CHACHA20_POLY1305)
    ciphertext = suite.encrypt(secret, X25519PublicKey.from_public_bytes(key), info)
    return bytes.fromhex(recovery["key_id"]) + ciphertext


def seal_entry(till: Till, entry: Entry, plain: Any = None, register: str | None = None) -> None:
    """Put the entry's parts, or something else, into a seal, as a till does that keeps no bodies."""
    secret = canonical({name: entry[name] for name in PARTS} if plain is None else plain)
    entry.update(dict.fromkeys(PARTS), absent="sealed")
    entry["sealed"] = seal(till, "entry", secret, register).hex()
