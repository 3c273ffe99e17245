# mypy: disable-error-code="no-untyped-call"
"""Every role's whole way through the till, once by keyboard alone and once by finger alone."""

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from pos_client.domain.entry import OverrideReason, Payment
from pos_client.domain.staff import Role
from pos_client.domain.standing import CardSlip
from pos_client.ui.cashier.screen import CashierScreen
from pos_client.ui.info_desk.presenter import Step
from pos_client.ui.info_desk.screen import InfoDeskScreen
from pos_client.ui.manager.screen import ManagerScreen
from pos_client.ui.sign_in.screens import SignInScreen
from tests.ui.conftest import MakeStage
from tests.ui.shop import (
    BIRTHDAY,
    NOON,
    PLASTIC,
    RECENT,
    configuration,
    day_report,
    eligible,
    programme,
    scan,
)
from tests.ui.stage import Stage


def press(qtbot: QtBot, widget: QWidget) -> None:
    qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)


def tab_to(qtbot: QtBot, stage: Stage, wanted: QWidget) -> None:
    """Tab until that widget has the focus, as long as it takes to come around once."""
    stage.shell.activateWindow()
    for _ in range(40):
        focused = stage.shell.focusWidget()
        if focused is wanted:
            return
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
    raise AssertionError("Tab never came there")


def cashier(stage: Stage) -> CashierScreen:
    shown = stage.shell.screen_of("cashier")
    assert isinstance(shown, CashierScreen)
    return shown


def desk(stage: Stage) -> InfoDeskScreen:
    stage.open(Role.INFO_DESK)
    stage.shell.show_screen("info_desk")
    stage.shell.show()
    shown = stage.shell.screen_of("info_desk")
    assert isinstance(shown, InfoDeskScreen)
    return shown


def day(stage: Stage) -> ManagerScreen:
    stage.open(Role.MANAGER)
    stage.shell.show_screen("manager")
    stage.shell.show()
    stage.tell("day_reported", day_report())
    shown = stage.shell.screen_of("manager")
    assert isinstance(shown, ManagerScreen)
    return shown


def door(stage: Stage) -> SignInScreen:
    stage.tell("till_opened", configuration())
    stage.shell.show()
    shown = stage.shell.screen_of("sign_in")
    assert isinstance(shown, SignInScreen)
    return shown


def test_the_cashiers_sale_with_a_ticked_benefit_goes_by_keyboard_alone(stage: Stage, qtbot: QtBot) -> None:
    stage.show_card(eligible())
    screen = cashier(stage)
    qtbot.keyClick(screen, Qt.Key.Key_F1)
    qtbot.keyClicks(screen, "1000")
    qtbot.keyClick(screen, Qt.Key.Key_Backspace)
    qtbot.keyClick(screen, Qt.Key.Key_Return)
    qtbot.keyClick(screen, Qt.Key.Key_Escape)
    qtbot.keyClicks(screen, "5")
    qtbot.keyClick(screen, Qt.Key.Key_Return)
    qtbot.keyClick(screen, Qt.Key.Key_Return)
    ((sale,),) = stage.wishes.of("record")
    assert getattr(sale, "total", None) is not None
    assert screen.purchase.amount.text == "€8.04"  # 10.05 less 20 %
    assert [one.benefit for one in stage.presenters.cashier.state.sale.chosen] == [BIRTHDAY.id]


def test_the_cashiers_sale_with_a_ticked_benefit_goes_by_finger_alone(stage: Stage, qtbot: QtBot) -> None:
    stage.show_card(eligible())
    screen = cashier(stage)
    press(qtbot, screen.customer.rows[BIRTHDAY.id])
    for name in ("1", "0", "0", "0"):
        press(qtbot, screen.purchase.keypad.key(name))
    press(qtbot, screen.purchase.back)
    press(qtbot, screen.purchase.enter)
    press(qtbot, screen.purchase.back)
    press(qtbot, screen.purchase.keypad.key("5"))
    press(qtbot, screen.purchase.enter)
    press(qtbot, screen.purchase.enter)
    assert len(stage.wishes.of("record")) == 1
    assert screen.purchase.amount.text == "€8.04"


def test_a_card_is_taken_out_and_a_sale_taken_back_by_finger_alone(stage: Stage, qtbot: QtBot) -> None:
    stage.show_card(eligible())
    screen = cashier(stage)
    press(qtbot, screen.customer.remove)
    assert stage.presenters.cashier.state.sale.customer is None
    press(qtbot, screen.strip.chips[1])
    for choice in list(screen.reversal.reasons.values())[:1]:
        press(qtbot, choice)
    press(qtbot, screen.reversal.yes)
    assert len(stage.wishes.of("reverse")) == 1


def test_a_sale_is_taken_back_by_keyboard_alone(stage: Stage, qtbot: QtBot) -> None:
    screen = cashier(stage)
    tab_to(qtbot, stage, screen.strip.chips[1])
    qtbot.keyClick(screen.strip.chips[1], Qt.Key.Key_Space)
    reason = next(iter(screen.reversal.reasons.values()))
    tab_to(qtbot, stage, reason)
    qtbot.keyClick(reason, Qt.Key.Key_Space)
    qtbot.keyClick(screen.reversal, Qt.Key.Key_Return)
    assert len(stage.wishes.of("reverse")) == 1


@pytest.mark.rule("J17")
def test_a_card_is_replaced_at_the_info_desk_by_keyboard_and_scanner_alone(
    make_stage: MakeStage, qtbot: QtBot
) -> None:
    stage = make_stage()
    screen = desk(stage)
    stage.show_card(eligible())
    stage.shell.scans.on_scan_arrived(scan(PLASTIC, "Code128"), False)
    qtbot.keyClick(screen, Qt.Key.Key_Escape)
    stage.shell.scans.on_scan_arrived(scan(PLASTIC, "Code128"), False)
    tab_to(qtbot, stage, screen.payments[Payment.CARD])
    qtbot.keyClick(screen.payments[Payment.CARD], Qt.Key.Key_Space)
    qtbot.keyClick(screen.payments[Payment.CARD], Qt.Key.Key_Return)
    assert stage.wishes.of("replace_card") == [(eligible(), PLASTIC, Payment.CARD)]
    stage.tell("card_replaced", CardSlip(RECENT[0].purchase, NOON, PLASTIC[-4:], programme().fees[0], "card"))
    qtbot.keyClick(screen, Qt.Key.Key_Return)
    assert stage.presenters.info_desk.state.step is Step.HOLDER
    qtbot.keyClick(screen, Qt.Key.Key_Escape)
    assert stage.shell.current == "cashier"


def test_the_info_desk_goes_back_step_by_step_by_finger_alone(make_stage: MakeStage, qtbot: QtBot) -> None:
    stage = make_stage()
    screen = desk(stage)
    stage.show_card(eligible())
    stage.shell.scans.on_scan_arrived(scan(PLASTIC, "Code128"), False)
    press(qtbot, screen.payments[Payment.CASH])
    press(qtbot, screen.step_back)
    press(qtbot, screen.step_back)
    assert stage.presenters.info_desk.state.step is Step.HOLDER
    press(qtbot, screen.back)
    assert stage.shell.current == "cashier"
    assert stage.wishes.of("replace_card") == []


def test_the_manager_turns_the_days_by_keyboard_alone(make_stage: MakeStage, qtbot: QtBot) -> None:
    stage = make_stage()
    screen = day(stage)
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_F5):
        qtbot.keyClick(screen, key)
    asked = [getattr(wished, "day", None) for (wished,) in stage.wishes.of("ask_day_report")]
    assert asked == [22, 21, 20, 21, 21]
    qtbot.keyClick(screen, Qt.Key.Key_Escape)
    assert stage.shell.current == "cashier"


def test_the_manager_turns_the_days_by_finger_alone(make_stage: MakeStage, qtbot: QtBot) -> None:
    stage = make_stage()
    screen = day(stage)
    press(qtbot, screen.later)
    press(qtbot, screen.earlier)
    press(qtbot, screen.later)
    asked = [getattr(wished, "day", None) for (wished,) in stage.wishes.of("ask_day_report")]
    assert asked == [22, 21, 22]
    assert (screen.earlier.accessibleName(), screen.later.accessibleName()) == ("Day before", "Next day")
    press(qtbot, screen.back)
    assert stage.shell.current == "cashier"


def test_the_manager_types_a_cards_number_by_keyboard_and_it_says_that_it_is_an_override(
    make_stage: MakeStage, qtbot: QtBot
) -> None:
    stage = make_stage()
    stage.open(Role.MANAGER)
    stage.shell.show()
    screen = cashier(stage)
    tab_to(qtbot, stage, screen.scan.type)
    qtbot.keyClick(screen.scan.type, Qt.Key.Key_Space)
    qtbot.keyClicks(screen.typing.field, "9100000000000001")
    qtbot.keyClick(screen.typing.field, Qt.Key.Key_Return)
    assert stage.wishes.of("identify") == []
    broken = screen.typing.reasons[OverrideReason.SCANNER_BROKEN]
    tab_to(qtbot, stage, broken)
    qtbot.keyClick(broken, Qt.Key.Key_Space)
    qtbot.keyClick(broken, Qt.Key.Key_Return)
    ((typed, override, _repeat, reason),) = stage.wishes.of("identify")
    assert (override, reason) == (True, OverrideReason.SCANNER_BROKEN)
    stage.tell("identified", typed, eligible())
    assert screen.customer.source.text().endswith("Number typed: counted as an override")
    stage.show_card(eligible())
    assert "override" not in screen.customer.source.text()


def test_a_number_that_the_programme_lets_everybody_type_is_no_override(make_stage: MakeStage) -> None:
    stage = make_stage()
    stage.open(config=configuration(typed_codes=True))
    stage.presenters.cashier.cards.type_code("9100000000000001")
    ((typed, _override, _repeat, _reason),) = stage.wishes.of("identify")
    stage.tell("identified", typed, eligible())
    assert "override" not in cashier(stage).customer.source.text()


def test_an_override_that_replaces_a_card_stays_one(make_stage: MakeStage) -> None:
    stage = make_stage()
    stage.open(Role.MANAGER)
    stage.show_card(eligible())
    stage.presenters.cashier.cards.type_code("9100000000000009")
    typed = stage.wishes.of("identify")[-1][0]
    stage.tell("identified", typed, eligible("9100000000000009"))
    stage.presenters.cashier.sale.answer(True)
    assert stage.presenters.cashier.state.overridden


def test_the_menu_is_walked_by_keyboard_alone(make_stage: MakeStage, qtbot: QtBot) -> None:
    stage = make_stage()
    stage.open(Role.MANAGER)
    stage.shell.show()
    header = stage.shell.header
    tab_to(qtbot, stage, header.staff)

    def walk() -> None:
        """In the loop of the menu, which opens its own."""
        for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return):
            qtbot.keyClick(header.menu, key)

    header.menu.aboutToShow.connect(lambda: QTimer.singleShot(0, header, walk))
    qtbot.keyClick(header.staff, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: stage.shell.current == "manager")


def test_the_door_opens_by_keyboard_alone(make_stage: MakeStage, qtbot: QtBot) -> None:
    stage = make_stage()
    screen = door(stage)
    qtbot.keyClicks(screen, "123")
    qtbot.keyClick(screen, Qt.Key.Key_Backspace)
    qtbot.keyClick(screen, Qt.Key.Key_Tab)
    qtbot.keyClicks(screen, "490123")
    assert stage.wishes.of("sign_in") == [("12", "490123")]


def test_the_door_opens_by_finger_alone(make_stage: MakeStage, qtbot: QtBot) -> None:
    stage = make_stage()
    screen = door(stage)
    for name in ("1", "2", "3", "back"):
        press(qtbot, screen.keypad.key(name))
    press(qtbot, screen.pin)
    for name in "490123":
        press(qtbot, screen.keypad.key(name))
    assert stage.wishes.of("sign_in") == [("12", "490123")]
