"""`POST /v1/journal` and `POST /v1/hello`."""

from fastapi import APIRouter, Response

from reference_backend import problems
from reference_backend.backend import TheBackend
from reference_backend.journal.hello import hello
from reference_backend.journal.schemas import HelloAnswer, HelloRequest, UploadAnswer, UploadRequest
from reference_backend.journal.service import upload
from reference_backend.registers.access import TheRegister

router = APIRouter(tags=["journal"])


@router.post(
    "/v1/journal",
    response_model=UploadAnswer,
    responses=problems.documented(
        "register-unknown", "register-revoked", "register-mismatch", "register-in-use", "bad-signature"
    ),
)
def journal(backend: TheBackend, register: TheRegister, body: UploadRequest) -> Response:
    """Take in a batch of entries."""
    answer = upload(backend, register, body)
    # Written here: what is a model already needs no second look at each of a hundred results.
    return Response(answer.model_dump_json(exclude_unset=True), media_type="application/json")


@router.post(
    "/v1/hello", responses=problems.documented("register-unknown", "register-revoked", "bad-signature")
)
def say_hello(backend: TheBackend, register: TheRegister, body: HelloRequest) -> HelloAnswer:
    """Note a sign of life."""
    return hello(backend, register, body)
