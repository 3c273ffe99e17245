"""A backend that says no, not yet or not this one: who pauses, what is kept, and who goes on (F23-F26)."""

from __future__ import annotations

import json
from datetime import timedelta
from email.utils import format_datetime
from typing import Any

import pytest

from pos_client.backend.client import Deadlines
from pos_client.domain.errors import KnownError, SignInNeededError
from pos_client.domain.identification import AnswerSource
from pos_client.domain.scan import Scan, ScanSource
from pos_client.domain.standing import Link
from pos_client.services.backoff import LONGEST_ASKED_S
from tests.network.conftest import OpenProxy, OpenTill
from tests.network.exchange import Exchange
from tests.network.misdeeds import Misdeed, always, http, never, nothing
from tests.network.shop import MERCHANT, Shop
from tests.network.till import NetworkTill

PROBLEM = b"application/problem+json"


def problem(status: int, code: str) -> bytes:
    body = json.dumps({"type": f"urn:x:{code}", "status": status, "code": code}).encode()
    return http(f"{status} No".encode(), PROBLEM, body)


def test_a_401_pauses_the_queue_and_consumes_nothing(
    open_proxy: OpenProxy, open_till: OpenTill, shop: Shop
) -> None:
    till = open_till(open_proxy().url)
    till.record(30)
    shop.forget(till.register)
    waiting = till.waiting
    for _ in range(25):
        error = till.step()
        assert isinstance(error, SignInNeededError)
        assert error.code == "register-unknown"
    assert (till.waiting, till.office.queue().set_aside) == (waiting, 0)
    assert (till.link.state.link, till.link.state.reason) == (Link.REFUSED, "register-unknown")
    shop.know(till.register)
    assert till.drain()
    assert shop.arrived(till.register, till.recorded).is_right
    assert till.link.state.link is Link.ONLINE


def test_a_revoked_register_forgets_its_cards_and_keeps_its_queue(
    open_proxy: OpenProxy, open_till: OpenTill, shop: Shop
) -> None:
    till = open_till(open_proxy().url)
    till.work(20, lambda: till.office.snapshot.info() is not None)
    assert till.office.snapshot.info() is not None
    till.record(30)
    shop.revoke(till.register)
    till.step()
    error = till.step()
    assert error is not None
    assert error.code == "register-revoked"
    # It must be told twice, some seconds apart, before anything is wiped.
    till.work(20, lambda: till.office.snapshot.info() is None)
    assert till.office.snapshot.info() is None
    assert till.waiting >= 30
    shop.take_in_again(till.register)
    assert till.drain()
    assert shop.arrived(till.register, till.recorded).is_right


def refusing(entry_id: str, refusal: bytes) -> Misdeed:
    """Something on the way, or in the backend, cannot stand the content of one entry."""

    def misdeed(exchange: Exchange) -> bool:
        if exchange.request_line.startswith(b"POST /v1/journal"):
            sent: dict[str, Any] = json.loads(exchange.request.partition(b"\r\n\r\n")[2])
            if any(one["header"]["entry_id"] == entry_id and one["body"] for one in sent["entries"]):
                exchange.say(refusal)
                return True
        return nothing(exchange)

    return misdeed


@pytest.mark.parametrize(
    ("refusal", "entries"),
    [
        (problem(422, "invalid-request"), 1000),
        (problem(400, "bad-request"), 130),
        (problem(413, "request-too-large"), 130),
        (http(b"413 Request Entity Too Large", b"text/html", b"<html>too large</html>"), 130),
    ],
    ids=["422", "400", "413", "413-of-a-gateway"],
)
def test_one_entry_that_is_refused_is_set_aside_and_all_others_arrive(
    open_proxy: OpenProxy, open_till: OpenTill, shop: Shop, refusal: bytes, entries: int
) -> None:
    misdeeds: dict[str, Misdeed] = {}
    till = open_till(open_proxy(always("refusing"), misdeeds=misdeeds).url)
    till.record(entries)
    bad = till.recorded.pop(entries // 2)
    misdeeds["refusing"] = refusing(bad, refusal)
    assert till.drain()
    assert shop.arrived(till.register, till.recorded).is_right
    assert till.office.queue().set_aside == 1
    stored = [one for one in shop.entries(till.register) if one["entry_id"] == bad]
    assert [(one["outcome"], one["body"]) for one in stored] == [("set_aside", None)]


def busy(status: int, header: str | None) -> Misdeed:
    """Everything but a look-up is asked to come later."""

    def misdeed(exchange: Exchange) -> bool:
        if b"/v1/identifications" in exchange.request_line:
            return nothing(exchange)
        said = b"" if header is None else f"Retry-After: {header}\r\n".encode()
        exchange.say(http(f"{status} Busy".encode(), b"text/plain", b"later", said))
        return True

    return misdeed


def date_in(till: NetworkTill, **time: float) -> str:
    return format_datetime((till.clock.now() + timedelta(**time)).replace(microsecond=0), usegmt=True)


@pytest.mark.parametrize("status", [429, 503])
@pytest.mark.parametrize(
    ("header", "least_s", "most_s"),
    [
        ("120", 120, 120),
        ("0", 0, 1),
        ("3600", 3600, 3600),
        ("3601", LONGEST_ASKED_S, LONGEST_ASKED_S),
        ("1000000000", LONGEST_ASKED_S, LONGEST_ASKED_S),
        ("9" * 400, LONGEST_ASKED_S, LONGEST_ASKED_S),
        ("-5", 0, 1),
        ("1.5", 0, 1),
        ("soon", 0, 1),
        ("", 0, 1),
        ("0x10", 0, 1),
        ("120, 240", 0, 1),
        (None, 0, 1),
        ("in two minutes", 118, 121),
        ("two minutes ago", 0, 1),
        ("in ten years", LONGEST_ASKED_S, LONGEST_ASKED_S),
        ("Thu, 99 Foo 2026 09:02:00 GMT", 0, 1),
    ],
)
def test_retry_after_is_heeded_in_both_its_forms_up_to_an_hour(
    asking: NetworkTill,
    asked: dict[str, Misdeed],
    status: int,
    header: str | None,
    least_s: float,
    most_s: float,
) -> None:
    dates = {"in two minutes": 2, "two minutes ago": -2, "in ten years": 60 * 24 * 3650}
    if header in dates:
        header = date_in(asking, minutes=dates[header])
    asked["busy"] = busy(status, header)
    asking.backoff.succeeded()
    before = asking.clock.monotonic_s()
    assert isinstance(asking.step(), KnownError)
    assert least_s <= asking.clock.monotonic_s() - before <= most_s


@pytest.fixture
def asked() -> dict[str, Misdeed]:
    return {}


@pytest.fixture
def asking(open_proxy: OpenProxy, open_till: OpenTill, asked: dict[str, Misdeed]) -> NetworkTill:
    return open_till(open_proxy(always("busy"), misdeeds=asked).url, Deadlines(5.0, 20.0, 8.0))


def looked_up_while_busy(
    till: NetworkTill, asked: dict[str, Misdeed], shop: Shop, status: int
) -> AnswerSource:
    """Where a look-up's answer comes from after the delivery was asked for an hour's patience."""
    asked["busy"] = nothing
    till.counter.sign_in(*shop.process.pin(MERCHANT, "cashier"))
    asked["busy"] = busy(status, "3600")
    till.record()
    error = [till.step() for _ in range(3)][-1]
    assert error is not None
    assert till.backoff.wait_s(error) == 3600  # and the clock stands
    card = shop.process.card(MERCHANT, "eligible_virtual")
    scan = Scan(card.code.encode(), ScanSource.CAMERA, till.clock.now(), card.symbology)
    before = till.clock.monotonic_s()
    source = till.counter.identify(scan).source
    assert till.clock.monotonic_s() == before
    return source


@pytest.mark.rule("X04")
@pytest.mark.parametrize("status", [429, 503])
def test_the_patience_that_the_delivery_was_asked_for_keeps_nobody_at_the_counter_waiting(
    asking: NetworkTill, asked: dict[str, Misdeed], shop: Shop, status: int
) -> None:
    assert looked_up_while_busy(asking, asked, shop, status) is AnswerSource.BACKEND
    assert not asking.backoff.may_try_for_a_record()
    assert asking.waiting


def test_a_link_that_lets_the_counter_sleep_with_the_delivery_is_found_out(
    asking: NetworkTill, asked: dict[str, Misdeed], shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pos_client.services.link._WORTH_ASKING", frozenset({"connecting"}))
    assert looked_up_while_busy(asking, asked, shop, 503) is AnswerSource.SNAPSHOT


def test_after_an_outage_of_answers_everything_arrives(
    open_proxy: OpenProxy, open_till: OpenTill, shop: Shop
) -> None:
    proxy = open_proxy(always("failing"))
    till = open_till(proxy.url)
    till.record(20)
    for _ in range(20):
        till.step()
    proxy.plan = never
    assert till.drain()
    assert shop.arrived(till.register, till.recorded).is_right
