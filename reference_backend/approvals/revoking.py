"""Putting a register out: what was enrolled as it until now is over, at once and for good."""

from sqlalchemy import Connection, delete, select, update

from reference_backend import audit
from reference_backend.approvals.deciding import merchant_of
from reference_backend.approvals.schemas import Reason, RegistersAnswer, RegisterView
from reference_backend.backend import Backend
from reference_backend.problems import Problem
from reference_backend.registers.device_codes import end_approvals
from reference_backend.registers.families import COLUMNS, Family, family_of
from reference_backend.registers.service import end_codes
from reference_backend.tables import registers, staff_sessions, stores
from reference_backend.wire import Named


def registers_of(connection: Connection, merchant_id: str) -> RegistersAnswer:
    """Return a merchant's registers by store and id."""
    rows = connection.execute(
        select(
            registers.c.id,
            registers.c.name,
            registers.c.last_contact,
            stores.c.id.label("store_id"),
            stores.c.name.label("store_name"),
            *COLUMNS,
        )
        .join(stores, stores.c.id == registers.c.store_id)
        .where(stores.c.merchant_id == merchant_id)
        .order_by(stores.c.id, registers.c.id)
    ).mappings()
    return RegistersAnswer(
        registers=[
            RegisterView(
                id=row["id"],
                name=row["name"],
                store=Named(id=row["store_id"], name=row["store_name"]),
                enrolled=family_of(row).is_enrolled,
                revoked=family_of(row).is_revoked,
                last_contact=row["last_contact"],
            )
            for row in rows
        ]
    )


def revoke(
    backend: Backend, register_id: str, reason: Reason, *, merchant_id: str | None, staff: str | None
) -> None:
    """Put a register out: its tokens, its sessions of staff and the codes that would let it in again.

    A till that is enrolled as it afterwards is another enrolment. Of `merchant_id` where one is given, else
    Problem `not-found`, which is for a register that is not there too. Once more changes nothing.
    """
    now = backend.now_text()
    with backend.database.write() as connection:
        owner = merchant_of(connection, register_id)
        if owner is None or merchant_id not in (None, owner):
            raise Problem("not-found")
        end_codes(connection, register_id)
        end_approvals(connection, register_id)
        connection.execute(delete(staff_sessions).where(staff_sessions.c.register_id == register_id))
        mine = registers.c.id == register_id
        family = family_of(connection.execute(select(*COLUMNS).where(mine)).mappings().one())
        if family.is_revoked:
            return
        connection.execute(update(registers).where(mine).values(revoked_at=_from_when(family, now)))
        audit.note(
            connection,
            owner,
            "register-revoked",
            "revoked",
            now,
            register_id=register_id,
            staff=staff,
            reason=reason,
        )


def _from_when(family: Family, now: str) -> str:
    # A clock that went back must not leave standing what was enrolled before it did.
    return max(now, family.family_born or "")
