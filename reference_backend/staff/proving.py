"""Who somebody is, by number and PIN; and how often that may go wrong."""

from dataclasses import dataclass
from typing import cast

from argon2 import PasswordHasher
from argon2.exceptions import VerifyMismatchError
from sqlalchemy import Connection, select

from reference_backend import tries
from reference_backend.backend import Backend
from reference_backend.problems import Problem
from reference_backend.registers.access import Register
from reference_backend.secrets_source import fingerprint
from reference_backend.staff.schemas import Role
from reference_backend.tables import staff


@dataclass(frozen=True)
class Known:
    """What is known of a number: `pin_given` where somebody else chose the PIN."""

    role: Role
    pin_hash: str
    pin_given: bool


class Proof:
    """One try at one PIN. The hash takes long on purpose, so it is made outside the write lock.

    Equal answers and equal cost for a number that nobody has: its tries are counted, it waits and it locks.
    """

    def __init__(self, backend: Backend, register: Register, number: str, pin: str) -> None:
        """Compare; Problem `too-many-tries` or `pin-locked` before anything is compared."""
        self._backend = backend
        self._merchant_id = register.merchant_id
        self._number = number
        self._subjects = (
            (f"pins:{register.id}", tries.REGISTER_PINS),
            (tries.of_person(register.merchant_id, number), tries.PIN),
        )
        with backend.database.read() as connection:
            self._may_try(connection)
            self._known = known_staff(connection, register.merchant_id, number)
        self._fits = _fits(backend.hasher, self._known, pin)

    def result(self, connection: Connection) -> Known | None:
        """Return who it is, or count a wrong try and return None; the caller holds the write lock, and
        refuses after it let it go.

        Raises:
            Problem: as before: tries that ran side by side must not slip past the limit.
        """
        self._may_try(connection)
        if self._known is not None and self._fits and self._known == self._now(connection):
            tries.succeeded(connection, tries.of_person(self._merchant_id, self._number))
            return self._known
        for subject, limit in self._subjects:
            tries.failed(connection, subject, limit, self._backend.clock.now())
        return None

    def _now(self, connection: Connection) -> Known | None:
        return known_staff(connection, self._merchant_id, self._number)

    def _may_try(self, connection: Connection) -> None:
        for subject, _ in self._subjects:
            tries.check(connection, subject, self._backend.clock.now())


def known_staff(connection: Connection, merchant_id: str, number: str) -> Known | None:
    """Return role and PIN of this number, None when nobody has it."""
    query = select(staff.c.role, staff.c.pin_hash, staff.c.pin_given)
    here = query.where(staff.c.merchant_id == merchant_id, staff.c.number == number)
    row = connection.execute(here).one_or_none()
    return row and Known(cast(Role, row.role), row.pin_hash, row.pin_given)


def stamp_of(number: str, known: Known) -> str:
    """Return what stands for number, role and PIN as they are; the hash's salt makes it a random one."""
    return fingerprint(f"{number}:{known.role}:{known.pin_hash}")


def refused() -> Problem:
    """Return the one answer to a wrong number and a wrong PIN."""
    return Problem("sign-in-refused")


def _fits(hasher: PasswordHasher, known: Known | None, pin: str) -> bool:
    if known is None:
        # An unknown number must cost as much time as a wrong PIN.
        hasher.hash(pin)
        return False
    try:
        return hasher.verify(known.pin_hash, pin)
    except VerifyMismatchError:
        return False
