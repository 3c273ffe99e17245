"""Holds on the wire."""

from typing import Annotated

from pydantic import Field

from reference_backend.wire import LARGEST_INTEGER, EntryId, Moment, Wire


class HoldRequest(Wire):
    """A benefit to be kept for a sale; of a bonus also how much, in minor units of the store's currency."""

    sale: EntryId
    benefit: Annotated[str, Field(min_length=1, max_length=60)]
    member_ref: Annotated[str, Field(min_length=1, max_length=80)]
    amount_minor: Annotated[int, Field(gt=0, le=LARGEST_INTEGER)] | None = None


class HoldAnswer(Wire):
    """The hold and its time."""

    hold: str
    expires_at: Moment
