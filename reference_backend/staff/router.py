"""`POST /v1/staff-sign-ins`, `/v1/staff-pins`, `/v1/staff-unlocks`, `/v1/staff-checks`."""

from typing import Annotated

from fastapi import APIRouter, Depends

from reference_backend import problems
from reference_backend.backend import TheBackend
from reference_backend.registers.access import TheRegister
from reference_backend.staff import standing
from reference_backend.staff.roles import Action
from reference_backend.staff.schemas import (
    CheckAnswer,
    CheckRequest,
    PinRequest,
    SignInAnswer,
    SignInRequest,
    UnlockRequest,
)
from reference_backend.staff.service import Person, change_pin, person_who, sign_in

router = APIRouter(tags=["staff"])
_OF_A_REGISTER = ("register-unknown", "register-revoked")


@router.post(
    "/v1/staff-sign-ins",
    responses=problems.documented(*_OF_A_REGISTER, "sign-in-refused", "pin-locked", "too-many-tries"),
)
def staff_sign_ins(backend: TheBackend, register: TheRegister, body: SignInRequest) -> SignInAnswer:
    """Open a session for a member of this merchant's staff."""
    return sign_in(backend, register, body)


@router.post(
    "/v1/staff-pins",
    responses=problems.documented(
        *_OF_A_REGISTER, "sign-in-refused", "pin-locked", "pin-too-simple", "too-many-tries"
    ),
)
def staff_pins(backend: TheBackend, register: TheRegister, body: PinRequest) -> SignInAnswer:
    """Take an own PIN in the place of the one before, and open a session."""
    return change_pin(backend, register, body)


@router.post(
    "/v1/staff-unlocks",
    status_code=204,
    responses=problems.documented(*_OF_A_REGISTER, "staff-session-needed", "role-not-allowed"),
)
def staff_unlocks(
    backend: TheBackend,
    register: TheRegister,
    person: Annotated[Person, Depends(person_who(Action.UNLOCK_STAFF))],
    body: UnlockRequest,
) -> None:
    """Forget somebody's wrong tries; for managers."""
    standing.unlock(backend, register, person, body)


@router.post("/v1/staff-checks", responses=problems.documented(*_OF_A_REGISTER, "too-many-tries"))
def staff_checks(backend: TheBackend, register: TheRegister, body: CheckRequest) -> CheckAnswer:
    """Hear of wrong tries at a till that was alone, and say whom it may not let in any more."""
    return standing.check(backend, register, body)
