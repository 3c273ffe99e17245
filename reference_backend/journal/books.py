"""Everything that the entries of one batch look up and write.

A batch is judged entry by entry, but the database is asked once for all of them and written once: what a
hundred entries need to know comes in a few statements, and what they leave behind goes in a few.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from sqlalchemy import Connection

from reference_backend.benefits.book import UseBook
from reference_backend.clock import from_wire, local_time
from reference_backend.configuration.terms import Terms
from reference_backend.journal.entry_book import EntryBook
from reference_backend.journal.mentions import Mentions
from reference_backend.journal.savepoints import all_or_nothing
from reference_backend.journal.schemas import Receipt
from reference_backend.ledger.book import LedgerBook
from reference_backend.members.book import MemberBook
from reference_backend.pending import PendingRows
from reference_backend.purchases.book import PurchaseBook
from reference_backend.registers.access import Register
from reference_backend.secrets_source import SecretsSource
from reference_backend.staff.book import StaffBook


class Books:
    """One batch of one register, within one write transaction."""

    def __init__(
        self, connection: Connection, terms: Terms, register: Register, now: str, secrets: SecretsSource
    ) -> None:
        """Know nothing yet; `look_up` first."""
        self._connection = connection
        self.terms = terms
        self.register = register
        self.secrets = secrets
        self.now, self.moment = now, from_wire(now)
        self.receipt = Receipt(state="stored", stored_at=now)
        self.pending = PendingRows(connection)
        self.entries = EntryBook(connection, register, now, self.pending)
        self.members = MemberBook(connection, terms)
        self.purchases = PurchaseBook(connection, register, self.pending)
        self.ledger = LedgerBook(connection, register.merchant_id, self.pending)
        self.uses = UseBook(connection, register.merchant_id, self.pending)
        self.staff = StaffBook(connection, register.merchant_id)
        self._mentions = Mentions()
        self._local: dict[str, datetime] = {}
        self._is_stale = False

    def local(self, moment: str) -> datetime:
        """Return a moment by the clocks of the register's store; an entry asks for its own several times."""
        if moment not in self._local:
            self._local[moment] = local_time(from_wire(moment), self.register.zone)
        return self._local[moment]

    def look_up(self, mentions: Mentions) -> None:
        """Learn what is stored about everything that the batch mentions."""
        self._mentions = mentions
        self.entries.look_up(mentions.entries, mentions.purchases)
        self._look_up_the_rest()

    def write(self) -> None:
        """Write what is new so far. IntegrityError when something conflicts with what is stored."""
        self.pending.write()
        self.members.write(self.now)

    @contextmanager
    def directly(self) -> Iterator[Connection]:
        """Yield the connection, for what is too rare to be looked up ahead: all of it happens, or nothing.

        What is new so far is there to be seen. What was changed is learnt when the next entry is judged.
        """
        self.write()
        with all_or_nothing(self._connection):
            yield self._connection
        self._is_stale = True

    def refresh(self) -> None:
        """Learn anew what was changed `directly`: before an entry is judged by what the books know."""
        if self._is_stale:
            self._look_up_the_rest()

    def _look_up_the_rest(self) -> None:
        self._is_stale = False
        mentioned = self._mentions
        self.members.look_up(mentioned.members)
        self.purchases.look_up(mentioned.purchases, mentioned.reversed)
        self.ledger.look_up(mentioned.reversed)
        self.uses.look_up(mentioned.with_benefit, mentioned.reversed)
