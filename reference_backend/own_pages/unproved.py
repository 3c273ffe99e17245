"""What a form said for an address that nobody has proved: it waits beside the form (J12, J21, J23).

Anybody can fill in a form with somebody else's address and tick what there is to tick. So nothing of it is a
consent before the address is proved, and then only of the form that whoever proves it filled in.
"""

import json
from collections.abc import Collection
from dataclasses import dataclass
from typing import cast

from sqlalchemy import Connection, select, update

from reference_backend.consents.purposes import Purpose
from reference_backend.tables import join_drafts

_EMPTY = "{}"


@dataclass(frozen=True)
class FirstForm:
    """The form that made a person, what it ticked, and when its texts were accepted."""

    application: str
    merchant_id: str
    accepted_at: str
    consents: tuple[Purpose, ...]


def keep_first_form(
    connection: Connection, application_id: str, accepted_at: str, consents: Collection[Purpose]
) -> None:
    """Let what a completed form ticked wait for the proof of its address; call it in a write transaction."""
    _write(connection, application_id, json.dumps({"accepted_at": accepted_at, "consents": [*consents]}))


def first_form(connection: Connection, member_id: str) -> FirstForm | None:
    """Return the form that made a person; None of one who came otherwise, or whose address is proved."""
    query = select(join_drafts.c.id, join_drafts.c.merchant_id, join_drafts.c.details).where(
        join_drafts.c.member_id == member_id, join_drafts.c.details != _EMPTY
    )
    row = connection.execute(query).one_or_none()
    if row is None:
        return None
    kept = json.loads(row.details)
    consents = cast(tuple[Purpose, ...], tuple(kept["consents"]))
    return FirstForm(row.id, row.merchant_id, kept["accepted_at"], consents)


def forget_first_form(connection: Connection, form: FirstForm) -> None:
    """Let nothing wait any more."""
    _write(connection, form.application, _EMPTY)


def _write(connection: Connection, application_id: str, details: str) -> None:
    mine = update(join_drafts).where(join_drafts.c.id == application_id)
    connection.execute(mine.values(details=details))
