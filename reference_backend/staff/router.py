"""`POST /v1/staff-sign-ins`."""

from fastapi import APIRouter

from reference_backend import problems
from reference_backend.backend import TheBackend
from reference_backend.registers.access import TheRegister
from reference_backend.staff.schemas import SignInAnswer, SignInRequest
from reference_backend.staff.service import sign_in

router = APIRouter(tags=["staff"])


@router.post(
    "/v1/staff-sign-ins",
    responses=problems.documented(
        "register-unknown", "register-revoked", "sign-in-refused", "too-many-tries"
    ),
)
def staff_sign_ins(backend: TheBackend, register: TheRegister, body: SignInRequest) -> SignInAnswer:
    """Open a session for a member of this merchant's staff."""
    return sign_in(backend, register, body)
