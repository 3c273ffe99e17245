"""Which till plays, with which cards, from what the backend announces."""

import pytest

from pos_client.demo.backend_process import Announcement
from pos_client.demo.cast import UnknownRegisterError, cards_of, choose_register, hints_for, staff_of
from pos_client.demo.sample_cards import Carrier


def register(merchant: str, register: str, code: str | None) -> dict[str, object]:
    return {"merchant": merchant, "register": register, "enrolment_code": code}


def card(merchant: str, key: str, code: str, form: str = "virtual") -> dict[str, str]:
    symbology = "Code128" if form == "plastic" else "QRCode"
    return {
        "merchant": merchant,
        "key": key,
        "code": code,
        "form": form,
        "symbology": symbology,
        "title": key,
    }


TOLD = Announcement(
    "http://127.0.0.1:1",
    (
        register("home-store", "home-1", None),
        register("home-store", "home-2", "AAAA2222"),
        register("cafe", "cafe-1", "BBBB3333"),
    ),
    (
        {"merchant": "home-store", "number": "12", "pin": "120012", "role": "cashier"},
        {"merchant": "cafe", "number": "90", "pin": "900090", "role": "manager"},
    ),
    (
        card("home-store", "blank_plastic_1", "9200", "plastic"),
        card("home-store", "eligible_virtual", "9100"),
        card("home-store", "something_new", "9101"),
        card("cafe", "eligible_virtual", "NID1:1"),
        card("cafe", "other_merchant_only", "NID1:2"),
    ),
)


def test_a_register_that_still_has_its_code_is_taken_first() -> None:
    offer = choose_register(TOLD, "home-store", None)
    assert (offer.register, offer.code) == ("home-2", "AAAA2222")


def test_the_register_that_was_asked_for_is_taken_even_when_it_is_enrolled() -> None:
    assert choose_register(TOLD, None, "home-1").code is None


def test_an_unknown_merchant_is_answered_with_those_that_there_are() -> None:
    with pytest.raises(UnknownRegisterError, match="home-store home-1, home-store home-2, cafe cafe-1"):
        choose_register(TOLD, "bakery", None)


def test_the_tray_holds_the_merchants_own_cards_one_of_another_programme_and_what_is_no_card() -> None:
    cards = cards_of(TOLD, "home-store")
    assert [one.key for one in cards] == [
        "eligible_virtual",
        "blank_plastic_1",
        "other_programme",
        "product",
        "wifi",
    ]
    assert cards[0].owner == "Home Store"
    assert cards[1].carrier is Carrier.PLASTIC


def test_where_merchants_share_a_programme_the_member_of_the_other_one_lies_on_the_tray() -> None:
    assert [one.key for one in cards_of(TOLD, "cafe")][:2] == ["eligible_virtual", "other_merchant_only"]


def test_only_a_shop_with_plastic_cards_is_told_to_replace_one() -> None:
    home = hints_for(staff_of(TOLD, "home-store"), cards_of(TOLD, "home-store"))
    cafe = hints_for(staff_of(TOLD, "cafe"), cards_of(TOLD, "cafe"))
    assert home[0] == "Sign in as 12 with PIN 120012."
    assert any("blank" in hint for hint in home)
    assert not any("blank" in hint for hint in cafe)
