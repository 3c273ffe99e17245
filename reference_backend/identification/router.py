"""`POST /v1/identifications`."""

from fastapi import APIRouter, BackgroundTasks

from reference_backend import problems
from reference_backend.backend import TheBackend
from reference_backend.identification.schemas import IdentificationAnswer, IdentificationRequest
from reference_backend.identification.service import identify
from reference_backend.members.repository import Membership
from reference_backend.members.use import note_identification
from reference_backend.registers.access import TheRegister

router = APIRouter(tags=["cards"])


@router.post(
    "/v1/identifications",
    responses=problems.documented(
        "register-unknown", "register-revoked", "plastic-in-store-only", "too-many-tries"
    ),
)
def identifications(
    backend: TheBackend, register: TheRegister, body: IdentificationRequest, afterwards: BackgroundTasks
) -> IdentificationAnswer:
    """Say what a shown code gives here."""

    def note_use(membership: Membership) -> None:
        afterwards.add_task(note_identification, backend, register.merchant_id, membership)

    return identify(backend, register, body.code, note_use)
