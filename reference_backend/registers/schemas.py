"""Enrolment on the wire."""

from typing import Annotated

from pydantic import Field

from reference_backend.wire import AnyUuid, Named, Sha256Hex, Wire


class EnrolmentRequest(Wire):
    """A till that shows its one-time code and its own public key."""

    code: Annotated[str, Field(min_length=1, max_length=40)]
    public_key: Sha256Hex  # 32 raw bytes of Ed25519, which are 64 hex digits too
    instance: AnyUuid
    client_version: Annotated[str, Field(max_length=40)]
    # Which till this one was, where it still knows. (pydantic has a `register` of its own.)
    was: Annotated[str | None, Field(alias="register", min_length=1, max_length=200)] = None


class EnrolmentAnswer(Wire):
    """What the till is from now on."""

    register_view: Annotated[
        Named, Field(serialization_alias="register")
    ]  # pydantic has a `register` of its own
    store: Named
    merchant: Named
    token: str
