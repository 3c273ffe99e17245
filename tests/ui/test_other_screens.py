# mypy: disable-error-code="no-untyped-call"
"""The door, the info desk and the manager's day."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from pos_client.domain.entry import Payment
from pos_client.domain.errors import KnownError, RefusedError, UnreachableError
from pos_client.domain.identification import Verdict
from pos_client.domain.staff import Role
from pos_client.domain.standing import CardSlip
from pos_client.ui.info_desk.presenter import Step
from pos_client.ui.info_desk.screen import InfoDeskScreen
from pos_client.ui.manager.screen import ManagerScreen
from pos_client.ui.sign_in.blocked_screen import BlockedScreen
from pos_client.ui.sign_in.enrol_screen import EnrolScreen
from pos_client.ui.sign_in.screens import SignInScreen
from pos_client.ui.words import advice
from tests.ui.conftest import MakeStage
from tests.ui.shop import (
    NOON,
    PLASTIC,
    RECENT,
    VIRTUAL,
    answer,
    configuration,
    day_report,
    eligible,
    programme,
    scan,
)
from tests.ui.stage import Stage


def test_enrolment_keeps_what_was_typed_when_it_is_refused(make_stage: MakeStage, qtbot: QtBot) -> None:
    stage = make_stage()
    stage.tell("enrolment_needed")
    screen = stage.shell.screen_of("enrol")
    assert isinstance(screen, EnrolScreen)
    assert not screen.send.isEnabled()
    qtbot.keyClicks(screen.url, "https://kassa.example")
    qtbot.keyClicks(screen.code, "k7qf-2m9x")
    qtbot.keyClick(screen.code, Qt.Key.Key_Return)
    assert stage.wishes.of("enrol") == [("https://kassa.example", "k7qf-2m9x")]
    for error in (
        UnreachableError("backend-unreachable"),
        RefusedError("enrolment-code-unknown"),
        RefusedError("enrolment-code-used"),
    ):
        stage.tell("refused", "enrol", error)
        assert screen.problem.words.startswith(advice(error.code).what)
        assert (screen.url.text(), screen.code.text()) == ("https://kassa.example", "k7qf-2m9x")


def test_signing_in_goes_by_keyboard_and_the_sixth_digit_sends(make_stage: MakeStage, qtbot: QtBot) -> None:
    stage = make_stage()
    stage.tell("till_opened", configuration())
    screen = stage.shell.screen_of("sign_in")
    qtbot.keyClicks(screen, "12")
    qtbot.keyClick(screen, Qt.Key.Key_Return)
    qtbot.keyClicks(screen, "490123")
    assert stage.wishes.of("sign_in") == [("12", "490123")]


def test_a_wrong_pin_keeps_the_number_and_forgets_the_pin(make_stage: MakeStage, qtbot: QtBot) -> None:
    stage = make_stage()
    stage.tell("till_opened", configuration())
    screen = stage.shell.screen_of("sign_in")
    assert isinstance(screen, SignInScreen)
    for name in ("1", "2"):
        qtbot.mouseClick(screen.keypad.key(name), Qt.MouseButton.LeftButton)
    qtbot.mouseClick(screen.enter, Qt.MouseButton.LeftButton)
    for name in "490123":
        qtbot.mouseClick(screen.keypad.key(name), Qt.MouseButton.LeftButton)
    assert stage.presenters.sign_in.state.typed.pin == ""
    stage.tell("refused", "sign_in", RefusedError("sign-in-refused"))
    assert stage.presenters.sign_in.state.typed.number == "12"
    assert screen.notice.words.startswith(advice("sign-in-refused").what)


def test_the_pin_is_never_written_on_the_screen(make_stage: MakeStage) -> None:
    stage = make_stage()
    stage.tell("till_opened", configuration())
    for key in "12":
        stage.presenters.sign_in.press(key)
    stage.presenters.sign_in.enter()
    for key in "4901":
        stage.presenters.sign_in.press(key)
    assert not [text for text in stage.texts() if "4901" in text]


@pytest.mark.parametrize(
    "code",
    [
        "database-newer",
        "database-damaged",
        "database-read-only",
        "till-already-open",
        "keyring-missing",
        "disk-full",
    ],
)
def test_a_till_that_cannot_start_says_why_and_tries_again(
    make_stage: MakeStage, qtbot: QtBot, code: str
) -> None:
    stage = make_stage()
    stage.tell("till_blocked", KnownError(code, "for support"))
    assert stage.shell.current == "blocked"
    screen = stage.shell.screen_of("blocked")
    assert isinstance(screen, BlockedScreen)
    words = advice(code)
    assert {words.what, words.next_step} <= set(stage.texts())
    qtbot.mouseClick(screen.again, Qt.MouseButton.LeftButton)
    assert len(stage.wishes.of("open_till")) == 1
    stage.tell("till_opened", configuration())
    assert stage.shell.current == "sign_in"


def desk(stage: Stage) -> InfoDeskScreen:
    stage.open(Role.CASHIER)
    stage.shell.show_screen("info_desk")
    shown = stage.shell.screen_of("info_desk")
    assert isinstance(shown, InfoDeskScreen)
    stage.shell.show()
    return shown


@pytest.mark.rule("J17")
def test_a_lost_card_is_replaced_in_three_steps_with_one_wish(make_stage: MakeStage, qtbot: QtBot) -> None:
    stage = make_stage()
    screen = desk(stage)
    stage.show_card(eligible())
    stage.shell.scans.on_scan_arrived(scan(PLASTIC, "Code128"), False)
    assert not screen.confirm.isEnabled()
    qtbot.mouseClick(screen.payments[Payment.CASH], Qt.MouseButton.LeftButton)
    qtbot.mouseClick(screen.confirm, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(screen.confirm, Qt.MouseButton.LeftButton)
    ((holder, blank, payment),) = stage.wishes.of("replace_card")
    assert (holder, blank, payment) == (eligible(), PLASTIC, Payment.CASH)
    slip = CardSlip(RECENT[0].purchase, NOON, PLASTIC[-4:], programme().fees[0], "cash")
    stage.tell("card_replaced", slip)
    text = screen.explanation.text()
    assert "€0.99" in text
    assert "0002" in text
    assert PLASTIC not in text


@pytest.mark.parametrize(
    ("code", "symbology", "problem"),
    [
        (VIRTUAL, "QRCode", "card-already-scanned"),
        ("9100000000000009", "QRCode", "card-not-plastic"),
        ("4006381333931", "EAN13", "card-not-plastic"),
    ],
)
def test_a_blank_that_is_none_is_refused_with_a_word(
    make_stage: MakeStage, code: str, symbology: str, problem: str
) -> None:
    stage = make_stage()
    screen = desk(stage)
    stage.show_card(eligible())
    stage.shell.scans.on_scan_arrived(scan(code, symbology), False)
    assert screen.notice.words.startswith(advice(problem).what)
    assert stage.presenters.info_desk.state.step is Step.BLANK


def test_a_stranger_has_no_card_to_replace(make_stage: MakeStage) -> None:
    stage = make_stage()
    screen = desk(stage)
    stage.show_card(answer(Verdict.NOT_A_MEMBER))
    assert screen.notice.words.startswith(advice("holder-not-found").what)
    assert stage.presenters.info_desk.state.step is Step.HOLDER


def test_a_refused_replacement_keeps_the_journey_where_it_was(make_stage: MakeStage) -> None:
    stage = make_stage()
    desk(stage)
    stage.show_card(eligible())
    stage.shell.scans.on_scan_arrived(scan(PLASTIC, "Code128"), False)
    stage.presenters.info_desk.pay(Payment.CARD)
    stage.presenters.info_desk.confirm()
    stage.tell("refused", "replace_card", KnownError("disk-full"))
    assert stage.presenters.info_desk.state.step is Step.FEE
    stage.presenters.info_desk.confirm()
    assert len(stage.wishes.of("replace_card")) == 2


def test_the_cashier_never_hears_a_scan_of_the_info_desk(make_stage: MakeStage) -> None:
    stage = make_stage()
    desk(stage)
    stage.show_card(eligible())
    assert stage.presenters.cashier.state.sale.customer is None


@pytest.mark.rule("X06")
def test_the_day_shows_scans_sales_fees_and_how_complete_each_till_is(make_stage: MakeStage) -> None:
    stage = make_stage()
    stage.open(Role.MANAGER)
    stage.shell.show_screen("manager")
    assert stage.wishes.of("ask_day_report") == [(day_report().day,)]
    stage.tell("day_reported", day_report())
    screen = stage.shell.screen_of("manager")
    assert isinstance(screen, ManagerScreen)
    assert [figure.value.text for figure in screen.figures] == ["142", "203 · €12,845.50", "€1.98"]
    cells = [[cell.text() for cell in line] for line in screen.registers.cells]
    assert cells[1] == ["Kassa 2", "14", "14:06", "26 min", "2 records set aside"]
    assert cells[2][1] == "not known"


def test_a_day_without_the_backend_says_that_it_is_this_tills_alone(make_stage: MakeStage) -> None:
    stage = make_stage()
    stage.open(Role.MANAGER)
    stage.shell.show_screen("manager")
    stage.tell("day_reported", day_report(own_till_only=True))
    screen = stage.shell.screen_of("manager")
    assert isinstance(screen, ManagerScreen)
    assert "this till alone" in screen.notice.words


def test_nobody_looks_beyond_today(make_stage: MakeStage) -> None:
    stage = make_stage()
    stage.open(Role.MANAGER)
    stage.shell.show_screen("manager")
    stage.presenters.manager.turn(1)
    assert len(stage.wishes.of("ask_day_report")) == 1


def test_the_menu_follows_the_role(make_stage: MakeStage) -> None:
    for role, shown in ((Role.CASHIER, False), (Role.INFO_DESK, False), (Role.MANAGER, True)):
        stage = make_stage()
        stage.open(role)
        stage.shell.header.menu.aboutToShow.emit()
        items = [action.text() for action in stage.shell.header.menu.actions()]
        assert ("The day" in items) is shown


def test_the_offline_switch_is_a_wish(make_stage: MakeStage) -> None:
    stage = make_stage()
    stage.open()
    stage.shell.header.menu.aboutToShow.emit()
    (item,) = [one for one in stage.shell.header.menu.actions() if one.text() == "Work offline"]
    item.trigger()
    assert stage.wishes.of("switch_offline") == [(True,)]
