"""A merchant's own authorities: the certificates of a file, and until when they are good."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding

from pos_client.domain.errors import InputError

LONGEST_BYTES = 32 * 1024
"""Some twenty certificates: far more than a merchant has authorities, and it fits the installation's file."""
_PRIVATE = re.compile(rb"-----BEGIN [A-Z ]*PRIVATE KEY-----")


@dataclass(frozen=True, slots=True)
class Authority:
    """One certificate that chains may end in. `name` is its subject (RFC 4514)."""

    name: str
    ends: datetime


def read_authorities(file: Path) -> str:
    """The certificates of a file, PEM or DER, as PEM and nothing else of what the file may say beside them.

    Raises:
        InputError: `ca-file-unreadable`: it is not there, or may not be read. `ca-file-not-valid`: it has no
            certificate, one that does not read, or is too long. `ca-file-with-key`: it has a private key,
            which belongs on no till.
    """
    try:
        with file.open("rb") as opened:
            data = opened.read(LONGEST_BYTES + 1)
    except OSError as error:
        raise InputError("ca-file-unreadable", type(error).__name__) from error
    if len(data) > LONGEST_BYTES:
        raise InputError("ca-file-not-valid", "too long")
    if _PRIVATE.search(data):
        raise InputError("ca-file-with-key")
    return "".join(one.public_bytes(Encoding.PEM).decode("ascii") for one in _certificates(data))


def authorities_in(pem: str) -> tuple[Authority, ...]:
    """Those that a till was told.

    Raises:
        InputError: `ca-file-not-valid`.
    """
    return tuple(
        Authority(one.subject.rfc4514_string(), one.not_valid_after_utc)
        for one in _certificates(pem.encode("utf-8"))
    )


def _certificates(data: bytes) -> list[x509.Certificate]:
    try:
        if b"-----BEGIN" in data:
            return x509.load_pem_x509_certificates(data)
        return [x509.load_der_x509_certificate(data)]
    except ValueError as error:
        raise InputError("ca-file-not-valid", "no certificate") from error
