"""Unsealing on the wire."""

from typing import Annotated, Literal

from pydantic import Field

from reference_backend.wire import Hex, Wire


class UnsealingRequest(Wire):
    """A till that lost its keyring shows what it once sealed."""

    purpose: Literal["database-key", "export-key"]
    sealed: Hex


class UnsealingAnswer(Wire):
    """What was sealed."""

    secret: Annotated[str, Field(pattern=r"^([0-9a-f]{2})*$")]
