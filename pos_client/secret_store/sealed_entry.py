"""A till's secrets, sealed under a passphrase: Argon2id (RFC 9106), then ChaCha20-Poly1305 (RFC 8439)."""

from __future__ import annotations

import json
from dataclasses import dataclass

from pos_client.domain.errors import SecretStoreError
from pos_client.domain.ids import RandomBytes

VERSION = 1
SALT_BYTES, NONCE_BYTES, KEY_BYTES = 16, 12, 32


@dataclass(frozen=True, slots=True)
class Cost:
    """Argon2id's parameters: passes over the memory, its size, lanes."""

    passes: int
    memory_kib: int
    lanes: int

    def is_within(self, least: Cost, most: Cost) -> bool:
        """Whether no parameter is smaller or greater."""
        return (
            least.passes <= self.passes <= most.passes
            and least.memory_kib <= self.memory_kib <= most.memory_kib
            and least.lanes <= self.lanes <= most.lanes
        )


@dataclass(frozen=True, slots=True)
class Costs:
    """What is paid for a new entry, and within what bounds an old one is opened: a file that somebody edited
    must make guessing no cheaper, nor take the machine's memory. Tests hand in cheaper ones.

    The least is the second recommended option of RFC 9106 (section 4). The usual one takes twice its memory:
    it is paid once for each start of a till.
    """

    least: Cost = Cost(passes=3, memory_kib=64 * 1024, lanes=4)
    usual: Cost = Cost(passes=3, memory_kib=128 * 1024, lanes=4)
    most: Cost = Cost(passes=16, memory_kib=1024 * 1024, lanes=16)

    def allow(self, cost: Cost) -> bool:
        """Whether an entry of this cost is opened."""
        return cost.is_within(self.least, self.most)


COSTS = Costs()


@dataclass(frozen=True, slots=True)
class Lock:
    """What makes a key of a passphrase."""

    cost: Cost
    salt: bytes

    @property
    def name(self) -> str:
        """What tells it from others; not secret."""
        return self.salt.hex()

    def key(self, passphrase: str) -> bytes:
        """The key. Slow by intent, and takes `cost.memory_kib`.

        Raises:
            SecretStoreError: `passphrase-no-memory`.
        """
        from argon2.exceptions import HashingError
        from argon2.low_level import Type, hash_secret_raw

        try:
            return hash_secret_raw(
                passphrase.encode(),
                self.salt,
                self.cost.passes,
                self.cost.memory_kib,
                self.cost.lanes,
                KEY_BYTES,
                Type.ID,
            )
        except HashingError as error:
            raise SecretStoreError("passphrase-no-memory", type(error).__name__) from None


@dataclass(frozen=True, slots=True)
class SealedEntry:
    """One installation's secrets, for whoever has the key of `lock`. Version, lock and name are bound in:
    what was sealed for one name opens under no other.
    """

    name: str
    lock: Lock
    nonce: bytes
    sealed: bytes

    @classmethod
    def seal(cls, name: str, lock: Lock, key: bytes, text: str, random_bytes: RandomBytes) -> SealedEntry:
        """Seal it."""
        from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

        nonce = random_bytes(NONCE_BYTES)
        return cls(
            name, lock, nonce, ChaCha20Poly1305(key).encrypt(nonce, text.encode(), _header(name, lock))
        )

    def open(self, key: bytes) -> str | None:
        """What was sealed; None when this key does not open it."""
        from cryptography.exceptions import InvalidTag
        from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

        try:
            opened = ChaCha20Poly1305(key).decrypt(self.nonce, self.sealed, _header(self.name, self.lock))
        except InvalidTag:
            return None
        return opened.decode()


def _header(name: str, lock: Lock) -> bytes:
    cost = lock.cost
    members = [VERSION, name, "argon2id", cost.passes, cost.memory_kib, cost.lanes, lock.salt.hex()]
    return json.dumps(["till-secrets", *members], separators=(",", ":")).encode()
