"""People who join and leave a backend without its network."""

from typing import Any

from reference_backend import tables
from reference_backend.admission import NewMember, new_member
from reference_backend.configuration.repository import terms_of
from reference_backend.erasure.service import end_membership, erase_member
from reference_backend.members.applicant import Written, read_applicant
from reference_backend.members.repository import Membership
from tests.backend.in_process import InProcess
from tests.backend.looking import rows

WRITTEN = Written("natural", "", "", "aino@example.com", "", None, None, "fi")


def join(running: InProcess, merchant: str, **more: Any) -> Membership:
    with running.backend.database.write() as connection:
        terms = terms_of(connection, merchant, running.backend.programmes)
        applicant = read_applicant(WRITTEN, terms.programme)
        new = NewMember(applicant, **{"origin": "electronic", "attested_by": "self", **more})
        return new_member(connection, terms, new, running.clock.text(), running.backend.secrets)


def end(running: InProcess, merchant: str, member_id: str) -> bool:
    with running.backend.database.write() as connection:
        terms = terms_of(connection, merchant, running.backend.programmes)
        return end_membership(connection, terms, member_id, running.clock.text())


def erase(running: InProcess, member_id: str) -> bool:
    with running.backend.database.write() as connection:
        return erase_member(connection, member_id, running.clock.text(), "asked-for")


def owner(running: InProcess, code: str) -> str:
    return str(next(row["member_id"] for row in rows(running, tables.cards) if row["code"] == code))


def card_of(running: InProcess, member_id: str) -> str:
    cards = rows(running, tables.cards)
    return str(
        next(row["code"] for row in cards if (row["member_id"], row["status"]) == (member_id, "active"))
    )
