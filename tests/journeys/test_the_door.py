"""Who stands at the till: an own PIN at first, a lock over the open sale, a colleague who takes over; and a
new till that a manager lets in.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

from pos_client.domain.scan import Scan, ScanSource
from pos_client.ui.cashier.screen import CashierScreen
from pos_client.ui.manager.tills import Asked, Done
from pos_client.ui.sign_in.enrol_screen import EnrolScreen
from pos_client.ui.sign_in.lock_screen import LockScreen
from pos_client.ui.sign_in.own_pin_screen import OwnPinScreen
from pos_client.ui.sign_in.screens import SignInScreen
from tests.journeys.counter import Counter, OpenTill
from tests.journeys.demo_staff import PINS

OWN = "481516"


def scans(till: OpenTill, text: str) -> None:
    """The scanner on its cable reads this."""
    till.app.backstage.inbox.take(Scan(text.encode(), ScanSource.SERIAL, datetime.now(UTC), "QRCode"))


def types(till: OpenTill, pin: str) -> None:
    for digit in pin:
        till.app.shell.presenters.lock.press(digit)


@pytest.mark.rule("N13")
def test_a_locked_till_shows_nothing_and_a_colleague_goes_on_with_the_open_sale(kodutare: Counter) -> None:
    member = kodutare.shop.new_member(consent=True)
    number, pin = kodutare.office.new_staff("kodutare")
    till = kodutare.open_till()
    till.scan(member.phone, "Card price")
    till.freeze_quickly("45,99")

    till.app.shell.presenters.lock.lock()
    till.until(lambda: till.visible(LockScreen), "the lock")
    counted = len(kodutare.shop.entries("scan_counted"))
    scans(till, member.phone.code)
    till.shows("This till is locked: nothing was looked up.")
    assert not any("45.99" in words or "Card price" in words for words in till.words())
    till.app.shell.presenters.cashier.sale.enter()
    till.until(lambda: till.app.shell.presenters.cashier.state.problem == "till-locked", "the refusal")

    types(till, "999999")
    till.shows("Staff number or PIN is not right.")
    scans(till, f"POS-STAFF:{number}")
    types(till, pin)
    till.until(lambda: till.visible(CashierScreen), "the counter")
    till.record_quickly()

    kodutare.has_arrived([4599])
    assert len(kodutare.shop.entries("scan_counted")) - counted <= 1
    came = [json.loads(one["body"])["staff"] for one in kodutare.shop.entries("staff_signed_in")]
    assert came == [PINS["cashier"][0], number]
    (purchase,) = kodutare.shop.purchases()
    assert purchase["member_ref"] == member.member_ref


def test_whoever_was_given_a_pin_chooses_an_own_one_and_the_given_one_works_no_more(
    kodutare: Counter,
) -> None:
    number, given = kodutare.office.new_staff("kodutare", pin_given=True)
    till = kodutare.open_till()
    till.app.shell.presenters.standing.leave()
    till.until(lambda: till.visible(SignInScreen), "the door")

    till.type_staff_and_pin(number, given)
    till.until(lambda: till.visible(OwnPinScreen), "the screen of the own PIN")
    for digit in OWN + OWN:
        till.app.shell.presenters.own_pin.press(digit)
    till.until(lambda: till.visible(CashierScreen), "the counter")

    till.app.shell.presenters.lock.lock()
    types(till, given)
    till.shows("Staff number or PIN is not right.")
    types(till, OWN)
    till.until(lambda: till.visible(CashierScreen), "the counter again")


def test_a_manager_lets_a_new_till_in_by_the_code_that_it_shows(kodutare: Counter) -> None:
    manager = kodutare.open_till(role="manager")
    kodutare.shop.new_enrolment_code("Till 2")
    new = kodutare.switch_on("Till 2")
    new.enrol_quickly(kodutare.cable.url, "")
    enrol = new.app.shell.presenters.enrol
    code = new.until(lambda: enrol.state.shown, "the code")
    new.until(lambda: enrol.state.qr, "the code as a picture")
    assert new.visible(EnrolScreen)

    tills = manager.app.shell.presenters.tills
    manager.app.shell.show_screen("tills")
    manager.until(lambda: tills.state.tills, "the list of tills")
    scans(manager, f"POS-ENROL:{code.replace('-', '')}")
    manager.until(lambda: tills.state.found, "the till that shows the code")
    tills.choose(f"{kodutare.shop.store}-till-2")
    tills.ask(Asked.LET_IN)
    for digit in PINS["manager"][1]:
        tills.press(digit)
    tills.confirm()
    manager.until(lambda: tills.state.done is Done.LET_IN, "the till to be let in")

    new.until(lambda: new.visible(SignInScreen), "the door of the new till")
    new.sign_in_as("cashier")
    new.sell_quickly("12,50")
    kodutare.has_arrived([1250])
