"""How a till speaks TLS: what it accepts, and what it looks at before a byte of a request goes out."""

from __future__ import annotations

import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Protocol

import certifi

from pos_client.domain.trust import Trust

_CIPHERS = "@SECLEVEL=2:ECDHE+AESGCM:ECDHE+CHACHA20"
"""Of TLS 1.2, those with forward secrecy and authenticated encryption (TLS 1.3 has no others). Level 2
refuses RSA of less than 2048 bits, and SHA-1 in signatures.
"""


class HandshakeError(ssl.SSLError):
    """The handshake failed, and OpenSSL has no word for it. An `SSLError`, so that the libraries on the way
    close the connection and pass it on.
    """


class PinError(HandshakeError):
    """The chain is good, and the backend's key is none of those that the till was told."""


class HandshakeTooSlowError(HandshakeError):
    """The other side took the connection and did not go on."""


class HandshakeBrokenOffError(HandshakeError):
    """The other side hung up in the middle."""


class Handshaking(Protocol):
    """Who wants to know of a connection's handshake."""

    def begun(self, opened: ssl.SSLSocket) -> None:
        """It begins; from now on the connection can be cut."""

    def ended(self) -> None:
        """It is over, well or badly."""


def client_context(
    trust: Trust, handshaking: Handshaking, seen: Callable[[datetime], None]
) -> ssl.SSLContext:
    """TLS 1.2 or newer without compression and renegotiation, to nobody but whom `trust` names.

    Everything is said here and nothing left to a library or the environment: `SSL_CERT_FILE`,
    `REQUESTS_CA_BUNDLE` and `SSLKEYLOGFILE` change nothing. Chain, host and time are checked by OpenSSL, then
    the pins by the till, both within the handshake. `seen` is told until when a certificate that was accepted
    is good.

    Raises:
        ssl.SSLError: the authorities do not read.
    """
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)  # checks certificates and hosts, and has no old SSL
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    context.set_ciphers(_CIPHERS)
    context.options |= ssl.OP_NO_COMPRESSION | ssl.OP_NO_RENEGOTIATION
    if trust.authorities is None:
        context.load_verify_locations(certifi.where())
    else:
        context.load_verify_locations(cadata=trust.authorities)
    context.sslsocket_class = _checking(trust, handshaking, seen)
    return context


def _checking(
    trust: Trust, handshaking: Handshaking, seen: Callable[[datetime], None]
) -> type[ssl.SSLSocket]:
    class Checking(ssl.SSLSocket):
        def do_handshake(self, block: bool = False) -> None:
            handshaking.begun(self)
            try:
                with _told_apart():
                    super().do_handshake(block)
                _must_be_pinned(self, trust.pins)
            finally:
                handshaking.ended()
            seen(_end_of_certificate(self))

    return Checking


@contextmanager
def _told_apart() -> Iterator[None]:
    """What is no error of TLS is told as one that came in the handshake."""
    try:
        yield
    except ssl.SSLEOFError as error:
        raise HandshakeBrokenOffError(type(error).__name__) from error
    except ssl.SSLError:
        raise
    except TimeoutError as error:
        raise HandshakeTooSlowError(type(error).__name__) from error
    except OSError as error:
        raise HandshakeBrokenOffError(type(error).__name__) from error


def _must_be_pinned(connection: ssl.SSLSocket, pins: tuple[str, ...]) -> None:
    if not pins:
        return
    from pos_client.backend.pins import certificate_pin

    if certificate_pin(connection.getpeercert(binary_form=True) or b"") not in pins:
        raise PinError("the key of the certificate is none of the pins")


def _end_of_certificate(connection: ssl.SSLSocket) -> datetime:
    certificate = connection.getpeercert() or {}
    return datetime.fromtimestamp(ssl.cert_time_to_seconds(str(certificate["notAfter"])), UTC)
