"""Values that many calls share, in the strict form of the wire."""

from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from reference_backend.clock import from_wire

LARGEST_INTEGER = 2**53 - 1


class Wire(BaseModel):
    """A closed, strict object: no coercion, no member that is not named (pydantic's lax mode takes
    `false` for 0)."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)


def _real_moment(text: str) -> str:
    from_wire(text)
    return text


Moment = Annotated[
    str,
    Field(pattern=r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$", examples=["2026-11-22T09:41:07.123Z"]),
    AfterValidator(_real_moment),
]
Count = Annotated[int, Field(ge=0, le=LARGEST_INTEGER)]
Sha256Hex = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
SignatureHex = Annotated[str, Field(pattern=r"^[0-9a-f]{128}$")]
SaltHex = Annotated[str, Field(pattern=r"^[0-9a-f]{32}$")]
EntryId = Annotated[
    str, Field(pattern=r"^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$")
]
Hex = Annotated[str, Field(pattern=r"^([0-9a-f]{2})*$")]
KeyId = Annotated[str, Field(pattern=r"^[0-9a-f]{16}$")]
Reference = Annotated[str, Field(min_length=1, max_length=80)]
StaffNumber = Annotated[str, Field(pattern=r"^[0-9]{1,6}$")]
AnyUuid = Annotated[str, Field(pattern=r"^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$")]


class Money(Wire):
    """An amount in minor units of an ISO 4217 currency."""

    amount_minor: Annotated[int, Field(ge=-LARGEST_INTEGER, le=LARGEST_INTEGER)]
    currency: Annotated[str, Field(pattern=r"^[A-Z]{3}$")]


class Named(Wire):
    """Something with an id and a name for people."""

    id: str
    name: str
