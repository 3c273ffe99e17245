"""What a shown code gives, and the walls between merchants."""

import pytest

from tests.backend.running import Running
from tests.backend.till import Document, Till


def without_time(answer: Document) -> Document:
    return {name: value for name, value in answer.items() if name != "as_of"}


STRANGER: Document = {
    "verdict": "not_a_member",
    "form": "unknown",
    "member_ref": None,
    "card_price": False,
    "benefits": [],
    "hint": None,
}


@pytest.mark.rule("N06", "A4.code.unknown", "A4.code.foreign-merchant")
def test_a_member_of_another_merchant_is_answered_like_a_stranger(running: Running, cafe: Till) -> None:
    elsewhere = cafe.identify(running.code("kaarnan-kahvila", "other_merchant_only"))
    unknown = cafe.identify("NID1:00000000000097")
    another_programme = cafe.identify(running.code("kodutare", "eligible_virtual"))
    assert without_time(elsewhere) == without_time(unknown) == without_time(another_programme) == STRANGER


@pytest.mark.rule("N07")
def test_two_merchants_cannot_see_that_they_share_a_member(
    running: Running, cafe: Till, bookshop: Till
) -> None:
    code = running.code("kaarnan-kahvila", "member_of_both")
    at_cafe, at_bookshop = cafe.identify(code), bookshop.identify(code)
    assert at_cafe["benefits"] == ["bonus-2", "coffee-5"]
    assert at_bookshop["benefits"] == ["bonus-3", "book-10"]
    assert at_cafe["member_ref"] != at_bookshop["member_ref"]


@pytest.mark.rule("N07")
def test_another_merchants_benefit_does_not_exist_here(running: Running, cafe: Till) -> None:
    member = cafe.identify(running.code("kaarnan-kahvila", "member_of_both"))["member_ref"]
    sale = "019aab12-c3d4-7e5f-8a6b-000000000001"
    refused = cafe.post("/v1/holds", {"sale": sale, "benefit": "book-10", "member_ref": member})
    assert (refused.status_code, refused.json()["code"]) == (404, "benefit-unknown")


@pytest.mark.rule("N07")
def test_another_merchants_reference_means_nobody_here(running: Running, cafe: Till, bookshop: Till) -> None:
    code = running.code("kaarnan-kahvila", "member_of_both")
    there = bookshop.identify(code)["member_ref"]
    sale = "019aab12-c3d4-7e5f-8a6b-000000000001"
    refused = cafe.post("/v1/holds", {"sale": sale, "benefit": "coffee-5", "member_ref": there})
    assert (refused.status_code, refused.json()["code"]) == (409, "benefit-not-available")


@pytest.mark.rule("J02", "A4.code.active")
def test_an_active_card_has_the_card_price_with_its_exact_estonian_label(
    running: Running, till: Till
) -> None:
    for key in ("eligible_virtual", "active_plastic"):
        assert till.identify(running.code("kodutare", key))["card_price"] is True
    titles = {one["id"]: one["title"] for one in till.configuration["programme"]["benefits"]}
    assert titles["card-price"]["et"] == "Hind kliendikaardiga"


@pytest.mark.rule("A4.code.inactive")
@pytest.mark.parametrize("key", ["lost_plastic", "replaced_plastic", "cancelled"])
def test_a_card_that_ended_gives_nothing_but_a_hint_for_staff(running: Running, till: Till, key: str) -> None:
    answer = till.identify(running.code("kodutare", key))
    assert (answer["verdict"], answer["hint"]) == ("card_not_valid", "info-desk")
    assert (answer["member_ref"], answer["card_price"], answer["benefits"]) == (None, False, [])


@pytest.mark.rule("A4.code.unknown")
def test_a_blank_card_is_nobodys(running: Running, till: Till) -> None:
    assert without_time(till.identify(running.code("kodutare", "blank_plastic_1"))) == STRANGER


@pytest.mark.rule("J20")
def test_the_answer_holds_status_and_offers_only(running: Running, till: Till) -> None:
    answer = till.identify(running.code("kodutare", "birthday_virtual"))
    assert set(answer) == set(STRANGER) | {"as_of"}


@pytest.mark.rule("J23")
def test_a_reference_comes_only_with_a_consent(running: Running, till: Till) -> None:
    assert till.identify(running.code("kodutare", "with_consent"))["member_ref"]
    assert till.identify(running.code("kodutare", "without_consent"))["member_ref"] is None


@pytest.mark.rule("J26")
def test_a_birthday_offer_holds_around_the_birthday_only(running: Running, till: Till) -> None:
    code = running.code("kodutare", "birthday_virtual")
    assert "birthday-20" in till.identify(code)["benefits"]
    running.clock.turn(days=7)
    assert "birthday-20" in till.identify(code)["benefits"]
    running.clock.turn(days=1)
    assert "birthday-20" not in till.identify(code)["benefits"]


def test_a_code_of_four_thousand_characters_is_refused_as_a_problem(till: Till) -> None:
    answer = till.post("/v1/identifications", {"code": "9" * 4000, "symbology": None})
    assert (answer.status_code, answer.json()["code"]) == (422, "invalid-request")


@pytest.mark.parametrize("code", ["' OR 1=1 --", "9193774729716649\x00", " 9193774729716649", "\u202e91"])
def test_a_hostile_code_is_a_strangers(till: Till, code: str) -> None:
    assert without_time(till.identify(code)) == STRANGER


@pytest.mark.rule("N02", "J40", "J38")
def test_the_configuration_says_what_each_programme_cannot_do(till: Till, cafe: Till) -> None:
    nano = cafe.configuration["programme"]
    assert not nano["capabilities"]["plastic_cards"]
    assert not nano["capabilities"]["paper_applications"]
    assert {one["form"] for one in nano["card_formats"]} == {"virtual"}
    customer = till.configuration["programme"]
    assert not customer["capabilities"]["points"]
    assert not customer["capabilities"]["bonus"]
    assert not [name for name in customer["capabilities"] if "balance" in name or "tender" in name]
