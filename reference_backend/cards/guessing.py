"""Card numbers are not found by trying them: what means nobody is counted on the register that asked.

    a code that means nobody ──► counted, once for each code ──► ten in five minutes: this register waits
                                                                 fifty in five minutes at one merchant's
                                                                 registers: noted in the trail, nobody waits

Right codes change nothing of the count: who guesses may have a card of his own. The wait is five minutes, and
doubles with each one of the same day. Only codes of cards count: a member's reference has 122 random bits.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Connection, and_, delete, func, insert, select

from reference_backend import audit, tries
from reference_backend.backend import Backend
from reference_backend.clock import to_wire
from reference_backend.members.repository import CARD_REFERENCE
from reference_backend.problems import Problem
from reference_backend.registers.access import Register
from reference_backend.secrets_source import fingerprint
from reference_backend.tables import tries as counted

WINDOW = timedelta(minutes=5)
FREE = 10
"""So many different codes that mean nobody does a register look up in a WINDOW, and no more."""
WATCHED = 50
"""So many at all of a merchant's registers are no day's usual slips."""
WAIT = tries.Limit(free=1, first_wait_s=300)
ACTION = "card-guessing"


class MeansNobody(Problem):
    """A refusal because a reference means nobody at this merchant; its code says no more than any other's."""


def may_ask(connection: Connection, register: Register, now: datetime) -> None:
    """Problem `too-many-tries` while this register may look up no cards."""
    tries.check(connection, _waiting(register), now)


def may_ask_for(connection: Connection, register: Register, reference: str, now: datetime) -> None:
    """Do as `may_ask` for a `card:` reference; any other is nothing that can be guessed."""
    if reference.startswith(CARD_REFERENCE):
        may_ask(connection, register, now)


def missed(backend: Backend, register: Register, code: str) -> None:
    """Count a code that means nobody at this register's merchant; the same one again is not counted again.

    Problem `too-many-tries` when others that were asked at the same time have used up what is free.
    """
    now = backend.clock.now()
    subject = f"{_misses(register)}{fingerprint(code)[:16]}"
    with backend.database.write() as connection:
        may_ask(connection, register, now)
        connection.execute(delete(counted).where(_of(_misses(register)), ~_lately(now)))
        if connection.scalar(select(counted.c.subject).where(counted.c.subject == subject)) is None:
            connection.execute(insert(counted).values(subject=subject, failures=1, last_failure=to_wire(now)))
            _look_at(connection, register, now)


@contextmanager
def counted_when_nobodys(backend: Backend, register: Register, reference: str) -> Iterator[None]:
    """Count a `card:` reference as `missed` does when what is done inside raises MeansNobody."""
    try:
        yield
    except MeansNobody:
        # Behind the transaction that the refusal undid.
        if reference.startswith(CARD_REFERENCE):
            missed(backend, register, reference.removeprefix(CARD_REFERENCE))
        raise


def _look_at(connection: Connection, register: Register, now: datetime) -> None:
    """Let the register wait, and note what is not usual."""
    at_merchant = _number(connection, _misses_at(register.merchant_id), now)
    if _number(connection, _misses(register), now) >= FREE:
        tries.failed(connection, _waiting(register), WAIT, now)
        _note(connection, register, "register-waits", now)
    if at_merchant == WATCHED:
        _note(connection, register, "many-registers", now)


def _note(connection: Connection, register: Register, result: str, now: datetime) -> None:
    audit.note(connection, register.merchant_id, ACTION, result, to_wire(now), register_id=register.id)


def _number(connection: Connection, prefix: str, now: datetime) -> int:
    query = select(func.count()).select_from(counted).where(_of(prefix), _lately(now))
    return connection.scalar(query) or 0


def _of(prefix: str) -> ColumnElement[bool]:
    """Everything that begins so, by the primary key."""
    return and_(counted.c.subject >= prefix, counted.c.subject < prefix + "~")


def _lately(now: datetime) -> ColumnElement[bool]:
    return counted.c.last_failure > to_wire(now - WINDOW)


def _misses_at(merchant_id: str) -> str:
    return f"miss:{merchant_id}:"


def _misses(register: Register) -> str:
    return f"{_misses_at(register.merchant_id)}{register.id}:"


def _waiting(register: Register) -> str:
    return f"misses:{register.id}"
