"""Sending over SMTP, to a real server on loopback."""

import asyncio
import ssl
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from reference_backend.messages.smtp import SmtpServer, SmtpWriter
from reference_backend.messages.writers import Letter, PermanentRefusalError, TemporaryRefusalError

LETTER = Letter("0f9b8c7d-6e5f-4a3b-8c1d-2e3f4a5b6c7d", "aino@example.com", b"Subject: x\r\n\r\nTere\r\n")


class Mailbox:
    """What the server does with a letter."""

    def __init__(self) -> None:
        self.taken: list[Envelope] = []
        self.says_to_recipient = "250 OK"
        self.says_to_data = "250 OK"
        self.was_encrypted = False

    async def handle_RCPT(  # noqa: N802 - aiosmtpd calls it by this name
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        if self.says_to_recipient.startswith("250"):
            envelope.rcpt_tos.append(address)
        return self.says_to_recipient

    async def handle_DATA(  # noqa: N802
        self, _server: SMTP, session: Session, envelope: Envelope
    ) -> str:
        self.was_encrypted = session.ssl is not None
        if self.says_to_data.startswith("250"):
            self.taken.append(envelope)
        return self.says_to_data


@pytest.fixture
def mailbox() -> Mailbox:
    return Mailbox()


class Server(Controller):
    """A server that takes any free port."""

    def _trigger_server(self) -> None:
        assert isinstance(self.server, asyncio.Server)
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()  # type: ignore[no-untyped-call]


@pytest.fixture
def served(mailbox: Mailbox) -> Iterator[Callable[..., int]]:
    begun: list[Server] = []

    def begin(**options: Any) -> int:
        begun.append(Server(mailbox, hostname="127.0.0.1", port=0, enable_SMTPUTF8=False, **options))
        begun[-1].start()
        return begun[-1].port

    yield begin
    for one in begun:
        one.stop()


def plain(port: int, **more: Any) -> SmtpServer:
    return SmtpServer(
        "127.0.0.1", port, more.pop("security", "none"), "card@example.com", timeout_s=5, **more
    )


def test_a_letter_arrives_as_it_was_made(served: Callable[..., int], mailbox: Mailbox) -> None:
    SmtpWriter(plain(served())).write(LETTER)
    [envelope] = mailbox.taken
    assert (envelope.mail_from, envelope.rcpt_tos) == ("card@example.com", ["aino@example.com"])
    assert envelope.content == LETTER.content


@pytest.mark.parametrize(
    ("to_recipient", "to_data", "refusal"),
    [
        ("550 5.1.1 nobody", "250 OK", PermanentRefusalError(unreachable=True)),
        ("554 5.7.1 not wanted", "250 OK", PermanentRefusalError(unreachable=False)),
        ("250 OK", "554 5.6.0 not understood", PermanentRefusalError(unreachable=False)),
    ],
)
def test_a_refusal_for_ever_says_whether_the_address_is_to_blame(
    served: Callable[..., int],
    mailbox: Mailbox,
    to_recipient: str,
    to_data: str,
    refusal: PermanentRefusalError,
) -> None:
    mailbox.says_to_recipient, mailbox.says_to_data = to_recipient, to_data
    with pytest.raises(PermanentRefusalError) as caught:
        SmtpWriter(plain(served())).write(LETTER)
    assert caught.value.unreachable == refusal.unreachable


@pytest.mark.parametrize(
    ("to_recipient", "to_data"), [("450 4.2.0 later", "250 OK"), ("250 OK", "451 4.3.0 later")]
)
def test_a_refusal_for_now_is_one_for_now(
    served: Callable[..., int], mailbox: Mailbox, to_recipient: str, to_data: str
) -> None:
    mailbox.says_to_recipient, mailbox.says_to_data = to_recipient, to_data
    with pytest.raises(TemporaryRefusalError):
        SmtpWriter(plain(served())).write(LETTER)


def test_a_server_that_is_not_there_is_a_refusal_for_now(served: Callable[..., int]) -> None:
    with pytest.raises(TemporaryRefusalError):
        SmtpWriter(plain(1)).write(LETTER)


def test_an_address_that_the_server_cannot_spell_is_refused_for_ever_but_not_dead(
    served: Callable[..., int],
) -> None:
    letter = Letter(LETTER.id, "õie@example.com", LETTER.content)
    with pytest.raises(PermanentRefusalError) as caught:
        SmtpWriter(plain(served())).write(letter)
    assert not caught.value.unreachable


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate for localhost that nobody but the test trusts."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    path = tmp_path_factory.mktemp("tls") / "localhost.pem"
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    path.write_bytes(private + made.public_bytes(serialization.Encoding.PEM))
    return path


def own_side(certificate: Path) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    return context


def test_starttls_comes_before_the_password_and_the_letter(
    served: Callable[..., int], mailbox: Mailbox, certificate: Path
) -> None:
    asked = []

    def who(_server: SMTP, _session: Session, _envelope: Envelope, _way: str, given: Any) -> AuthResult:
        asked.append(given)
        return AuthResult(success=given == LoginPassword(b"card", b"secret"))

    port = served(tls_context=own_side(certificate), authenticator=who, auth_required=True)
    right = SmtpServer("localhost", port, "starttls", "card@example.com", "card", "secret", timeout_s=5)
    SmtpWriter(right, lambda: ssl.create_default_context(cafile=certificate)).write(LETTER)
    assert mailbox.was_encrypted
    assert asked == [LoginPassword(b"card", b"secret")]


def test_a_server_that_nobody_vouches_for_gets_no_letter(
    served: Callable[..., int], mailbox: Mailbox, certificate: Path
) -> None:
    port = served(tls_context=own_side(certificate))
    server = SmtpServer("localhost", port, "starttls", "card@example.com", timeout_s=5)
    with pytest.raises(TemporaryRefusalError):
        SmtpWriter(server).write(LETTER)
    assert mailbox.taken == []


def test_a_server_without_tls_gets_no_letter_that_needs_it(
    served: Callable[..., int], mailbox: Mailbox
) -> None:
    with pytest.raises(TemporaryRefusalError):
        SmtpWriter(plain(served(), security="starttls")).write(LETTER)
    assert mailbox.taken == []


def test_mail_without_tls_leaves_no_machine() -> None:
    with pytest.raises(ValueError, match="this machine only"):
        SmtpServer("mail.example", 25, "none", "card@example.com")
