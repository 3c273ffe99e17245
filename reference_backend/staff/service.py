"""Sign-in by number and PIN, and the sessions that come of it."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Annotated, cast

from fastapi import Depends
from fastapi.security import APIKeyHeader
from sqlalchemy import Connection, delete, insert, select, update

from reference_backend.backend import Backend, TheBackend
from reference_backend.clock import to_wire
from reference_backend.configuration.repository import terms_of
from reference_backend.problems import Problem
from reference_backend.registers.access import Register, TheRegister
from reference_backend.secrets_source import fingerprint
from reference_backend.staff.book import StaffBook
from reference_backend.staff.pins import is_too_simple
from reference_backend.staff.proving import Known, Proof, refused, stamp_of
from reference_backend.staff.roles import Action, may
from reference_backend.staff.schemas import PinRequest, Role, SignInAnswer, SignInRequest
from reference_backend.tables import registers, staff, staff_sessions, stores

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
    *,
    pin_given: bool = True,
) -> None:
    """Write a member of staff with the Argon2id hash of the PIN, and who employs them if not the merchant.

    `pin_given`: somebody else chose the PIN, so the first sign-in asks for an own one.
    """
    values = {"role": role, "pin_hash": pin_hash, "pin_given": pin_given, "organisation": organisation}
    connection.execute(insert(staff).values(merchant_id=merchant_id, number=number, **values))


def sign_in(backend: Backend, register: Register, request: SignInRequest) -> SignInAnswer:
    """Return a session, or refuse with the same words whether the number or the PIN is wrong.

    No session comes of a PIN that somebody else chose: `change_pin` opens one.
    """
    proof = Proof(backend, register, request.staff, request.pin)
    with backend.database.write() as connection:
        known = proof.result(connection)
        if known is not None:
            session = (
                None
                if known.pin_given
                else _open_session(connection, backend, register, request.staff, known)
            )
            return _answer(request.staff, known, session)
    raise refused()


def change_pin(backend: Backend, register: Register, request: PinRequest) -> SignInAnswer:
    """Put an own PIN in the place of the one before, and sign in with it; sessions by the one before end.

    Problem `pin-too-simple` before anything is compared or counted.
    """
    if is_too_simple(request.staff, request.new_pin, request.pin):
        raise Problem("pin-too-simple")
    proof = Proof(backend, register, request.staff, request.pin)
    pin_hash = backend.hasher.hash(request.new_pin)
    with backend.database.write() as connection:
        known = proof.result(connection)
        if known is not None:
            here = (staff.c.merchant_id == register.merchant_id) & (staff.c.number == request.staff)
            connection.execute(update(staff).where(here).values(pin_hash=pin_hash, pin_given=False))
            end_sessions(connection, register.merchant_id, request.staff)
            known = Known(known.role, pin_hash, pin_given=False)
            session = _open_session(connection, backend, register, request.staff, known)
            return _answer(request.staff, known, session)
    raise refused()


def end_sessions(connection: Connection, merchant_id: str, number: str) -> None:
    """End what is open of this number, at whatever till of the merchant."""
    tills = select(registers.c.id).join(stores).where(stores.c.merchant_id == merchant_id)
    hers = (staff_sessions.c.number == number) & staff_sessions.c.register_id.in_(tills)
    connection.execute(delete(staff_sessions).where(hers))


@dataclass(frozen=True)
class _Session:
    secret: str
    expires_at: str


def _open_session(
    connection: Connection, backend: Backend, register: Register, number: str, known: Known
) -> _Session:
    session = _Session(backend.secrets.token(), to_wire(backend.clock.now() + SESSION_LIFETIME))
    connection.execute(
        insert(staff_sessions).values(
            session_hash=fingerprint(session.secret),
            register_id=register.id,
            number=number,
            role=known.role,
            expires_at=session.expires_at,
        )
    )
    return session


def _answer(number: str, known: Known, session: _Session | None) -> SignInAnswer:
    return SignInAnswer(
        staff=number,
        role=known.role,
        must_change_pin=session is None,
        session=None if session is None else session.secret,
        expires_at=None if session is None else session.expires_at,
        stamp=None if session is None else stamp_of(number, known),
    )


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


def person_of_partner_who(action: Action) -> Callable[..., Person]:
    """Return the same for what only the merchant's own people do, or those of a partner that it lists (J10).

    Problem `role-not-allowed` or `organisation-not-authorised`.
    """

    def allowed(
        backend: TheBackend, register: TheRegister, person: Annotated[Person, Depends(person_who(action))]
    ) -> Person:
        with backend.database.read() as connection:
            member = StaffBook(connection, register.merchant_id).by_number(person.number)
            partners = terms_of(connection, register.merchant_id, backend.programmes).merchant.partners
        if member is not None and not member.works_for(partners):
            raise Problem("organisation-not-authorised")
        return person

    return allowed
