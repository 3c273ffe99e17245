"""A till that asks to be let in, and hears when somebody did (RFC 8628).

ask ──► waiting ──► approved ──► given     a manager decides; the till hears it when it asks next
           │
           └──────► denied                 and all of them end with their time
"""

import math
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import Connection, Row, delete, insert, select, update

from reference_backend.backend import Backend
from reference_backend.clock import from_wire, to_wire
from reference_backend.problems import Problem
from reference_backend.registers import families
from reference_backend.registers.schemas import (
    DeviceAuthorizationAnswer,
    DeviceAuthorizationRequest,
    EnrolmentAnswer,
)
from reference_backend.registers.service import normalised
from reference_backend.registers.taking_in import take_in, told
from reference_backend.secrets_source import fingerprint
from reference_backend.tables import device_authorizations
from reference_backend.tokens.signing import Installation, Standing

LIFETIME: Final = timedelta(minutes=10)
INTERVAL_S: Final = 5
"""How often a till may ask, and by how much longer it has to wait when it asked sooner (RFC 8628, 3.5)."""
GRACE: Final = timedelta(milliseconds=500)
"""How much sooner may still be the way through the network."""
WAITING_AT_ONCE: Final = 5
"""How many of one address may wait to be let in."""
REMEMBERED: Final = timedelta(days=1)
"""How long a code that is over is told from one that never was."""


def ask(backend: Backend, request: DeviceAuthorizationRequest, caller: str) -> DeviceAuthorizationAnswer:
    """Let a till begin to ask; Problem `too-many-tries` for an address with too many that wait."""
    now = backend.clock.now()
    device_code = backend.secrets.token()
    with backend.database.write() as connection:
        _forget_old(connection, now)
        _check_room(connection, caller, now)
        user_code = _new_user_code(connection, backend)
        connection.execute(
            insert(device_authorizations).values(
                device_code_hash=fingerprint(device_code),
                user_code_hash=fingerprint(user_code),
                public_key=bytes.fromhex(request.public_key),
                instance=request.instance,
                client_version=request.client_version,
                was=request.was,
                caller=caller[:60],
                state="waiting",
                interval_s=INTERVAL_S,
                asked_at=to_wire(now),
                expires_at=to_wire(now + LIFETIME),
            )
        )
    shown = f"{user_code[:4]}-{user_code[4:]}"
    lifetime_s = int(LIFETIME.total_seconds())
    return DeviceAuthorizationAnswer(
        device_code=device_code, user_code=shown, expires_in=lifetime_s, interval=INTERVAL_S
    )


def redeem(backend: Backend, device_code: str) -> EnrolmentAnswer:
    """Return what a till is that was let in.

    The same answer again, with new tokens, as long as none of the first was used: it may have been lost.
    Problems `authorization-pending`, `slow-down`, `access-denied`, `device-code-expired`,
    `device-code-unknown`.
    """
    now = backend.clock.now()
    mine = device_authorizations.c.device_code_hash == fingerprint(device_code)
    with backend.database.write() as connection:
        row = connection.execute(select(device_authorizations).where(mine)).one_or_none()
        if row is None:
            raise Problem("device-code-unknown")
        if row.expires_at <= to_wire(now):
            raise Problem("device-code-expired")
        if row.state == "denied":
            raise Problem("access-denied")
        if row.state == "approved":
            return _first_answer(connection, backend, row, now)
        if row.state == "given":
            return _same_answer(connection, backend, row, now)
        interval_s, too_soon = _waited(row, now)
        # That it asked must be kept, so the refusal is raised outside the transaction.
        connection.execute(
            update(device_authorizations).where(mine).values(last_poll=to_wire(now), interval_s=interval_s)
        )
    if too_soon:
        raise Problem("slow-down", retry_after_s=interval_s)
    raise Problem("authorization-pending")


def find(connection: Connection, user_code: str) -> Row[Any] | None:
    """Return the one who shows this code, however it was typed; None when nobody does."""
    code_hash = fingerprint(normalised(user_code))
    query = select(device_authorizations).where(device_authorizations.c.user_code_hash == code_hash)
    return connection.execute(query).one_or_none()


def note_decision(connection: Connection, row: Row[Any], state: str, register_id: str | None) -> None:
    """Write what was said to the one who asks: `approved`, with the register, or `denied`."""
    mine = device_authorizations.c.device_code_hash == row.device_code_hash
    connection.execute(update(device_authorizations).where(mine).values(state=state, register_id=register_id))


def end_approvals(connection: Connection, register_id: str) -> None:
    """Deny whoever was approved for this register and has no tokens yet."""
    mine = (device_authorizations.c.register_id == register_id, device_authorizations.c.state == "approved")
    connection.execute(update(device_authorizations).where(*mine).values(state="denied"))


def _forget_old(connection: Connection, now: datetime) -> None:
    over = device_authorizations.c.expires_at <= to_wire(now - REMEMBERED)
    connection.execute(delete(device_authorizations).where(over))


def _check_room(connection: Connection, caller: str, now: datetime) -> None:
    waiting = connection.scalars(
        select(device_authorizations.c.expires_at)
        .where(
            device_authorizations.c.caller == caller[:60],
            device_authorizations.c.state == "waiting",
            device_authorizations.c.expires_at > to_wire(now),
        )
        .order_by(device_authorizations.c.expires_at)
    ).all()
    if len(waiting) >= WAITING_AT_ONCE:
        wait_s = math.ceil((from_wire(waiting[0]) - now).total_seconds())
        raise Problem("too-many-tries", retry_after_s=wait_s)


def _new_user_code(connection: Connection, backend: Backend) -> str:
    """Return a code that nobody shows; of 20^8 there are a few at once."""
    while find(connection, user_code := backend.secrets.code()) is not None:
        continue
    return user_code


def _waited(row: Row[Any], now: datetime) -> tuple[int, bool]:
    """Return the interval from now on, and whether this was asked sooner than the one until now."""
    if row.last_poll is None:
        return row.interval_s, False
    too_soon = now - from_wire(row.last_poll) < timedelta(seconds=row.interval_s) - GRACE
    return row.interval_s + (INTERVAL_S if too_soon else 0), too_soon


def _first_answer(connection: Connection, backend: Backend, row: Row[Any], now: datetime) -> EnrolmentAnswer:
    standing, answer = take_in(connection, backend, row.register_id, _installation(row), now)
    mine = device_authorizations.c.device_code_hash == row.device_code_hash
    given = update(device_authorizations).where(mine)
    connection.execute(given.values(state="given", family=standing.family))
    return answer


def _same_answer(connection: Connection, backend: Backend, row: Row[Any], now: datetime) -> EnrolmentAnswer:
    found = families.stored(connection, row.register_id)
    family = found[0] if found else None
    if family is None or family.family != row.family or family.generation_used or not family.is_enrolled:
        raise Problem("device-code-expired")
    standing = Standing(row.register_id, row.family, str(family.family_born), family.generation)
    return told(connection, backend, standing, _installation(row), now)


def _installation(row: Row[Any]) -> Installation:
    return Installation(bytes(row.public_key), row.instance)
