"""`/v1/members/{merchant}/joining`, `…/joins` and `/v1/members/joins/{application}/…`."""

from functools import partial
from typing import Annotated

from fastapi import APIRouter, Path, Response

from reference_backend import problems
from reference_backend.backend import TheBackend
from reference_backend.joining.schemas import JoinAnswer, JoiningView, JoinRequest, PhoneCode, Submission
from reference_backend.joining.service import apply, confirm_phone, send_code_again, submit
from reference_backend.joining.view import joining_view
from reference_backend.own_pages.caller import TheCaller

router = APIRouter(tags=["members"])
MerchantId = Annotated[str, Path(min_length=1, max_length=60)]
ApplicationId = Annotated[str, Path(min_length=1, max_length=40)]
_STEP = ("join-unknown", "join-over")


@router.get("/v1/members/{merchant}/joining", responses=problems.documented("merchant-unknown"))
def joining(backend: TheBackend, merchant: MerchantId) -> JoiningView:
    """Return what a form asks, offers and has to say."""
    return joining_view(backend, merchant)


@router.post(
    "/v1/members/{merchant}/joins",
    status_code=202,
    responses=problems.documented(
        "capability-absent",
        "merchant-unknown",
        "age-attestation-missing",
        "acceptance-missing",
        "fields-not-valid",
        "too-many-tries",
    ),
)
async def joins(
    backend: TheBackend, merchant: MerchantId, caller: TheCaller, body: JoinRequest
) -> JoinAnswer:
    """Join, or begin to; one and the same answer for every address."""
    return await backend.pace.keep(partial(apply, backend, merchant, body, caller))


@router.post(
    "/v1/members/joins/{application}/phone-codes",
    status_code=202,
    response_class=Response,  # without a body
    responses=problems.documented(*_STEP, "too-many-tries"),
)
def phone_codes(backend: TheBackend, application: ApplicationId) -> Response:
    """Send a new code to the phone."""
    send_code_again(backend, application)
    return Response(status_code=202)


@router.post(
    "/v1/members/joins/{application}/confirmation",
    status_code=204,
    responses=problems.documented(*_STEP, "phone-code-wrong", "too-many-tries"),
)
def confirmation(backend: TheBackend, application: ApplicationId, body: PhoneCode) -> Response:
    """Confirm the phone number."""
    confirm_phone(backend, application, body.code)
    return Response(status_code=204)


@router.post(
    "/v1/members/joins/{application}/submission",
    status_code=202,
    response_class=Response,  # without a body
    responses=problems.documented(*_STEP, "phone-not-confirmed", "password-not-valid"),
)
async def submission(backend: TheBackend, application: ApplicationId, body: Submission) -> Response:
    """Press "Submit": account and card appear together, and the card is e-mailed."""
    await backend.pace.keep(partial(submit, backend, application, body.password))
    return Response(status_code=202)
