"""The pin of a certificate's key. A module of its own: only a till with pins needs to read certificates."""

from __future__ import annotations

from hashlib import sha256

from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from pos_client.domain.trust import pin_of


def certificate_pin(der: bytes) -> str | None:
    """The pin of the key in a certificate (RFC 7469, 2.4); None of a key that nobody here can read."""
    try:
        key = x509.load_der_x509_certificate(der).public_key()
    except (ValueError, UnsupportedAlgorithm):
        return None
    return pin_of(sha256(key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)).digest())
