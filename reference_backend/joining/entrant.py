"""Whoever is about to become a member, with what takes long made ready before the one write transaction."""

from dataclasses import dataclass

from reference_backend.admission import FirstPassword
from reference_backend.backend import Backend
from reference_backend.cards.issuing import draw_virtual
from reference_backend.cards.picture import picture_of
from reference_backend.cards.repository import virtual_card
from reference_backend.configuration.model import Programme
from reference_backend.configuration.terms import Terms
from reference_backend.joining.drafts import Wishes
from reference_backend.members.people import find_by_email


@dataclass(frozen=True)
class DrawnCard:
    """A card's picture, and whose number it shows: the one there is, or one that may be given."""

    code: str
    picture: bytes

    def showing(self, programme: Programme, code: str) -> bytes:
        """Return the picture of a card; of another one than this only where two joined in one moment."""
        return self.picture if code == self.code else picture_of(programme, code)


@dataclass(frozen=True)
class Entrant:
    """Who enters, with the card that was drawn and the password that was chosen, if one is asked for."""

    wishes: Wishes
    card: DrawnCard
    password: FirstPassword | None = None


def drawn_card(backend: Backend, terms: Terms, wishes: Wishes) -> DrawnCard:
    """Draw the card that the mail about this join will show: as much work for a stranger as for a member."""
    with backend.database.read() as connection:
        person = find_by_email(connection, terms.pool, wishes.applicant.address)
        held = virtual_card(connection, terms.pool, person.id) if person is not None else None
    code = held or draw_virtual(terms, backend.secrets)
    return DrawnCard(code, picture_of(terms.programme, code))
