"""The info desk replaces a lost card; the manager sees the day and that every till's records arrived."""

from __future__ import annotations

import json

import pytest

from pos_client.ui.info_desk.presenter import Step
from pos_client.ui.manager.screen import ManagerScreen
from reference_backend.tables import cards, fees
from tests.journeys.counter import Counter, OpenTill

REPLACE, DAY = "Replace a lost card", "The day"


@pytest.mark.rule("J17", "J16", "A4.role.replacement")
@pytest.mark.parametrize("consent", [False, True], ids=["without-consent", "with-consent"])
def test_the_info_desk_replaces_a_lost_plastic_card_for_its_fee(kodutare: Counter, consent: bool) -> None:
    member = kodutare.shop.new_member(plastic="active", consent=consent)
    assert member.plastic is not None
    blank = kodutare.office.new_blank("kodutare")
    desk = kodutare.open_till(role="info_desk")

    desk.choose(REPLACE)
    desk.until(desk.at_the_desk, "the info desk")
    desk.desk_scans(member.phone, Step.HOLDER)
    desk.desk_scans(blank, Step.BLANK)
    said = desk.desk_hands_over()

    assert "€0.99" in said
    desk.shows(blank.code[-4:])
    desk.until(lambda: kodutare.shop.entries("card_issued"), "the card at the backend")
    (issued,) = kodutare.shop.entries("card_issued")
    assert issued["outcome"] == "accepted"
    assert json.loads(issued["body"])["fee"] == {"amount_minor": 99, "currency": "EUR"}
    status = {one["code"]: one["status"] for one in kodutare.office.rows(cards, member_id=member.member_id)}
    assert status == {member.phone.code: "active", member.plastic.code: "lost", blank.code: "active"}
    assert [one["amount_minor"] for one in kodutare.office.rows(fees, entry_id=issued["entry_id"])] == [99]


@pytest.mark.rule("J17")
def test_a_lost_card_is_replaced_without_the_network_and_holds_once_it_is_back(kodutare: Counter) -> None:
    member = kodutare.shop.new_member(plastic="active", consent=True)
    blank = kodutare.office.new_blank("kodutare")
    desk = kodutare.open_till(role="info_desk")
    desk.has_its_list_of_cards()
    kodutare.cable.unplug()

    desk.choose(REPLACE)
    desk.until(desk.at_the_desk, "the info desk")
    desk.desk_scans(member.phone, Step.HOLDER)
    desk.desk_scans(blank, Step.BLANK)
    desk.desk_hands_over()
    assert kodutare.shop.entries("card_issued") == []
    kodutare.cable.plug()

    desk.until(lambda: kodutare.shop.entries("card_issued"), "the card at the backend")
    assert [one["outcome"] for one in kodutare.shop.entries("card_issued")] == ["accepted"]


@pytest.mark.rule("N02", "N10", "A4.capabilities")
def test_a_programme_without_plastic_cards_has_no_such_desk(kahvila: Counter) -> None:
    till = kahvila.open_till(role="info_desk")
    assert REPLACE not in menu_of(till)


@pytest.mark.rule("A4.role.manager")
def test_a_cashier_does_not_see_the_day(kodutare: Counter) -> None:
    assert DAY not in menu_of(kodutare.open_till(role="cashier"))


@pytest.mark.rule("X06", "A4.role.manager")
def test_the_manager_sees_the_days_scans_sales_and_fees_and_what_waits_per_till(kodutare: Counter) -> None:
    member = kodutare.shop.new_member(consent=True)
    till, other = kodutare.open_till("Till 1"), kodutare.open_till("Till 2", role="manager")
    till.scan(member.phone, "Card price")
    till.sell_quickly("10,00")
    till.sell_quickly("5,50")
    kodutare.has_arrived([1000, 550])
    till.choose("Work offline")
    till.says_link("Switched offline")
    till.sell_quickly("99,00")

    other.choose(DAY)
    said = other.day()

    assert said == "1 scans, purchases 2 · €15.50, card fees €0.00"
    screen = other.hands.one(ManagerScreen)
    tills = [[cell.text() for cell in line] for line in screen.registers.cells]
    assert [line[0] for line in tills] == ["Till 1", "Till 2"]
    assert all(line[1] == "0" and line[2] != "not known" and line[4] == "–" for line in tills)

    till.choose("Work offline")
    kodutare.has_arrived([1000, 550, 9900])
    other.hands.click(screen.again)
    other.until(lambda: screen.figures[1].value.text == "3 · €114.50", "the third sale in the numbers")


def test_without_the_network_the_manager_sees_this_till_alone_and_is_told_so(kodutare: Counter) -> None:
    till = kodutare.open_till(role="manager")
    till.sell_quickly("7,00")
    kodutare.has_arrived([700])
    kodutare.cable.unplug()

    till.choose(DAY)

    till.shows("The backend is away: these are the numbers of this till alone.")
    assert till.hands.one(ManagerScreen).figures[1].value.text == "1 · €7.00"


def menu_of(till: OpenTill) -> list[str]:
    """What the menu behind the staff button offers."""
    header = till.app.shell.header
    header.menu.aboutToShow.emit()
    return [one.text() for one in header.menu.actions()]
