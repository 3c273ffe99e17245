"""Queueing a newsletter: one message for each member who permits it, and once for each."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Final, Literal

from sqlalchemy import Connection

from reference_backend.backend import Backend
from reference_backend.clock import to_wire
from reference_backend.configuration.terms import Terms
from reference_backend.consents.purposes import OTHER_MERCHANTS, PURPOSES
from reference_backend.members.people import Member, by_id
from reference_backend.messages.repository import Message
from reference_backend.messages.sending import MarketingRules
from reference_backend.messages.service import Recipient, Speaker, language_of
from reference_backend.messages.templates import Words, words
from reference_backend.newsletters.audience import BY_CHANNEL, NotPermittedError, audience, may_be_sent
from reference_backend.newsletters.unsubscribing import token_for
from reference_backend.own_pages.memberships import terms_at

AT_ONCE: Final = 200
"""Readers in one transaction."""


@dataclass(frozen=True)
class Newsletter:
    """One issue. `words` by language, the master's at least. `others_offers`: those of other shops (N19)."""

    id: str
    channel: Literal["mail", "sms"]
    words: Mapping[str, Words]
    others_offers: bool = False

    @property
    def purpose(self) -> str:
        """The consent that a reader ends with one click."""
        return OTHER_MERCHANTS if self.others_offers else BY_CHANNEL[self.channel]


def queue_newsletter(backend: Backend, merchant_id: str, newsletter: Newsletter) -> int:
    """Queue an issue for everybody who permits it; return for how many it was new.

    The readers are looked for by reading, and written AT_ONCE in a transaction: nobody waits long for a turn.
    Cut off anywhere and asked for again it reaches those whom it had not reached, and nobody twice.
    """
    with backend.database.read() as connection:
        terms = terms_at(connection, backend.programmes, merchant_id)
        others, at = newsletter.others_offers, backend.now_text()
        readers = [
            one.id for one in audience(connection, terms, newsletter.channel, at, others_offers=others)
        ]
    parts = (readers[first : first + AT_ONCE] for first in range(0, len(readers), AT_ONCE))
    return sum(_send_to_some(backend, terms, part, newsletter) for part in parts)


def _send_to_some(backend: Backend, terms: Terms, readers: Sequence[str], newsletter: Newsletter) -> int:
    count = 0
    with backend.database.write() as connection:
        for member_id in readers:
            # Read again: since the readers were looked for, one may have left, or ended the consent.
            member = by_id(connection, member_id)
            if member is not None:
                with suppress(NotPermittedError):
                    count += send_to(connection, backend, terms, member, newsletter)
    return count


def send_to(
    connection: Connection, backend: Backend, terms: Terms, member: Member, newsletter: Newsletter
) -> bool:
    """Queue an issue for one member; False when it was before. NotPermittedError without consent (J21)."""
    now = backend.clock.now()
    others = newsletter.others_offers
    if not may_be_sent(
        connection, terms.merchant.id, member, newsletter.channel, to_wire(now), others_offers=others
    ):
        raise NotPermittedError
    speaker = Speaker(terms.programme, backend.secrets, now)
    language = language_of(terms.programme, member.language)
    said = newsletter.words.get(language) or newsletter.words[terms.programme.master_language]
    token = token_for(connection, backend.secrets, member.id, terms.merchant.id, newsletter.purpose)
    site = terms.merchant.join_url or terms.programme.join_url
    ending = words("marketing-footer", language, {"unsubscribe": f"{site}#unsubscribe={token}"}).body
    address = member.email if newsletter.channel == "mail" else member.phone or ""
    return speaker.queue(
        connection,
        Recipient(address, language, member.id, terms.merchant.id),
        Words(said.subject, f"{said.body}\n\n{ending}\n{speaker.footer(language)}\n"),
        key=f"newsletter:{terms.merchant.id}:{newsletter.id}:{member.id}",
        channel=newsletter.channel,
        purpose=newsletter.purpose,
    )


def marketing_rules(backend: Backend, public_url: str | None) -> MarketingRules:
    """Return what is asked again when a newsletter leaves, and where one click ends it."""

    def may_send(connection: Connection, message: Message) -> bool:
        member = by_id(connection, message.member_id or "")
        if member is None or message.merchant_id is None or message.purpose not in PURPOSES:
            return False
        others, at = message.purpose == OTHER_MERCHANTS, backend.now_text()
        merchant_id, channel = message.merchant_id, message.channel
        return may_be_sent(connection, merchant_id, member, channel, at, others_offers=others)

    def unsubscribe(connection: Connection, message: Message) -> str | None:
        if public_url is None or message.member_id is None or message.merchant_id is None:
            return None
        subject = (message.member_id, message.merchant_id, message.purpose)
        token = token_for(connection, backend.secrets, *subject)
        return f"{public_url.rstrip('/')}/v1/members/unsubscriptions/{token}"

    return MarketingRules(may_send, unsubscribe)
