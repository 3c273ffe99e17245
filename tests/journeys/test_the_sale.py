"""Scan, total, Enter, Enter: the sale at the counter."""

from __future__ import annotations

import json

import pytest

from pos_client.demo.hands import wait_for
from pos_client.ui.sounds import Sound
from tests.journeys.counter import Counter


@pytest.mark.rule("N13", "N14", "N15", "X04")
def test_the_first_sale_of_a_new_till_reaches_the_backend_as_time_place_and_total(kodutare: Counter) -> None:
    member = kodutare.shop.new_member(consent=True)
    till = kodutare.open_till()

    till.scan(member.phone, "Card price")
    assert "Source: backend" in till.counter.customer.source.text()
    till.enter_total("45,99")
    assert till.hands.sees("Take the payment, then press Record.")
    assert "45.99" in till.record()
    assert till.ears.heard == [Sound.ELIGIBLE, Sound.RECORDED]

    kodutare.has_arrived([4599])
    (purchase,) = kodutare.shop.purchases()
    assert (purchase["amount_minor"], purchase["currency"]) == (4599, "EUR")
    assert (purchase["place"], purchase["member_ref"]) == (kodutare.shop.place, member.member_ref)
    (entry,) = kodutare.shop.entries("purchase_recorded")
    assert set(json.loads(entry["body"])) == {"place", "total", "total_entry"}
    assert set(json.loads(entry["personal"])) == {"member_ref"}


@pytest.mark.rule("J02", "J36")
def test_a_plastic_card_gets_the_card_price_in_the_exact_words(kodutare: Counter) -> None:
    member = kodutare.shop.new_member(plastic="active")
    assert member.plastic is not None
    till = kodutare.open_till()
    till.choose("Eesti")

    till.show_to_till(member.plastic)

    till.shows("Hind kliendikaardiga")
    lines = [line.title.text() for line in till.counter.customer.lines]
    assert lines == ["Hind kliendikaardiga"]
    till.choose("English")
    till.sell_quickly("10,00")
    kodutare.has_arrived([1000])
    assert [json.loads(one["body"])["form"] for one in kodutare.shop.entries("scan_counted")] == ["plastic"]


@pytest.mark.rule("X03")
def test_a_second_card_in_one_sale_asks_which_one_holds(kodutare: Counter) -> None:
    first, second = kodutare.shop.new_member(consent=True), kodutare.shop.new_member(consent=True)
    till = kodutare.open_till()

    till.scan(first.phone, "Card price")
    till.show_to_till(second.phone)
    till.asks("Replace the card in this sale?")
    till.hands.click(till.hands.button("Keep the first card"))
    till.sell("10,00")
    till.scan(first.phone, "Card price")
    till.show_to_till(second.phone)
    till.asks("Replace the card in this sale?")
    till.hands.click(till.hands.button("Replace"))
    till.sell("20,00")

    kodutare.has_arrived([1000, 2000])
    linked = [(one["amount_minor"], one["member_ref"]) for one in kodutare.shop.purchases()]
    assert linked == [(1000, first.member_ref), (2000, second.member_ref)]


@pytest.mark.rule("X10")
def test_a_total_far_above_the_usual_asks_again(kodutare: Counter) -> None:
    till = kodutare.open_till()
    for total in ("10,00", "11,00", "12,00", "13,00", "14,00"):
        till.sell_quickly(total)

    till.counter.setFocus()
    till.hands.key_in("120,00")
    till.counter.purchase.enter.click()
    till.asks("Is €120.00 right?")
    till.hands.click(till.hands.button("Correct it"))
    assert till.counter.purchase.amount.text == "€120.00"
    till.counter.purchase.enter.click()
    till.asks("Is €120.00 right?")
    till.hands.click(till.hands.button("Yes, it is right"))
    till.record()

    kodutare.has_arrived([1000, 1100, 1200, 1300, 1400, 12000])


@pytest.mark.rule("J35")
def test_a_card_that_comes_after_the_total_is_fixed_is_refused_with_a_way_back(kodutare: Counter) -> None:
    member = kodutare.shop.new_member(consent=True, plastic="active")
    assert member.plastic is not None
    till = kodutare.open_till()

    till.enter_total("30,00")
    till.show_to_till(member.phone)
    till.shows("The sale is closed: its total is fixed.")
    till.shows("To add the card, go back, scan it, then go on.")
    till.record()
    kodutare.has_arrived([3000])
    assert [one["member_ref"] for one in kodutare.shop.purchases()] == [None]

    till.enter_total("31,00")
    till.hands.click(till.hands.button("Back"))
    wait_for(lambda: not till.counter.purchase.frozen.isVisible(), "the total to be open again")
    till.scan(member.plastic, "Card price")
    till.counter.purchase.enter.click()
    till.record()
    kodutare.has_arrived([3000, 3100])
    assert [one["member_ref"] for one in kodutare.shop.purchases()] == [None, member.member_ref]
