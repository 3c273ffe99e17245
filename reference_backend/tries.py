"""Counting wrong tries, in the database, so that neither a restart nor a retry resets the count."""

import math
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, Select, delete, insert, or_, select, update

from reference_backend.clock import from_wire, to_wire
from reference_backend.problems import Problem
from reference_backend.tables import tries

LONGEST_MEMORY_S = 86_400
"""No failure counts longer than this."""


@dataclass(frozen=True)
class Limit:
    """How many failures are free, and how long the first wait is; each further failure doubles it."""

    free: int
    first_wait_s: int
    longest_wait_s: int = 3600
    forgotten_after_s: int = LONGEST_MEMORY_S

    def __post_init__(self) -> None:
        if self.forgotten_after_s > LONGEST_MEMORY_S:
            raise ValueError("the failures would be removed before they are forgotten")


PIN = Limit(free=5, first_wait_s=60)
# Wider than PIN: one person's right PIN must not wipe out the tries at all the others' (see `succeeded`).
REGISTER_PINS = Limit(free=20, first_wait_s=60)
ENROLMENT = Limit(free=10, first_wait_s=60)
# A slip of the pen or two is usual at an info desk; a list of addresses is not.
CONTACTS = Limit(free=5, first_wait_s=60)


def check(connection: Connection, subject: str, now: datetime) -> None:
    """Raise Problem `too-many-tries` while the subject has to wait."""
    locked_until = connection.scalar(select(tries.c.locked_until).where(tries.c.subject == subject))
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


def failed(connection: Connection, subject: str, limit: Limit, now: datetime) -> None:
    """Count a failure and lock the subject once the free ones are used up."""
    row = connection.execute(select(tries).where(tries.c.subject == subject)).one_or_none()
    failures = 1
    if row is not None and now - from_wire(row.last_failure) < timedelta(seconds=limit.forgotten_after_s):
        failures = row.failures + 1
    wait_s = min(limit.first_wait_s * 2 ** min(failures - limit.free, 20), limit.longest_wait_s)
    locked = to_wire(now + timedelta(seconds=wait_s)) if failures >= limit.free else None
    values = {"failures": failures, "last_failure": to_wire(now), "locked_until": locked}
    if row is None:
        connection.execute(insert(tries).values(subject=subject, **values))
    else:
        connection.execute(update(tries).where(tries.c.subject == subject).values(**values))


def succeeded(connection: Connection, subject: str) -> None:
    """Forget the failures of a subject that proved itself."""
    connection.execute(delete(tries).where(tries.c.subject == subject))


def no_longer_counting(now: datetime) -> Select[str]:
    """Return whom what no longer counts and keeps nobody waiting is about: it names callers and addresses."""
    old = tries.c.last_failure <= to_wire(now - timedelta(seconds=LONGEST_MEMORY_S))
    free = or_(tries.c.locked_until.is_(None), tries.c.locked_until <= to_wire(now))
    return select(tries.c.subject).where(old, free)
