"""A certificate authority of the tests' own, with good and bad certificates."""

from __future__ import annotations

import base64
import hashlib
import ssl
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.x509.oid import NameOID

LOOPBACK = "127.0.0.1"
Key = ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey


@dataclass(frozen=True)
class Validity:
    """Days from now."""

    begins: int = -1
    ends: int = 30


class Authority:
    """Keeps its certificate and those it gives out in a folder."""

    def __init__(
        self, folder: Path, name: str, above: Authority | None = None, lasts: Validity = Validity()
    ) -> None:
        """A root, or an authority in between where there is one `above`."""
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder
        self._name = _named(name)
        self._key = ec.generate_private_key(ec.SECP256R1())
        issuer, signing = (self._name, self._key) if above is None else (above._name, above._key)
        builder = _builder(self._name, issuer, self._key, lasts)
        basic = x509.BasicConstraints(ca=True, path_length=None if above is None else 0)
        usage = x509.KeyUsage(False, False, False, False, False, True, True, False, False)
        whole = builder.add_extension(basic, critical=True).add_extension(usage, critical=True)
        self.pem = whole.sign(signing, hashes.SHA256()).public_bytes(serialization.Encoding.PEM)
        self.ca_file = folder / "ca.pem"
        self.ca_file.write_bytes(self.pem)

    def server(
        self,
        host: str = LOOPBACK,
        validity: Validity = Validity(),
        *,
        self_signed: bool = False,
        key: Key | None = None,
        also_sent: bytes = b"",
    ) -> ssl.SSLContext:
        """What a server needs to be this host; `also_sent` are certificates in PEM, sent after its own."""
        key = key or ec.generate_private_key(ec.SECP256R1())
        subject = _named(host)
        issuer, signing = (subject, key) if self_signed else (self._name, self._key)
        names = x509.SubjectAlternativeName([_general(host)])
        authority = x509.AuthorityKeyIdentifier.from_issuer_public_key(signing.public_key())
        builder = _builder(subject, issuer, key, validity).add_extension(names, critical=False)
        signed = builder.add_extension(authority, critical=False).sign(signing, hashes.SHA256())
        file = self._folder / f"{signed.serial_number}.pem"
        private = key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
        file.write_bytes(private + signed.public_bytes(serialization.Encoding.PEM) + also_sent)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        if isinstance(key, rsa.RSAPrivateKey):
            context.set_ciphers("DEFAULT:@SECLEVEL=0")  # OpenSSL would not load a weak key
        context.load_cert_chain(file)
        return context


def pin_by_hand(key: Key) -> str:
    """As RFC 7469 (2.4) says, without the till's code."""
    encoded = key.public_key().public_bytes(
        serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo
    )
    return "sha256/" + base64.b64encode(hashlib.sha256(encoded).digest()).decode()


def _named(name: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])


def _general(host: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ip_address(host))
    except ValueError:
        return x509.DNSName(host)


def _builder(subject: x509.Name, issuer: x509.Name, key: Key, validity: Validity) -> x509.CertificateBuilder:
    now = datetime.now(UTC)
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now + timedelta(days=validity.begins))
        .not_valid_after(now + timedelta(days=validity.ends))
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
    )
