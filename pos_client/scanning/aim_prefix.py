"""The AIM symbology identifier that a scanner may put before each code (ISO/IEC 15424)."""

from __future__ import annotations

import re
from dataclasses import replace

from pos_client.domain.scan import Scan

_PREFIX = re.compile(rb"\](?P<kind>[A-Za-z])(?P<modifier>[0-9A-Za-z])")

_SYMBOLOGIES = {
    b"Q": "QRCode",
    b"C": "Code128",
    b"A": "Code39",
    b"I": "ITF",
    b"d": "DataMatrix",
    b"z": "Aztec",
    b"L": "PDF417",
    b"e": "DataBar",
    b"F": "Codabar",
    b"G": "Code93",
}
_EAN = {8: "EAN8", 12: "UPCA", 13: "EAN13"}


def without_aim_prefix(scan: Scan) -> Scan:
    """The scan without a complete and known identifier, which becomes its symbology; otherwise as it came.

    Only a source that knows no symbology can have one: what a camera reads is the code itself.
    """
    prefix = _PREFIX.match(scan.data)
    if scan.symbology is not None or prefix is None:
        return scan
    data = scan.data[prefix.end() :]
    symbology = symbology_of(prefix[0], data)
    return replace(scan, data=data, symbology=symbology) if symbology and data else scan


def symbology_of(identifier: bytes, data: bytes) -> str | None:
    """The decoder's name for what this identifier (`]Q1`) says of this code; None if it is unknown."""
    prefix = _PREFIX.fullmatch(identifier)
    if prefix is None:
        return None
    return _EAN.get(len(data)) if prefix["kind"] == b"E" else _SYMBOLOGIES.get(prefix["kind"])
