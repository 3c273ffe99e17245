"""`POST /v1/holds` and `DELETE /v1/holds/{hold}`."""

from typing import Annotated

from fastapi import APIRouter, Path, Response

from reference_backend import problems
from reference_backend.backend import TheBackend
from reference_backend.holds.schemas import HoldAnswer, HoldRequest
from reference_backend.holds.service import hold, release
from reference_backend.registers.access import TheRegister

router = APIRouter(tags=["benefits"])


@router.post(
    "/v1/holds",
    responses=problems.documented(
        "register-unknown",
        "register-revoked",
        "plastic-in-store-only",
        "capability-absent",
        "benefit-unknown",
        "benefit-not-valid",
        "benefit-not-available",
        "too-many-tries",
    ),
)
def holds(backend: TheBackend, register: TheRegister, body: HoldRequest) -> HoldAnswer:
    """Keep a single-use benefit, or an amount of a bonus, for a sale."""
    return hold(backend, register, body)


@router.delete(
    "/v1/holds/{hold_id}",
    status_code=204,
    responses=problems.documented("register-unknown", "register-revoked"),
)
def drop_hold(
    backend: TheBackend, register: TheRegister, hold_id: Annotated[str, Path(max_length=80)]
) -> Response:
    """Let a hold go; also when it is gone."""
    release(backend, register, hold_id)
    return Response(status_code=204)
