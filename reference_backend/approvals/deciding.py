"""What is said to a till that asks to be let in, by a manager at another till or where the backend runs."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal, TypeVar

from sqlalchemy import Connection, Row, select

from reference_backend import audit, tries
from reference_backend.approvals.schemas import AskingView
from reference_backend.backend import Backend
from reference_backend.clock import to_wire
from reference_backend.problems import Problem
from reference_backend.registers import device_codes
from reference_backend.registers.access import Register
from reference_backend.staff.service import Person
from reference_backend.tables import registers, stores

T = TypeVar("T")
Decision = Literal["approve", "deny"]
_STATES: dict[Decision, tuple[str, ...]] = {"approve": ("approved", "given"), "deny": ("denied",)}
"""What the one who asks becomes, and what else comes of that."""


@dataclass(frozen=True)
class Said:
    """What was said, about which register, and by whom; `staff` is None where the backend runs."""

    decision: Decision
    register: str | None
    merchant: str
    staff: str | None


def look_at(backend: Backend, register: Register, person: Person, user_code: str) -> AskingView:
    """Return who shows this code and waits. Problems as `decide`, but for the register."""

    def view(connection: Connection, row: Row[Any], now: datetime) -> AskingView:
        _check_waits(row, now)
        was = row.was if row.was and merchant_of(connection, row.was) == register.merchant_id else None
        return AskingView(client_version=row.client_version, asked_at=row.asked_at, was=was)

    return _found(backend, register, person, user_code, view)


def decide(
    backend: Backend,
    register: Register,
    person: Person,
    user_code: str,
    decision: Decision,
    chosen: str | None,
) -> None:
    """Say it; the same once more changes nothing.

    Problems `user-code-unknown`, `user-code-expired`, `user-code-decided`, `code-of-another-till` (it said
    that it was another register), `not-found` (a register that this merchant does not have) and
    `too-many-tries`.
    """
    said = Said(decision, chosen if decision == "approve" else None, register.merchant_id, person.number)

    def say(connection: Connection, row: Row[Any], now: datetime) -> None:
        if chosen is not None and merchant_of(connection, chosen) != register.merchant_id:
            raise Problem("not-found")
        write(connection, row, said, now)

    _found(backend, register, person, user_code, say)


def approve_here(backend: Backend, user_code: str, register_id: str) -> None:
    """Approve where the backend runs: whoever can do that needs no session. Problems as `decide`."""
    now = backend.clock.now()
    with backend.database.write() as connection:
        merchant_id = merchant_of(connection, register_id)
        row = device_codes.find(connection, user_code)
        if row is None:
            raise Problem("user-code-unknown")
        if merchant_id is None:
            raise Problem("not-found")
        write(connection, row, Said("approve", register_id, merchant_id, None), now)


def write(connection: Connection, row: Row[Any], said: Said, now: datetime) -> None:
    """Write what was said to the one who asks, and the trail of it; nothing for the same once more."""
    states = _STATES[said.decision]
    if row.state in states and row.register_id == said.register and row.expires_at > to_wire(now):
        return
    _check_waits(row, now)
    if said.register is not None and row.was not in (None, said.register):
        raise Problem("code-of-another-till")
    device_codes.note_decision(connection, row, states[0], said.register)
    audit.note(
        connection,
        said.merchant,
        "till-asked-to-be-let-in",
        states[0],
        to_wire(now),
        register_id=said.register,
        staff=said.staff,
    )


def merchant_of(connection: Connection, register_id: str) -> str | None:
    """Return whose register this is, None for one that is not there."""
    return connection.scalar(
        select(stores.c.merchant_id)
        .join(registers, registers.c.store_id == stores.c.id)
        .where(registers.c.id == register_id)
    )


def _check_waits(row: Row[Any], now: datetime) -> None:
    if row.expires_at <= to_wire(now):
        raise Problem("user-code-expired")
    if row.state != "waiting":
        raise Problem("user-code-decided")


def _found(
    backend: Backend,
    register: Register,
    person: Person,
    user_code: str,
    work: Callable[[Connection, Row[Any], datetime], T],
) -> T:
    """Do this with whoever shows the code.

    A code that nobody shows is a guess. A right one does not take guesses back: anybody may let a till of
    his own show one.
    """
    now = backend.clock.now()
    guessing = (
        (f"user-codes:{register.id}", tries.USER_CODES),
        (f"user-codes:{register.merchant_id}:{person.number}", tries.USER_CODES),
    )
    with backend.database.write() as connection:
        for subject, _ in guessing:
            tries.check(connection, subject, now)
        row = device_codes.find(connection, user_code)
        if row is not None:
            return work(connection, row, now)
        # The guess must be kept, so the refusal is raised outside the transaction.
        tries.count(connection, now, *guessing)
    raise Problem("user-code-unknown")
