"""Enrolment of registers by one-time codes that are made where the backend runs."""

from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, insert, select, update

from reference_backend import tries
from reference_backend.backend import Backend
from reference_backend.clock import to_wire
from reference_backend.problems import Problem
from reference_backend.registers.schemas import EnrolmentAnswer, EnrolmentRequest
from reference_backend.registers.taking_in import take_in
from reference_backend.secrets_source import fingerprint
from reference_backend.tables import enrolment_codes, registers
from reference_backend.tokens.signing import Installation

CODE_LIFETIME = timedelta(minutes=10)


def new_code(backend: Backend, register_id: str, lifetime: timedelta = CODE_LIFETIME) -> str:
    """Return a fresh one-time code; older unused ones of the register end. KeyError when it is unknown."""
    code = backend.secrets.code()
    expires_at = to_wire(backend.clock.now() + lifetime)
    with backend.database.write() as connection:
        if connection.scalar(select(registers.c.id).where(registers.c.id == register_id)) is None:
            raise KeyError(register_id)
        end_codes(connection, register_id)
        connection.execute(
            insert(enrolment_codes).values(
                code_hash=fingerprint(code), register_id=register_id, expires_at=expires_at
            )
        )
    return code


def end_codes(connection: Connection, register_id: str) -> None:
    """End the codes of a register that nobody used."""
    unused = (enrolment_codes.c.register_id == register_id) & enrolment_codes.c.used_at.is_(None)
    connection.execute(delete(enrolment_codes).where(unused))


def enrol(backend: Backend, request: EnrolmentRequest, caller: str) -> EnrolmentAnswer:
    """Enrol a till by its code, or refuse it with a Problem. `caller` is whom wrong tries are counted on."""
    now = backend.clock.now()
    subject = f"enrolment:{caller}"
    with backend.database.write() as connection:
        tries.check(connection, subject, now)
        code_hash = fingerprint(normalised(request.code))
        refusal, register_id = _look_up(connection, code_hash, request.was, now)
        if refusal is None:
            tries.succeeded(connection, subject)
            _mark_used(connection, code_hash, now)
            installation = Installation(bytes.fromhex(request.public_key), request.instance)
            return take_in(connection, backend, register_id, installation, now)[1]
        # The failed try must be kept, so the refusal is raised outside the transaction.
        tries.failed(connection, subject, tries.ENROLMENT, now)
    raise Problem(refusal)


def normalised(code: str) -> str:
    """Return a typed code without what does not count: case, blanks and hyphens."""
    return code.replace("-", "").replace(" ", "").upper()


def _look_up(
    connection: Connection, code_hash: str, was: str | None, now: datetime
) -> tuple[str | None, str]:
    query = select(enrolment_codes).where(enrolment_codes.c.code_hash == code_hash)
    row = connection.execute(query).one_or_none()
    if row is None:
        return "enrolment-code-unknown", ""
    if row.used_at is not None:
        return "enrolment-code-used", ""
    if row.expires_at <= to_wire(now):
        return "enrolment-code-expired", ""
    if was not in (None, row.register_id):
        # Not spent: a wrong code must cost neither till anything.
        return "code-of-another-till", ""
    return None, row.register_id


def _mark_used(connection: Connection, code_hash: str, now: datetime) -> None:
    spent = update(enrolment_codes).where(enrolment_codes.c.code_hash == code_hash)
    connection.execute(spent.values(used_at=to_wire(now)))
