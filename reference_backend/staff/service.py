"""Sign-in by number and PIN, and the sessions that come of it."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Annotated, cast

from argon2 import PasswordHasher
from argon2.exceptions import VerifyMismatchError
from fastapi import Depends
from fastapi.security import APIKeyHeader
from sqlalchemy import Connection, insert, select

from reference_backend import tries
from reference_backend.backend import Backend, TheBackend
from reference_backend.clock import to_wire
from reference_backend.problems import Problem
from reference_backend.registers.access import Register, TheRegister
from reference_backend.secrets_source import fingerprint
from reference_backend.staff.roles import Action, may
from reference_backend.staff.schemas import Role, SignInAnswer, SignInRequest
from reference_backend.tables import staff, staff_sessions

SESSION_LIFETIME = timedelta(hours=12)
_session_header = APIKeyHeader(name="X-Staff-Session", auto_error=False, description="A staff session.")


@dataclass(frozen=True)
class Person:
    """Who is signed in at the calling register."""

    number: str
    role: Role


def add_staff(
    connection: Connection,
    merchant_id: str,
    number: str,
    role: Role,
    pin_hash: str,
    organisation: str | None = None,
) -> None:
    """Write a member of staff with the Argon2id hash of the PIN, and who employs them if not the merchant."""
    values = {"role": role, "pin_hash": pin_hash, "organisation": organisation}
    connection.execute(insert(staff).values(merchant_id=merchant_id, number=number, **values))


def sign_in(backend: Backend, register: Register, request: SignInRequest) -> SignInAnswer:
    """Return a session, or refuse with the same words whether the number or the PIN is wrong."""
    now = backend.clock.now()
    whole_register = f"pins:{register.id}"
    person = f"pin:{register.id}:{request.staff}"
    with backend.database.read() as connection:
        tries.check(connection, whole_register, now)
        tries.check(connection, person, now)
        known = connection.execute(
            select(staff.c.role, staff.c.pin_hash).where(
                staff.c.merchant_id == register.merchant_id, staff.c.number == request.staff
            )
        ).one_or_none()
    # Hashing takes long on purpose, so it happens outside the write lock.
    fits = _pin_fits(backend.hasher, known.pin_hash if known else None, request.pin)
    with backend.database.write() as connection:
        # Again, under the lock: tries that ran side by side must not slip past the limit.
        tries.check(connection, whole_register, now)
        tries.check(connection, person, now)
        if known is not None and fits:
            tries.succeeded(connection, person)
            return _open_session(connection, backend, register, request.staff, known.role)
        tries.failed(connection, person, tries.PIN, now)
        tries.failed(connection, whole_register, tries.REGISTER_PINS, now)
    raise Problem("sign-in-refused")


def _pin_fits(hasher: PasswordHasher, pin_hash: str | None, pin: str) -> bool:
    if pin_hash is None:
        # An unknown number must cost as much time as a wrong PIN.
        hasher.hash(pin)
        return False
    try:
        return hasher.verify(pin_hash, pin)
    except VerifyMismatchError:
        return False


def _open_session(
    connection: Connection, backend: Backend, register: Register, number: str, role: str
) -> SignInAnswer:
    session = backend.secrets.token()
    expires_at = to_wire(backend.clock.now() + SESSION_LIFETIME)
    connection.execute(
        insert(staff_sessions).values(
            session_hash=fingerprint(session),
            register_id=register.id,
            number=number,
            role=role,
            expires_at=expires_at,
        )
    )
    return SignInAnswer(staff=number, role=cast(Role, role), session=session, expires_at=expires_at)


def current_person(
    backend: TheBackend, register: TheRegister, session: Annotated[str | None, Depends(_session_header)]
) -> Person:
    """Return who is signed in here; a session counts at the register where it was opened only."""
    if session is None:
        raise Problem("staff-session-needed")
    with backend.database.read() as connection:
        row = connection.execute(
            select(staff_sessions).where(
                staff_sessions.c.session_hash == fingerprint(session),
                staff_sessions.c.register_id == register.id,
                staff_sessions.c.expires_at > backend.now_text(),
            )
        ).one_or_none()
    if row is None:
        raise Problem("staff-session-needed")
    return Person(row.number, cast(Role, row.role))


def person_who(action: Action) -> Callable[[Person], Awaitable[Person]]:
    """Return what gives the signed-in person to a call; Problem `role-not-allowed` for who may not do it."""

    async def allowed(person: Annotated[Person, Depends(current_person)]) -> Person:
        if not may(person.role, action):
            raise Problem("role-not-allowed")
        return person

    return allowed
