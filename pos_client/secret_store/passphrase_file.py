"""The file of a passphrase store as bytes, and back."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from pos_client.domain.errors import SecretStoreError
from pos_client.secret_store.sealed_entry import (
    NONCE_BYTES,
    SALT_BYTES,
    VERSION,
    Cost,
    Costs,
    Lock,
    SealedEntry,
)

_FORMAT = "till-secrets"


class KeptFile(Protocol):
    """A small file with one name. Reading and writing raise `OSError`."""

    @property
    def name(self) -> str:
        """For people."""

    def read(self) -> bytes | None:
        """All of it; None where there is none."""

    def write(self, content: bytes) -> None:
        """The old content or the new one, never a part; for this user's eyes only, on the disk on return."""

    def remove(self) -> None:
        """It is not there any more, nor what a kill may have left of writing it."""

    def set_aside(self) -> None:
        """Another name for what is there; nothing is deleted."""


def packed(entries: Sequence[SealedEntry]) -> bytes:
    """The whole file. Its checksum is no seal: it tells damage from a wrong passphrase."""
    members = {"format": _FORMAT, "version": VERSION, "entries": [_members(one) for one in entries]}
    return json.dumps({**members, "sha256": _checksum(members)}, indent=1).encode()


def unpacked(content: bytes, costs: Costs) -> tuple[SealedEntry, ...]:
    """The entries, where `costs` allow them all.

    Raises:
        SecretStoreError: `passphrase-file-damaged`; `passphrase-file-newer`.
    """
    try:
        members = json.loads(content)
        told = members.pop("sha256")
        if members["format"] != _FORMAT or told != _checksum(members):
            raise SecretStoreError("passphrase-file-damaged", "checksum")
        if members["version"] != VERSION:
            raise SecretStoreError("passphrase-file-newer", f"version {int(members['version'])}")
        return tuple(_entry(one, costs) for one in members["entries"])
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise SecretStoreError("passphrase-file-damaged", type(error).__name__) from None


def _checksum(members: Mapping[str, Any]) -> str:
    plain = json.dumps(members, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(plain.encode()).hexdigest()


def _members(entry: SealedEntry) -> dict[str, str | int]:
    cost = entry.lock.cost
    return {
        "name": entry.name,
        "kdf": "argon2id",
        "passes": cost.passes,
        "memory_kib": cost.memory_kib,
        "lanes": cost.lanes,
        "salt": entry.lock.salt.hex(),
        "cipher": "chacha20-poly1305",
        "nonce": entry.nonce.hex(),
        "sealed": entry.sealed.hex(),
    }


def _entry(members: Mapping[str, Any], costs: Costs) -> SealedEntry:
    cost = Cost(_whole(members["passes"]), _whole(members["memory_kib"]), _whole(members["lanes"]))
    if not costs.allow(cost):
        raise SecretStoreError("passphrase-file-damaged", "cost out of bounds")
    salt, nonce = bytes.fromhex(members["salt"]), bytes.fromhex(members["nonce"])
    if (members["kdf"], members["cipher"]) != ("argon2id", "chacha20-poly1305"):
        raise ValueError("another way of sealing")
    if (len(salt), len(nonce)) != (SALT_BYTES, NONCE_BYTES):
        raise ValueError("salt or nonce of another length")
    return SealedEntry(str(members["name"]), Lock(cost, salt), nonce, bytes.fromhex(members["sealed"]))


def _whole(value: object) -> int:
    if type(value) is not int:
        raise TypeError("not a whole number")
    return value
