# mypy: disable-error-code="no-untyped-call"
"""Hints and misreads at the counter, and a scanner on a cable that went away."""

import pytest
from pytestqt.qtbot import QtBot

from pos_client.domain.errors import KnownError
from pos_client.domain.hints import ScanHint
from pos_client.domain.identification import Verdict
from pos_client.domain.scan import ScanSource
from pos_client.domain.staff import Role
from pos_client.ui.cashier.reading_help import ReadingHelp
from pos_client.ui.cashier.screen import CashierScreen
from pos_client.ui.info_desk.screen import InfoDeskScreen
from pos_client.ui.sign_in.screens import SignInScreen
from pos_client.ui.sounds import Sound
from pos_client.ui.words import advice
from pos_client.ui.words.hints import hint_words
from tests.ui.conftest import MakeStage
from tests.ui.photograph import phone_with_code
from tests.ui.shop import VIRTUAL, answer, configuration, eligible, scan
from tests.ui.stage import Stage

HALF = KnownError("scan-half")


def cashier(stage: Stage) -> CashierScreen:
    shown = stage.shell.screen_of("cashier")
    assert isinstance(shown, CashierScreen)
    return shown


def said(stage: Stage) -> str:
    """The line over the picture."""
    return cashier(stage).scan.picture.accessibleDescription()


def misread(stage: Stage) -> None:
    stage.show_card(answer(Verdict.NOT_A_MEMBER_CARD, "code-check-digit"))


def test_the_cameras_hint_stands_over_its_picture_and_moves_nothing(stage: Stage) -> None:
    stage.tell("frame_ready", phone_with_code(VIRTUAL)[0], None)
    stage.picture()
    screen = cashier(stage).scan
    places = [widget.geometry() for widget in (screen.picture, screen.tip, screen.open)]
    for hint in ScanHint:
        stage.tell("hint_changed", hint)
        stage.picture()
        assert said(stage) == hint_words(hint)
        assert [widget.geometry() for widget in (screen.picture, screen.tip, screen.open)] == places
    stage.tell("hint_changed", None)
    assert said(stage) == ""


def test_three_misreads_in_a_row_end_at_the_keyboard(make_stage: MakeStage) -> None:
    stage = make_stage()
    stage.open(config=configuration(typed_codes=True))
    button = cashier(stage).scan.type
    for hint in (ScanHint.HOLD_STILL, ScanHint.BRIGHTNESS_UP, ScanHint.TYPE_THE_NUMBER):
        assert button.property("role") == "secondary"
        misread(stage)
        assert said(stage) == hint_words(hint)
    assert button.property("role") == "primary"


@pytest.mark.parametrize("role", [Role.CASHIER, Role.MANAGER])
def test_where_the_programme_takes_no_typed_numbers_another_form_is_asked_for(
    make_stage: MakeStage, role: Role
) -> None:
    stage = make_stage()
    stage.open(role)
    for _ in range(3):
        misread(stage)
    assert said(stage) == hint_words(ScanHint.ANOTHER_FORM)
    assert cashier(stage).scan.type.property("role") == "secondary"


def test_a_card_that_was_read_ends_the_hints(stage: Stage) -> None:
    misread(stage)
    misread(stage)
    stage.show_card(eligible())
    assert said(stage) == ""
    stage.presenters.cashier.cards.take_out()
    misread(stage)
    assert said(stage) == hint_words(ScanHint.HOLD_STILL)


def test_a_card_that_was_read_begins_the_ladder_anew_whatever_the_screen_shows() -> None:
    help_ = ReadingHelp()
    for _ in range(3):
        help_.scan_misread(HALF)
    help_.on_identified(scan(VIRTUAL), eligible())
    assert help_.state.advice(typed_codes=False) is None


def test_the_next_customer_begins_at_the_foot_of_the_ladder(stage: Stage) -> None:
    misread(stage)
    misread(stage)
    stage.presenters.cashier.cards.take_out()
    assert said(stage) == ""
    assert stage.presenters.help.state.ladder.failures == 0


def test_no_hint_is_given_for_a_sale_that_takes_no_card_any_more(stage: Stage) -> None:
    stage.keys("4599")
    stage.presenters.cashier.sale.enter()
    stage.tell("hint_changed", ScanHint.COME_CLOSER)
    assert said(stage) == ""


def test_a_products_code_is_no_failure_to_read(stage: Stage) -> None:
    stage.show_card(answer(Verdict.NOT_A_MEMBER_CARD, "product-code"))
    assert stage.presenters.help.state.ladder.failures == 0


def test_a_number_that_was_mistyped_is_no_failure_to_read(stage: Stage) -> None:
    typed = scan("9100000000000002")
    typed = type(typed)(typed.data, ScanSource.KEYED, typed.scanned_at)
    stage.tell("identified", typed, answer(Verdict.NOT_A_MEMBER_CARD, "code-check-digit"))
    assert stage.presenters.help.state.ladder.failures == 0


def test_a_picture_without_a_code_is_a_failure_too(stage: Stage) -> None:
    stage.presenters.camera.read_file("card.png")
    stage.tell("nothing_found", "card.png")
    assert said(stage) == hint_words(ScanHint.COME_CLOSER)
    assert cashier(stage).scan.notice.words.startswith(advice("image-without-code").what)


@pytest.mark.parametrize(
    "hint",
    [
        ScanHint.COME_CLOSER,
        ScanHint.HOLD_STILL,
        ScanHint.WHOLE_CODE,
        ScanHint.FLATTEN,
        ScanHint.BRIGHTNESS_UP,
    ],
)
def test_a_code_that_the_camera_sees_in_vain_climbs_and_the_light_alone_does_not(
    qtbot: QtBot, hint: ScanHint
) -> None:
    help_ = ReadingHelp(patience_ms=1)
    help_.on_hint_changed(ScanHint.TOO_DARK)
    help_.on_hint_changed(hint)
    qtbot.waitUntil(lambda: help_.state.advice(typed_codes=False) is ScanHint.ANOTHER_FORM)
    help_.on_hint_changed(ScanHint.TOO_DARK)
    help_.forget()
    with qtbot.assertNotEmitted(help_.changed, wait=20):
        assert help_.state.advice(typed_codes=False) is ScanHint.TOO_DARK


@pytest.mark.parametrize("code", ["scan-half", "scans-run-together", "scan-unreadable", "scan-too-long"])
def test_a_scan_in_pieces_is_a_notice_with_a_sound_and_asks_nobody(stage: Stage, code: str) -> None:
    stage.tell("scan_misread", KnownError(code))
    assert cashier(stage).customer.hint.words.startswith(advice(code).what)
    assert said(stage) == hint_words(ScanHint.WHOLE_CODE)
    assert stage.heard.sounds == [Sound.REFUSED]
    assert stage.wishes.of("identify") == []


def test_a_good_scan_takes_the_notice_of_the_bad_one_away(stage: Stage) -> None:
    stage.tell("scan_misread", HALF)
    stage.show_card(eligible())
    assert cashier(stage).customer.hint.isHidden()


def test_a_scan_in_pieces_at_the_info_desk_leaves_the_journey_where_it_is(make_stage: MakeStage) -> None:
    stage = make_stage()
    stage.open(Role.INFO_DESK)
    stage.shell.show_screen("info_desk")
    stage.show_card(eligible())
    before = stage.presenters.info_desk.state
    stage.tell("scan_misread", HALF)
    screen = stage.shell.screen_of("info_desk")
    assert isinstance(screen, InfoDeskScreen)
    assert screen.notice.words.startswith(advice("scan-half").what)
    assert stage.presenters.info_desk.state.step is before.step
    assert stage.presenters.cashier.state.hint is None


@pytest.mark.parametrize("screen", ["sign_in", "manager"])
def test_a_scan_in_pieces_is_nothing_where_no_code_is_awaited(make_stage: MakeStage, screen: str) -> None:
    stage = make_stage()
    stage.open(Role.MANAGER)
    stage.shell.show_screen(screen)
    stage.tell("scan_misread", HALF)
    assert stage.heard.sounds == []
    assert stage.presenters.help.state.ladder.failures == 0


@pytest.mark.parametrize("code", ["scanner-missing", "scanner-busy", "scanner-denied", "scanner-unplugged"])
def test_a_scanner_on_a_cable_that_is_gone_is_said_until_it_is_back(stage: Stage, code: str) -> None:
    notice = cashier(stage).scan.notice
    stage.tell("scanner_failed", KnownError(code))
    assert notice.words.startswith(advice(code).what)
    stage.tell("scanner_running", "/dev/ttyACM0")
    assert notice.isHidden()


def test_a_scanner_that_nobody_wants_any_more_is_not_missed(stage: Stage) -> None:
    stage.tell("scanner_failed", KnownError("scanner-unplugged"))
    stage.tell("scanner_stopped", "/dev/ttyACM0")
    assert cashier(stage).scan.notice.isHidden()


def test_a_scan_before_the_sign_in_is_answered_until_the_next_key(make_stage: MakeStage) -> None:
    stage = make_stage()
    stage.tell("till_opened", configuration())
    stage.tell("scan_unwanted", "sign_in")
    screen = stage.shell.screen_of("sign_in")
    assert isinstance(screen, SignInScreen)
    assert screen.notice.words.endswith("Sign in first, then scan.")
    stage.presenters.sign_in.press("1")
    assert screen.notice.isHidden()
    stage.tell("scan_unwanted", "manager")
    assert screen.notice.isHidden()
