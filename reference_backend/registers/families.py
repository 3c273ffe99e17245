"""The enrolment that holds for a register, as its row says it: which tokens still stand (ADR 14)."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import Connection, RowMapping, bindparam, select, update

from reference_backend.clock import from_wire, to_wire
from reference_backend.registers.keys import keep_key
from reference_backend.tables import registers
from reference_backend.tokens.signing import Installation, Standing

COLUMNS: Final = (
    registers.c.family,
    registers.c.family_born,
    registers.c.family_ended_at,
    registers.c.generation,
    registers.c.generation_used,
    registers.c.revoked_at,
)
_STEP = timedelta(milliseconds=1)
_FAMILY = select(*COLUMNS, registers.c.public_key, registers.c.instance).where(
    registers.c.id == bindparam("register")
)


@dataclass(frozen=True)
class Family:
    """A register's newest enrolment; `family` is None where nobody ever enrolled it."""

    family: str | None
    family_born: str | None
    family_ended_at: str | None
    generation: int
    generation_used: int
    revoked_at: str | None

    @property
    def is_enrolled(self) -> bool:
        """Whether a till holds tokens that stand."""
        return self.family is not None and self.family_ended_at is None and not self.is_revoked

    @property
    def is_revoked(self) -> bool:
        """Whether the newest enrolment was revoked, or the register before it ever had one."""
        return self.revoked_at is not None and (self.family_born or "") <= self.revoked_at

    def refusal(self, shown: Standing) -> str | None:
        """Return why a token stands no more, None when it stands, or may.

        A token of a family or a generation that is newer than this row was given out by this backend before
        an older copy of its database was put back: nobody else has the key that signed it.
        """
        if self.revoked_at is not None and shown.born <= self.revoked_at:
            return "register-revoked"
        if shown.family == self.family:
            return None if self.family_ended_at is None else "enrolment-ended"
        return None if shown.born > (self.family_born or "") else "enrolment-ended"

    def has_given(self, shown: Standing) -> bool:
        """Say whether this row knows the token's generation; if not, an older copy was put back."""
        return shown.family == self.family and shown.generation <= self.generation


def family_of(row: RowMapping) -> Family:
    """Return the enrolment of a row that has COLUMNS."""
    return Family(**{column.name: row[column.name] for column in COLUMNS})


def stored(connection: Connection, register_id: str) -> tuple[Family, Installation | None] | None:
    """Return a register's enrolment and who has it; None for a register that is not there."""
    row = connection.execute(_FAMILY, {"register": register_id}).mappings().one_or_none()
    if row is None:
        return None
    has_one = row["public_key"] is not None and row["instance"] is not None
    return family_of(row), Installation(bytes(row["public_key"]), row["instance"]) if has_one else None


def begin(
    connection: Connection, register_id: str, name: str, installation: Installation, now: datetime
) -> Standing:
    """Begin a family of this name, which ends the one before it; return its first generation.

    It is born later than whatever was revoked and than the one before it, wherever the clock stands.
    """
    found = stored(connection, register_id)
    known = found[0] if found else None
    before = [one for one in (known and known.family_born, known and known.revoked_at) if one]
    born = max(to_wire(now), *(to_wire(from_wire(one) + _STEP) for one in before)) if before else to_wire(now)
    standing = Standing(register_id, name, born, 1)
    keep(connection, standing, installation, now, used=0)
    return standing


def keep(
    connection: Connection, standing: Standing, installation: Installation, now: datetime, *, used: int
) -> None:
    """Write that this enrolment holds, in this generation, and that `used` was the last one seen in use."""
    connection.execute(
        update(registers)
        .where(registers.c.id == standing.register)
        .values(
            family=standing.family,
            family_born=standing.born,
            family_ended_at=None,
            generation=standing.generation,
            generation_used=used,
            public_key=installation.public_key,
            instance=installation.instance,
            last_contact=to_wire(now),
        )
    )
    keep_key(connection, standing.register, installation.public_key, now)


def mark_used(connection: Connection, shown: Standing) -> None:
    """Write that a token of the newest generation was used: the one before it is over."""
    connection.execute(
        update(registers)
        .where(
            registers.c.id == shown.register,
            registers.c.family == shown.family,
            registers.c.generation == shown.generation,
            registers.c.generation_used < shown.generation,
        )
        .values(generation_used=shown.generation)
    )


def end(connection: Connection, shown: Standing, now: datetime) -> None:
    """End this family: nothing that was signed for it stands any more."""
    mine = (registers.c.id == shown.register, registers.c.family == shown.family)
    connection.execute(update(registers).where(*mine).values(family_ended_at=to_wire(now)))
