"""Unguessable values, handed in so that tests can foresee them."""

import hashlib
import secrets
import uuid
from typing import Protocol

# RFC 8628 section 6.1: no vowels, so no words; 20^8 is about 34.6 bits.
CODE_ALPHABET = "BCDFGHJKLMNPQRSTVWXZ"


class SecretsSource(Protocol):
    """A source of tokens, codes, ids and keys."""

    def key(self) -> bytes:
        """Return 32 bytes for a key."""
        ...

    def token(self) -> str:
        """Return a bearer token of at least 256 bits."""
        ...

    def code(self) -> str:
        """Return an enrolment code of eight letters of CODE_ALPHABET."""
        ...

    def identifier(self) -> str:
        """Return an id that nobody can guess and that says nothing."""
        ...


class SystemSecrets:
    """The operating system's randomness."""

    def key(self) -> bytes:
        """Return 32 random bytes."""
        return secrets.token_bytes(32)

    def token(self) -> str:
        """Return a bearer token of 256 bits."""
        return secrets.token_urlsafe(32)

    def code(self) -> str:
        """Return an enrolment code of eight letters of CODE_ALPHABET."""
        return "".join(secrets.choice(CODE_ALPHABET) for _ in range(8))

    def identifier(self) -> str:
        """Return a random UUID (version 4)."""
        return str(uuid.uuid4())


def fingerprint(secret: str) -> str:
    """Return what the database keeps of a token or a code: its SHA-256 in hex."""
    return hashlib.sha256(secret.encode()).hexdigest()
