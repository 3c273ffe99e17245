"""Letting a till in, and its tokens: `POST /v1/enrolments`, `/v1/device-authorizations`, `/v1/tokens`."""

from typing import Annotated

from fastapi import APIRouter, Body, Request, Response

from reference_backend import problems
from reference_backend.backend import TheBackend
from reference_backend.registers import device_codes
from reference_backend.registers.refreshing import refresh
from reference_backend.registers.schemas import (
    DeviceAuthorizationAnswer,
    DeviceAuthorizationRequest,
    EnrolmentAnswer,
    EnrolmentRequest,
    RefreshAnswer,
    RefreshGrant,
    TokenRequest,
)
from reference_backend.registers.service import enrol

router = APIRouter(tags=["registers"])


def _caller(request: Request) -> str:
    return request.client.host if request.client else "unknown"


def _keep_nowhere(response: Response) -> None:
    response.headers["Cache-Control"] = "no-store"  # RFC 6749, 5.1


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
def enrolments(
    backend: TheBackend, request: Request, response: Response, body: EnrolmentRequest
) -> EnrolmentAnswer:
    """Enrol a till by the one-time code that was made for its register."""
    _keep_nowhere(response)
    return enrol(backend, body, _caller(request))


@router.post("/v1/device-authorizations", responses=problems.documented("too-many-tries"))
def device_authorizations(
    backend: TheBackend, request: Request, response: Response, body: DeviceAuthorizationRequest
) -> DeviceAuthorizationAnswer:
    """Begin to ask for a till to be let in: a manager types the code that it shows."""
    _keep_nowhere(response)
    return device_codes.ask(backend, body, _caller(request))


@router.post(
    "/v1/tokens",
    responses=problems.documented(
        "authorization-pending",
        "slow-down",
        "access-denied",
        "device-code-unknown",
        "device-code-expired",
        "refresh-token-unknown",
        "refresh-token-reused",
        "enrolment-ended",
        "register-revoked",
    ),
)
def tokens(
    backend: TheBackend, response: Response, body: Annotated[TokenRequest, Body()]
) -> EnrolmentAnswer | RefreshAnswer:
    """Give a till that was let in its first tokens, or one with a refresh token the next."""
    _keep_nowhere(response)
    if isinstance(body, RefreshGrant):
        return refresh(backend, body.refresh_token)
    return device_codes.redeem(backend, body.device_code)
