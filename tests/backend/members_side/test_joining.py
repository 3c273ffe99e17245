"""Joining electronically: at once, or by a draft."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest

from reference_backend.tables import (
    acceptances,
    cards,
    consent_events,
    join_drafts,
    members,
    memberships,
    messages,
)
from tests.backend.looking import rows
from tests.backend.members_side.visitor import BOOKSHOP, CAFE, PASSWORD, SHOP, Visitor, card_form, nano_form
from tests.backend.running import Running, TurnedClock
from tests.backend.till import Till


def of_address(running: Running, email: str) -> list[dict[str, Any]]:
    return [one for one in rows(running, members) if one["email"] == email]


def code_of(running: Running, email: str) -> str:
    [member] = of_address(running, email)
    [card] = [one for one in rows(running, cards) if one["member_id"] == member["id"]]
    return str(card["code"])


@pytest.mark.rule("N04", "N05")
def test_a_clock_that_goes_on_between_two_looks_at_it_changes_nothing(
    running: Running, visitor: Visitor, clock: TurnedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def going_on(_clock: TurnedClock) -> datetime:
        clock.turn(milliseconds=1)
        return clock.present

    monkeypatch.setattr(TurnedClock, "now", going_on)
    for merchant in (CAFE, BOOKSHOP):
        visitor.join(merchant, nano_form())
    [mail] = visitor.mail()
    assert "Kaarnan Kahvila" in mail["body"]
    assert "Lumon Kirjat" in mail["body"]


@pytest.mark.rule("N01")
def test_without_the_tick_for_the_age_nothing_is_kept_and_nothing_is_sent(
    running: Running, visitor: Visitor
) -> None:
    before = [len(rows(running, table)) for table in (members, memberships, messages, join_drafts)]
    form = nano_form(of_age=False)
    assert visitor.code_of("POST", f"{CAFE}/joins", form) == (422, "age-attestation-missing")
    assert [len(rows(running, table)) for table in (members, memberships, messages, join_drafts)] == before


@pytest.mark.rule("N01")
def test_that_the_person_is_of_age_is_kept_with_its_time_and_no_year_of_birth(
    running: Running, visitor: Visitor
) -> None:
    visitor.join(CAFE, nano_form())
    [member] = of_address(running, "aino@example.com")
    [joined] = [one for one in rows(running, memberships) if one["member_id"] == member["id"]]
    assert (joined["attested_at"], joined["attested_by"]) == (running.clock.text(), "self")
    assert not any("year" in name for name in (*member, *joined))


@pytest.mark.rule("N02")
def test_joining_makes_a_member_with_a_card_that_the_till_knows_at_once(
    running: Running, visitor: Visitor, cafe: Till
) -> None:
    answer = visitor.join(CAFE, nano_form())
    assert answer.json()["needs"] == []
    assert cafe.identify(code_of(running, "aino@example.com"))["verdict"] == "eligible"


@pytest.mark.rule("N02", "J04")
def test_what_the_programme_does_not_have_is_refused(visitor: Visitor) -> None:
    assert visitor.code_of("POST", f"{CAFE}/joins", nano_form(kind="legal")) == (422, "fields-not-valid")
    assert visitor.code_of("POST", f"{CAFE}/joins", nano_form(purchase_linking=True)) == (
        403,
        "capability-absent",
    )
    post = {"newsletter_post": True}
    assert visitor.code_of("POST", f"{SHOP}/joins", card_form(channels=post)) == (403, "capability-absent")
    assert visitor.code_of("POST", "nowhere/joins", nano_form()) == (404, "merchant-unknown")


@pytest.mark.rule("N04")
def test_a_form_that_arrives_three_times_joins_once_and_sends_one_mail(
    running: Running, visitor: Visitor
) -> None:
    form = nano_form()
    answers = [visitor.join(CAFE, form).json() for _ in range(3)]
    assert answers[0] == answers[1] == answers[2]
    assert len(of_address(running, "aino@example.com")) == 1
    [mail] = visitor.mail()
    assert mail["address"] == "aino@example.com"
    assert code_of(running, "aino@example.com") in mail["body"]
    assert mail["picture"].startswith(b"\x89PNG")


@pytest.mark.rule("N05")
def test_a_second_shop_is_attached_to_the_same_person_and_the_same_card(
    running: Running, visitor: Visitor, clock: TurnedClock, cafe: Till, bookshop: Till
) -> None:
    visitor.join(CAFE, nano_form("Aino@Example.com"))
    clock.turn(days=30)
    visitor.join(BOOKSHOP, nano_form("aino@example.COM"))
    [member] = [one for one in rows(running, members) if one["email_key"] == "aino@example.com"]
    joined = [one for one in rows(running, memberships) if one["member_id"] == member["id"]]
    assert {one["merchant_id"] for one in joined} == {CAFE, BOOKSHOP}
    [card] = [one for one in rows(running, cards) if one["member_id"] == member["id"]]
    assert cafe.identify(card["code"])["verdict"] == bookshop.identify(card["code"])["verdict"] == "eligible"


@pytest.mark.rule("N05", "N18")
def test_who_knows_a_members_address_permits_nothing_in_the_members_name(visitor: Visitor) -> None:
    visitor.join(CAFE, nano_form(channels={"newsletter_sms": True}))
    everything = {"newsletter_email": True, "newsletter_post": True, "other_merchants": True}
    visitor.another().join(BOOKSHOP, nano_form(channels=everything))
    [cafe, bookshop] = visitor.enter("aino@example.com").me()["memberships"]
    assert not any(bookshop["channels"].values())
    assert cafe["channels"]["newsletter_sms"], "a new person's form is the person's word"
    [_, now] = visitor.call("PUT", "me/channels", {"merchant": BOOKSHOP, **everything}).json()["memberships"]
    assert now["channels"] == {"newsletter_sms": False, **everything}, "on the own pages it counts"


@pytest.mark.rule("N04", "N05")
def test_two_shops_joined_in_one_go_are_confirmed_by_one_mail_that_names_both(visitor: Visitor) -> None:
    visitor.join(CAFE, nano_form())
    visitor.join(BOOKSHOP, nano_form())
    [mail] = visitor.mail()
    assert "Kaarnan Kahvila" in mail["subject"]
    assert "Lumon Kirjat" in mail["subject"]


@pytest.mark.rule("N22")
def test_whoever_joins_again_gets_the_same_answer_and_one_word_a_day_by_mail(
    running: Running, visitor: Visitor
) -> None:
    first = visitor.join(CAFE, nano_form())
    again = [visitor.join(CAFE, nano_form(first_name="Somebody", last_name="Else")) for _ in range(3)]
    assert {one.status_code for one in again} == {first.status_code}
    assert {tuple(one.json()) for one in again} == {tuple(first.json())}
    assert all(one.json()["needs"] == first.json()["needs"] for one in again)
    assert [one["key"].split(":")[0] for one in visitor.all_mail()] == ["joined", "already"]
    assert of_address(running, "aino@example.com")[0]["first_name"] == ""


@pytest.mark.rule("J08", "J11")
@pytest.mark.parametrize("kept", [[], [0], [1]], ids=["neither", "rules alone", "policy alone"])
def test_both_texts_are_accepted_in_the_version_that_holds(
    running: Running, visitor: Visitor, kept: list[int]
) -> None:
    texts = [card_form()["accepted"][index] for index in kept]
    refused = visitor.code_of("POST", f"{SHOP}/joins", card_form(accepted=texts))
    assert refused == (422, "acceptance-missing")
    old = [{"document": "rules", "version": "2019"}, card_form()["accepted"][1]]
    assert visitor.code_of("POST", f"{SHOP}/joins", card_form(accepted=old))[1] == "acceptance-missing"
    assert rows(running, join_drafts) == []


@pytest.mark.rule("J11")
def test_what_was_accepted_is_kept_with_version_time_and_way(running: Running, visitor: Visitor) -> None:
    visitor.join_fully(card_form())
    [member] = of_address(running, "õie@example.com")
    kept = [one for one in rows(running, acceptances) if one["member_id"] == member["id"]]
    assert {(one["document"], one["version"]) for one in kept} == {
        ("rules", "2021-03-01"),
        ("privacy-policy", "1"),
    }
    assert {(one["accepted_at"], one["channel"]) for one in kept} == {(running.clock.text(), "electronic")}


@pytest.mark.rule("J05", "J06")
def test_a_wrong_field_is_named_and_not_repeated(visitor: Visitor) -> None:
    cases: list[tuple[dict[str, Any], str]] = [
        ({"first_name": ""}, "first_name: missing"),
        ({"email": "x@y"}, "email: not-valid"),
        ({"phone": "+372 12"}, "phone: not-valid"),
        ({"birth_month": 2}, "birthday: not-valid"),
        ({"birth_month": 2, "birth_day": 30}, "birthday: not-valid"),
        ({"birth_month": 13, "birth_day": 1}, "birthday: not-valid"),
        ({"language": "de"}, "language: not-valid"),
    ]
    for wrong, named in cases:
        answer = visitor.call("POST", f"{SHOP}/joins", card_form(**wrong))
        assert (answer.status_code, answer.json()["code"]) == (422, "fields-not-valid")
        assert answer.json()["detail"] == named


@pytest.mark.rule("J06")
def test_a_year_of_birth_has_no_place_in_the_form(visitor: Visitor) -> None:
    form = card_form(birth_month=2, birth_day=29, birth_year=1980)
    assert visitor.code_of("POST", f"{SHOP}/joins", form) == (422, "invalid-request")


@pytest.mark.rule("J12", "N18")
def test_every_channel_is_off_unless_it_is_chosen(running: Running, visitor: Visitor) -> None:
    visitor.join(CAFE, nano_form())
    visitor.join(CAFE, nano_form("eero@example.com", channels={"newsletter_email": True}))
    said = {one["member_id"]: one for one in rows(running, consent_events) if one["channel"] == "electronic"}
    [eero] = of_address(running, "eero@example.com")
    assert list(said) == [eero["id"]]
    assert (said[eero["id"]]["purpose"], said[eero["id"]]["given"]) == ("newsletter-email", True)


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
    assert (application["details"], application["email_key"], application["state"]) == ("{}", None, "active")


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


@pytest.mark.rule("J08", "J19", "J29", "J44")
def test_a_page_is_told_what_to_ask_which_texts_hold_and_who_answers(visitor: Visitor) -> None:
    told = visitor.call("GET", f"{SHOP}/joining").json()
    assert [one["name"] for one in told["controllers"]] == ["Jysk Linnen'n Furniture OÜ", "SIA Do It"]
    assert {(one["document"], one["version"]) for one in told["texts"]} == {
        ("rules", "2021-03-01"),
        ("privacy-policy", "1"),
    }
    assert (told["phone"], told["password"], told["kinds"]) == ("required", True, ["natural", "legal"])
    assert told["customer_service"]["phone"] == "+372 880 1480"
    assert told["data_protection"]["website"] == "https://www.jysk.ee/privacy_policy"


@pytest.mark.rule("J07")
def test_a_legal_person_applies_by_a_contact_person_without_an_age(
    running: Running, visitor: Visitor
) -> None:
    visitor.join_fully(card_form(kind="legal", of_age=False))
    [member] = of_address(running, "õie@example.com")
    [joined] = [one for one in rows(running, memberships) if one["member_id"] == member["id"]]
    assert (member["kind"], joined["attested_at"]) == ("legal", None)
    refused = visitor.call("POST", f"{SHOP}/joins", card_form(kind="legal", birth_month=1, birth_day=1))
    assert refused.json()["detail"] == "birthday: not-asked-for"


def test_a_tills_token_opens_nothing_here_and_joining_needs_none(
    running: Running, visitor: Visitor, enrol: Callable[[str], Till]
) -> None:
    visitor.session = enrol("kaarna-turku-1").told["token"]
    visitor.join(CAFE, nano_form())
    assert visitor.code_of("GET", "me") == (403, "not-for-tills")
