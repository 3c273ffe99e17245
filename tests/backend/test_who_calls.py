"""Whom wrong tries are counted on: the other end of the connection, or whom a proxy there names."""

import asyncio
import json

import pytest
from starlette.types import Message

from reference_backend import tables
from reference_backend.serving import settings_of
from tests.backend.in_process import InProcess
from tests.backend.looking import rows

BODY = json.dumps({"at": "kodutare", "email": "nobody@example.com", "password": "wrong and long enough"})


def log_in(running: InProcess, *, behind_proxy: bool, other_end: str) -> set[str]:
    """Log in wrongly with a header that names another caller; return whom the try was counted on."""
    config = settings_of(running.backend, behind_proxy=behind_proxy)
    config.load()
    headers = {"content-type": "application/json", "content-length": str(len(BODY))}
    sent = {**headers, "x-forwarded-for": "198.51.100.7"}
    scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": "POST",
        "scheme": "http",
        "path": "/v1/members/sessions",
        "raw_path": b"/v1/members/sessions",
        "query_string": b"",
        "headers": [(name.encode(), value.encode()) for name, value in sent.items()],
        "client": (other_end, 1),
        "server": ("127.0.0.1", 80),
    }

    async def receive() -> Message:
        return {"type": "http.request", "body": BODY.encode(), "more_body": False}

    async def send(_message: Message) -> None:
        return None

    asyncio.run(config.loaded_app(scope, receive, send))
    return {row["subject"] for row in rows(running, tables.tries)}


@pytest.mark.parametrize(
    ("behind_proxy", "other_end", "counted_on"),
    [
        (False, "127.0.0.1", "127.0.0.1"),
        (True, "127.0.0.1", "198.51.100.7"),
        (True, "192.0.2.1", "192.0.2.1"),
    ],
)
def test_a_caller_is_who_a_proxy_of_this_machine_names_only_where_one_was_said_to_stand(
    in_process: InProcess,
    monkeypatch: pytest.MonkeyPatch,
    behind_proxy: bool,
    other_end: str,
    counted_on: str,
) -> None:
    monkeypatch.setenv("FORWARDED_ALLOW_IPS", "*")
    subjects = log_in(in_process, behind_proxy=behind_proxy, other_end=other_end)
    addresses = ("127.0.0.1", "198.51.100.7", "192.0.2.1")
    assert [one for one in addresses if any(one in subject for subject in subjects)] == [counted_on]
