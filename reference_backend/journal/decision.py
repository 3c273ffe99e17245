"""What the backend makes of one entry."""

from dataclasses import dataclass
from typing import Literal

from sqlalchemy import Connection

from reference_backend.configuration.terms import Terms
from reference_backend.journal.schemas import Header
from reference_backend.registers.access import Register
from reference_backend.wire import Wire


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
    """An entry whose shape is right, and where it came from."""

    connection: Connection
    terms: Terms
    register: Register
    header: Header
    body: Wire
    personal: Wire | None
    now: str

    @property
    def merchant_id(self) -> str:
        """The merchant, from the register's token."""
        return self.register.merchant_id
