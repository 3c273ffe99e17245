"""Taking in a picture piece by piece.

begin ──► piece at 0 ──► piece at n ──► … ──► checked: complete
  ▲            a lost answer: the same piece again, or begin again and hear how much is here
  └────────────────────────────── not the picture that was announced: from the start
"""

import hashlib

from reference_backend.attachments import repository
from reference_backend.attachments.pictures import check_announced, check_picture
from reference_backend.attachments.repository import Attachment
from reference_backend.attachments.schemas import AttachmentAnswer, AttachmentRequest, PieceAnswer
from reference_backend.backend import Backend
from reference_backend.problems import Problem
from reference_backend.registers.access import Register

LARGEST_PIECE = 1_000_000


def begin(backend: Backend, register: Register, request: AttachmentRequest) -> AttachmentAnswer:
    """Begin a picture, or say how much of it is here already.

    Problem `picture-not-announced` unless an accepted entry of this register said that exactly this picture
    would come: nothing else is stored.
    """
    check_announced(request.media_type, request.size)
    with backend.database.write() as connection:
        announced = repository.announced_picture(connection, register.id, request.entry)
        if announced != request.model_dump(exclude={"entry"}):
            raise Problem("picture-not-announced")
        known = repository.begun(connection, register.id, request.entry, request.sha256)
        if known is not None:
            return AttachmentAnswer(attachment=known.id, received=known.received)
        attachment = Attachment(
            id=backend.secrets.identifier(),
            merchant_id=register.merchant_id,
            register_id=register.id,
            entry_id=request.entry,
            sha256=request.sha256,
            size=request.size,
            media_type=request.media_type,
            received=0,
            begun_at=backend.now_text(),
        )
        repository.add(connection, attachment)
    return AttachmentAnswer(attachment=attachment.id, received=0)


def take_piece(
    backend: Backend, register: Register, attachment_id: str, offset: int, piece: bytes
) -> PieceAnswer:
    """Add a piece where the last one ended; the same piece once more changes nothing.

    Problems: `attachment-unknown`, `offset-not-expected`, `request-too-large` for a piece over LARGEST_PIECE;
    with the last piece `checksum-wrong`, `picture-not-supported` and `picture-too-large`, after each of which
    the picture begins anew.
    """
    if not 0 < len(piece) <= LARGEST_PIECE:
        raise Problem("request-too-large" if piece else "invalid-request")
    with backend.database.write() as connection:
        attachment = repository.by_id(connection, register.id, attachment_id)
        if attachment is None:
            raise Problem("attachment-unknown")
        if repository.piece_at(connection, attachment.id, offset) == piece:
            received = attachment.received
        elif offset == attachment.received and offset + len(piece) <= attachment.size:
            received = repository.add_piece(connection, attachment, piece)
        else:
            raise Problem("offset-not-expected")
    if received < attachment.size:
        return PieceAnswer(received=received, complete=False)
    if attachment.complete_at is None:
        _complete(backend, attachment)
    return PieceAnswer(received=received, complete=True)


def _complete(backend: Backend, attachment: Attachment) -> None:
    """Check the whole outside the write transaction: it takes time, and tills wait for the lock."""
    with backend.database.read() as connection:
        content = repository.content_of(connection, attachment.id)
    try:
        _check(content, attachment)
    except Problem:
        with backend.database.write() as connection:
            repository.drop_pieces(connection, attachment.id)
        raise
    with backend.database.write() as connection:
        repository.complete(connection, attachment.id, backend.now_text())


def _check(content: bytes, attachment: Attachment) -> None:
    if hashlib.sha256(content).hexdigest() != attachment.sha256:
        raise Problem("checksum-wrong")
    check_picture(content, attachment.media_type)
