"""Taking a till in as a register: what all ways of enrolment end with."""

from datetime import datetime

from sqlalchemy import Connection, select

from reference_backend import audit
from reference_backend.backend import Backend
from reference_backend.clock import to_wire
from reference_backend.registers import families
from reference_backend.registers.schemas import EnrolmentAnswer
from reference_backend.tables import merchants, registers, stores
from reference_backend.tokens.signing import Installation, Standing
from reference_backend.wire import Named


def take_in(
    connection: Connection, backend: Backend, register_id: str, installation: Installation, now: datetime
) -> tuple[Standing, EnrolmentAnswer]:
    """Begin an enrolment, which ends the one before it, and return it with what the till is told.

    Call it in a write transaction.
    """
    standing = families.begin(connection, register_id, backend.secrets.identifier(), installation, now)
    answer = told(connection, backend, standing, installation, now)
    audit.note(
        connection,
        answer.merchant.id,
        "register-enrolled",
        "enrolled",
        to_wire(now),
        register_id=register_id,
    )
    return standing, answer


def told(
    connection: Connection, backend: Backend, standing: Standing, installation: Installation, now: datetime
) -> EnrolmentAnswer:
    """Return what the till is from now on, with new tokens of this generation."""
    row = connection.execute(
        select(registers.c.name, stores.c.id, stores.c.name, merchants.c.id, merchants.c.name)
        .join(stores, stores.c.id == registers.c.store_id)
        .join(merchants, merchants.c.id == stores.c.merchant_id)
        .where(registers.c.id == standing.register)
    ).one()
    pair = backend.tokens.pair(standing, installation, now, backend.secrets)
    return EnrolmentAnswer(
        register_view=Named(id=standing.register, name=row[0]),
        store=Named(id=row[1], name=row[2]),
        merchant=Named(id=row[3], name=row[4]),
        token=pair.access,
        expires_in=pair.expires_in,
        refresh_token=pair.refresh,
    )
