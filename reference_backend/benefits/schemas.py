"""Holds on the wire."""

from typing import Annotated

from pydantic import Field

from reference_backend.wire import EntryId, Moment, Wire


class HoldRequest(Wire):
    """A benefit to be kept for a sale."""

    sale: EntryId
    benefit: Annotated[str, Field(min_length=1, max_length=60)]
    member_ref: Annotated[str, Field(min_length=1, max_length=80)]


class HoldAnswer(Wire):
    """The hold and its time."""

    hold: str
    expires_at: Moment
