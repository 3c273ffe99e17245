"""The documents of the wire, read into the domain; the golden files are the contract's."""

from __future__ import annotations

import json
import logging
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from pos_client.backend import wire
from pos_client.backend.address import checked_address
from pos_client.backend.wire_configuration import configuration
from pos_client.domain.errors import InputError, UnreachableError
from pos_client.domain.identification import AnswerSource, Verdict
from pos_client.domain.programme import RecoveryKey
from tests.fakes.programmes import customer_card, nano_id
from tests.fakes.recovery import RECOVERY

GOLDEN = Path(__file__).parents[3] / "docs" / "contract" / "golden"
NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


def golden(name: str) -> dict[str, Any]:
    """The body of the answer."""
    exchange = json.loads((GOLDEN / f"{name}.json").read_text(encoding="utf-8"))
    body: dict[str, Any] = exchange["response"]["body"]
    return body


@pytest.mark.parametrize("document", [customer_card(), nano_id()], ids=["customer card", "nano-id"])
def test_both_programmes_are_read(document: dict[str, Any]) -> None:
    read = configuration(document)
    assert read.programme.id == document["programme"]["id"]
    assert [one.form.value for one in read.programme.card_formats] == [
        one["form"] for one in document["programme"]["card_formats"]
    ]
    assert read.programme.offline.unusable_after.total_seconds() == 72 * 3600


def test_the_recovery_key_is_read_and_a_document_of_the_time_before_has_none() -> None:
    document = customer_card()
    read = configuration(document).recovery
    assert read == RecoveryKey(RECOVERY["key_id"], bytes.fromhex(RECOVERY["public_key"]))
    document.pop("recovery")
    assert configuration(document).recovery is None


def test_a_benefit_has_its_days_and_none_in_a_document_of_the_time_before() -> None:
    document = customer_card()
    pillow, bed = document["programme"]["benefits"][-2:]
    pillow |= {"valid_from": "2026-11-01", "valid_to": "2026-11-30"}
    del bed["valid_from"], bed["valid_to"]
    read = list(configuration(document).programme.benefits.values())[-2:]
    days = [(one.valid_from, one.valid_to) for one in read]
    assert days == [(date(2026, 11, 1), date(2026, 11, 30)), (None, None)]


@pytest.mark.parametrize("answer", [{}, {"secret": 1}, {"secret": "zz"}, {"secret": "0"}])
def test_a_secret_that_is_no_hex_is_garbled(answer: dict[str, Any]) -> None:
    with pytest.raises(UnreachableError, match="backend-garbled"):
        wire.secret(answer)


@pytest.mark.rule("J03")
def test_a_benefit_of_an_unknown_kind_is_hidden_and_logged(caplog: pytest.LogCaptureFixture) -> None:
    document = customer_card()
    document["programme"]["benefits"].append({"id": "x", "kind": "time_travel"})
    with caplog.at_level(logging.WARNING):
        read = configuration(document)
    assert "x" not in read.programme.benefits
    assert "time_travel" in caplog.text


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("store", "currency"), 5),
        (("store", "currency"), "x"),
        (("programme", "benefits_per_purchase"), -5),
        (("programme", "fees", 0, "amount_minor"), -99),
        (("store", "zone"), "Europe/Nowhere"),
        (("store", "zone"), "../../etc"),
        (("store", "zone"), "\ud800"),
        (("recovery", "key_id"), "0000000000000000"),
        (("recovery", "public_key"), "00" * 32),
        (("recovery", "public_key"), "00" * 31),
        (("recovery",), "key"),
        (("programme", "benefits", 0, "valid_from"), "tomorrow"),
        (("programme", "benefits", 0, "valid_to"), 20261122),
        (("programme", "offline", "stale_after_h"), 2**52),
        (("snapshot_key",), "not hex"),
        (("programme", "card_formats", 0, "pattern"), "("),
        (("programme", "card_formats", 0, "pattern"), "^(a+)+$"),
        (("programme", "card_formats", 0, "check"), "magic"),
        (("programme", "total", "limit_minor"), True),
        (("programme", "total", "limit_minor"), 1.5),
        (("programme", "offline", "unknown_card"), "maybe"),
        (("programme", "fees", 0, "valid_from"), "yesterday"),
        (("programme", "benefits", 1, "percent"), "many"),
        (("programme",), []),
    ],
)
def test_a_configuration_that_breaks_the_contract_is_refused_as_a_whole(
    path: tuple[str | int, ...], value: object
) -> None:
    document: Any = customer_card()
    place = document
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    with pytest.raises(UnreachableError, match="backend-garbled"):
        configuration(document)


def test_the_golden_identification_of_a_member_is_read() -> None:
    programme = configuration(customer_card()).programme
    found = wire.identification(golden("identification-eligible"), "code", programme)
    assert (found.verdict, found.source) == (Verdict.ELIGIBLE, AnswerSource.BACKEND)
    assert found.as_of is not None


@pytest.mark.rule("N06")
def test_the_golden_identification_of_a_stranger_tells_nothing() -> None:
    programme = configuration(customer_card()).programme
    found = wire.identification(golden("identification-stranger"), "code", programme)
    assert (found.verdict, found.form.value, found.grants, found.member_ref, found.reason) == (
        Verdict.NOT_A_MEMBER,
        "unknown",
        False,
        None,
        None,
    )


@pytest.mark.parametrize("name", ["journal-stored", "journal-opened", "journal-duplicate", "journal-gap"])
def test_the_golden_answers_to_an_upload_are_read(name: str) -> None:
    answer = wire.upload_answer(golden(name))
    assert answer.receipts or answer.stop is not None


HELLO = {"epoch": 1, "stored_seq": 2, "stored_hash": None, "backend_time": "2026-11-22T09:00:00.000Z"}


@pytest.mark.parametrize(
    ("member", "value"),
    [
        ("stored_seq", 2**53),
        ("stored_seq", int("9" * 400)),
        ("backend_time", "0001-01-01T00:00:00+23:59"),
        ("backend_time", "9999-12-31T23:59:59-23:59"),
        ("backend_time", "9999-12-31T23:59:59.999Z"),
        ("backend_time", "0001-01-01T00:00:00.000Z"),
    ],
)
def test_numbers_and_times_beyond_the_contract_are_garbled(member: str, value: object) -> None:
    assert wire.hello_answer(HELLO, None).stored_seq == 2
    with pytest.raises(UnreachableError, match="backend-garbled"):
        wire.hello_answer({**HELLO, member: value}, None)


CARD = {"key": "00" * 8, "status": "active", "form": "plastic", "member_ref": None, "benefits": ["a"]}
PAGE = {"cursor": "c", "more": False, "taken_at": "2026-11-22T09:00:00.000Z", "cards": [CARD], "gone": []}


@pytest.mark.parametrize(
    "page",
    [
        {**PAGE, "taken_at": "0001-01-01T00:00:00+23:59"},
        {**PAGE, "taken_at": "2026-11-22T09:00:00"},
        {**PAGE, "cards": [{**CARD, "status": {"a": 1}}]},
        {**PAGE, "cards": [{**CARD, "form": "watch"}]},
        {**PAGE, "cards": [{**CARD, "benefits": "a"}]},
        {**PAGE, "cards": [{**CARD, "member_ref": 5}]},
        {**PAGE, "cards": [{**CARD, "key": "xyz"}]},
        {**PAGE, "gone": [1]},
        {**PAGE, "gone": ["xyz"]},
    ],
)
def test_a_page_of_cards_that_breaks_the_contract_is_refused_as_a_whole(page: dict[str, Any]) -> None:
    """What got into the list would only be found wrong while a customer waits, offline."""
    assert wire.snapshot_page(PAGE).cursor == "c"
    with pytest.raises(UnreachableError, match="backend-garbled"):
        wire.snapshot_page(page)


def test_an_error_names_the_member_and_never_its_value() -> None:
    with pytest.raises(UnreachableError) as caught:
        wire.staff_session({"must_change_pin": False, "staff": "12", "role": 5, "session": "secret"}, NOW)
    assert "role" in str(caught.value)
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1:8000", "http://localhost:1/", "http://[::1]:9", "https://backend.example/pos"]
)
def test_addresses_that_are_safe_are_taken(url: str) -> None:
    assert checked_address(url) == url.rstrip("/")


@pytest.mark.parametrize(
    ("url", "code"),
    [
        ("http://backend.example", "url-not-secure"),
        ("http://192.168.0.5:8000", "url-not-secure"),
        ("http://127.0.0.1.evil.example", "url-not-secure"),
        ("ftp://backend.example", "url-invalid"),
        ("backend.example", "url-invalid"),
        ("https://user:pw@backend.example", "url-invalid"),
        ("https://backend.example:99999", "url-invalid"),
        ("https://[broken", "url-invalid"),
        ("", "url-invalid"),
    ],
)
def test_addresses_that_are_not_safe_are_refused(url: str, code: str) -> None:
    with pytest.raises(InputError, match=code):
        checked_address(url)
