"""Joining step by step: the code that comes to the phone, and the last button (J13)."""

import json

import pytest

from reference_backend.tables import cards, join_drafts
from tests.backend.looking import rows
from tests.backend.members_side.visitor import PASSWORD, SHOP, Visitor, card_form, code_of, of_address
from tests.backend.running import Running, TurnedClock
from tests.backend.till import Till


@pytest.mark.rule("J13")
def test_account_and_card_appear_together_at_the_last_button_and_not_before(
    running: Running, visitor: Visitor, till: Till
) -> None:
    before = len(rows(running, cards))
    answer = visitor.join(SHOP, card_form()).json()
    assert answer["needs"] == ["phone-code", "password"]
    step = f"joins/{answer['application']}"
    early = visitor.code_of("POST", f"{step}/submission", {"password": PASSWORD})
    assert early == (409, "phone-not-confirmed")
    assert visitor.call("POST", f"{step}/confirmation", {"code": visitor.phone_code()}).status_code == 204
    assert (len(rows(running, cards)), of_address(running, "õie@example.com")) == (before, [])
    assert visitor.code_of("POST", f"{step}/submission", {"password": "short"})[1] == "password-not-valid"
    for _ in range(2):
        assert visitor.call("POST", f"{step}/submission", {"password": PASSWORD}).status_code == 202
    assert till.identify(code_of(running, "õie@example.com"))["verdict"] == "eligible"
    [member] = of_address(running, "õie@example.com")
    assert (member["account"], member["phone"]) == ("claimed", "+37251234567")
    assert member["password_hash"].startswith("$argon2id$")
    [mail] = visitor.mail()
    assert mail["picture"].startswith(b"\x89PNG")


@pytest.mark.rule("J13")
def test_a_drafts_words_are_gone_once_it_is_complete(running: Running, visitor: Visitor) -> None:
    visitor.join_fully(card_form())
    [application] = rows(running, join_drafts)
    assert (application["email_key"], application["state"]) == (None, "active")
    waiting = {"accepted_at": running.clock.text(), "consents": []}
    assert json.loads(application["details"]) == waiting, "only what waits for the proof of the address"
    visitor.enter("õie@example.com", SHOP)
    [application] = rows(running, join_drafts)
    assert application["details"] == "{}"


@pytest.mark.rule("J13")
def test_five_wrong_codes_end_the_guessing_for_new_codes_too(visitor: Visitor) -> None:
    step = f"joins/{visitor.join(SHOP, card_form()).json()['application']}"
    right = visitor.phone_code()
    wrong = f"{(int(right) + 1) % 1_000_000:06d}"
    for _ in range(5):
        refused = visitor.code_of("POST", f"{step}/confirmation", {"code": wrong})
        assert refused == (422, "phone-code-wrong")
    assert visitor.code_of("POST", f"{step}/confirmation", {"code": right}) == (429, "too-many-tries")
    assert visitor.call("POST", f"{step}/phone-codes").status_code == 202
    fresh = {"code": visitor.phone_code()}
    assert visitor.code_of("POST", f"{step}/confirmation", fresh) == (429, "too-many-tries")


@pytest.mark.rule("J13")
def test_a_code_ends_with_its_time_and_with_a_newer_one(visitor: Visitor, clock: TurnedClock) -> None:
    step = f"joins/{visitor.join(SHOP, card_form()).json()['application']}"
    old = visitor.phone_code()
    clock.turn(minutes=10)
    assert visitor.code_of("POST", f"{step}/confirmation", {"code": old})[1] == "phone-code-wrong"
    assert visitor.call("POST", f"{step}/phone-codes").status_code == 202
    new = visitor.phone_code()
    if new != old:
        assert visitor.code_of("POST", f"{step}/confirmation", {"code": old})[1] == "phone-code-wrong"
    assert visitor.call("POST", f"{step}/confirmation", {"code": f" {new[:3]} {new[3:]}"}).status_code == 204


@pytest.mark.rule("J13")
def test_a_number_is_not_sent_codes_without_end(visitor: Visitor) -> None:
    for index in range(5):
        visitor.join(SHOP, card_form(f"{index}@example.com"))
    refused = visitor.code_of("POST", f"{SHOP}/joins", card_form("6@example.com"))
    assert refused == (429, "too-many-tries")
    assert len(visitor.all_mail("sms")) == 5


@pytest.mark.rule("J13")
def test_a_draft_ends_with_its_time(visitor: Visitor, clock: TurnedClock) -> None:
    step = f"joins/{visitor.join(SHOP, card_form()).json()['application']}"
    code = visitor.phone_code()
    clock.turn(days=1)
    assert visitor.code_of("POST", f"{step}/confirmation", {"code": code}) == (410, "join-over")
    assert visitor.code_of("POST", "joins/nothing/confirmation", {"code": code}) == (404, "join-unknown")


@pytest.mark.rule("J13")
def test_an_application_with_a_members_address_gets_the_same_answers_and_changes_nothing(
    running: Running, visitor: Visitor
) -> None:
    visitor.join_fully(card_form())
    known = of_address(running, "õie@example.com")
    visitor.join_fully(card_form("ÕIE@example.com", first_name="Kaja"), password="something else here")
    assert of_address(running, "õie@example.com") == known
    assert len(visitor.mail("mail", "Olete juba liige")) == 1


def test_the_code_is_not_in_the_database_once_it_was_sent_nor_is_the_password(
    running: Running, visitor: Visitor
) -> None:
    visitor.join(SHOP, card_form())
    [application] = rows(running, join_drafts)
    assert visitor.phone_code() not in str(application)
