"""What an answer, or the lack of one, means: sorted by whose fault it is."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

from requests import exceptions

from pos_client.backend.tls_faults import tls_fault
from pos_client.domain.errors import (
    BackendFailedError,
    KnownError,
    RefusedError,
    SignInNeededError,
    UnreachableError,
)

_TOO_LARGE = 413
_BUSY = 429
_SERVER = 500
_PROBLEM = "application/problem+json"
_NOT_SIGNED_IN = 401
_REGISTER_REFUSED = frozenset({"register-revoked", "register-in-use"})
_LATER = frozenset({408, 425})
_LONGEST_WAIT_S = 10**9
"""Some thirty years: more is the same as for ever, and an integer of JSON may be too large for a float."""


def of_exception(
    error: exceptions.RequestException, backend_ahead: timedelta | None = None
) -> UnreachableError:
    """No answer came, or not a whole one. TLS is told apart, because a person can mend that; `backend_ahead`
    as in `tls_fault`.
    """
    match error:
        case exceptions.SSLError():
            return tls_fault(error, backend_ahead)
        case exceptions.Timeout():
            return UnreachableError("backend-too-slow", type(error).__name__)
        case _:
            return UnreachableError("backend-unreachable", type(error).__name__)


def of_status(
    status: int, headers: Mapping[str, str], problem: Mapping[str, object], now: datetime
) -> KnownError:
    """The error for an answer that is not the one hoped for.

    Only a problem document is a word of our backend (RFC 9457). Anything else comes from something in
    between, a captive portal or a proxy, and says nothing about what we asked: nothing may be concluded from
    it. But for one thing: that something was too large is said by whatever stands in the way, and stays so.
    """
    # By the clock of whoever answers: the till's own may be wrong, and both times are the same one's word.
    said_at = http_date(headers.get("Date", "")) or now
    wait_s = retry_after_s(headers.get("Retry-After"), said_at)
    code = problem.get("code")
    if status == _SERVER:
        return BackendFailedError("backend-failing", str(status), wait_s)
    if status > _SERVER or status in _LATER:
        return UnreachableError("backend-failing", str(status), wait_s)
    if status == _TOO_LARGE and not isinstance(code, str):
        return RefusedError("request-too-large", str(status), wait_s)
    if not isinstance(code, str):
        name = "backend-busy" if status == _BUSY else "captive-portal"
        return UnreachableError(name, str(status), wait_s)
    if wait_s is None and isinstance(asked := problem.get("retry_after_s"), (int, float)):
        wait_s = float(min(asked, _LONGEST_WAIT_S))
    sign_in = (status == _NOT_SIGNED_IN and code != "sign-in-refused") or code in _REGISTER_REFUSED
    return (SignInNeededError if sign_in else RefusedError)(code, str(status), wait_s)


def is_problem(content_type: str) -> bool:
    """Whether the media type is that of RFC 9457."""
    return content_type.partition(";")[0].strip().lower() == _PROBLEM


def retry_after_s(header: str | None, now: datetime) -> float | None:
    """Seconds to wait by a Retry-After header in either of its two forms (RFC 9110, 10.2.3).

    A time in the past is 0; what cannot be read is as if it were not there.
    """
    if header is None:
        return None
    text = header.strip()
    if text.isascii() and text.isdigit():
        return float(text[:12])
    then = http_date(text)
    return None if then is None else max(0.0, (then - now).total_seconds())


def http_date(text: str) -> datetime | None:
    """A date of HTTP, in UTC where it does not say; None for what is none."""
    try:
        read = parsedate_to_datetime(text)
    except (ValueError, IndexError, TypeError, OverflowError):
        return None
    return read if read.tzinfo else read.replace(tzinfo=UTC)
