"""Sending over SMTP (RFC 5321) with TLS."""

import ipaddress
import smtplib
import ssl
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Literal

from reference_backend.messages.writers import Letter, PermanentRefusalError, TemporaryRefusalError

Security = Literal["tls", "starttls", "none"]
# RFC 5321 section 4.2.3 and RFC 7504: no such mailbox, not local, name not allowed, takes no mail at all.
NOBODY_THERE = frozenset({550, 551, 553, 556})


@dataclass(frozen=True)
class SmtpServer:
    """A mail server and how to talk to it. `none` is for a server on this machine only."""

    host: str
    port: int
    security: Security
    sender: str
    user: str | None = None
    password: str | None = None
    timeout_s: float = 30.0

    def __post_init__(self) -> None:
        """Refuse plain text to another machine: ValueError."""
        if self.security == "none" and not _is_loopback(self.host):
            raise ValueError("mail without TLS goes to this machine only")


class SmtpWriter:
    """Hands letters to a mail server, a connection each.

    The server cannot be asked whether it has a letter: one that was handed over just before a crash goes out
    again, with the same Message-ID, by which the reader's side may tell the copies to be one.
    """

    def __init__(self, server: SmtpServer, context: Callable[[], ssl.SSLContext] | None = None) -> None:
        """Take the server, and what to trust: the system's authorities, without another word."""
        self._server = server
        self._context = context or ssl.create_default_context

    def write(self, letter: Letter) -> None:
        """Hand a letter over; a WriterError when the server does not take it."""
        connection = None
        try:
            connection = self._connected()
            connection.sendmail(self._server.sender, [letter.address], letter.content, _options(connection))
        except smtplib.SMTPRecipientsRefused as error:
            code, _ = next(iter(error.recipients.values()))
            raise _refusal(code, unreachable=code in NOBODY_THERE) from error
        except (smtplib.SMTPSenderRefused, smtplib.SMTPDataError) as error:
            raise _refusal(error.smtp_code, unreachable=False) from error
        except UnicodeError as error:
            # An address that only RFC 6531 can say, at a server that does not know it.
            raise PermanentRefusalError(unreachable=False) from error
        except OSError as error:
            # smtplib's own errors are OSErrors. A wrong password is ours to mend, not the member's fault.
            raise TemporaryRefusalError(f"the mail server cannot be used: {type(error).__name__}") from error
        finally:
            if connection is not None:
                with suppress(smtplib.SMTPException, OSError):
                    connection.quit()

    def _connected(self) -> smtplib.SMTP:
        server = self._server
        where = (server.host, server.port)
        if server.security == "tls":
            connection: smtplib.SMTP = smtplib.SMTP_SSL(
                *where, timeout=server.timeout_s, context=self._context()
            )
        else:
            connection = smtplib.SMTP(*where, timeout=server.timeout_s)
        try:
            if server.security == "starttls":
                connection.starttls(context=self._context())
            if server.user is not None:
                connection.login(server.user, server.password or "")
        except BaseException:
            connection.close()
            raise
        return connection


def _refusal(code: int, *, unreachable: bool) -> TemporaryRefusalError | PermanentRefusalError:
    if 500 <= code < 600:
        return PermanentRefusalError(unreachable)
    return TemporaryRefusalError(f"the mail server said {code}")


def _options(connection: smtplib.SMTP) -> list[str]:
    connection.ehlo_or_helo_if_needed()
    # RFC 6531: without it an address with õ in it cannot be said.
    return [name for name in ("SMTPUTF8", "BODY=8BITMIME") if connection.has_extn(name.split("=")[-1])]


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
