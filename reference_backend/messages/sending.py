"""Emptying the outbox: claim, check, hand over, mark. Each message leaves once.

A claim is written before a message is handed over and its end after it. What a crash leaves between the two
is taken up again when the claim's time is over: a folder sees that it has the letter, over SMTP the same
Message-ID goes out again.
"""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from email.errors import MessageError

from sqlalchemy import Connection, update

from reference_backend.clock import Clock, to_wire
from reference_backend.database import Database
from reference_backend.messages import repository
from reference_backend.messages.letters import Composer
from reference_backend.messages.repository import SERVICE, End, Message
from reference_backend.messages.templates import Channel
from reference_backend.messages.writers import PermanentRefusalError, TemporaryRefusalError, Writer
from reference_backend.tables import members

LOG = logging.getLogger(__name__)
CLAIM_LIFETIME = timedelta(minutes=10)
FIRST_WAIT = timedelta(minutes=1)
LONGEST_WAIT = timedelta(hours=6)
# With the waits above this is a little over four days, as RFC 5321 section 4.5.4.1 advises.
MOST_TRIES = 24


@dataclass(frozen=True)
class Sent:
    """What became of the messages that were due."""

    sent: int = 0
    put_off: int = 0
    refused: int = 0
    dropped: int = 0


@dataclass(frozen=True)
class MarketingRules:
    """What a message that is not a service message needs, asked again at the moment of sending."""

    may_send: Callable[[Connection, Message], bool]
    unsubscribe: Callable[[Connection, Message], str | None]


@dataclass(frozen=True)
class Outbox:
    """Empties the outbox through a writer for each channel."""

    database: Database
    clock: Clock
    composer: Composer
    writers: Mapping[Channel, Writer]
    marketing: MarketingRules

    def send_waiting(self, most: int = 1000) -> Sent:
        """Hand over what is due, at most so many, and say what became of it."""
        ends: list[str] = []
        while len(ends) < most and (end := self._send_next()):
            ends.append(end)
        return Sent(*(ends.count(name) for name in ("sent", "put_off", "refused", "dropped")))

    def _send_next(self) -> str | None:
        now = self.clock.now()
        with self.database.read() as connection:
            if not repository.is_due(connection, to_wire(now)):
                return None
        with self.database.write() as connection:
            claimed = repository.claim(connection, to_wire(now), to_wire(now + CLAIM_LIFETIME))
            if claimed is None:
                return None
            message, attempt = claimed
            is_marketing = message.purpose != SERVICE
            if is_marketing and not self.marketing.may_send(connection, message):
                # The consent ended while the message waited.
                repository.end(connection, message.id, "dropped", to_wire(now))
                return "dropped"
            unsubscribe = self.marketing.unsubscribe(connection, message) if is_marketing else None
        try:
            letter = self.composer.letter(message, unsubscribe)
            self.writers[message.channel].write(letter)
        except TemporaryRefusalError:
            return self._put_off(message, attempt)
        except PermanentRefusalError as refusal:
            return self._end(message, "refused", unreachable=refusal.unreachable)
        except (ValueError, MessageError):
            # No mail can be made of it, now or later; the messages behind it must not wait for it.
            LOG.error("message %s cannot be written as a mail", message.id)
            return self._end(message, "refused")
        return self._end(message, "sent")

    def _put_off(self, message: Message, attempt: int) -> str:
        if attempt >= MOST_TRIES:
            return self._end(message, "refused")
        wait = min(FIRST_WAIT * 2 ** min(attempt - 1, 20), LONGEST_WAIT)
        with self.database.write() as connection:
            repository.put_off(connection, message.id, to_wire(self.clock.now() + wait))
        return "put_off"

    def _end(self, message: Message, state: End, *, unreachable: bool = False) -> str:
        with self.database.write() as connection:
            repository.end(connection, message.id, state, to_wire(self.clock.now()))
            if unreachable:
                mark_unreachable(connection, message)
        return state


def mark_unreachable(connection: Connection, message: Message) -> None:
    """Note that a member's address does not work; the membership goes on (N04).

    Only while it is still the member's address: a bounce from an old one says nothing of the new.
    """
    if message.member_id is None or message.channel != "mail":
        return
    mine = (members.c.id == message.member_id, members.c.email == message.address)
    connection.execute(update(members).where(*mine).values(reachable=False))


def bounced(database: Database, clock: Clock, message_id: str) -> bool:
    """Note that a message came back later, by its Message-ID or id; False when there is no such message."""
    bare = message_id.strip().removeprefix("<").partition("@")[0]
    with database.write() as connection:
        message = repository.by_id(connection, bare)
        if message is None:
            return False
        repository.end(connection, message.id, "refused", to_wire(clock.now()))
        mark_unreachable(connection, message)
    return True
