"""Reading what somebody wrote into an application, electronic or on paper."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, TypeVar

from reference_backend.configuration.model import Programme
from reference_backend.members.address import Address, read_address
from reference_backend.members.birthday import Birthday, read_birthday
from reference_backend.members.fields import FieldError, FieldFault
from reference_backend.members.names import read_name
from reference_backend.members.phone import read_mobile

T = TypeVar("T")
Kind = Literal["natural", "legal"]


@dataclass(frozen=True)
class Written:
    """The fields as they were typed."""

    kind: Kind
    first_name: str
    last_name: str
    email: str
    phone: str
    birth_month: int | None
    birth_day: int | None
    language: str


@dataclass(frozen=True)
class Applicant:
    """The fields once they are right: a person, or the contact person of a legal one (Q3).

    Names are empty texts, the phone is None, where the programme does not ask for them.
    """

    kind: Kind
    first_name: str
    last_name: str
    address: Address
    phone: str | None
    birthday: Birthday | None
    language: str


def read_applicant(written: Written, programme: Programme) -> Applicant:
    """Read an application by what the programme asks for; FieldError names every field that is wrong."""
    reading = _Reading()
    first_name = reading.field(lambda: _name("first_name", written.first_name, programme)) or ""
    last_name = reading.field(lambda: _name("last_name", written.last_name, programme)) or ""
    address = reading.field(lambda: read_address(written.email))
    phone = reading.field(lambda: _phone(written.phone, programme))
    birthday = reading.field(lambda: _birthday(written, programme))
    reading.field(lambda: _check_kind(written, programme))
    language = reading.field(lambda: _language(written, programme)) or ""
    if reading.faults or address is None:
        raise FieldError(*reading.faults)
    return Applicant(written.kind, first_name, last_name, address, phone, birthday, language)


class _Reading:
    """Goes on at a fault, so that all of them are told at once."""

    def __init__(self) -> None:
        self.faults: list[FieldFault] = []

    def field(self, read: Callable[[], T]) -> T | None:
        try:
            return read()
        except FieldError as error:
            self.faults += error.faults
            return None


def _name(field: Literal["first_name", "last_name"], text: str, programme: Programme) -> str:
    if programme.joining.names == "optional" and not text.strip():
        return ""
    return read_name(field, text)


def _phone(text: str, programme: Programme) -> str | None:
    if programme.joining.phone == "required":
        return read_mobile(text, programme.country)
    if text.strip():
        raise FieldError(FieldFault("phone", "not-asked-for"))
    return None


def _birthday(written: Written, programme: Programme) -> Birthday | None:
    birthday = read_birthday(written.birth_month, written.birth_day)
    # J04: a legal person has none.
    if birthday is not None and (written.kind == "legal" or not programme.joining.birthday):
        raise FieldError(FieldFault("birthday", "not-asked-for"))
    return birthday


def _check_kind(written: Written, programme: Programme) -> None:
    if written.kind == "legal" and not programme.capabilities.legal_persons:
        raise FieldError(FieldFault("kind", "not-valid"))


def _language(written: Written, programme: Programme) -> str:
    if written.language not in programme.languages:
        raise FieldError(FieldFault("language", "not-valid"))
    return written.language
