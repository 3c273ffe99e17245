# mypy: disable-error-code="no-untyped-call"
"""The screen of the passphrase: typed at a start, chosen where a computer has no keyring."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from pos_client.domain.errors import KnownError, RefusedError, SecretStoreError
from pos_client.ui.sign_in.blocked_screen import BlockedScreen
from pos_client.ui.sign_in.enrol_screen import EnrolScreen
from pos_client.ui.sign_in.passphrase_screen import PassphraseScreen
from pos_client.ui.sounds import Sound
from tests.ui.conftest import MakeStage
from tests.ui.shop import configuration
from tests.ui.stage import Stage

PLAIN = "keyrings.alt.file.PlaintextKeyring"
GOOD = "lamp river seven onion"


def asked(stage: Stage) -> PassphraseScreen:
    stage.shell.show()
    screen = stage.shell.screen_of("passphrase")
    assert isinstance(screen, PassphraseScreen)
    return screen


def offered(stage: Stage, code: str) -> EnrolScreen:
    """The enrolment after it was refused with this code."""
    stage.tell("enrolment_needed")
    stage.presenters.enrol.type_in("https://kassa.example", "K7QF-2M9X")
    stage.presenters.enrol.enrol()
    stage.shell.show()
    stage.tell("refused", "enrol", SecretStoreError(code, PLAIN if code == "keyring-backend-refused" else ""))
    screen = stage.shell.screen_of("enrol")
    assert isinstance(screen, EnrolScreen)
    return screen


def test_it_is_asked_for_before_anybody_signs_in_and_what_is_typed_is_shown_as_dots(
    make_stage: MakeStage, qtbot: QtBot
) -> None:
    stage = make_stage()
    stage.tell("till_blocked", SecretStoreError("passphrase-needed"))
    screen = asked(stage)
    assert stage.shell.current == "passphrase"
    assert not screen.give.isEnabled()
    qtbot.keyClicks(screen.field, GOOD)
    assert screen.field.echoMode() is QLineEdit.EchoMode.Password
    assert GOOD not in " ".join(stage.texts())
    qtbot.keyClick(screen.field, Qt.Key.Key_Return)
    assert stage.wishes.of("open_with_passphrase") == [(GOOD,)]
    stage.tell("till_opened", configuration())
    assert stage.shell.current == "sign_in"


def test_what_was_typed_is_gone_with_the_try_and_a_wrong_one_says_what_to_do(
    make_stage: MakeStage, qtbot: QtBot
) -> None:
    stage = make_stage()
    stage.tell("till_blocked", SecretStoreError("passphrase-needed"))
    screen = asked(stage)
    screen.show_it.click()
    assert screen.field.echoMode() is QLineEdit.EchoMode.Normal
    qtbot.keyClicks(screen.field, "not the one")
    qtbot.mouseClick(screen.give, Qt.MouseButton.LeftButton)
    assert (screen.field.text(), screen.field.isEnabled()) == ("", False)
    assert screen.field.echoMode() is QLineEdit.EchoMode.Password
    stage.tell("refused", "open_with_passphrase", SecretStoreError("passphrase-wrong"))
    assert screen.field.isEnabled()
    assert screen.problem.words.startswith("This is not the passphrase.")
    assert stage.heard.sounds == [Sound.REFUSED]


def test_a_wait_is_told_in_seconds(make_stage: MakeStage) -> None:
    stage = make_stage()
    stage.tell("till_blocked", SecretStoreError("passphrase-needed"))
    asked(stage)
    stage.presenters.passphrase.give("not the one")
    wait = SecretStoreError("passphrase-wait", "42 s", retry_after_s=42.4)
    stage.tell("refused", "open_with_passphrase", wait)
    assert "The next try is possible in 43 seconds." in stage.texts()


@pytest.mark.parametrize("code", ["keyring-missing", "keyring-backend-refused"])
def test_without_a_keyring_a_passphrase_is_offered_with_the_reason_and_never_taken_by_itself(
    make_stage: MakeStage, qtbot: QtBot, code: str
) -> None:
    stage = make_stage()
    enrol = offered(stage, code)
    assert "keyring" in enrol.problem.words
    assert (f"Refused keyring: {PLAIN}" in stage.texts()) == (code == "keyring-backend-refused")
    assert enrol.passphrase.isVisible()
    assert stage.wishes.of("enrol_with_passphrase") == []
    enrol.passphrase.click()
    screen = asked(stage)
    qtbot.keyClicks(screen.field, GOOD)
    qtbot.keyClick(screen.field, Qt.Key.Key_Return)
    assert not screen.give.isEnabled()
    qtbot.keyClicks(screen.again, GOOD)
    qtbot.keyClick(screen.again, Qt.Key.Key_Return)
    wish = ("https://kassa.example", "K7QF-2M9X", GOOD)
    assert stage.wishes.of("enrol_with_passphrase") == [wish]


@pytest.mark.parametrize("code", ["enrolment-code-used", "keyring-locked", "backend-unreachable"])
def test_no_passphrase_is_offered_for_another_reason(make_stage: MakeStage, code: str) -> None:
    assert offered(make_stage(), code).passphrase.isHidden()


def test_two_that_differ_are_refused_before_anything_is_asked(make_stage: MakeStage, qtbot: QtBot) -> None:
    stage = make_stage()
    offered(stage, "keyring-missing").passphrase.click()
    screen = asked(stage)
    qtbot.keyClicks(screen.field, GOOD)
    qtbot.keyClicks(screen.again, GOOD + "s")
    screen.give.click()
    assert stage.wishes.of("enrol_with_passphrase") == []
    assert screen.problem.words.startswith("The two passphrases are not the same.")
    assert (screen.field.text(), screen.again.text()) == ("", "")


def test_a_poor_one_is_told_here_and_a_code_that_was_used_is_told_where_it_was_typed(
    make_stage: MakeStage,
) -> None:
    stage = make_stage()
    enrol = offered(stage, "keyring-missing")
    enrol.passphrase.click()
    screen = asked(stage)
    for error, current in (
        (SecretStoreError("passphrase-too-short"), "passphrase"),
        (RefusedError("enrolment-code-used"), "enrol"),
    ):
        stage.presenters.passphrase.give(GOOD, GOOD)
        stage.tell("refused", "enrol_with_passphrase", error)
        assert stage.shell.current == current
    assert screen.problem.words.startswith("This one-time code was used before.")
    assert enrol.problem.words.startswith("This one-time code was used before.")
    assert enrol.send.isEnabled()


def test_where_it_is_forgotten_the_way_leads_to_a_new_enrolment_of_the_same_till(
    make_stage: MakeStage,
) -> None:
    stage = make_stage()
    stage.tell("till_blocked", SecretStoreError("passphrase-needed"))
    asked(stage).enrol.click()
    assert stage.shell.current == "enrol"
    assert "Make this computer this till again" in stage.texts()
    stage.presenters.enrol.type_in("https://kassa.example", "K7QF-2M9X")
    stage.presenters.enrol.enrol()
    stage.tell("refused", "enrol", SecretStoreError("passphrase-needed"))
    enrol = stage.shell.screen_of("enrol")
    assert isinstance(enrol, EnrolScreen)
    assert enrol.passphrase.isVisible()


@pytest.mark.parametrize(
    "code",
    ["keyring-missing", "keyring-backend-refused", "passphrase-entry-missing", "passphrase-file-damaged"],
)
def test_a_till_whose_place_of_keys_is_gone_says_so_and_offers_the_way_back(
    make_stage: MakeStage, code: str
) -> None:
    stage = make_stage()
    stage.tell("till_blocked", KnownError(code))
    stage.shell.show()
    blocked = stage.shell.screen_of("blocked")
    assert isinstance(blocked, BlockedScreen)
    assert blocked.enrol.isVisible()
    blocked.enrol.click()
    assert stage.shell.current == "enrol"
    assert stage.wishes.of("enrol_with_passphrase") == []
