"""Saying something: words in the member's language, the controller named, once per key."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlalchemy import Connection

from reference_backend.clock import to_wire
from reference_backend.configuration.model import Programme
from reference_backend.configuration.rulebook import Contact
from reference_backend.messages import repository
from reference_backend.messages.repository import SERVICE, Message
from reference_backend.messages.templates import FALLBACK, LANGUAGES, TEMPLATES, Words, words
from reference_backend.secrets_source import SecretsSource


@dataclass(frozen=True)
class Recipient:
    """Whom a message goes to; without a member it goes to an address alone."""

    address: str
    language: str
    member_id: str | None = None
    merchant_id: str | None = None


@dataclass(frozen=True)
class Notice:
    """A service message. `key` says what it is about: the same key is never said twice."""

    key: str
    template: str
    values: Mapping[str, str] = field(default_factory=dict)
    picture: bytes | None = None
    delay: timedelta = timedelta(0)


@dataclass(frozen=True)
class Speaker:
    """Says things in a programme's name; the caller holds the write transaction."""

    programme: Programme
    secrets: SecretsSource
    now: datetime

    def say(self, connection: Connection, to: Recipient, notice: Notice) -> bool:
        """Put a service message into the outbox; False when its key was said before."""
        return self.queue(
            connection,
            to,
            self.worded(to.language, notice.template, notice.values),
            key=notice.key,
            channel=TEMPLATES[notice.template].channel,
            picture=notice.picture,
            delay=notice.delay,
        )

    def worded(self, language: str, template: str, values: Mapping[str, str]) -> Words:
        """Return a message's words; a mail ends with who answers for the personal data."""
        chosen = language_of(self.programme, language)
        known = {"programme": self.programme.name, "controllers": names(self.programme)}
        said = words(template, chosen, {**known, **values})
        if TEMPLATES[template].channel == "sms":
            return said
        return Words(said.subject, f"{said.body}\n\n{self.footer(chosen)}\n")

    def footer(self, language: str) -> str:
        """Return who answers for the personal data, and where to turn to."""
        programme = self.programme
        contact = described(programme.customer_service)
        return words(
            "service-footer", language, {"controllers": addresses(programme), "contact": contact}
        ).body

    def queue(
        self,
        connection: Connection,
        to: Recipient,
        said: Words,
        *,
        key: str,
        channel: str = "mail",
        purpose: str = SERVICE,
        picture: bytes | None = None,
        delay: timedelta = timedelta(0),
    ) -> bool:
        """Put finished words into the outbox; False when the key was said before."""
        message = Message(
            id=self.secrets.identifier(),
            key=key,
            merchant_id=to.merchant_id,
            member_id=to.member_id,
            channel="sms" if channel == "sms" else "mail",
            purpose=purpose,
            language=language_of(self.programme, to.language),
            address=to.address,
            subject=said.subject[:200],
            body=said.body,
            picture=picture,
            created_at=to_wire(self.now),
        )
        return repository.add(connection, message, to_wire(self.now + delay))


def language_of(programme: Programme, wanted: str) -> str:
    """Return the language to speak: the wanted one if the programme has it, or its master language."""
    chosen = wanted if wanted in programme.languages else programme.master_language
    return chosen if chosen in LANGUAGES else FALLBACK


def listed(merchants: Sequence[str]) -> str:
    """Return names of shops as a list in a sentence."""
    return ", ".join(merchants)


def names(programme: Programme) -> str:
    """Return the names of all who answer for the personal data (J19)."""
    return "; ".join(one.name for one in programme.controllers)


def addresses(programme: Programme) -> str:
    """Return names and addresses of all who answer for the personal data (J19)."""
    return "; ".join(f"{one.name}, {one.address}, {one.country}" for one in programme.controllers)


def described(contact: Contact) -> str:
    """Return what is known of a contact, in one line."""
    return ", ".join(one for one in (contact.website, contact.email, contact.phone) if one)
