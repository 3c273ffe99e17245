"""Giving a member the virtual card."""

from sqlalchemy import Connection, insert
from sqlalchemy.exc import IntegrityError

from reference_backend.card_changes import touch_member
from reference_backend.configuration.card_numbers import NumberError, draw
from reference_backend.configuration.terms import Terms
from reference_backend.secrets_source import SecretsSource
from reference_backend.tables import cards

_TRIES = 10


def draw_virtual(terms: Terms, secrets: SecretsSource) -> str:
    """Return a number for a virtual card, which may be given already.

    NumberError where the programme has no format for virtual cards.
    """
    card_format = next((one for one in terms.programme.card_formats if one.form == "virtual"), None)
    if card_format is None:
        raise NumberError(f"{terms.programme.id} has no format for virtual cards")
    return draw(card_format, secrets)


def issue_virtual(
    connection: Connection, terms: Terms, member_id: str, secrets: SecretsSource, wanted: str | None = None
) -> str:
    """Give a member an active virtual card and return its code; the membership stands already.

    It is the wanted one if that is free. The tills of this merchant are told. NumberError where the programme
    has no format for virtual cards, or none with a free number.
    """
    for number in range(_TRIES):
        code = wanted if wanted is not None and number == 0 else draw_virtual(terms, secrets)
        if _is_added(connection, terms.pool, code, member_id):
            touch_member(connection, terms, member_id)
            return code
    raise NumberError(f"the numbers of {terms.programme.id} are used up")


def _is_added(connection: Connection, pool: str, code: str, member_id: str) -> bool:
    """Write the card unless its number is given: the database decides, whoever else draws meanwhile."""
    try:
        with connection.begin_nested():
            connection.execute(
                insert(cards).values(
                    pool=pool, code=code, form="virtual", status="active", member_id=member_id
                )
            )
    except IntegrityError:
        return False
    return True
