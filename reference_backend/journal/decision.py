"""What the backend makes of one entry."""

from __future__ import annotations

from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Literal

from sqlalchemy import Connection

from reference_backend.configuration.terms import Terms
from reference_backend.journal.entry_times import put_right
from reference_backend.journal.schemas import Header
from reference_backend.registers.access import Register
from reference_backend.secrets_source import SecretsSource
from reference_backend.wire import Wire

if TYPE_CHECKING:  # the books keep decisions
    from reference_backend.journal.books import Books


class SetAside(Exception):
    """The entry is kept but has no effect until a person looks at it; `reason` is stable."""

    def __init__(self, reason: str, *, keeps_personal: bool = True) -> None:
        """Name the reason, and whether the entry may go on naming its member."""
        self.reason = reason
        self.keeps_personal = keeps_personal
        super().__init__(reason)


@dataclass(frozen=True)
class Decision:
    """What became of an entry that was not set aside by its shape."""

    outcome: Literal["accepted", "held", "set_aside"] = "accepted"
    reason: str | None = None
    flags: tuple[str, ...] = ()
    keeps_personal: bool = True
    waits_for: str | None = None


@dataclass(frozen=True)
class Arrival:
    """An entry whose shape is right, and the books that it is judged by.

    An effect judges first and writes then: nothing is undone for one that is set aside, unless it was written
    `directly`.
    """

    books: Books
    header: Header
    body: Wire
    personal: Wire | None

    @property
    def terms(self) -> Terms:
        """What holds at the merchant."""
        return self.books.terms

    @property
    def register(self) -> Register:
        """The register, from its token."""
        return self.books.register

    @property
    def merchant_id(self) -> str:
        """The merchant, from the register's token."""
        return self.books.register.merchant_id

    @property
    def now(self) -> str:
        """The backend's time."""
        return self.books.now

    @property
    def happened_at(self) -> str:
        """When it happened, for what is dated and decided by it at a desk: as `put_right`. A purchase keeps
        its own time (N14).
        """
        return put_right(self.header, self.books.now)

    @property
    def local(self) -> datetime:
        """When it happened by its own word, by the clocks of the store."""
        return self.books.local(self.header.occurred_at)

    @property
    def secrets(self) -> SecretsSource:
        """The source of ids and card numbers."""
        return self.books.secrets

    def directly(self) -> AbstractContextManager[Connection]:
        """Yield the database itself, as `Books.directly`."""
        return self.books.directly()
