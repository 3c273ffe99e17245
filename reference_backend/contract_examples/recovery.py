"""What is sealed in the golden files.

Each sealing takes fresh randomness (RFC 9180, section 4.1), so these seals were made once and stand here.
They open with a key that is public on purpose.
"""

from reference_backend import chain
from reference_backend.contract_examples.entries import REGISTER, Document, later_entries
from reference_backend.recovery.keys import RecoveryKey, seal_info

RECOVERY_KEY = bytes(range(32, 64))
DATABASE_KEY = bytes(range(96, 128))
PARTS = ("body", "body_salt", "personal", "personal_salt")
SEALED_DATABASE_KEY = (
    "a0289810032eb4177bd3cc69f02e2863e421e1180e166b00a20b0bac03aa315df668e074d1b98e46e8e7e6f9db2d25b0"
    "8ec6cfe0a9924501faa7369e570eb5c964758bbbbac6b39159b72536e9784b1e6f9114dae4e84b52"
)
_SEALED_PURCHASE = (
    "a0289810032eb41729dedac53dbe97e33c2c6d684786d0b35cba461caa6b4196ee4f4d52d695c35cbc24487cb8f7bda1"
    "9b94141af20ddac96a6019896f536db11fbdde102b299087854d166b3d5439997f7bbb6d63712c3f5c0d38f667bc7074"
    "57a1261823bcc76f8e4448999610df7fe76ab6a2ba566a28f5495c795f6b179c22d18115a0c365b238a9adef25d29920"
    "ee24e1f787982f8e41b9dbdb3a0d7052f9ee06027e4886cdef6b133f0606932776607062635c6971f94cf8d7095e4744"
    "436023d7199181f34fec5ea9f346ab72ee2865747c923ee423e06ba3dbdc29c40ff5bed66b55de01ddc9773c97f4af4c"
    "8d3617fcb8975a9a44e10c9f7039d90f2c2b679abe6f3f21d7b38fab5666b1df8c8c49ed61f900d55e41b004b38dec1e"
    "33f9eca786804d610b9822b81e47f3c58b859a"
)


def with_its_purchase_sealed(entries: list[Document]) -> list[Document]:
    """Return these entries with the purchase as it stands on the wire once its till has sealed it."""
    return [_sealed(one) if one["header"]["kind"] == "purchase_recorded" else one for one in entries]


def sealed_entry() -> dict[str, Document]:
    """Return the golden file of a sealed entry: the key, what the seal is bound to, and what is in it."""
    key = RecoveryKey("", RECOVERY_KEY)
    plain = next(one for one in later_entries() if one["header"]["kind"] == "purchase_recorded")
    return {
        "sealed-entry.json": {
            "about": "The key id, then RFC 9180: DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, ChaCha20Poly1305.",
            "private_key": RECOVERY_KEY.hex(),
            "public_key": key.public_key.hex(),
            "key_id": key.key_id,
            "info": seal_info("entry", REGISTER).decode(),
            "entry": _sealed(plain),
            "plaintext": chain.canonical(plaintext(plain)).decode(),
        }
    }


def plaintext(entry: Document) -> Document:
    """Return the members that are sealed of an entry."""
    return {name: entry[name] for name in PARTS}


def _sealed(entry: Document) -> Document:
    return {**entry, **dict.fromkeys(PARTS), "absent": "sealed", "sealed": _SEALED_PURCHASE}
