"""Whom a till believes to be its backend."""

from __future__ import annotations

import base64
import binascii
from dataclasses import dataclass

from pos_client.domain.errors import InputError

_PREFIX = "sha256/"
_DIGEST_BYTES = 32
FEWEST_PINS, MOST_PINS = 2, 10


@dataclass(frozen=True, slots=True)
class Trust:
    """What a backend's certificate must show; nothing here, nor anywhere else, makes a till ask for less.

    `authorities` are certificates in PEM: the only ones that a chain may end in. None stands for the public
    ones that come with the program. `pins` name keys, as RFC 7469 (2.4) writes them: `sha256/` and the
    base64 of SHA-256 of a SubjectPublicKeyInfo. Where there are any, the key of the backend's own certificate
    must be one of them *as well*. There are at least two: the key that answers now, and one that is kept
    elsewhere. With one alone, a key that is lost would lock every till out.

    Raises:
        InputError: `pin-not-valid`, `pin-backup-missing` (one alone, or one twice), `too-many-pins`.
    """

    authorities: str | None = None
    pins: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Such a set as cannot be right is never made, also not from a file."""
        for pin in self.pins:
            if not _is_pin(pin):
                raise InputError("pin-not-valid")
        if self.pins and len(set(self.pins)) < FEWEST_PINS:
            raise InputError("pin-backup-missing")
        if len(self.pins) > MOST_PINS:
            raise InputError("too-many-pins", str(MOST_PINS))

    @property
    def is_plain(self) -> bool:
        """Whether nothing was chosen: any chain to a public authority will do."""
        return self.authorities is None and not self.pins


PUBLIC = Trust()
"""Who chose nothing: the public authorities."""


def pin_of(digest: bytes) -> str:
    """The pin of a key by the SHA-256 of its SubjectPublicKeyInfo."""
    return _PREFIX + base64.b64encode(digest).decode("ascii")


def _is_pin(text: str) -> bool:
    """Exactly as it is computed: a pin that is compared as text has one spelling."""
    try:
        digest = base64.b64decode(text.removeprefix(_PREFIX), validate=True)
    except (binascii.Error, ValueError):
        return False
    return len(digest) == _DIGEST_BYTES and text == pin_of(digest)
