"""What a form has to say, and what of it is kept."""

from typing import Any

import pytest

from reference_backend.tables import acceptances, consent_events, join_drafts, members, memberships, messages
from tests.backend.looking import rows
from tests.backend.members_side.visitor import CAFE, SHOP, Visitor, card_form, nano_form, of_address
from tests.backend.running import Running


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
    for email in ("aino@example.com", "eero@example.com"):
        visitor.enter(email)
    said = {one["member_id"]: one for one in rows(running, consent_events) if one["channel"] == "electronic"}
    [eero] = of_address(running, "eero@example.com")
    assert list(said) == [eero["id"]]
    assert (said[eero["id"]]["purpose"], said[eero["id"]]["given"]) == ("newsletter-email", True)


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
