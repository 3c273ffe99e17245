"""What went wrong with TLS, by codes of its own: each is mended by somebody else, in another way."""

from __future__ import annotations

import ssl
from collections.abc import Iterator
from datetime import timedelta

from pos_client.backend.tls import HandshakeBrokenOffError, HandshakeTooSlowError, PinError
from pos_client.domain.errors import UnreachableError

_CLOCK_IS_RIGHT_WITHIN = timedelta(minutes=5)
_EXPIRED, _NOT_YET = "certificate-expired", "certificate-not-valid-yet"
_CERTIFICATE = {
    2: "certificate-chain-incomplete",
    9: _NOT_YET,
    10: _EXPIRED,
    18: "certificate-self-signed",
    19: "certificate-authority-unknown",
    20: "certificate-chain-incomplete",
    21: "certificate-chain-incomplete",
    62: "certificate-of-another-host",
    64: "certificate-of-another-host",
    66: "certificate-too-weak",
    67: "certificate-too-weak",
    68: "certificate-too-weak",
}
"""OpenSSL's numbers (`X509_STORE_CTX_get_error`). A chain of 19 came with its root, which is no authority of
this till's; one of 20 came without: whether certificates in between are missing, or the authority is a
stranger, nobody can tell who has only the first certificate.
"""
_WORDS = (
    ("tls-too-old", ("PROTOCOL_VERSION", "UNSUPPORTED_PROTOCOL", "VERSION_TOO_LOW")),
    ("tls-not-spoken", ("WRONG_VERSION_NUMBER", "HTTP_REQUEST", "PACKET_LENGTH_TOO_LONG", "RECORD_LAYER")),
    (
        "tls-no-common-cipher",
        ("HANDSHAKE_FAILURE", "INSUFFICIENT_SECURITY", "NO_SHARED_CIPHER", "NO_CIPHERS"),
    ),
    ("certificate-too-weak", ("KEY_TOO_SMALL", "MD_TOO_WEAK", "DH_KEY")),
)
"""Parts of OpenSSL's reasons: their beginnings differ from release to release."""


def tls_fault(error: BaseException, backend_ahead: timedelta | None = None) -> UnreachableError:
    """The error to tell for one that ended a handshake, or TLS later on.

    `backend_ahead` is the backend's clock less this till's, where the till has heard of it before: a till
    whose clock is wrong calls a good certificate expired, or not valid yet. Where it has not, nobody can tell
    the two apart, and the words for these codes say both.
    """
    for cause in _causes(error):
        match cause:
            case PinError():
                return UnreachableError("certificate-pin-wrong", str(cause))
            case HandshakeTooSlowError():
                return UnreachableError("tls-too-slow", "silence in the handshake")
            case HandshakeBrokenOffError():
                return UnreachableError("tls-broken-off", "hung up in the handshake")
            case ssl.SSLCertVerificationError():
                return _of_certificate(cause.verify_code, backend_ahead)
            case ssl.SSLError():
                return _of_reason(getattr(cause, "reason", None))
    return UnreachableError("tls-broken-off", type(error).__name__)


def _of_certificate(number: int, backend_ahead: timedelta | None) -> UnreachableError:
    code = _CERTIFICATE.get(number, "backend-not-trusted")
    if backend_ahead is not None and code == _EXPIRED and backend_ahead < -_CLOCK_IS_RIGHT_WITHIN:
        return UnreachableError("clock-ahead", "so that a certificate looks expired")
    if backend_ahead is not None and code == _NOT_YET and backend_ahead > _CLOCK_IS_RIGHT_WITHIN:
        return UnreachableError("clock-behind", "so that a certificate looks too new")
    return UnreachableError(code, f"certificate, {number}")


def _of_reason(reason: str | None) -> UnreachableError:
    said = reason or "no reason"
    code = next((code for code, words in _WORDS if any(word in said for word in words)), "tls-broken-off")
    return UnreachableError(code, said.lower().replace("_", " "))


def _causes(error: BaseException) -> Iterator[BaseException]:
    """The error and those wrapped in it; `requests` and `urllib3` wrap by argument and by `reason`."""
    yield error
    for inner in (*error.args, getattr(error, "reason", None)):
        if isinstance(inner, BaseException):
            yield from _causes(inner)
