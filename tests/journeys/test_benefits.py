"""Benefits that are ticked: once is once, on every till, and nobody's purchases are tied without consent."""

from __future__ import annotations

import json
import re

import pytest

from reference_backend.tables import METADATA, benefit_uses, holds
from tests.journeys.back_office import BackOffice, Member
from tests.journeys.counter import Counter, OpenTill

COFFEE, BIRTHDAY = "€5.00 off, once", "Birthday offer −20%"
_ID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")


def tick(till: OpenTill, title: str) -> None:
    """Tick a benefit and wait until the backend holds it for this sale."""
    row = till.tick(title)
    till.until(row.isChecked, f"the tick at {title!r}")


@pytest.mark.rule("N11", "N12", "X03")
def test_a_benefit_that_can_be_used_once_is_used_once_and_refused_everywhere_else(kahvila: Counter) -> None:
    member = kahvila.shop.new_member()
    first, second = kahvila.open_till("Till 1"), kahvila.open_till("Till 2")
    first.scan(member.phone, "Member benefits")
    second.scan(member.phone, "Member benefits")

    tick(first, COFFEE)
    second.tick(COFFEE)
    second.shows("This benefit was used before, or is held at another till.")
    second.shows("Go on without it.")
    first.freeze_quickly("12,50")
    assert first.counter.purchase.amount.text == "€7.50"
    first.record_quickly()
    second.sell_quickly("3,00")

    kahvila.has_arrived([1250, 300])
    (used,) = kahvila.shop.benefits_used()
    assert (used["benefit"], used["member_id"]) == ("coffee-5", member.member_id)
    first.scan(member.phone, "Member benefits")
    assert not first.offers(COFFEE)
    assert [line.title.text() for line in first.counter.customer.lines] == ["Bonus 2%"]


def test_a_benefit_that_was_ticked_and_given_up_is_free_for_another_till(kahvila: Counter) -> None:
    member = kahvila.shop.new_member()
    first, second = kahvila.open_till("Till 1"), kahvila.open_till("Till 2")
    first.scan(member.phone, "Member benefits")
    tick(first, COFFEE)
    row = first.tick(COFFEE)
    first.until(lambda: not row.isChecked(), "the tick to be gone")
    first.sell_quickly("4,00")
    kahvila.has_arrived([400])

    second.scan(member.phone, "Member benefits")
    tick(second, COFFEE)
    second.sell_quickly("12,50")

    kahvila.has_arrived([400, 1250])
    assert len(kahvila.shop.benefits_used()) == 1


@pytest.mark.rule("A4.code.redemption")
def test_without_the_network_a_single_use_benefit_needs_the_connection(kahvila: Counter) -> None:
    member = kahvila.shop.new_member()
    till = kahvila.open_till()
    till.scan(member.phone, "Member benefits")
    kahvila.cable.unplug()

    till.tick(COFFEE)

    till.shows("This needs the connection, and it is away.")
    till.shows("The customer keeps the benefit for the next time.")
    till.sell("8,00")
    kahvila.cable.plug()
    kahvila.has_arrived([800])
    assert kahvila.shop.benefits_used() == []


@pytest.mark.rule("J26", "J23")
def test_a_birthday_offer_without_consent_is_used_and_leaves_no_link_from_purchase_to_member(
    kodutare: Counter,
) -> None:
    member = kodutare.shop.new_member(birthday=True, consent=False)
    till = kodutare.open_till()

    till.scan(member.phone, "Card price")
    tick(till, BIRTHDAY)
    till.enter_total("100,00")
    assert till.counter.purchase.amount.text == "€80.00"
    till.record()

    kodutare.has_arrived([10000])
    (purchase,) = kodutare.shop.purchases()
    assert purchase["member_ref"] is None
    assert [one["outcome"] for one in kodutare.shop.entries("benefit_used")] == ["accepted"]
    (of_purchase,) = kodutare.shop.benefits_used()
    assert (of_purchase["benefit"], of_purchase["member_id"]) == ("birthday-20", None)
    (of_member,) = kodutare.office.rows(benefit_uses, member_id=member.member_id)
    assert (of_member["benefit"], of_member["purchase"]) == ("birthday-20", "")
    assert kodutare.office.rows(holds, member_id=member.member_id) == []
    assert not is_linked(kodutare.office, purchase["entry_id"], member)
    till.scan(member.phone, "Card price")
    assert not till.offers(BIRTHDAY)


@pytest.mark.rule("J26", "J23")
def test_with_consent_the_birthday_purchase_is_tied_to_the_member(kodutare: Counter) -> None:
    member = kodutare.shop.new_member(birthday=True, consent=True)
    till = kodutare.open_till()
    till.scan(member.phone, "Card price")
    tick(till, BIRTHDAY)
    till.sell("100,00")

    kodutare.has_arrived([10000])
    (purchase,) = kodutare.shop.purchases()
    assert purchase["member_ref"] == member.member_ref
    # The negative control of the journey before: a link that is there is found.
    assert is_linked(kodutare.office, purchase["entry_id"], member)


@pytest.mark.rule("J23")
def test_a_birthday_sale_that_a_crash_interrupts_still_uses_the_offer(kodutare: Counter) -> None:
    member = kodutare.shop.new_member(birthday=True, consent=False)
    till = kodutare.open_till()
    till.scan(member.phone, "Card price")
    tick(till, BIRTHDAY)
    till.enter_total("50,00")
    till.close()

    again = kodutare.switch_on()
    again.sign_in_as("cashier")
    again.asks("A purchase was not finished")
    again.hands.click(again.hands.button("Record it"))

    again.shows("Recorded: €50.00")
    kodutare.has_arrived([5000])
    assert [one["outcome"] for one in kodutare.shop.entries("benefit_used")] == ["accepted"]
    assert len(kodutare.office.rows(benefit_uses, member_id=member.member_id)) == 1


@pytest.mark.rule("N06", "N08")
def test_another_merchants_single_use_benefit_is_not_touched(kahvila: Counter, office: BackOffice) -> None:
    both = office.new_member(["kaarnan-kahvila", "lumon-kirjat"], birthday=False, consent=False, plastic=None)
    till = kahvila.open_till()
    till.scan(both.phone, "Member benefits")
    tick(till, COFFEE)
    till.sell("9,00")
    kahvila.has_arrived([900])

    used = office.rows(benefit_uses, member_id=both.member_id)

    assert [one["merchant_id"] for one in used] == ["kaarnan-kahvila"]


def is_linked(office: BackOffice, purchase: str, member: Member) -> bool:
    """Whether anything that the backend keeps leads from a purchase to a member, over any ids."""
    rows = [json.dumps(row, default=str) for table in METADATA.sorted_tables for row in office.rows(table)]
    targets = {member.member_id, member.member_ref, member.phone.code}
    seen, frontier = {purchase}, {purchase}
    while frontier:
        touched = [row for row in rows if any(one in row for one in frontier)]
        if any(target in row for target in targets for row in touched):
            return True
        found = {one for row in touched for one in _ID.findall(row)}
        frontier, seen = found - seen, seen | found
    return False
