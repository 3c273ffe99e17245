"""A certificate authority of the tests' own, with good and bad certificates."""

from __future__ import annotations

import ssl
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

LOOPBACK = "127.0.0.1"


@dataclass(frozen=True)
class Validity:
    """Days from now."""

    begins: int = -1
    ends: int = 30


class Authority:
    """Keeps its certificate and those it gives out in a folder."""

    def __init__(self, folder: Path, name: str) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder
        self._name = _named(name)
        self._key = ec.generate_private_key(ec.SECP256R1())
        builder = _builder(self._name, self._name, self._key, Validity())
        basic = x509.BasicConstraints(ca=True, path_length=0)
        usage = x509.KeyUsage(False, False, False, False, False, True, True, False, False)
        whole = builder.add_extension(basic, critical=True).add_extension(usage, critical=True)
        self.ca_file = folder / "ca.pem"
        self.ca_file.write_bytes(
            whole.sign(self._key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM)
        )

    def server(
        self, host: str = LOOPBACK, validity: Validity = Validity(), *, self_signed: bool = False
    ) -> ssl.SSLContext:
        """What a server needs to be this host."""
        key = ec.generate_private_key(ec.SECP256R1())
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
        file.write_bytes(private + signed.public_bytes(serialization.Encoding.PEM))
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(file)
        return context


def _named(name: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])


def _general(host: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ip_address(host))
    except ValueError:
        return x509.DNSName(host)


def _builder(
    subject: x509.Name, issuer: x509.Name, key: ec.EllipticCurvePrivateKey, validity: Validity
) -> x509.CertificateBuilder:
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
