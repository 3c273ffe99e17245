"""Changing one's own data (N23, J41); a membership cannot be handed over (J39)."""

from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, update

from reference_backend.backend import Backend
from reference_backend.card_changes import touch_member
from reference_backend.configuration.model import Programme
from reference_backend.members.applicant import Applicant, Written, read_applicant
from reference_backend.members.fields import FieldError
from reference_backend.members.people import Member, by_id
from reference_backend.own_pages.memberships import memberships_of, programme_of
from reference_backend.problems import Problem
from reference_backend.tables import members


@dataclass(frozen=True)
class Edits:
    """What is to change; None leaves it as it is. `birthday` with two Nones takes it away (Q2)."""

    first_name: str | None = None
    last_name: str | None = None
    phone: str | None = None
    email: str | None = None
    language: str | None = None
    birthday: tuple[int | None, int | None] | None = None


def check_is_no_transfer(edits: Edits) -> None:
    """Raise Problem `transfer-not-allowed` when name, e-mail and phone are to change in one call (J39)."""
    names = edits.first_name is not None or edits.last_name is not None
    if names and edits.email is not None and edits.phone is not None:
        raise Problem("transfer-not-allowed")


def edit(backend: Backend, member: Member, edits: Edits) -> Member:
    """Change a member's data, all of it or none, and return it; an e-mail address is changed by its own link.

    Problem `transfer-not-allowed`, `fields-not-valid`, or `member-session-needed` when the person was erased
    in the meantime.
    """
    check_is_no_transfer(edits)
    with backend.database.write() as connection:
        # As it is now, under the lock: another call may have changed it, or erased the person.
        current = by_id(connection, member.id)
        if current is None:
            raise Problem("member-session-needed")
        member = current
        programme = programme_of(connection, backend.programmes, member)
        values = _values(_read(_written(member, edits), _asking(programme, member, edits)))
        mine = update(members).where(members.c.id == member.id)
        connection.execute(mine.values(**values))
        if edits.birthday is not None:
            _tell_tills(connection, backend, member.id)
    return replace(member, **values)


def _written(member: Member, edits: Edits) -> Written:
    month, day = edits.birthday or (member.birth_month, member.birth_day)

    def chosen(new: str | None, old: str | None) -> str:
        return new if new is not None else old or ""

    return Written(
        kind="legal" if member.kind == "legal" else "natural",
        first_name=chosen(edits.first_name, member.first_name),
        last_name=chosen(edits.last_name, member.last_name),
        email=member.email,
        phone=chosen(edits.phone, member.phone),
        birth_month=month,
        birth_day=day,
        language=chosen(edits.language, member.language),
    )


def _asking(programme: Programme, member: Member, edits: Edits) -> Programme:
    """Return what is asked in this call: nothing that is missing and that nobody wants to change here."""
    joining = programme.joining
    if member.phone is None and edits.phone is None:
        joining = joining.model_copy(update={"phone": "none"})
    is_unnamed = not (member.first_name or member.last_name)
    if is_unnamed and edits.first_name is None and edits.last_name is None:
        joining = joining.model_copy(update={"names": "optional"})
    return programme.model_copy(update={"joining": joining})


def _read(written: Written, programme: Programme) -> Applicant:
    try:
        return read_applicant(written, programme)
    except FieldError as error:
        raise Problem("fields-not-valid", str(error)) from error


def _values(applicant: Applicant) -> dict[str, Any]:
    birthday = applicant.birthday
    return {
        "first_name": applicant.first_name,
        "last_name": applicant.last_name,
        "phone": applicant.phone,
        "language": applicant.language,
        "birth_month": birthday.month if birthday else None,
        "birth_day": birthday.day if birthday else None,
    }


def _tell_tills(connection: Connection, backend: Backend, member_id: str) -> None:
    for joined in memberships_of(connection, backend.programmes, member_id):
        touch_member(connection, joined.terms, member_id)
