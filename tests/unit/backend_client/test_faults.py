"""What the till makes of a network that misbehaves (F19, F20, F21, F26)."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta

import pytest

from pos_client.backend.client import BackendClient, Deadlines
from pos_client.backend.faults import of_status, retry_after_s
from pos_client.backend.transport import Transport
from pos_client.domain.errors import (
    BackendFailedError,
    KnownError,
    RefusedError,
    SignInNeededError,
    UnreachableError,
)
from tests.unit.backend_client.bad_server import Talk, answering, http, resetting, serving, silent

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
HEALTHY = b'{"status": "ok", "incarnation": "x", "version": "1"}'
PROBLEM = "application/problem+json"


def ask(url: str, deadline_s: float = 5.0) -> str:
    client = BackendClient(
        Transport(url, lambda: NOW), None, lambda: NOW, Deadlines(in_the_background_s=deadline_s)
    )
    try:
        return client.health()
    finally:
        client.close()


def failure(talk: Talk, deadline_s: float = 5.0) -> KnownError:
    with serving(talk) as url, pytest.raises(KnownError) as caught:
        ask(url, deadline_s)
    return caught.value


def test_a_healthy_answer_is_understood() -> None:
    with serving(answering(http(HEALTHY))) as url:
        assert ask(url) == "1"


@pytest.mark.rule("X04")
@pytest.mark.parametrize(
    "talk",
    [
        silent,
        answering(http(b"", length=4000), b" ", pause_s=0.05, for_ever=True),
        answering(b"HTTP/1.1 200 OK\r\n", b"X-Slow: 1\r\n", pause_s=0.05, for_ever=True),
    ],
    ids=["silence", "a body byte by byte", "headers without end"],
)
def test_the_deadline_holds_for_the_whole_call_however_the_bytes_drip(talk: Talk) -> None:
    with serving(talk) as url:
        began = time.monotonic()
        with pytest.raises(UnreachableError, match="backend-too-slow"):
            ask(url, deadline_s=0.4)
        assert time.monotonic() - began < 1.5


def test_a_call_that_was_given_up_hangs_up_and_the_next_one_works() -> None:
    """The server takes one connection after the other: it hears the second only when the first was cut."""
    answers = iter([silent, answering(http(HEALTHY))])
    with serving(lambda connection, over: next(answers)(connection, over)) as url:
        transport = Transport(url, lambda: NOW)
        impatient = BackendClient(transport, None, lambda: NOW, Deadlines(in_the_background_s=0.3))
        with pytest.raises(UnreachableError, match="backend-too-slow"):
            impatient.health()
        patient = BackendClient(transport, None, lambda: NOW)
        assert patient.health() == "1"
        transport.close()


@pytest.mark.parametrize(
    ("talk", "code"),
    [
        (answering(http(b"<html>Welcome to our Wi-Fi</html>", kind="text/html")), "captive-portal"),
        (
            answering(http(b"", status="302 Found", headers="Location: http://portal.invalid/\r\n")),
            "captive-portal",
        ),
        (answering(http(b"<html/>", status="401 Unauthorized", kind="text/html")), "captive-portal"),
        (answering(http(b"<html/>", status="403 Forbidden", kind="text/html")), "captive-portal"),
        (answering(http(b'{"status": "o')), "backend-garbled"),
        (answering(http(b'{"version": NaN}')), "backend-garbled"),
        (answering(http(b"[]")), "backend-garbled"),
        (answering(http(b'{"version": 1, "incarnation": "x"}')), "backend-garbled"),
        (answering(http(b'{"a":' * 100_000 + b"1" + b"}" * 100_000)), "backend-garbled"),
        (answering(http(HEALTHY, headers="Content-Encoding: gzip\r\n")), "backend-unreachable"),
        (answering(b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 1_000), "backend-unreachable"),
        (answering(http(HEALTHY, length=4000)), "backend-unreachable"),
        (resetting, "backend-unreachable"),
        (answering(b"SSH-2.0-OpenSSH_9.2\r\n"), "backend-unreachable"),
        (answering(http(b"", status="503 Busy", kind="text/plain")), "backend-failing"),
        (answering(http(b"{}", status="500 Oops", kind=PROBLEM)), "backend-failing"),
    ],
)
def test_what_is_no_answer_of_the_backend_is_none_at_all(talk: Talk, code: str) -> None:
    error = failure(talk)
    assert isinstance(error, UnreachableError)
    assert error.code == code


def test_a_gateway_that_finds_it_too_large_is_believed() -> None:
    page = answering(http(b"<html>too large</html>", status="413 Content Too Large", kind="text/html"))
    error = failure(page)
    assert isinstance(error, RefusedError)
    assert error.code == "request-too-large"


@pytest.mark.parametrize(
    ("status", "kind"), [(500, True), (501, False), (502, False), (503, False), (504, False)]
)
def test_only_a_500_is_a_fault_of_the_backend_itself(status: int, kind: bool) -> None:
    error = failure(answering(http(b"", status=f"{status} No", kind="text/plain")))
    assert isinstance(error, BackendFailedError) is (status == 500)


def test_nobody_listening_is_unreachable() -> None:
    with serving(silent) as url:
        gone = url
    with pytest.raises(UnreachableError, match="backend-unreachable"):
        ask(gone)


def test_a_name_that_does_not_exist_is_unreachable() -> None:
    with pytest.raises(UnreachableError, match="backend-unreachable"):
        ask("https://backend.invalid")


def test_plain_talk_where_tls_is_expected_is_not_trusted() -> None:
    with serving(answering(http(HEALTHY))) as url, pytest.raises(UnreachableError) as caught:
        ask(url.replace("http:", "https:"))
    assert caught.value.code == "tls-not-spoken"


@pytest.mark.parametrize(
    ("status", "code", "kind"),
    [
        (401, "register-unknown", SignInNeededError),
        (401, "staff-session-needed", SignInNeededError),
        (401, "sign-in-refused", RefusedError),
        (403, "register-revoked", SignInNeededError),
        (403, "role-not-allowed", RefusedError),
        (409, "register-in-use", SignInNeededError),
        (409, "benefit-not-available", RefusedError),
        (422, "invalid-request", RefusedError),
        (429, "too-many-tries", RefusedError),
    ],
)
def test_a_problem_is_a_refusal_with_its_code(status: int, code: str, kind: type[KnownError]) -> None:
    error = of_status(status, {}, {"code": code}, NOW)
    assert (type(error), error.code) == (kind, code)


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        (None, None),
        ("120", 120.0),
        (" 120 ", 120.0),
        ("0", 0.0),
        ("-5", None),
        ("1.5", None),
        ("soon", None),
        ("", None),
        ("1000000000", 1e9),
        ("9" * 400, 999999999999.0),
        ("٣", None),
        ("Sun, 22 Nov 2026 09:02:00 GMT", 120.0),
        ("Sun, 22 Nov 2026 08:00:00 GMT", 0.0),
        ("Sunday, 22-Nov-26 09:02:00 GMT", 120.0),
        ("Sun, 99 Nov 2026 09:02:00 GMT", None),
        ("Sun, 99999999999999999999 Nov 2026 09:02:00 GMT", None),
    ],
)
def test_retry_after_is_read_in_both_its_forms(header: str | None, seconds: float | None) -> None:
    assert retry_after_s(header, NOW) == seconds


@pytest.mark.parametrize("wrong", [timedelta(days=3653), -timedelta(hours=1), timedelta(0)])
def test_a_date_to_come_back_is_judged_by_the_clock_of_who_says_it(
    wrong: timedelta,
) -> None:
    said = {"Date": "Sun, 22 Nov 2026 09:00:00 GMT", "Retry-After": "Sun, 22 Nov 2026 09:02:00 GMT"}
    error = of_status(503, said, {}, NOW + wrong)
    assert isinstance(error, UnreachableError)
    assert error.retry_after_s == 120


def test_retry_after_travels_with_the_error() -> None:
    busy = failure(answering(http(b"", status="503 Busy", kind="text/plain", headers="Retry-After: 7\r\n")))
    assert isinstance(busy, UnreachableError)
    assert busy.retry_after_s == 7
    body = b'{"code": "too-many-tries", "retry_after_s": 9}'
    refused = failure(answering(http(body, status="429 Slow down", kind=PROBLEM)))
    assert isinstance(refused, RefusedError)
    assert (refused.code, refused.retry_after_s) == ("too-many-tries", 9)


@pytest.mark.parametrize("asked", ["1e999", "9" * 400])
def test_a_wait_beyond_all_numbers_is_a_wait(asked: str) -> None:
    body = f'{{"code": "too-many-tries", "retry_after_s": {asked}}}'.encode()
    refused = failure(answering(http(body, status="429 Slow down", kind=PROBLEM)))
    assert isinstance(refused, RefusedError)
    assert refused.retry_after_s == 1e9


def test_a_date_that_does_not_exist_is_not_heard() -> None:
    heard: list[datetime] = []
    date = "Date: Mon, 99999999999999999999 Jan 2020 00:00:00 GMT\r\n"
    with serving(answering(http(HEALTHY, headers=date))) as url:
        transport = Transport(url, lambda: NOW, heard.append)
        assert BackendClient(transport, None, lambda: NOW).health() == "1"
        transport.close()
    assert heard == []


def test_the_backends_clock_is_heard_from_its_answers_and_not_from_a_portals() -> None:
    heard: list[datetime] = []
    date = "Date: Sun, 22 Nov 2026 10:00:00 GMT\r\n"
    for body, kind in ((HEALTHY, "application/json"), (b"<html/>", "text/html")):
        with serving(answering(http(body, kind=kind, headers=date))) as url:
            transport = Transport(url, lambda: NOW, heard.append)
            try:
                BackendClient(transport, None, lambda: NOW).health()
            except UnreachableError:
                pass
            finally:
                transport.close()
    assert [moment.replace(microsecond=0) for moment in heard] == [datetime(2026, 11, 22, 10, tzinfo=UTC)]


def test_a_redirect_is_not_followed() -> None:
    with serving(answering(http(HEALTHY))) as elsewhere:
        redirect = http(b"", status="307 Away", headers=f"Location: {elsewhere}/v1/health\r\n")
        assert failure(answering(redirect)).code == "captive-portal"


def test_a_body_without_end_does_not_fill_the_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pos_client.backend.transport.LARGEST_ANSWER_BYTES", 100_000)
    endless = answering(http(b"", length=10**9), b" " * 50_000, for_ever=True)
    assert failure(endless).code == "backend-garbled"


def test_no_proxy_of_the_environment_gets_to_see_a_card_code(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    with serving(answering(http(HEALTHY))) as url:
        assert ask(url) == "1"
