"""The pin of a certificate's key. A module of its own: only a till with pins needs to read certificates."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.types import CertificatePublicKeyTypes, PublicKeyTypes
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    PublicFormat,
    load_der_public_key,
    load_pem_public_key,
)

from pos_client.domain.errors import InputError
from pos_client.domain.trust import pin_of

_LONGEST_BYTES = 64 * 1024


def certificate_pin(der: bytes) -> str | None:
    """The pin of the key in a certificate (RFC 7469, 2.4); None of a key that nobody here can read."""
    try:
        key = x509.load_der_x509_certificate(der).public_key()
    except (ValueError, UnsupportedAlgorithm):
        return None
    return _of_key(key)


def pin_of_file(file: Path) -> str:
    """The pin of the first certificate in a file, or of a public key: a backup has no certificate yet.

    Raises:
        InputError: `pin-file-unreadable`: it is not there, or has neither.
    """
    try:
        data = file.read_bytes()[:_LONGEST_BYTES]
    except OSError as error:
        raise InputError("pin-file-unreadable", type(error).__name__) from error
    for read in (_key_of_certificate, load_pem_public_key, load_der_public_key):
        try:
            return _of_key(read(data))
        except (ValueError, UnsupportedAlgorithm):
            continue
    raise InputError("pin-file-unreadable", "no certificate and no public key")


def _key_of_certificate(data: bytes) -> CertificatePublicKeyTypes:
    load = x509.load_pem_x509_certificate if b"-----BEGIN" in data else x509.load_der_x509_certificate
    return load(data).public_key()


def _of_key(key: PublicKeyTypes) -> str:
    encoded = key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    return pin_of(sha256(encoded).digest())
