"""Every way in which TLS can be wrong, or right after all (F22).

`python -m tests.network.tls_matrix` prints the table of docs/transport.md.
"""

from __future__ import annotations

import ssl
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric import ec, rsa

from pos_client.cli.next_steps import next_step
from pos_client.domain.trust import Trust
from pos_client.ui.words import advice
from tests.network.authority import Authority, Validity, pin_by_hand
from tests.network.tls_server import Talk, byte_by_byte, hung_up, old_hello, plain, secured, silent

BEGINS, ENDS = "<!-- the matrix -->\n", "<!-- its end -->\n"
TLS_1_0, TLS_1_1 = b"\x03\x01", b"\x03\x02"


class Ground:
    """The certificates of one row: a trusted authority, a stranger, and two keys that are pinned."""

    def __init__(self, folder: Path) -> None:
        self.root = Authority(folder / "root", "The merchant's own authority")
        self.between = Authority(folder / "between", "Between", above=self.root)
        self.stranger = Authority(folder / "stranger", "A stranger")
        self.key, self.backup = (ec.generate_private_key(ec.SECP256R1()) for _ in range(2))
        self.own = Trust(self.root.ca_file.read_text(encoding="ascii"))
        self.pinned = Trust(self.own.authorities, (pin_by_hand(self.key), pin_by_hand(self.backup)))


@dataclass(frozen=True)
class Row:
    """What the other side does; what the till makes of it, a code or None where it believes."""

    what: str
    code: str | None
    server: Callable[[Ground], Talk]
    trust: Callable[[Ground], Trust] = lambda ground: ground.own
    backend_ahead: timedelta | None = None
    deadline_s: float = 5.0


def _old(ground: Ground) -> ssl.SSLContext:
    """TLS 1.1 and nothing newer."""
    context = ground.root.server()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        context.minimum_version, context.maximum_version = ssl.TLSVersion.TLSv1, ssl.TLSVersion.TLSv1_1
    context.set_ciphers("DEFAULT:@SECLEVEL=0")
    return context


def _old_ciphers(ground: Ground) -> ssl.SSLContext:
    """TLS 1.2 without forward secrecy."""
    context = ground.root.server(key=rsa.generate_private_key(65537, 2048))
    context.maximum_version = ssl.TLSVersion.TLSv1_2
    context.set_ciphers("AES128-SHA")
    return context


def _only_1_2(ground: Ground) -> ssl.SSLContext:
    context = ground.root.server()
    context.maximum_version = ssl.TLSVersion.TLSv1_2
    return context


MATRIX = (
    Row("a good certificate of the till's own authority", None, lambda g: secured(g.root.server())),
    Row("the same, by TLS 1.2", None, lambda g: secured(_only_1_2(g))),
    Row(
        "a chain with the certificate in between",
        None,
        lambda g: secured(g.between.server(also_sent=g.between.pem)),
    ),
    Row("the first pin's key", None, lambda g: secured(g.root.server(key=g.key)), lambda g: g.pinned),
    Row("the backup pin's key", None, lambda g: secured(g.root.server(key=g.backup)), lambda g: g.pinned),
    Row(
        "an expired certificate, or a till whose clock is ahead and was never compared",
        "certificate-expired",
        lambda g: secured(g.root.server(validity=Validity(-30, -1))),
    ),
    Row(
        "the same, and this till's clock agreed with the backend's `Date` before",
        "certificate-expired",
        lambda g: secured(g.root.server(validity=Validity(-30, -1))),
        backend_ahead=timedelta(seconds=-20),
    ),
    Row(
        "the same, and by the backend's earlier `Date` this till is 40 days ahead",
        "clock-ahead",
        lambda g: secured(g.root.server(validity=Validity(-30, -1))),
        backend_ahead=timedelta(days=-40),
    ),
    Row(
        "a certificate that is not valid yet, or a till whose clock is behind and was never compared",
        "certificate-not-valid-yet",
        lambda g: secured(g.root.server(validity=Validity(1, 30))),
    ),
    Row(
        "the same, and by the backend's earlier `Date` this till is 40 days behind",
        "clock-behind",
        lambda g: secured(g.root.server(validity=Validity(1, 30))),
        backend_ahead=timedelta(days=40),
    ),
    Row(
        "another host's certificate, by number",
        "certificate-of-another-host",
        lambda g: secured(g.root.server("127.0.0.2")),
    ),
    Row(
        "another host's certificate, by name",
        "certificate-of-another-host",
        lambda g: secured(g.root.server("backend.example")),
    ),
    Row(
        "an unknown authority, with its root",
        "certificate-authority-unknown",
        lambda g: secured(g.stranger.server(also_sent=g.stranger.pem)),
    ),
    Row(
        "an unknown authority, without its root",
        "certificate-chain-incomplete",
        lambda g: secured(g.stranger.server()),
    ),
    Row(
        "a chain without the certificate in between",
        "certificate-chain-incomplete",
        lambda g: secured(g.between.server()),
    ),
    Row(
        "a self-signed certificate",
        "certificate-self-signed",
        lambda g: secured(g.root.server(self_signed=True)),
    ),
    Row(
        "RSA of 1024 bits",
        "certificate-too-weak",
        lambda g: secured(g.root.server(key=rsa.generate_private_key(65537, 1024))),
    ),
    Row(
        "a good certificate whose key is none of the pins",
        "certificate-pin-wrong",
        lambda g: secured(g.root.server()),
        lambda g: g.pinned,
    ),
    Row(
        "a pinned key with a certificate of an unknown authority",
        "certificate-chain-incomplete",
        lambda g: secured(g.stranger.server(key=g.key)),
        lambda g: g.pinned,
    ),
    Row("a server with TLS 1.1 and nothing newer", "tls-too-old", lambda g: secured(_old(g))),
    Row("a greeting of TLS 1.1 to whatever was offered", "tls-too-old", lambda _: old_hello(TLS_1_1)),
    Row("a greeting of TLS 1.0 to whatever was offered", "tls-too-old", lambda _: old_hello(TLS_1_0)),
    Row("no cipher in common", "tls-no-common-cipher", lambda g: secured(_old_ciphers(g))),
    Row("a web server without TLS", "tls-not-spoken", lambda _: plain),
    Row("silence in the handshake", "tls-too-slow", lambda _: silent, deadline_s=0.6),
    Row("a handshake byte by byte", "tls-too-slow", lambda _: byte_by_byte, deadline_s=0.6),
    Row("hung up in the handshake", "tls-broken-off", lambda _: hung_up),
)


def table() -> str:
    """As Markdown, in the order of the rows: what the till says, to the manager and to whoever mends it."""
    lines = ["| what | code | the manager reads | who mends it reads |", "|---|---|---|---|"]
    for row in MATRIX:
        if row.code is None:
            lines.append(f"| {row.what} | – | – (it is believed) | – |")
            continue
        words = advice(row.code)
        lines.append(
            f"| {row.what} | `{row.code}` | {words.what} {words.next_step} | {next_step(row.code)} |"
        )
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    print(table(), end="")  # noqa: T201  # what it is for
