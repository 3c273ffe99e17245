"""Sign-in on the wire."""

from typing import Annotated, Literal

from pydantic import Field

from reference_backend.wire import Moment, Wire

Role = Literal["cashier", "info_desk", "manager"]


class SignInRequest(Wire):
    """A number and a PIN."""

    staff: Annotated[str, Field(pattern=r"^[0-9]{1,6}$")]
    pin: Annotated[str, Field(pattern=r"^[0-9]{4,12}$")]


class SignInAnswer(Wire):
    """A session and what its holder may do."""

    staff: str
    role: Role
    session: str
    expires_at: Moment
