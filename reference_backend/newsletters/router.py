"""`/v1/members/unsubscriptions/{token}`: the end of every newsletter, for people and for mail programs."""

from typing import Annotated

from fastapi import APIRouter, Path, Response

from reference_backend import problems
from reference_backend.backend import TheBackend
from reference_backend.newsletters.schemas import UnsubscriptionView
from reference_backend.newsletters.unsubscribing import about, unsubscribe
from reference_backend.own_pages.memberships import terms_at
from reference_backend.wire import Named

router = APIRouter(tags=["members"])
Token = Annotated[str, Path(min_length=1, max_length=80)]
_responses = problems.documented("link-unknown")


@router.get("/v1/members/unsubscriptions/{token}", responses=_responses)
def show_unsubscription(backend: TheBackend, token: Token) -> UnsubscriptionView:
    """Say what the link would end, and leave it as it is."""
    with backend.database.read() as connection:
        _, merchant_id, purpose = about(connection, token)
        merchant = terms_at(connection, backend.programmes, merchant_id).merchant
    return UnsubscriptionView(merchant=Named(id=merchant.id, name=merchant.name), purpose=purpose)


@router.post("/v1/members/unsubscriptions/{token}", status_code=204, responses=_responses)
def unsubscription(backend: TheBackend, token: Token) -> Response:
    """End it (RFC 8058: whatever the body says); again is no error."""
    unsubscribe(backend, token)
    return Response(status_code=204)
