"""A code that arrived, from wherever it came."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

MAX_CODE_BYTES = 256
"""Longer codes are refused before anything looks into them: a QR code can hold 7,089 digits."""


class ScanSource(StrEnum):
    """Where a code came from. Values are the wire's."""

    CAMERA = "camera"
    IMAGE = "image"
    WEDGE = "wedge"
    SERIAL = "serial"
    KEYED = "keyed"


@dataclass(frozen=True, slots=True)
class Scan:
    """One code as it was read: raw bytes, because an encoding would be a guess.

    `symbology` is the decoder's name for it (`QRCode`, `Code128`, `EAN13` …) or None where the source cannot
    know. The data is absent from `repr`: whatever is scanned, no log and no error text has it.
    """

    data: bytes = field(repr=False)
    source: ScanSource
    scanned_at: datetime
    symbology: str | None = None
