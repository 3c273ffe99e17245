"""The application: routers, problems, the incarnation on every answer, the published contract."""

from typing import Any

from fastapi import APIRouter, FastAPI, Request
from fastapi.openapi.utils import get_openapi
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from reference_backend import __version__, problems
from reference_backend.applications.router import router as applications
from reference_backend.approvals.router import router as approvals
from reference_backend.attachments.router import router as attachments
from reference_backend.backend import Backend, TheBackend
from reference_backend.contacts.router import router as contacts
from reference_backend.database import DatabaseBusyError
from reference_backend.holds.router import router as benefits
from reference_backend.identification.router import router as cards
from reference_backend.joining.router import router as joining
from reference_backend.journal.router import router as journal
from reference_backend.ledger.router import router as ledger
from reference_backend.newsletters.router import router as unsubscriptions
from reference_backend.own_pages.me_router import router as own_data
from reference_backend.own_pages.router import router as own_pages
from reference_backend.problems import Problem
from reference_backend.registers.router import router as registers
from reference_backend.reports.router import router as reports
from reference_backend.snapshot.router import router as snapshot
from reference_backend.staff.router import router as staff
from reference_backend.till_settings.router import router as configuration
from reference_backend.unsealing.router import router as recovery
from reference_backend.wire import Wire
from reference_backend.words import chosen_language, words_for

TITLE = "Loyalty backend for tills"
# A full batch of 100 entries is about 100 kB; nothing in the contract comes near this.
LARGEST_REQUEST = 2_000_000

_about = APIRouter(tags=["about"])


class Health(Wire):
    """That the backend is there, and which one it is."""

    status: str
    incarnation: str
    version: str


@_about.get("/v1/health", responses=problems.documented())
def health(backend: TheBackend) -> Health:
    """Say that the backend is there; without authentication."""
    return Health(status="ok", incarnation=backend.incarnation, version=__version__)


@_about.get("/problems/{code}", responses=problems.documented("not-found"))
def problem_type(code: str, request: Request) -> dict[str, str | int]:
    """Explain a problem's `type`."""
    if code not in problems.CATALOGUE:
        raise Problem("not-found")
    words = words_for(code, chosen_language(request.headers.get("accept-language")))
    return {"code": code, "status": problems.CATALOGUE[code], "title": words.title, "next": words.next}


class _Envelope:
    """Puts the incarnation on every answer and refuses what is far too large."""

    def __init__(self, app: ASGIApp, incarnation: str) -> None:
        self.app = app
        self.incarnation = incarnation

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def stamped(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message)["X-Backend-Incarnation"] = self.incarnation
            await send(message)

        if _declared_length(scope) > LARGEST_REQUEST:
            await Problem("request-too-large").response(language=_language(scope))(scope, receive, stamped)
            return
        await self.app(scope, receive, stamped)


def _language(scope: Scope) -> str:
    return chosen_language(Headers(scope=scope).get("accept-language"))


def _declared_length(scope: Scope) -> int:
    for name, value in scope["headers"]:
        if name == b"content-length" and value.isdigit():
            return int(value[:18])
    # Without a length the body comes in chunks of unknown size, which no till sends.
    chunked = any(name == b"transfer-encoding" for name, _ in scope["headers"])
    return LARGEST_REQUEST + 1 if chunked else 0


def routes(app: FastAPI) -> None:
    """Hang every feature into the application."""
    for router in (
        registers,
        approvals,
        configuration,
        staff,
        cards,
        contacts,
        benefits,
        ledger,
        journal,
        snapshot,
        reports,
        recovery,
        applications,
        attachments,
        own_pages,
        own_data,
        unsubscriptions,
        joining,
        _about,
    ):
        app.include_router(router)


def create_app(backend: Backend) -> FastAPI:
    """Return the application over these parts."""
    app = _bare()
    app.state.backend = backend
    app.state.incarnation = backend.incarnation
    app.add_middleware(_Envelope, incarnation=backend.incarnation)
    return app


def openapi_document() -> dict[str, Any]:
    """Return the contract that is served at /openapi.json."""
    return _bare().openapi()


def _bare() -> FastAPI:
    app = FastAPI(title=TITLE, version=__version__, docs_url=None, redoc_url=None, redirect_slashes=False)
    problems.install(app)
    app.add_exception_handler(DatabaseBusyError, problems.answer_busy)
    routes(app)

    def openapi() -> dict[str, Any]:
        if app.openapi_schema is None:
            app.openapi_schema = _with_problems(
                get_openapi(title=TITLE, version=__version__, routes=app.routes)
            )
        return app.openapi_schema

    app.openapi = openapi  # type: ignore[method-assign]  # the way that FastAPI documents
    return app


def _with_problems(document: dict[str, Any]) -> dict[str, Any]:
    schemas = document["components"]["schemas"]
    schemas["Problem"] = problems.SCHEMA
    for unused in ("HTTPValidationError", "ValidationError"):
        schemas.pop(unused, None)
    return document
