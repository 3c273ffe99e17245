"""`POST /v1/unsealings`."""

from fastapi import APIRouter

from reference_backend import problems
from reference_backend.backend import TheBackend
from reference_backend.registers.access import TheRegister
from reference_backend.unsealing.schemas import UnsealingAnswer, UnsealingRequest
from reference_backend.unsealing.service import unseal

router = APIRouter(tags=["recovery"])


@router.post(
    "/v1/unsealings",
    responses=problems.documented("register-unknown", "register-revoked", "not-sealed-for-this"),
)
def unsealings(backend: TheBackend, register: TheRegister, body: UnsealingRequest) -> UnsealingAnswer:
    """Open what this register sealed for itself."""
    return unseal(backend, register, body)
