# mypy: disable-error-code="no-untyped-call"
"""Somebody whose PIN was given by somebody else chooses an own one, before anything else."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from pos_client.domain.errors import RefusedError, UnreachableError
from pos_client.domain.ids import StaffNumber
from pos_client.domain.staff import Role, StaffSession
from pos_client.ui.sign_in.own_pin_screen import OwnPinScreen
from tests.ui.conftest import MakeStage
from tests.ui.scenes_of_the_door import in_a_sale
from tests.ui.shop import NOON, configuration
from tests.ui.stage import Stage

GIVEN, OWN = "903417", "481516"


@pytest.fixture
def choosing(make_stage: MakeStage, qtbot: QtBot) -> Stage:
    stage = make_stage()
    stage.tell("till_opened", configuration())
    stage.shell.show()
    qtbot.keyClicks(stage.shell.screen_of("sign_in"), "12")
    stage.presenters.sign_in.enter()
    qtbot.keyClicks(stage.shell.screen_of("sign_in"), GIVEN)
    stage.tell("refused", "sign_in", RefusedError("must-change-pin"))
    return stage


def own_pin(stage: Stage) -> OwnPinScreen:
    screen = stage.shell.screen_of("own_pin")
    assert isinstance(screen, OwnPinScreen)
    return screen


def test_the_pin_typed_twice_is_sent_with_the_given_one_and_is_never_readable(
    choosing: Stage, qtbot: QtBot
) -> None:
    assert choosing.shell.current == "own_pin"
    qtbot.keyClicks(own_pin(choosing), OWN + OWN)
    assert choosing.wishes.of("change_pin") == [("12", GIVEN, OWN)]
    assert not any(pin in " ".join(choosing.texts()) for pin in (GIVEN, OWN))
    assert not any(pin in repr(choosing.presenters.own_pin.state) for pin in (GIVEN, OWN))
    choosing.tell("signed_in", StaffSession(StaffNumber("12"), Role.CASHIER, NOON, "session"))
    assert choosing.shell.current == "cashier"
    assert choosing.presenters.own_pin.state.first == ""


@pytest.mark.parametrize("simple", ["000000", "123456", "654321", "121212", "000012", GIVEN])
def test_a_pin_that_is_tried_first_is_refused_while_it_is_typed(
    choosing: Stage, qtbot: QtBot, simple: str
) -> None:
    qtbot.keyClicks(own_pin(choosing), simple + simple)
    assert choosing.wishes.of("change_pin") == []
    assert choosing.presenters.own_pin.state.broken
    assert not own_pin(choosing).again.isEnabled()


def test_two_that_differ_are_not_sent_and_the_second_is_typed_again(choosing: Stage, qtbot: QtBot) -> None:
    qtbot.keyClicks(own_pin(choosing), OWN + "481517")
    assert own_pin(choosing).notice.words.startswith("The two PINs are not the same.")
    assert choosing.wishes.of("change_pin") == []
    qtbot.keyClicks(own_pin(choosing), OWN)
    assert choosing.wishes.of("change_pin") == [("12", GIVEN, OWN)]


def test_without_the_backend_nothing_changes_and_the_screen_says_why(choosing: Stage, qtbot: QtBot) -> None:
    qtbot.keyClicks(own_pin(choosing), OWN + OWN)
    choosing.tell("refused", "change_pin", UnreachableError("backend-unreachable"))
    assert own_pin(choosing).notice.words.startswith("The backend does not answer.")
    assert choosing.presenters.own_pin.state.first == ""
    qtbot.keyClicks(own_pin(choosing), OWN + OWN)
    assert choosing.wishes.of("change_pin") == [("12", GIVEN, OWN)] * 2


def test_whoever_gives_up_is_not_signed_in(choosing: Stage) -> None:
    own_pin(choosing).back.click()
    assert choosing.shell.current == "sign_in"
    assert choosing.presenters.own_pin.state.number == ""


def test_at_a_locked_till_a_new_colleague_chooses_and_goes_back_to_the_lock(make_stage: MakeStage) -> None:
    stage = make_stage()
    in_a_sale(stage)
    stage.presenters.lock.lock()
    stage.tell("badge_scanned", "14")
    for key in GIVEN:
        stage.presenters.lock.press(key)
    stage.tell("refused", "unlock", RefusedError("must-change-pin"))
    assert stage.shell.current == "own_pin"
    assert not stage.shell.header.staff.isVisibleTo(stage.shell)
    own_pin(stage).back.click()
    assert stage.shell.current == "locked"
