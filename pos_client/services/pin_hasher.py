"""Argon2id for PINs (RFC 9106)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Argon2PinHasher:
    """A PIN has few values, so each try must be dear. Defaults: RFC 9106's second recommended option.

    Tests hand in cheaper ones.
    """

    time_cost: int = 3
    memory_cost_kib: int = 64 * 1024
    parallelism: int = 4

    def hash(self, pin: str) -> str:
        """A salted verifier."""
        from argon2 import PasswordHasher

        return PasswordHasher(self.time_cost, self.memory_cost_kib, self.parallelism).hash(pin)

    def fits(self, verifier: str, pin: str) -> bool:
        """Whether the PIN made this verifier; False for one that cannot be read."""
        from argon2 import PasswordHasher
        from argon2.exceptions import InvalidHashError, VerificationError

        try:
            return PasswordHasher().verify(verifier, pin)
        except (InvalidHashError, VerificationError):
            return False
