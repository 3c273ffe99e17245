"""What a scanner with a cable of its own gives, and the two halves that it is read with.

A source brings bytes, a framing finds the codes in them. Neither knows the other, and the framing knows no
clock: it is told when nothing came, so a till that was busy for a second does not take its own pause for one
of the scanner's.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from pos_client.domain.errors import KnownError

QUIET_S = 0.06
"""How long nothing must come to be a pause. A scanner sends a code at 1 ms a byte or faster."""

QUIETS_OF_A_HALF = 4
"""Pauses in a row after which the rest of a code is not waited for, where a code's end is marked."""


@dataclass(frozen=True, slots=True)
class ScannedCode:
    """One whole code, as bytes. `symbology` is the decoder's name for it, None if the scanner did not say."""

    data: bytes
    symbology: str | None = None


Piece = ScannedCode | KnownError
"""A code, or why there is none: `scan-half` (only a part came), `scan-too-long` (no card is so long)."""


class ByteSource(Protocol):
    """An open device: a serial port gives bytes as they come, a HID device one report at a time."""

    def read(self, timeout_s: float) -> bytes:
        """What has come; waits for it at most this long. Empty means that nothing came in all that time.

        Raises:
            KnownError: `scanner-unplugged`. It stays so: every later call raises it again.
        """
        ...

    def close(self) -> None:
        """Let go of the device. May be called twice."""
        ...


class Framing(Protocol):
    """Finds whole codes. Begins, and begins again after `lost`, in the middle of who knows what."""

    def feed(self, data: bytes) -> list[Piece]:
        """Take what the source gave."""
        ...

    def quiet(self) -> list[Piece]:
        """Nothing came for `QUIET_S`."""
        ...

    def lost(self) -> list[Piece]:
        """The device is gone: what has no end never gets one."""
        ...
