"""The page for scanners and camera in the whole running till: set up by one scan, tried, and left again."""

from __future__ import annotations

import json

from pos_client.domain.devices import Suffix, WedgeProfile
from pos_client.scanning.keys.wedge_calibration import CALIBRATION_TEXT
from pos_client.ui.scanners.screen import ScannersScreen
from pos_client.ui.sign_in.screens import SignInScreen
from tests.journeys.counter import Counter, OpenTill


def page(till: OpenTill) -> ScannersScreen:
    till.app.shell.show_screen("scanners")
    till.until(lambda: till.visible(ScannersScreen), "the page for scanners")
    shown = till.app.shell.screen_of("scanners")
    assert isinstance(shown, ScannersScreen)
    return shown


def test_one_scan_sets_the_scanner_up_for_good(kodutare: Counter) -> None:
    till = kodutare.open_till()
    screen = page(till)
    state = till.app.shell.presenters.scanners.calibration
    screen.set_up.click()
    till.until(lambda: not state.state.qr.isNull(), "the code that the worker draws")
    till.hands.scan_with_wedge(CALIBRATION_TEXT)
    till.until(lambda: state.state.found, "what the scan told")
    assert state.state.found == WedgeProfile("us", "", Suffix.ENTER)
    screen.calibration.done.click()
    kept = till.folder / "devices.json"
    till.until(
        lambda: kept.exists() and "enter" in kept.read_text(encoding="utf-8"), "the choice on the disk"
    )
    assert json.loads(kept.read_text(encoding="utf-8"))["wedge"]["suffix"] == "enter"


def test_a_test_scan_is_shown_is_put_into_no_sale_and_reaches_no_field(kodutare: Counter) -> None:
    member = kodutare.shop.new_member()
    till = kodutare.open_till()
    screen = page(till)
    for focused in (screen, screen.camera.field, screen.cable.field, screen.back, screen.set_up):
        focused.setFocus()
        till.app.shell.presenters.scanners.trial.forget()
        till.app.backstage.inbox.forget()
        till.hands.scan_with_wedge(member.phone.code)
        till.until(lambda: screen.trial.code.text() == member.phone.code, "the code of the test scan")
        assert (screen.camera.field.text(), screen.cable.field.text()) == ("", "")
        assert screen.isVisible()
        assert screen.calibration.isHidden()
    assert till.app.shell.presenters.cashier.state.sale.customer is None
    screen.back.click()
    till.until(till.sells, "the counter")
    till.scan(member.phone, "Card price")


def test_a_scan_before_the_sign_in_is_answered_and_not_looked_up(kodutare: Counter) -> None:
    member = kodutare.shop.new_member()
    till = kodutare.open_till()
    till.app.shell.presenters.standing.leave()
    till.until(lambda: till.visible(SignInScreen), "the sign-in")
    till.hands.scan_with_wedge(member.phone.code)
    till.shows("Sign in first, then scan.")
    assert till.app.shell.presenters.sign_in.state.typed.number == ""
