"""Counting wrong tries, in the database, so that neither a restart nor a retry resets the count."""

import math
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, Select, delete, insert, or_, select, update

from reference_backend.clock import from_wire, to_wire
from reference_backend.problems import Problem
from reference_backend.tables import tries

LONGEST_MEMORY_S = 86_400
"""No failure counts longer, but those at a PIN: they count until the right one, or until a manager."""
CLOSED = "9999-12-31T23:59:59.999Z"
"""The wait of who waits for a person and not for a time."""
_PERSON = "pin-of:"


@dataclass(frozen=True)
class Limit:
    """How many failures are free, and how long the first wait is; each further failure doubles it.

    `closed_at` failures are the last: a person has to open it again. Those are never forgotten by time, which
    would give nine tries a day for ever.
    """

    free: int
    first_wait_s: int
    longest_wait_s: int = 3600
    forgotten_after_s: int = LONGEST_MEMORY_S
    closed_at: int | None = None

    def __post_init__(self) -> None:
        if self.forgotten_after_s > LONGEST_MEMORY_S:
            raise ValueError("the failures would be removed before they are forgotten")

    def wait_s(self, failures: int) -> int:
        """Return how long to wait after so many failures, one that is not free being the last."""
        doubled: int = self.first_wait_s * 2 ** min(failures - self.free, 20)
        return min(doubled, self.longest_wait_s)


# B4: five wrong ones, then 60 s, doubling; ten, and a manager unlocks.
PIN = Limit(free=5, first_wait_s=60, closed_at=10)
# Wider than PIN: one person's right PIN must not wipe out the tries at all the others' (see `succeeded`).
REGISTER_PINS = Limit(free=20, first_wait_s=60)
ENROLMENT = Limit(free=10, first_wait_s=60)
# Codes of tills that ask to be let in, guessed by somebody at a till.
USER_CODES = Limit(free=10, first_wait_s=60)
# A slip of the pen or two is usual at an info desk; a list of addresses is not.
CONTACTS = Limit(free=5, first_wait_s=60)


def of_person(merchant_id: str, number: str) -> str:
    """Return whom wrong PINs are counted on: a number, at whatever till of its merchant."""
    return f"{_PERSON}{merchant_id}:{number}"


def check(connection: Connection, subject: str, now: datetime) -> None:
    """Raise Problem `too-many-tries` while the subject has to wait, `pin-locked` where a person must help."""
    locked_until = connection.scalar(select(tries.c.locked_until).where(tries.c.subject == subject))
    if locked_until == CLOSED:
        raise Problem("pin-locked")
    if locked_until is not None and from_wire(locked_until) > now:
        wait_s = math.ceil((from_wire(locked_until) - now).total_seconds())
        raise Problem("too-many-tries", retry_after_s=wait_s)


def count(connection: Connection, now: datetime, *subjects: tuple[str, Limit]) -> None:
    """Count something that may be done so often and not more, on each of these or, while one waits, on none.

    Problem `too-many-tries`.
    """
    for subject, _ in subjects:
        check(connection, subject, now)
    for subject, limit in subjects:
        failed(connection, subject, limit, now)


def failed(connection: Connection, subject: str, limit: Limit, now: datetime, times: int = 1) -> None:
    """Count a failure, or several, and lock the subject once the free ones are used up."""
    row = connection.execute(select(tries).where(tries.c.subject == subject)).one_or_none()
    failures = times + (row.failures if row is not None and _counts(row.last_failure, limit, now) else 0)
    values = {
        "failures": failures,
        "last_failure": to_wire(now),
        "locked_until": _locked_until(limit, failures, now),
    }
    if row is None:
        connection.execute(insert(tries).values(subject=subject, **values))
    else:
        connection.execute(update(tries).where(tries.c.subject == subject).values(**values))


def _counts(last_failure: str, limit: Limit, now: datetime) -> bool:
    forgotten_after = timedelta(seconds=limit.forgotten_after_s)
    return limit.closed_at is not None or now - from_wire(last_failure) < forgotten_after


def _locked_until(limit: Limit, failures: int, now: datetime) -> str | None:
    if limit.closed_at is not None and failures >= limit.closed_at:
        return CLOSED
    return to_wire(now + timedelta(seconds=limit.wait_s(failures))) if failures >= limit.free else None


def succeeded(connection: Connection, subject: str) -> None:
    """Forget the failures of a subject that proved itself."""
    connection.execute(delete(tries).where(tries.c.subject == subject))


def closed(connection: Connection, subject: str) -> bool:
    """Return whether only a person opens it again."""
    return connection.scalar(select(tries.c.locked_until).where(tries.c.subject == subject)) == CLOSED


def no_longer_counting(now: datetime) -> Select[str]:
    """Return whom what no longer counts and keeps nobody waiting is about: it names callers and addresses."""
    old = tries.c.last_failure <= to_wire(now - timedelta(seconds=LONGEST_MEMORY_S))
    free = or_(tries.c.locked_until.is_(None), tries.c.locked_until <= to_wire(now))
    return select(tries.c.subject).where(old, free, tries.c.subject.not_like(f"{_PERSON}%"))
