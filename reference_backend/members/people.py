"""People, whatever merchants they joined. Never asked from a till."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, insert, select
from sqlalchemy.exc import IntegrityError

from reference_backend.members.address import Address
from reference_backend.members.applicant import Applicant
from reference_backend.tables import members


@dataclass(frozen=True)
class Member:
    """A person of a pool, without what proves who it is."""

    id: str
    pool: str
    kind: str
    first_name: str
    last_name: str
    email: str
    phone: str | None
    language: str
    account: str
    address_proved_at: str | None
    reachable: bool
    birth_month: int | None
    birth_day: int | None


_MEMBERS = select(*(members.c[name] for name in Member.__dataclass_fields__)).where(
    members.c.erased_at.is_(None)
)


def find_by_email(connection: Connection, pool: str, address: Address) -> Member | None:
    """Return the person of a pool whose address this is (N03)."""
    return _one(connection, members.c.pool == pool, members.c.email_key == address.key)


def by_id(connection: Connection, member_id: str) -> Member | None:
    """Return a person who was not erased."""
    return _one(connection, members.c.id == member_id)


def _one(connection: Connection, *which: ColumnElement[bool]) -> Member | None:
    row = connection.execute(_MEMBERS.where(*which)).one_or_none()
    return Member(*row) if row else None


def add(connection: Connection, pool: str, member_id: str, applicant: Applicant, **account: Any) -> bool:
    """Write a new person; return whether the address was free: the database decides, not a look before."""
    birthday = applicant.birthday
    values = {
        "id": member_id,
        "pool": pool,
        "kind": applicant.kind,
        "first_name": applicant.first_name,
        "last_name": applicant.last_name,
        "email": applicant.address.written,
        "email_key": applicant.address.key,
        "phone": applicant.phone,
        "language": applicant.language,
        "birth_month": birthday.month if birthday else None,
        "birth_day": birthday.day if birthday else None,
        **account,
    }
    try:
        with connection.begin_nested():
            connection.execute(insert(members).values(**values))
    except IntegrityError:
        return False
    return True
