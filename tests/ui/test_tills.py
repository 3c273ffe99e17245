# mypy: disable-error-code="no-untyped-call"
"""The manager's page of tills: letting one in, ending one, unlocking a colleague; each by the own PIN."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from pos_client.domain.errors import RefusedError
from pos_client.domain.exchange import WaitingTill
from pos_client.domain.staff import Role
from pos_client.services.approving import RevocationReason
from pos_client.ui.manager.tills import Asked
from pos_client.ui.manager.tills_screen import TillsScreen
from tests.ui.conftest import MakeStage
from tests.ui.scenes_of_the_tills import CODE, FOUND, TILLS, found, listed
from tests.ui.shop import NOON
from tests.ui.stage import Stage


def tills(stage: Stage) -> TillsScreen:
    screen = stage.shell.screen_of("tills")
    assert isinstance(screen, TillsScreen)
    return screen


@pytest.fixture
def stage(make_stage: MakeStage) -> Stage:
    made = make_stage()
    listed(made)
    made.shell.show()
    return made


def test_the_list_says_name_store_and_how_each_till_stands(stage: Stage) -> None:
    rows = [row.accessibleName() for row in tills(stage).list.rows.values()]
    assert rows[0] == "Kassa 1 Tallinn Endla · last contact 14:30"
    assert rows[2].endswith("enrolled, not heard of yet")
    assert rows[3].endswith("not enrolled")
    assert rows[4].endswith("revoked")
    assert tills(stage).till.revoke.isVisible()
    stage.presenters.tills.choose("Infolaud")
    assert not tills(stage).till.revoke.isVisible()


@pytest.mark.parametrize("role", [Role.CASHIER, Role.INFO_DESK])
def test_only_a_manager_is_led_there(make_stage: MakeStage, role: Role) -> None:
    made = make_stage()
    made.open(role)
    made.shell.header.menu.aboutToShow.emit()
    assert "Tills" not in [action.text() for action in made.shell.header.menu.actions()]


def test_a_scanned_code_leads_to_the_till_that_shows_it_and_a_pin_lets_it_in(
    stage: Stage, qtbot: QtBot
) -> None:
    stage.shell.scans.on_scan_arrived(CODE, False)
    assert stage.wishes.of("look_up_till") == [("BCDFGHJK",)]
    stage.tell("till_found", FOUND)
    panel = tills(stage).till
    assert panel.letters.text == "BCDF-GHJK"
    # A new till is no till yet: which one it is to be is chosen, not guessed.
    assert not panel.main.isEnabled()
    tills(stage).list.rows["Infolaud"].click()
    assert panel.main.text() == "Let it in as Infolaud"
    panel.main.click()
    qtbot.keyClicks(tills(stage).prompt, "900090")
    assert stage.wishes.of("let_in_till") == []
    qtbot.keyClick(tills(stage).prompt, Qt.Key.Key_Return)
    assert stage.wishes.of("let_in_till") == [("BCDFGHJK", "Infolaud", "900090")]
    assert "900090" not in repr(stage.presenters.tills.state)
    stage.tell("till_let_in")
    assert tills(stage).notice.words.startswith("It is let in.")
    assert tills(stage).prompt.isHidden()
    assert len(stage.wishes.of("list_tills")) == 2


def test_a_typed_code_is_looked_up_whatever_its_case_and_rubbish_asks_nobody(
    stage: Stage, qtbot: QtBot
) -> None:
    tills(stage).let_in.click()
    qtbot.keyClicks(tills(stage).till.code, "bcdf ghj")
    qtbot.keyClick(tills(stage).till.code, Qt.Key.Key_Return)
    assert stage.wishes.of("look_up_till") == []
    assert tills(stage).notice.words.startswith("This is not a code that a till shows.")
    qtbot.keyClicks(tills(stage).till.code, "k")
    qtbot.keyClick(tills(stage).till.code, Qt.Key.Key_Return)
    assert stage.wishes.of("look_up_till") == [("BCDFGHJK",)]


def test_a_card_scanned_there_is_said_to_be_no_tills_code(stage: Stage) -> None:
    stage.tell("scan_unwanted", "tills")
    assert tills(stage).notice.words.startswith("This is not a code that a till shows.")
    assert stage.wishes.of("look_up_till") == stage.wishes.of("identify") == []


def test_a_till_that_comes_back_stands_chosen(stage: Stage) -> None:
    stage.shell.scans.on_scan_arrived(CODE, False)
    stage.tell("till_found", WaitingTill("1.4.0", NOON, "Kassa 5"))
    assert tills(stage).till.main.text() == "Let it in as Kassa 5"
    assert "brings its records along" in tills(stage).till.standing.words


def test_a_till_is_turned_away_without_a_pin(stage: Stage) -> None:
    found(stage)
    tills(stage).till.away.click()
    assert stage.wishes.of("turn_away_till") == [("BCDFGHJK",)]
    stage.tell("till_turned_away")
    assert tills(stage).notice.words == "It was turned away."
    assert stage.presenters.tills.state.code is None


def test_ending_a_till_takes_a_reason_and_the_own_pin(stage: Stage, qtbot: QtBot) -> None:
    tills(stage).till.revoke.click()
    prompt = tills(stage).prompt
    qtbot.keyClicks(prompt, "900090")
    assert not prompt.yes.isEnabled()
    prompt.reasons[RevocationReason.STOLEN].click()
    prompt.yes.click()
    assert stage.wishes.of("revoke_till") == [("Kassa 1", RevocationReason.STOLEN, "900090")]
    stage.tell("refused", "revoke_till", RefusedError("sign-in-refused"))
    assert prompt.problem.words.startswith("This is not your PIN.")
    assert stage.presenters.tills.state.reason is RevocationReason.STOLEN
    assert stage.presenters.tills.state.typed.pin == ""
    qtbot.keyClicks(prompt, "900091")
    prompt.yes.click()
    stage.tell("till_revoked")
    assert tills(stage).notice.words.startswith("It is revoked.")


def test_a_colleague_is_unlocked_by_number_and_the_managers_pin(stage: Stage, qtbot: QtBot) -> None:
    tills(stage).unlock.click()
    prompt = tills(stage).prompt
    qtbot.keyClicks(prompt, "14")
    qtbot.keyClick(prompt, Qt.Key.Key_Return)
    qtbot.keyClicks(prompt, "900090")
    qtbot.keyClick(prompt, Qt.Key.Key_Return)
    assert stage.wishes.of("unlock_person") == [("14", "900090")]
    stage.tell("person_unlocked", "14", False)
    assert "at other tills the number stays locked" in tills(stage).notice.words


def test_a_code_scanned_while_a_question_is_open_changes_nothing(stage: Stage) -> None:
    stage.presenters.tills.ask(Asked.REVOKE)
    stage.shell.scans.on_scan_arrived(CODE, False)
    assert stage.wishes.of("look_up_till") == []


def test_whoever_takes_over_finds_nothing_of_what_was_typed(stage: Stage) -> None:
    stage.presenters.tills.ask(Asked.UNLOCK)
    for key in "1490":
        stage.presenters.tills.press(key)
    stage.tell("signed_out")
    state = stage.presenters.tills.state
    assert (state.asked, state.typed.number, state.tills) == (None, "", None)
    assert len(TILLS) == 5
