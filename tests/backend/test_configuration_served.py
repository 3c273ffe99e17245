"""What a till is told: all that it must know, in a shape that tills of before read, and nothing of people."""

from typing import Any

import pytest

from reference_backend.till_settings.schemas import BenefitView
from tests.backend.till import Till

# What a till reads that was built before anything was added.
OF_BEFORE = {
    "store": {"id", "name", "place", "zone", "country", "currency"},
    "programme": {
        "id",
        "name",
        "master_language",
        "languages",
        "card_formats",
        "capabilities",
        "benefits_per_purchase",
        "offline",
        "total",
        "fees",
        "join_url",
        "benefits",
    },
    "recovery": {"key_id", "public_key"},
}
CAPABILITIES_OF_BEFORE = {
    "card_price",
    "bonus",
    "points",
    "plastic_cards",
    "paper_applications",
    "typed_codes",
    "purchase_linking",
}
BENEFIT_OF_BEFORE = {
    "id",
    "kind",
    "basis",
    "title",
    "percent",
    "amount",
    "single_use",
    "chosen",
    "valid_from",
    "valid_to",
}


def test_what_a_till_of_before_reads_is_still_there(till: Till, cafe: Till) -> None:
    for told in (till.configuration, cafe.configuration):
        assert all(names <= set(told[section]) for section, names in OF_BEFORE.items())
        assert set(told["programme"]["capabilities"]) >= CAPABILITIES_OF_BEFORE
        assert all(set(one) >= BENEFIT_OF_BEFORE for one in told["programme"]["benefits"])
        assert set(told["programme"]["fees"][0] if told["programme"]["fees"] else FEE) == FEE


FEE = {"issue", "amount_minor", "currency", "version", "valid_from"}


@pytest.mark.rule("J19")
@pytest.mark.rule("J44")
def test_a_till_can_name_both_controllers_and_the_customer_service(till: Till) -> None:
    told = till.configuration["programme"]
    assert [one["name"] for one in told["controllers"]] == ["Jysk Linnen'n Furniture OÜ", "SIA Do It"]
    assert [one["country"] for one in told["controllers"]] == ["EE", "LV"]
    assert told["customer_service"]["phone"] == "+372 880 1480"
    assert told["customer_service"]["email"] is None, "hidden in the rules at hand, and never invented"


def test_a_till_is_told_the_texts_that_a_paper_is_signed_under(till: Till) -> None:
    told = {one["document"]: one for one in till.configuration["programme"]["texts"]}
    assert (told["rules"]["version"], told["rules"]["effective_from"]) == ("2021-03-01", "2021-03-01")
    assert told["privacy-policy"]["address"] == "https://www.jysk.ee/privacy_policy"


@pytest.mark.rule("N02")
def test_a_till_of_nano_id_is_told_of_neither_paper_nor_plastic(cafe: Till) -> None:
    told = cafe.configuration["programme"]
    able = told["capabilities"]
    assert (able["paper_applications"], able["plastic_cards"], able["card_forms"]) == (False, False, ["app"])
    assert {one["form"] for one in told["card_formats"]} == {"virtual"}
    assert told["fees"] == []


@pytest.mark.rule("N26")
def test_a_till_is_told_which_language_prevails(till: Till, cafe: Till) -> None:
    prevailing = [one.configuration["programme"]["prevailing_language"] for one in (till, cafe)]
    assert prevailing == ["et", "fi"]


@pytest.mark.rule("J33")
def test_offers_that_go_by_mail_or_message_reach_no_till(till: Till) -> None:
    code = till.running.code("kodutare", "with_consent")
    found = till.identify(code)
    answered = {"verdict", "form", "member_ref", "card_price", "benefits", "hint", "as_of"}
    assert set(found) == answered
    own = till.configuration["programme"]["benefits"]
    assert set(found["benefits"]) <= {one["id"] for one in own}
    assert all(set(one) == set(BenefitView.model_fields) for one in own)
    page: dict[str, Any] = till.get("/v1/snapshot").json()
    assert {name for card in page["cards"] for name in card} == {
        "key",
        "status",
        "form",
        "member_ref",
        "benefits",
    }
