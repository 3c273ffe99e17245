"""`GET /v1/registers`, `POST /v1/registers/{id}/revocation`, and what is said to a till that asks."""

from typing import Annotated

from fastapi import APIRouter, Depends, Path

from reference_backend import problems
from reference_backend.approvals import deciding, revoking
from reference_backend.approvals.schemas import (
    AskingView,
    DecisionRequest,
    RegistersAnswer,
    RevocationRequest,
)
from reference_backend.backend import TheBackend
from reference_backend.registers.access import TheRegister
from reference_backend.staff.roles import Action
from reference_backend.staff.service import Person, person_who

router = APIRouter(tags=["registers"])
UserCode = Annotated[str, Path(min_length=1, max_length=40)]
TheApprover = Annotated[Person, Depends(person_who(Action.APPROVE_REGISTER))]
TheRevoker = Annotated[Person, Depends(person_who(Action.REVOKE_REGISTER))]
_MANAGERS = ("register-unknown", "staff-session-needed", "role-not-allowed")
_OF_CODES = ("user-code-unknown", "user-code-expired", "user-code-decided", "too-many-tries")


@router.get(
    "/v1/registers",
    responses=problems.documented(*_MANAGERS),
    dependencies=[Depends(person_who(Action.APPROVE_REGISTER))],
)
def registers(backend: TheBackend, register: TheRegister) -> RegistersAnswer:
    """Say which registers the merchant has, and which of them a till is enrolled as."""
    with backend.database.read() as connection:
        return revoking.registers_of(connection, register.merchant_id)


@router.get("/v1/device-authorizations/{user_code}", responses=problems.documented(*_MANAGERS, *_OF_CODES))
def device_authorization(
    backend: TheBackend, register: TheRegister, person: TheApprover, user_code: UserCode
) -> AskingView:
    """Say what a manager is about to let in."""
    return deciding.look_at(backend, register, person, user_code)


@router.post(
    "/v1/device-authorizations/{user_code}/decision",
    status_code=204,
    responses=problems.documented(*_MANAGERS, *_OF_CODES, "code-of-another-till", "not-found"),
)
def decision(
    backend: TheBackend,
    register: TheRegister,
    person: TheApprover,
    user_code: UserCode,
    body: DecisionRequest,
) -> None:
    """Let a till in as a register, or do not."""
    deciding.decide(backend, register, person, user_code, body.decision, body.chosen)


@router.post(
    "/v1/registers/{register_id}/revocation",
    status_code=204,
    responses=problems.documented(*_MANAGERS, "not-found"),
)
def revocation(
    backend: TheBackend,
    register: TheRegister,
    person: TheRevoker,
    register_id: Annotated[str, Path(max_length=60)],
    body: RevocationRequest,
) -> None:
    """Put a register out."""
    revoking.revoke(
        backend,
        register_id,
        body.reason,
        merchant_id=register.merchant_id,
        staff=person.number,
    )
