"""Which of the staff that a till remembers it may still let in, and who is let try again."""

from sqlalchemy import Connection, delete

from reference_backend import audit, tries
from reference_backend.backend import Backend
from reference_backend.registers.access import Register
from reference_backend.staff.proving import known_staff, stamp_of
from reference_backend.staff.schemas import CheckAnswer, CheckRequest, Remembered, UnlockRequest
from reference_backend.staff.service import Person, end_sessions
from reference_backend.tables import staff

AT_THE_COMMAND = "command"
"""Who unlocked, where nobody was signed in."""


def check(backend: Backend, register: Register, request: CheckRequest) -> CheckAnswer:
    """Count the wrong tries that a till saw while it was alone, then say whose stamp does not hold.

    Problem `too-many-tries` while this register has to wait: then nothing was counted.
    """
    now = backend.clock.now()
    whole_register = f"pins:{register.id}"
    with backend.database.write() as connection:
        if request.wrong_tries:
            tries.check(connection, whole_register, now)
        for one in request.wrong_tries:
            person = tries.of_person(register.merchant_id, one.staff)
            tries.failed(connection, person, tries.PIN, now, one.count)
            tries.failed(connection, whole_register, tries.REGISTER_PINS, now, one.count)
        return CheckAnswer(
            ended=[
                one.staff for one in request.remembered if not _holds(connection, register.merchant_id, one)
            ]
        )


def _holds(connection: Connection, merchant_id: str, one: Remembered) -> bool:
    known = known_staff(connection, merchant_id, one.staff)
    locked = tries.closed(connection, tries.of_person(merchant_id, one.staff))
    return known is not None and not locked and stamp_of(one.staff, known) == one.stamp


def unlock(backend: Backend, register: Register, manager: Person, request: UnlockRequest) -> None:
    """Let somebody try again at whatever till; audited. The same where nobody was locked."""
    with backend.database.write() as connection:
        open_again(connection, register.merchant_id, request.staff)
        audit.note(
            connection,
            register.merchant_id,
            "staff-unlocked",
            "done",
            backend.now_text(),
            register_id=register.id,
            staff=manager.number,
            reason=request.staff,
        )


def open_again(connection: Connection, merchant_id: str, number: str) -> None:
    """Forget the wrong tries at this number's PIN."""
    tries.succeeded(connection, tries.of_person(merchant_id, number))


def remove(connection: Connection, merchant_id: str, number: str) -> bool:
    """Return whether there was one of that number; sessions end, tills hear it at their next contact."""
    here = (staff.c.merchant_id == merchant_id) & (staff.c.number == number)
    removed = connection.execute(delete(staff).where(here)).rowcount > 0
    end_sessions(connection, merchant_id, number)
    open_again(connection, merchant_id, number)
    return removed
