"""`POST /v1/identifications`."""

from fastapi import APIRouter

from reference_backend import problems
from reference_backend.backend import TheBackend
from reference_backend.cards.schemas import IdentificationAnswer, IdentificationRequest
from reference_backend.cards.service import identify
from reference_backend.registers.access import TheRegister

router = APIRouter(tags=["cards"])


@router.post("/v1/identifications", responses=problems.documented("register-unknown", "register-revoked"))
def identifications(
    backend: TheBackend, register: TheRegister, body: IdentificationRequest
) -> IdentificationAnswer:
    """Say what a shown code gives here."""
    return identify(backend, register, body.code)
