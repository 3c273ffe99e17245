"""Every refusal as an RFC 9457 problem with a stable code.

Problem                      raised anywhere, answered as application/problem+json
  code ── CATALOGUE ──►      status
       ── words/ ──────►     title and next step, in the language that was asked for
"""

import logging
import uuid
from collections.abc import Mapping
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from reference_backend.words import chosen_language, words_for

LOG = logging.getLogger(__name__)
MEDIA_TYPE = "application/problem+json"

BUSY_RETRY_S = 5
"""After so long a caller may find the database free; each asks anew, so a longer wait gains nothing."""

# Their words stand in `words/`, in four languages.
CATALOGUE: Mapping[str, int] = {
    "bad-request": 400,
    "authorization-pending": 400,
    "slow-down": 400,
    "register-unknown": 401,
    "token-expired": 401,
    "enrolment-ended": 401,
    "refresh-token-unknown": 401,
    "refresh-token-reused": 401,
    "sign-in-refused": 401,
    "staff-session-needed": 401,
    "member-session-needed": 401,
    "login-refused": 401,
    "access-denied": 403,
    "register-revoked": 403,
    "register-mismatch": 403,
    "role-not-allowed": 403,
    "organisation-not-authorised": 403,
    "pin-locked": 403,
    "capability-absent": 403,
    "channel-not-allowed": 403,
    "plastic-in-store-only": 403,
    "not-for-tills": 403,
    "enrolment-code-unknown": 404,
    "device-code-unknown": 404,
    "user-code-unknown": 404,
    "benefit-unknown": 404,
    "not-found": 404,
    "merchant-unknown": 404,
    "membership-unknown": 404,
    "join-unknown": 404,
    "link-unknown": 404,
    "attachment-unknown": 404,
    "method-not-allowed": 405,
    "code-of-another-till": 409,
    "user-code-decided": 409,
    "register-in-use": 409,
    "benefit-not-available": 409,
    "benefit-not-valid": 409,
    "transfer-not-allowed": 409,
    "phone-not-confirmed": 409,
    "email-not-available": 409,
    "picture-not-announced": 409,
    "offset-not-expected": 409,
    "cursor-expired": 410,
    "device-code-expired": 410,
    "user-code-expired": 410,
    "enrolment-code-expired": 410,
    "enrolment-code-used": 410,
    "link-expired": 410,
    "link-used": 410,
    "join-over": 410,
    "request-too-large": 413,
    "picture-too-large": 413,
    "picture-not-supported": 415,
    "bad-signature": 422,
    "invalid-request": 422,
    "not-sealed-for-this": 422,
    "checksum-wrong": 422,
    "age-attestation-missing": 422,
    "acceptance-missing": 422,
    "fields-not-valid": 422,
    "phone-code-wrong": 422,
    "password-not-valid": 422,
    "pin-too-simple": 422,
    "too-many-tries": 429,
    "internal-error": 500,
    "database-busy": 503,
}

SCHEMA: dict[str, Any] = {
    "title": "Problem",
    "description": "RFC 9457. A client goes by `code`.",
    "type": "object",
    "required": ["type", "title", "status", "code", "instance"],
    "properties": {
        "type": {"type": "string", "format": "uri-reference"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "code": {"type": "string", "enum": sorted(CATALOGUE)},
        "instance": {"type": "string", "format": "uri"},
        "detail": {"type": "string"},
        "next": {"type": "string", "description": "What to do, in the language of the title."},
        "retry_after_s": {"type": "integer", "minimum": 0},
    },
}


class Problem(Exception):
    """A refusal with a code of CATALOGUE. `detail` never carries personal data."""

    def __init__(self, code: str, detail: str | None = None, retry_after_s: int | None = None) -> None:
        """Name the refusal; an unknown code is a bug and raises KeyError at once."""
        self.status = CATALOGUE[code]
        self.code = code
        self.detail = detail
        self.retry_after_s = retry_after_s
        super().__init__(code)

    def document(self, language: str = "en") -> dict[str, Any]:
        """Return the problem document; `instance` names this one occurrence."""
        words = words_for(self.code, language)
        document: dict[str, Any] = {
            "type": f"/problems/{self.code}",
            "title": words.title,
            "next": words.next,
            "status": self.status,
            "code": self.code,
            "instance": f"urn:uuid:{uuid.uuid4()}",
        }
        if self.detail is not None:
            document["detail"] = self.detail
        if self.retry_after_s is not None:
            document["retry_after_s"] = self.retry_after_s
        return document

    def response(self, headers: Mapping[str, str] | None = None, language: str = "en") -> JSONResponse:
        """Return the HTTP answer, with Retry-After (RFC 9110) where a wait helps."""
        sent = {"Content-Language": language, **(headers or {})}
        if self.retry_after_s is not None:
            sent["Retry-After"] = str(self.retry_after_s)
        if self.status == 401:
            sent.setdefault("WWW-Authenticate", "Bearer")
        return JSONResponse(self.document(language), self.status, headers=sent, media_type=MEDIA_TYPE)


ALWAYS = ("bad-request", "request-too-large", "invalid-request", "internal-error", "database-busy")
"""What any operation may answer."""
OF_A_TOKEN = ("token-expired", "enrolment-ended", "register-revoked")
"""What any operation may answer besides that takes a register's token, and so may say `register-unknown`."""


def documented(*codes: str) -> dict[int | str, dict[str, Any]]:
    """Return what OpenAPI says of these refusals, of ALWAYS, and of OF_A_TOKEN where it takes one."""
    by_status: dict[int | str, list[str]] = {}
    for code in (*codes, *(OF_A_TOKEN if "register-unknown" in codes else ()), *ALWAYS):
        by_status.setdefault(CATALOGUE[code], []).append(code)
    content = {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}
    return {
        status: {"description": ", ".join(f"`{code}`" for code in sorted(set(named))), "content": content}
        for status, named in sorted(by_status.items(), key=lambda pair: str(pair[0]))
    }


def install(app: FastAPI) -> None:
    """Answer every error of the application as a problem document."""
    app.add_exception_handler(Problem, _answer_problem)
    app.add_exception_handler(RequestValidationError, _answer_invalid)
    app.add_exception_handler(HTTPException, _answer_http)
    app.add_exception_handler(Exception, _answer_bug)


def _answer_problem(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, Problem)
    return error.response(language=_language(request))


def _language(request: Request) -> str:
    return chosen_language(request.headers.get("accept-language"))


def _answer_invalid(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, RequestValidationError)
    # Where and which rule, never the value: it may be a person's.
    places = sorted({f"{_path(fault['loc'])}: {fault['type']}" for fault in error.errors()})
    return Problem("invalid-request", "; ".join(places[:10])[:1000]).response(language=_language(request))


def _path(location: tuple[Any, ...]) -> str:
    # A member's name is the sender's own text, so only a plain one is repeated.
    return ".".join(str(part) if str(part).replace("_", "").isalnum() else "?" for part in location)[:80]


def _answer_http(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, HTTPException)
    by_status = {404: "not-found", 405: "method-not-allowed", 413: "request-too-large"}
    return Problem(by_status.get(error.status_code, "bad-request")).response(
        error.headers, _language(request)
    )


def answer_busy(request: Request, _error: Exception) -> JSONResponse:
    """Answer that another writer has the database: nothing was done, and soon it can be."""
    LOG.warning("the database was busy at %s", request.scope.get("route"))
    busy = Problem("database-busy", retry_after_s=BUSY_RETRY_S)
    return busy.response(language=_language(request))


def _answer_bug(request: Request, error: Exception) -> JSONResponse:
    LOG.error("internal error at %s: %s", request.scope.get("route"), type(error).__name__)
    # Starlette answers this one outside the middleware that adds the header to all others.
    incarnation = getattr(request.app.state, "incarnation", "")
    return Problem("internal-error").response({"X-Backend-Incarnation": incarnation}, _language(request))
