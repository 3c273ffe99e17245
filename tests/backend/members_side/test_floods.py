"""What a stranger without a session can make the backend do, and keep."""

import asyncio
import io

import pytest
from PIL import Image
from starlette.requests import Request

from reference_backend import tables
from reference_backend.attachments.pictures import check_picture
from reference_backend.messages.letters import Composer
from reference_backend.messages.sending import MarketingRules, Outbox
from reference_backend.messages.writers import FolderWriter
from reference_backend.own_pages.caller import _of_request
from reference_backend.problems import Problem
from tests.backend.looking import rows
from tests.backend.members_side.visitor import Visitor
from tests.backend.running import Running


def test_only_a_few_passwords_of_strangers_are_compared_side_by_side(
    running: Running, visitor: Visitor
) -> None:
    for _ in range(4):
        assert running.backend.logins.acquire(blocking=False)
    assert visitor.log_in("nobody@example.com", "kas keegi on") == (429, "too-many-tries")
    running.backend.logins.release()
    assert visitor.log_in("nobody@example.com", "kas keegi on") == (401, "login-refused")
    assert visitor.log_in("nobody@example.com", "kas keegi on") == (401, "login-refused"), "it was given back"


@pytest.mark.parametrize(
    ("said", "counted"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:aaaa::1", "2001:db8:1:2::/64"),
        ("2001:db8:1:2:bbbb::9", "2001:db8:1:2::/64"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("A" * 5000, "unknown"),
        ("", "unknown"),
    ],
)
def test_tries_are_counted_on_a_network_and_on_no_other_text(said: str, counted: str) -> None:
    scope = {"type": "http", "headers": [], "client": (said, 1)}
    assert asyncio.run(_of_request(Request(scope))) == counted


@pytest.mark.rule("N23")
def test_the_last_letter_to_an_erased_person_leaves_no_address_behind(
    running: Running, aino: Visitor, tmp_path_factory: pytest.TempPathFactory
) -> None:
    assert aino.call("DELETE", "me?erase=true").status_code == 204
    backend, folder = running.backend, FolderWriter(tmp_path_factory.mktemp("post"))
    rules = MarketingRules(lambda _connection, _message: True, lambda _connection, _message: None)
    outbox = Outbox(
        backend.database, backend.clock, Composer("card@example.com"), {"mail": folder, "sms": folder}, rules
    )
    assert outbox.send_waiting().sent == 1
    assert [row["address"] for row in rows(running, tables.messages)] == [""]


def test_a_picture_of_thousands_of_scans_is_refused_before_it_is_decoded() -> None:
    stream = io.BytesIO()
    Image.new("L", (64, 64)).save(stream, "JPEG", progressive=True)
    whole = stream.getvalue()
    check_picture(whole, "image/jpeg")
    last_scan = whole[whole.rindex(b"\xff\xda") : -2]
    with pytest.raises(Problem, match="picture-not-supported"):
        check_picture(whole[:-2] + last_scan * 1000 + whole[-2:], "image/jpeg")
