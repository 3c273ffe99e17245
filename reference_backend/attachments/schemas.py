"""Attachments on the wire."""

from typing import Annotated

from pydantic import Field

from reference_backend.wire import Count, EntryId, Sha256Hex, Wire


class AttachmentRequest(Wire):
    """A picture that an entry announced."""

    entry: EntryId
    sha256: Sha256Hex
    size: Annotated[Count, Field(ge=1)]
    media_type: Annotated[str, Field(max_length=100)]


class AttachmentAnswer(Wire):
    """Where to send it, and how much is here."""

    attachment: str
    received: int


class PieceAnswer(Wire):
    """How much is here; `complete` when all of it is, and it is the picture that was announced."""

    received: int
    complete: bool
