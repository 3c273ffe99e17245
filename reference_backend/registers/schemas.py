"""Enrolment and tokens on the wire."""

from typing import Annotated, Literal

from pydantic import Field

from reference_backend.wire import AnyUuid, Named, Sha256Hex, Wire

Code = Annotated[str, Field(min_length=1, max_length=40)]


class EnrolmentRequest(Wire):
    """A till that shows its one-time code and its own public key."""

    code: Code
    public_key: Sha256Hex  # 32 raw bytes of Ed25519, which are 64 hex digits too
    instance: AnyUuid
    client_version: Annotated[str, Field(max_length=40)]
    # Which till this one was, where it still knows. (pydantic has a `register` of its own.)
    was: Annotated[str | None, Field(alias="register", min_length=1, max_length=200)] = None


class TokenPairAnswer(Wire):
    """An access token, how many seconds it is good, and what the next one is asked for with."""

    token: str
    expires_in: int
    refresh_token: str


class EnrolmentAnswer(TokenPairAnswer):
    """What the till is from now on."""

    register_view: Annotated[
        Named, Field(serialization_alias="register")
    ]  # pydantic has a `register` of its own
    store: Named
    merchant: Named


class RefreshAnswer(TokenPairAnswer):
    """The next two tokens."""


class DeviceAuthorizationRequest(Wire):
    """A till that has no code and asks to be let in (RFC 8628, 3.1)."""

    public_key: Sha256Hex
    instance: AnyUuid
    # A manager is shown it, and anybody may send it.
    client_version: Annotated[str, Field(pattern=r"^[0-9A-Za-z.+-]{1,40}$")]
    was: Annotated[str | None, Field(alias="register", min_length=1, max_length=60)] = None


class DeviceAuthorizationAnswer(Wire):
    """What the till asks with, what it shows, and how long; both times in seconds (RFC 8628, 3.2)."""

    device_code: str
    user_code: str
    expires_in: int
    interval: int


class DeviceGrant(Wire):
    """A till that asks whether it was let in."""

    grant: Literal["device"]
    device_code: Annotated[str, Field(min_length=1, max_length=200)]


class RefreshGrant(Wire):
    """A till whose access token is over, or soon."""

    grant: Literal["refresh"]
    refresh_token: Annotated[str, Field(min_length=1, max_length=4000)]


TokenRequest = Annotated[DeviceGrant | RefreshGrant, Field(discriminator="grant")]
