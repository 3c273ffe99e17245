"""`POST /v1/enrolments`."""

from fastapi import APIRouter, Request

from reference_backend import problems
from reference_backend.backend import TheBackend
from reference_backend.registers.schemas import EnrolmentAnswer, EnrolmentRequest
from reference_backend.registers.service import enrol

router = APIRouter(tags=["registers"])


@router.post(
    "/v1/enrolments",
    status_code=201,
    responses=problems.documented(
        "enrolment-code-unknown",
        "code-of-another-till",
        "enrolment-code-used",
        "enrolment-code-expired",
        "too-many-tries",
    ),
)
def enrolments(backend: TheBackend, request: Request, body: EnrolmentRequest) -> EnrolmentAnswer:
    """Enrol a till by the one-time code that was made for its register."""
    caller = request.client.host if request.client else "unknown"
    return enrol(backend, body, caller)
