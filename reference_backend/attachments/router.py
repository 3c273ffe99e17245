"""`POST /v1/attachments` and `PUT /v1/attachments/{attachment_id}`."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request

from reference_backend import problems
from reference_backend.attachments.schemas import AttachmentAnswer, AttachmentRequest, PieceAnswer
from reference_backend.attachments.service import begin, take_piece
from reference_backend.backend import TheBackend
from reference_backend.registers.access import TheShopRegister
from reference_backend.wire import LARGEST_INTEGER

router = APIRouter(tags=["attachments"])
_BYTES = {
    "required": True,
    "content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}},
}


@router.post(
    "/v1/attachments",
    responses=problems.documented(
        "register-unknown",
        "register-revoked",
        "channel-not-allowed",
        "picture-not-announced",
        "picture-too-large",
        "picture-not-supported",
    ),
)
def attachments(backend: TheBackend, register: TheShopRegister, body: AttachmentRequest) -> AttachmentAnswer:
    """Begin a picture that an entry announced, or say how much of it is here."""
    return begin(backend, register, body)


async def _raw(request: Request) -> bytes:
    return await request.body()


@router.put(
    "/v1/attachments/{attachment_id}",
    openapi_extra={"requestBody": _BYTES},
    responses=problems.documented(
        "register-unknown",
        "register-revoked",
        "channel-not-allowed",
        "attachment-unknown",
        "offset-not-expected",
        "request-too-large",
        "picture-too-large",
        "picture-not-supported",
        "checksum-wrong",
    ),
)
def pieces(
    backend: TheBackend,
    register: TheShopRegister,
    attachment_id: str,
    offset: Annotated[int, Query(ge=0, le=LARGEST_INTEGER)],
    piece: Annotated[bytes, Depends(_raw)],
) -> PieceAnswer:
    """Take the next piece; with the last one the whole is checked."""
    return take_piece(backend, register, attachment_id, offset, piece)
