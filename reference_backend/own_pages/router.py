"""`/v1/members/links` and `/v1/members/sessions`: the ways into the own pages."""

from typing import Annotated

from fastapi import APIRouter, Path, Response

from reference_backend import problems
from reference_backend.backend import TheBackend
from reference_backend.own_pages import asking, sessions
from reference_backend.own_pages.caller import TheCaller
from reference_backend.own_pages.entering import Press, enter, show
from reference_backend.own_pages.links import LIFETIME
from reference_backend.own_pages.passwords import sign_in
from reference_backend.own_pages.schemas import (
    LinkAnswer,
    LinkRequest,
    LinkUse,
    LinkView,
    LoginRequest,
    SessionAnswer,
)
from reference_backend.own_pages.sessions import TheSession, TheVisitor

router = APIRouter(tags=["members"])
Token = Annotated[str, Path(min_length=1, max_length=80)]
_LINK_ANSWER = LinkAnswer(valid_for_s=int(LIFETIME.total_seconds()))
_link_refusals = ("link-unknown", "link-used", "link-expired")


@router.post(
    "/v1/members/links",
    status_code=202,
    responses=problems.documented(
        "capability-absent", "merchant-unknown", "fields-not-valid", "too-many-tries"
    ),
)
async def links(backend: TheBackend, caller: TheCaller, body: LinkRequest) -> LinkAnswer:
    """Send a link to a member's address; one and the same answer whether it is a member's or not."""

    def send() -> None:
        asking.send_link(backend, asking.ask(backend, body.at, body.email, body.purpose, caller))

    await backend.pace.keep(send)
    return _LINK_ANSWER


@router.get("/v1/members/links/{token}", responses=problems.documented(*_link_refusals))
def show_link(backend: TheBackend, token: Token) -> LinkView:
    """Say what a link is for; however often, it stays good."""
    shown = show(backend, token)
    return LinkView(purpose=shown.purpose, programme=shown.programme, expires_at=shown.expires_at)


@router.post(
    "/v1/members/links/{token}",
    responses=problems.documented(
        *_link_refusals, "email-not-available", "password-not-valid", "member-session-needed"
    ),
)
def use_link(backend: TheBackend, token: Token, session: TheSession, body: LinkUse) -> SessionAnswer:
    """Use a link up: open the own pages, set the password, or, in one's own session, confirm the address."""
    opened = enter(backend, token, Press(body.password, body.application, session))
    if opened is None:
        return SessionAnswer(session=None, expires_at=None)
    return SessionAnswer(session=opened.session, expires_at=opened.expires_at)


@router.post(
    "/v1/members/sessions",
    responses=problems.documented(
        "login-refused", "capability-absent", "merchant-unknown", "fields-not-valid", "too-many-tries"
    ),
)
def log_in(backend: TheBackend, caller: TheCaller, body: LoginRequest) -> SessionAnswer:
    """Open a session with a password, where the programme's members have one."""
    opened = sign_in(backend, body.at, body.email, body.password, caller)
    return SessionAnswer(session=opened.session, expires_at=opened.expires_at)


@router.delete(
    "/v1/members/sessions/mine", status_code=204, responses=problems.documented(*sessions.REFUSALS)
)
def log_out(backend: TheBackend, visitor: TheVisitor) -> Response:
    """End this session."""
    with backend.database.write() as connection:
        sessions.end_session(connection, visitor.session_hash)
    return Response(status_code=204)
