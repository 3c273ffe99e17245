# mypy: disable-error-code="no-untyped-call"
"""A till shows a code until a manager has decided; a till that was one before keeps its records."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from pos_client.domain.errors import RefusedError, SecretStoreError, SignInNeededError
from pos_client.domain.exchange import ShownCode
from pos_client.domain.staff import Role
from pos_client.domain.standing import Link, LinkState, QueueState
from pos_client.ui.sign_in.blocked_screen import BlockedScreen
from pos_client.ui.sign_in.enrol_screen import EnrolScreen
from tests.ui.conftest import MakeStage
from tests.ui.scenes_of_the_door import SHOWN, enrolment_code
from tests.ui.shop import NOON, configuration
from tests.ui.stage import Stage

URL = "https://kassa.example"


def enrolling(stage: Stage) -> EnrolScreen:
    screen = stage.shell.screen_of("enrol")
    assert isinstance(screen, EnrolScreen)
    return screen


@pytest.fixture
def waiting(make_stage: MakeStage, qtbot: QtBot) -> Stage:
    """The code stands on the screen."""
    stage = make_stage()
    stage.tell("enrolment_needed")
    stage.shell.show()
    qtbot.keyClicks(enrolling(stage).url, URL)
    enrolling(stage).send.click()
    stage.tell("code_shown", SHOWN)
    stage.tell("enrolment_drawn", enrolment_code())
    return stage


def test_without_a_one_time_code_the_till_shows_one_with_its_qr_and_the_time_left(waiting: Stage) -> None:
    screen = enrolling(waiting)
    assert waiting.wishes.of("enrol_by_shown_code") == [(URL, "")]
    assert waiting.wishes.of("draw_enrolment") == [("POS-ENROL:BCDFGHJK",)]
    assert screen.shown.letters.text == "BCDF-GHJK"
    assert screen.shown.left.text() == "Good for 10:00"
    waiting.now = NOON + timedelta(seconds=61)
    screen.refresh()
    assert screen.shown.left.text() == "Good for 8:59"
    assert not screen.form.isVisible()


@pytest.mark.parametrize("code", ["access-denied", "device-code-expired"])
def test_a_till_that_was_turned_away_says_so_and_shows_a_new_code_on_a_press(
    waiting: Stage, code: str
) -> None:
    waiting.tell("refused", "enrol_by_shown_code", RefusedError(code))
    screen = enrolling(waiting)
    assert screen.problem.words
    assert screen.send.text() == "Show a new code"
    screen.send.click()
    assert len(waiting.wishes.of("enrol_by_shown_code")) == 2
    waiting.tell("code_shown", ShownCode("device", "ZXWV-TSRQ", 600.0, 5.0))
    assert screen.shown.letters.text == "ZXWV-TSRQ"


def test_whoever_cancels_is_back_at_the_form_without_a_reproach(waiting: Stage) -> None:
    enrolling(waiting).shown.cancel.click()
    assert waiting.wishes.of("cancel_enrolment") == [()]
    waiting.tell("refused", "enrol_by_shown_code", RefusedError("enrolment-cancelled"))
    assert enrolling(waiting).form.isVisible()
    assert enrolling(waiting).problem.words == ""
    assert enrolling(waiting).url.text() == URL


def test_a_till_that_was_let_in_opens(waiting: Stage) -> None:
    waiting.tell("till_opened", configuration())
    assert waiting.shell.current == "sign_in"


def test_a_revoked_till_says_how_many_records_wait_and_leads_to_its_enrolment(make_stage: MakeStage) -> None:
    stage = make_stage()
    stage.presenters.enrol.suggest(URL)
    stage.tell("till_blocked", RefusedError("till-locked-out", "214"))
    stage.shell.show()
    screen = stage.shell.screen_of("blocked")
    assert isinstance(screen, BlockedScreen)
    words = " ".join(label.text() for label in screen.findChildren(QLabel) if label.isVisible())
    assert "214 records wait on this computer." in words
    assert not screen.again.isVisible()
    screen.enrol.click()
    assert stage.shell.current == "enrol"
    assert enrolling(stage).url.text() == URL
    assert any("214 records wait" in label.text() for label in enrolling(stage).findChildren(QLabel))
    enrolling(stage).back.click()
    assert stage.wishes.of("open_till") == [()]


def test_a_till_whose_enrolment_ended_goes_on_and_a_manager_enrols_it_again(make_stage: MakeStage) -> None:
    stage = make_stage()
    stage.open(Role.MANAGER)
    stage.tell("link_changed", LinkState(Link.REFUSED, NOON, "enrolment-ended"))
    stage.tell("queue_changed", QueueState(7, NOON, NOON, 0))
    assert stage.shell.current == "cashier"
    stage.shell.header.menu.aboutToShow.emit()
    items = {action.text(): action for action in stage.shell.header.menu.actions()}
    items["Enrol this till again"].trigger()
    stage.tell("signed_out")
    assert stage.shell.current == "enrol"
    assert any("7 records wait" in label.text() for label in enrolling(stage).findChildren(QLabel))


def test_a_cashier_is_not_offered_to_enrol_the_till_again(make_stage: MakeStage) -> None:
    stage = make_stage()
    stage.open()
    stage.tell("link_changed", LinkState(Link.REFUSED, NOON, "enrolment-ended"))
    stage.shell.header.menu.aboutToShow.emit()
    assert "Enrol this till again" not in [action.text() for action in stage.shell.header.menu.actions()]


def test_without_a_keyring_the_shown_code_goes_with_a_passphrase(make_stage: MakeStage) -> None:
    stage = make_stage()
    stage.tell("enrolment_needed")
    stage.presenters.enrol.type_in(URL, "")
    stage.presenters.enrol.enrol()
    stage.tell("refused", "enrol_by_shown_code", SecretStoreError("keyring-missing"))
    enrolling(stage).passphrase_pressed.emit()
    assert stage.shell.current == "passphrase"
    stage.presenters.passphrase.give("lamp river seven onion", "lamp river seven onion")
    assert stage.wishes.of("enrol_by_shown_code")[-1] == (URL, "lamp river seven onion")
    stage.tell("code_shown", SHOWN)
    assert stage.shell.current == "enrol"
    assert enrolling(stage).shown.letters.text == "BCDF-GHJK"


def test_a_lock_that_the_worker_met_first_is_a_refusal_with_words(make_stage: MakeStage) -> None:
    stage = make_stage()
    stage.open()
    stage.tell("refused", "record", SignInNeededError("till-locked"))
    assert stage.presenters.cashier.state.problem == "till-locked"
