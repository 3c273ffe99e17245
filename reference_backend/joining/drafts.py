"""Applications on their way (J13).

draft ──phone code──► verified ──"Submit"──► active
   └──────────── their time is over ────────► gone      what was written goes with either end
"""

import json
from dataclasses import asdict, dataclass, field
from typing import Any, Literal, cast

from sqlalchemy import Connection, insert, select, update

from reference_backend.consents.purposes import Purpose
from reference_backend.members.address import read_address
from reference_backend.members.applicant import Applicant, Kind
from reference_backend.members.birthday import Birthday
from reference_backend.tables import join_drafts

State = Literal["draft", "verified", "active"]


@dataclass(frozen=True)
class Wishes:
    """Who applies, what was accepted in which version, and what was permitted."""

    applicant: Applicant
    accepted: dict[str, str]
    consents: tuple[Purpose, ...]


@dataclass(frozen=True)
class Application:
    """An application as it is kept; `wishes` is None once it has ended."""

    id: str
    merchant_id: str
    state: State
    wishes: Wishes | None
    phone_code_hash: str | None
    phone_code_until: str | None
    expires_at: str


@dataclass(frozen=True)
class _Details:
    """What stands in the row's text."""

    kind: str
    first_name: str
    last_name: str
    email: str
    phone: str | None
    birthday: tuple[int, int] | None
    language: str
    accepted: dict[str, str] = field(default_factory=dict)
    consents: list[str] = field(default_factory=list)
    phone_code_until: str | None = None


def add(
    connection: Connection, key: str, merchant_id: str, state: State, wishes: Wishes, now: str, until: str
) -> Application:
    """Write a new application and return it."""
    row = {"id": key, "merchant_id": merchant_id, "state": state, "created_at": now, "expires_at": until}
    email_key = wishes.applicant.address.key
    connection.execute(insert(join_drafts).values(**row, email_key=email_key, details=_written(wishes, None)))
    return Application(key, merchant_id, state, wishes, None, None, until)


def by_id(connection: Connection, application_id: str) -> Application | None:
    """Return an application."""
    query = select(join_drafts).where(join_drafts.c.id == application_id)
    row = connection.execute(query).one_or_none()
    if row is None:
        return None
    details = json.loads(row.details)
    return Application(
        id=row.id,
        merchant_id=row.merchant_id,
        state=cast(State, row.state),
        wishes=_read(_Details(**details)) if details and row.state != "active" else None,
        phone_code_hash=row.phone_code_hash,
        phone_code_until=details.get("phone_code_until"),
        expires_at=row.expires_at,
    )


def note_code(connection: Connection, application: Application, code_hash: str, until: str) -> None:
    """Keep the hash of a code that was sent; the one before ends."""
    assert application.wishes is not None, "a code is sent for a draft"
    details = _written(application.wishes, until)
    _set(connection, application.id, phone_code_hash=code_hash, details=details)


def confirm_phone(connection: Connection, application_id: str, now: str) -> None:
    """Note that the code was right; it does not work again."""
    _set(connection, application_id, state="verified", phone_code_hash=None, phone_confirmed_at=now)


def complete(connection: Connection, application_id: str, member_id: str | None) -> None:
    """End an application in a membership: all that was written stands with the member, or is nobody's.

    `member_id` is none where the address was a member's already.
    """
    ended = {"state": "active", "details": "{}", "phone_code_hash": None, "email_key": None}
    _set(connection, application_id, member_id=member_id, **ended)


def _set(connection: Connection, application_id: str, **values: Any) -> None:
    mine = update(join_drafts).where(join_drafts.c.id == application_id)
    connection.execute(mine.values(**values))


def _written(wishes: Wishes, phone_code_until: str | None) -> str:
    one = wishes.applicant
    details = _Details(
        kind=one.kind,
        first_name=one.first_name,
        last_name=one.last_name,
        email=one.address.written,
        phone=one.phone,
        birthday=(one.birthday.month, one.birthday.day) if one.birthday else None,
        language=one.language,
        accepted=wishes.accepted,
        consents=list(wishes.consents),
        phone_code_until=phone_code_until,
    )
    return json.dumps(asdict(details), ensure_ascii=False)


def _read(details: _Details) -> Wishes:
    applicant = Applicant(
        kind=cast(Kind, details.kind),
        first_name=details.first_name,
        last_name=details.last_name,
        address=read_address(details.email),
        phone=details.phone,
        birthday=Birthday(*details.birthday) if details.birthday else None,
        language=details.language,
    )
    return Wishes(applicant, details.accepted, cast(tuple[Purpose, ...], tuple(details.consents)))
