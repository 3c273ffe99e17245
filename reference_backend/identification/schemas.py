"""Identification on the wire."""

from typing import Annotated, Literal

from pydantic import Field

from reference_backend.wire import Moment, Wire


class IdentificationRequest(Wire):
    """A code that was shown."""

    code: Annotated[str, Field(min_length=1, max_length=256)]
    symbology: Annotated[str, Field(max_length=40)] | None


class IdentificationAnswer(Wire):
    """What this customer gets; never who it is (J20)."""

    verdict: Literal["eligible", "member_without_benefit", "not_a_member", "card_not_valid"]
    form: Literal["virtual", "plastic", "unknown"]
    member_ref: str | None
    card_price: bool
    benefits: list[str]
    hint: Literal["info-desk"] | None
    as_of: Moment
