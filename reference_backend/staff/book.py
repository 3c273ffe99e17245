"""The staff that a batch of entries names: each looked up once."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import cast

from sqlalchemy import Connection, bindparam, select

from reference_backend.staff.schemas import Role
from reference_backend.tables import staff

# Made once: to build a statement costs more than to run it.
_BY_NUMBER = select(staff.c.number, staff.c.role, staff.c.organisation).where(
    staff.c.merchant_id == bindparam("merchant"), staff.c.number == bindparam("of")
)


@dataclass(frozen=True)
class StaffMember:
    """A member of the merchant's staff; `organisation` where somebody else employs them (J10)."""

    number: str
    role: Role
    organisation: str | None

    def works_for(self, partners: Collection[str]) -> bool:
        """Say whether the merchant employs this one, or a partner that it lists does."""
        return self.organisation is None or self.organisation in partners


class StaffBook:
    """A merchant's list of staff, which no entry changes; the caller holds the transaction."""

    def __init__(self, connection: Connection, merchant_id: str) -> None:
        """Know nobody yet."""
        self._connection = connection
        self._merchant_id = merchant_id
        self._members: dict[str, StaffMember | None] = {}

    def by_number(self, number: str) -> StaffMember | None:
        """Return who has this number with the merchant, None when nobody has."""
        if number not in self._members:
            self._members[number] = self._asked(number)
        return self._members[number]

    def _asked(self, number: str) -> StaffMember | None:
        here = {"merchant": self._merchant_id, "of": number}
        row = self._connection.execute(_BY_NUMBER, here).one_or_none()
        return row and StaffMember(row.number, cast(Role, row.role), row.organisation)
