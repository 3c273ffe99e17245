"""A manager's view of tills on the wire."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from reference_backend.wire import Moment, Named, Wire

Reason = Literal["stolen", "replaced", "closed"]


class RegisterView(Wire):
    """A register of the merchant, and whether a till is enrolled as it."""

    id: str
    name: str
    store: Named
    enrolled: bool
    revoked: bool
    last_contact: Moment | None


class RegistersAnswer(Wire):
    """Every register of the merchant, by store and id."""

    registers: list[RegisterView]


class AskingView(Wire):
    """A till that asks to be let in; `was` is which register of this merchant it says that it was."""

    client_version: str
    asked_at: Moment
    was: str | None


class DecisionRequest(Wire):
    """What a manager says to it, and as which register it comes in."""

    decision: Literal["approve", "deny"]
    chosen: Annotated[str | None, Field(alias="register", min_length=1, max_length=60)] = None

    @model_validator(mode="after")
    def _names_a_register(self) -> Self:
        if self.decision == "approve" and self.chosen is None:
            raise ValueError("register")
        return self


class RevocationRequest(Wire):
    """Why a register is put out."""

    reason: Reason
