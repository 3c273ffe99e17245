"""A message as a mail: RFC 5322 bytes, the same ones however often they are made."""

from dataclasses import dataclass
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP, SMTPUTF8
from email.utils import format_datetime

import idna

from reference_backend.clock import from_wire
from reference_backend.messages.repository import SERVICE, Message
from reference_backend.messages.writers import Letter


@dataclass(frozen=True)
class Composer:
    """Makes letters of messages.

    `sender` is the address they come from. A text message goes to a gateway that takes mail, at
    `number@sms_domain`, as such gateways do.
    """

    sender: str
    sms_domain: str = "sms.invalid"

    def letter(self, message: Message, unsubscribe: str | None = None) -> Letter:
        """Return the letter; `unsubscribe` is the address that one click posts to (RFC 8058)."""
        address = _by_domain(message.address)
        if message.channel == "sms":
            address = f"{message.address.removeprefix('+')}@{self.sms_domain}"
        mail = EmailMessage(policy=SMTP if address.isascii() else SMTPUTF8)
        mail["From"] = _header(self.sender)
        mail["To"] = _header(address)
        if message.subject:
            mail["Subject"] = message.subject
        mail["Date"] = format_datetime(from_wire(message.created_at))
        mail["Message-ID"] = f"<{message.id}@{self.sender.rpartition('@')[2]}>"
        mail["Content-Language"] = message.language
        # RFC 3834: no holiday notice shall answer this.
        mail["Auto-Submitted"] = "auto-generated"
        if message.purpose != SERVICE and unsubscribe is not None:
            mail["List-Unsubscribe"] = f"<{unsubscribe}>"
            mail["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
        _fill(mail, message)
        return Letter(message.id, address, mail.as_bytes())


def _fill(mail: EmailMessage, message: Message) -> None:
    # Quoted-printable keeps the lines within what a mail may have, whatever the words.
    mail.set_content(message.body, cte="quoted-printable")
    if message.picture is None:
        return
    mail.add_attachment(message.picture, maintype="image", subtype="png", filename="card.png")
    # Not a random one: the same message is the same bytes.
    mail.set_boundary(f"part-{message.id}")


def _header(address: str) -> Address:
    """In two parts: as one text the library takes no letters of RFC 6531."""
    local, _, domain = address.rpartition("@")
    return Address(username=local, domain=domain)


def _by_domain(address: str) -> str:
    """Write a domain as mail servers without RFC 6531 know it; members' addresses are valid by their form."""
    local, at, domain = address.rpartition("@")
    return address if domain.isascii() else f"{local}{at}{idna.encode(domain).decode()}"
