"""The contact search on the wire."""

from typing import Annotated, Literal

from pydantic import Field, model_validator

from reference_backend.wire import Wire

Reason = Literal["lost-card", "first-card", "withdrawal"]


class ContactSearchRequest(Wire):
    """A whole address or a whole number, and why it is searched."""

    email: Annotated[str | None, Field(min_length=1, max_length=320)] = None
    phone: Annotated[str | None, Field(min_length=1, max_length=40)] = None
    reason: Reason

    @model_validator(mode="after")
    def _one_contact(self) -> "ContactSearchRequest":
        if (self.email is None) is (self.phone is None):
            raise ValueError("either an address or a number")
        return self


class HeldCard(Wire):
    """A card of the holder, without its number."""

    form: Literal["virtual", "plastic"]
    status: Literal["active", "lost", "replaced", "cancelled"]


class ContactSearchAnswer(Wire):
    """Whom a card may be given to; never who it is. Null for everybody who is no member of this merchant."""

    holder: str | None
    cards: list[HeldCard]
