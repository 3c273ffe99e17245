"""Telling the info desk what became of an application that it took on paper."""

from typing import Literal

from sqlalchemy import Connection, select

from reference_backend.applications import repository
from reference_backend.applications.repository import PaperApplication
from reference_backend.applications.schemas import ApplicationAnswer
from reference_backend.backend import Backend
from reference_backend.cards.repository import virtual_card
from reference_backend.configuration.repository import terms_of
from reference_backend.configuration.terms import Terms
from reference_backend.problems import Problem
from reference_backend.registers.access import Register
from reference_backend.tables import entries

KNOWN = "member-known"


def application(backend: Backend, register: Register, entry_id: str) -> ApplicationAnswer:
    """Say what became of this merchant's application; Problem `not-found` for any other.

    `picture` `stored` is what allows the paper to be destroyed. Of a person who was known before nobody at a
    till hears the card: it might be another one's form.
    """
    with backend.database.read() as connection:
        found = repository.by_entry(connection, register.merchant_id, entry_id)
        if found is None:
            raise Problem("not-found")
        terms = terms_of(connection, register.merchant_id, backend.programmes)
        was_known = _was_known(connection, found)
        return ApplicationAnswer(
            state="member-known" if was_known else "new-member",
            card=None if was_known else _card(connection, terms, found),
            picture=_picture(connection, found),
            paper="there" if found.paper_destroyed_at is None else "destroyed",
        )


def _was_known(connection: Connection, found: PaperApplication) -> bool:
    query = select(entries.c.flags).where(
        entries.c.register_id == found.register_id,
        entries.c.entry_id == found.entry_id,
        entries.c.outcome == "accepted",
    )
    return KNOWN in (connection.scalar(query.limit(1)) or "").split(",")


def _card(connection: Connection, terms: Terms, found: PaperApplication) -> str | None:
    return None if found.member_id is None else virtual_card(connection, terms.pool, found.member_id)


def _picture(connection: Connection, found: PaperApplication) -> Literal["none", "waiting", "stored"]:
    if found.picture is None:
        return "none"
    return "stored" if repository.picture_is_stored(connection, found) else "waiting"
