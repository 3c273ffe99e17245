"""A sale is taken back: a new entry, never an edit, wherever the purchase is by then."""

from __future__ import annotations

import json

import pytest

from tests.journeys.counter import Counter, OpenTill


def take_back_newest(till: OpenTill, total: str, reason: str) -> None:
    """Tap the newest purchase once the strip shows it first, say why, confirm."""
    till.until(lambda: total in "".join(till.purchases()[:1]), f"{total} as the newest purchase")
    till.hands.click(till.counter.strip.chips[0])
    till.shows("To take it back, choose why.")
    till.hands.click(till.hands.button(reason))
    till.hands.click(till.hands.button("Take it back"))
    till.until(lambda: "Taken back." in till.purchases()[0], "the purchase to be taken back")


@pytest.mark.rule("X07", "A4.role.sale")
def test_a_sale_that_was_delivered_is_taken_back_and_both_facts_stay(kodutare: Counter) -> None:
    till = kodutare.open_till()
    till.sell_quickly("45,99")
    kodutare.has_arrived([4599])

    take_back_newest(till, "€45.99", "Goods returned")

    till.until(lambda: kodutare.shop.reversals(), "the reversal at the backend")
    assert kodutare.shop.totals() == [4599]
    assert kodutare.shop.reversals() == [kodutare.shop.purchases()[0]["entry_id"]]
    (reversal,) = kodutare.shop.entries("purchase_reversed")
    assert json.loads(reversal["body"])["reason"] == "returned"


@pytest.mark.rule("X07")
def test_a_sale_that_still_waits_is_taken_back_and_both_arrive(kodutare: Counter) -> None:
    till = kodutare.open_till()
    till.all_delivered()
    kodutare.cable.unplug()
    till.sell_quickly("10,00")
    till.sell_quickly("20,00")

    take_back_newest(till, "€20.00", "A mistake")
    kodutare.cable.plug()

    till.until(lambda: kodutare.shop.reversals(), "the reversal at the backend")
    kodutare.has_arrived([1000, 2000])
    taken_back = next(one for one in kodutare.shop.purchases() if one["amount_minor"] == 2000)
    assert kodutare.shop.reversals() == [taken_back["entry_id"]]


def test_a_sale_cannot_be_taken_back_twice(kodutare: Counter) -> None:
    till = kodutare.open_till()
    till.sell_quickly("10,00")
    take_back_newest(till, "€10.00", "Not paid")

    till.hands.click(till.counter.strip.chips[0])
    till.shows("Taken back.")

    assert not till.counter.reversal.yes.isVisible()
    till.hands.click(till.hands.button("Close"))
    till.until(lambda: kodutare.shop.reversals(), "the reversal at the backend")
    assert len(kodutare.shop.entries("purchase_reversed")) == 1


@pytest.mark.rule("X07", "N12")
def test_a_single_use_benefit_of_a_sale_that_is_taken_back_is_free_again(kahvila: Counter) -> None:
    member = kahvila.shop.new_member()
    till = kahvila.open_till()
    till.scan(member.phone, "Member benefits")
    row = till.tick("€5.00 off, once")
    till.until(row.isChecked, "the tick")
    till.sell_quickly("12,50")
    kahvila.has_arrived([1250])

    take_back_newest(till, "€12.50", "A mistake")

    till.until(lambda: kahvila.shop.reversals(), "the reversal at the backend")
    answer = till.scan(member.phone, "Member benefits")
    assert till.offers("€5.00 off, once"), answer
