# mypy: disable-error-code="no-untyped-call"
"""The locked till: nothing is seen through it, and the sale is as it was behind it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from pos_client.domain.errors import RefusedError
from pos_client.domain.ids import StaffNumber
from pos_client.domain.staff import Role, StaffSession
from pos_client.ui.cashier.screen import CashierScreen
from pos_client.ui.sign_in.lock import Cover
from pos_client.ui.sign_in.lock_screen import LockScreen
from pos_client.ui.sounds import Sound
from tests.ui.conftest import MakeStage
from tests.ui.scenes_of_the_door import in_a_sale
from tests.ui.shop import NOON, configuration, scan
from tests.ui.stage import Stage

HIMSELF = StaffSession(StaffNumber("12"), Role.CASHIER, NOON, "session")
ANOTHER = StaffSession(StaffNumber("14"), Role.CASHIER, NOON, "session")


@pytest.fixture
def locked(make_stage: MakeStage) -> Stage:
    """In the middle of a sale."""
    stage = make_stage()
    in_a_sale(stage)
    stage.shell.show()
    stage.presenters.lock.lock()
    return stage


def lock_screen(stage: Stage) -> LockScreen:
    screen = stage.shell.screen_of("locked")
    assert isinstance(screen, LockScreen)
    return screen


def visible_words(stage: Stage) -> str:
    return " ".join(one.text() for one in stage.shell.findChildren(QLabel) if one.isVisible())


def test_nothing_of_the_customer_or_the_sale_is_on_a_locked_screen(locked: Stage) -> None:
    assert locked.shell.current == "locked"
    assert "45.99" not in visible_words(locked)
    assert "Birthday" not in visible_words(locked)
    assert not locked.shell.header.staff.isVisible()
    assert locked.wishes.of("lock") == [()]


def test_six_digits_unlock_for_the_same_person_and_the_sale_is_as_it_was(locked: Stage, qtbot: QtBot) -> None:
    before = locked.presenters.cashier.state
    qtbot.keyClicks(lock_screen(locked), "120012")
    assert locked.wishes.of("unlock") == [("12", "120012")]
    assert locked.presenters.lock.state.typed.pin == ""
    locked.tell("unlocked", HIMSELF)
    assert locked.shell.current == "cashier"
    assert locked.presenters.cashier.state == before
    assert locked.presenters.cashier.state.is_frozen
    assert locked.shell.header.staff.isVisible()


def test_a_question_that_was_open_has_the_keys_again_behind_the_lock(make_stage: MakeStage) -> None:
    stage = make_stage()
    stage.open(Role.MANAGER)
    stage.shell.show()
    screen = stage.shell.screen_of("cashier")
    assert isinstance(screen, CashierScreen)
    screen.typing.open(True)
    screen.typing.field.setText("91000")
    stage.presenters.lock.lock()
    assert not screen.typing.isVisible()
    stage.tell("unlocked", HIMSELF)
    assert screen.typing.field.text() == "91000"
    assert screen.focusWidget() is screen.typing.field


def test_another_persons_badge_and_pin_take_over_with_the_sale(locked: Stage, qtbot: QtBot) -> None:
    before = locked.presenters.cashier.state.sale
    locked.tell("badge_scanned", "14")
    assert lock_screen(locked).enter.text() == "Take over"
    qtbot.keyClicks(lock_screen(locked), "140014")
    assert locked.wishes.of("unlock") == [("14", "140014")]
    locked.tell("signed_in", ANOTHER)
    assert locked.shell.current == "cashier"
    assert locked.presenters.cashier.state.sale == before
    assert locked.shell.header.staff.text() == "Cashier 14"


def test_a_badge_alone_opens_nothing(locked: Stage) -> None:
    for _ in range(3):
        locked.tell("badge_scanned", "12")
        lock_screen(locked).enter.click()
    assert locked.wishes.of("unlock") == []
    assert locked.shell.current == "locked"


def test_a_customers_card_on_the_locked_screen_does_nothing_but_a_word(locked: Stage) -> None:
    asked = locked.wishes.of("identify")
    locked.shell.scans.on_scan_arrived(scan("9100000000000009"), False)
    locked.tell("scan_unwanted", "locked")
    assert locked.wishes.of("identify") == asked
    assert lock_screen(locked).notice.words.startswith("This till is locked: nothing was looked up.")
    assert locked.presenters.lock.state.typed.pin == ""
    assert locked.shell.scans.are_taken is False


def test_a_wrong_pin_keeps_the_number_and_says_how_long_to_wait(locked: Stage, qtbot: QtBot) -> None:
    qtbot.keyClicks(lock_screen(locked), "999999")
    locked.tell("refused", "unlock", RefusedError("too-many-tries", retry_after_s=60.0))
    assert "in 60 seconds" in lock_screen(locked).notice.words
    locked.now = NOON.replace(second=NOON.second + 20)
    lock_screen(locked).refresh()
    assert "in 40 seconds" in lock_screen(locked).notice.words
    assert locked.presenters.lock.state.typed.number == "12"
    assert locked.heard.sounds[-1] is Sound.REFUSED
    locked.now = NOON.replace(minute=NOON.minute + 2)
    lock_screen(locked).refresh()
    assert lock_screen(locked).notice.words == "You may try again now."


def test_nobody_touching_the_till_locks_it_once_and_over_the_menu(make_stage: MakeStage) -> None:
    stage = make_stage()
    in_a_sale(stage)
    stage.shell.show()
    stage.shell.header.menu.popup(stage.shell.mapToGlobal(stage.shell.rect().center()))
    for _ in range(3):
        stage.tell("lock_due")
    assert QApplication.activePopupWidget() is None
    assert stage.shell.current == "locked"
    assert stage.wishes.of("lock") == [()]


def test_where_nobody_is_signed_in_there_is_nothing_to_lock(make_stage: MakeStage) -> None:
    stage = make_stage()
    stage.tell("till_opened", configuration())
    stage.tell("lock_due")
    assert (stage.shell.current, stage.wishes.of("lock")) == ("sign_in", [])


def test_the_menu_locks_and_hands_over(make_stage: MakeStage) -> None:
    stage = make_stage()
    in_a_sale(stage)
    stage.shell.header.menu.aboutToShow.emit()
    items = {action.text(): action for action in stage.shell.header.menu.actions()}
    items["Somebody else takes over"].trigger()
    assert lock_screen(stage).title.text() == "Somebody else takes over"
    assert stage.wishes.of("lock") == []
    lock_screen(stage).other.click()
    assert stage.shell.current == "cashier"
    items["Lock now"].trigger()
    assert lock_screen(stage).title.text() == "Locked"


def test_a_colleagues_badge_at_an_open_till_asks_for_the_pin_and_escape_goes_back(
    make_stage: MakeStage, qtbot: QtBot
) -> None:
    stage = make_stage()
    in_a_sale(stage)
    stage.shell.show()
    stage.tell("badge_scanned", "12")
    assert stage.shell.current == "cashier"
    stage.tell("badge_scanned", "14")
    assert stage.shell.current == "locked"
    qtbot.keyClicks(lock_screen(stage), "14")
    qtbot.keyClick(lock_screen(stage), Qt.Key.Key_Escape)
    assert stage.shell.current == "cashier"
    assert stage.presenters.lock.state.typed.pin == ""
    stage.tell("badge_scanned", "14")
    qtbot.keyClicks(lock_screen(stage), "140014")
    assert stage.wishes.of("switch_person") == [("14", "140014")]


def test_escape_does_not_open_a_locked_till(locked: Stage, qtbot: QtBot) -> None:
    qtbot.keyClick(lock_screen(locked), Qt.Key.Key_Escape)
    lock_screen(locked).other.click()
    assert locked.shell.current == "locked"
    assert locked.presenters.lock.state.typed.number == ""


def test_a_sign_out_while_locked_leads_to_the_door(locked: Stage) -> None:
    locked.tell("signed_out")
    assert locked.shell.current == "sign_in"
    assert locked.presenters.lock.state.cover is Cover.NONE
