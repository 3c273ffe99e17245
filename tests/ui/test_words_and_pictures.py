"""What stands on the screens and how it reads: join address, header, plurals, the camera's picture."""

from dataclasses import replace

import pytest
from PySide6.QtGui import QColor, QImage

from pos_client.domain.errors import KnownError
from pos_client.domain.identification import Verdict
from pos_client.domain.money import Money
from pos_client.domain.staff import Role
from pos_client.ui.cashier.screen import CashierScreen
from pos_client.ui.info_desk.screen import InfoDeskScreen
from pos_client.ui.manager.screen import ManagerScreen
from pos_client.ui.words import advice
from tests.ui.conftest import MakeStage
from tests.ui.shop import NOON, answer, configuration, day_report, eligible
from tests.ui.stage import Stage

CORNERS = ((200, 150), (420, 150), (420, 360), (200, 360))


def cashier(stage: Stage) -> CashierScreen:
    shown = stage.shell.screen_of("cashier")
    assert isinstance(shown, CashierScreen)
    return shown


def frame() -> QImage:
    made = QImage(640, 480, QImage.Format.Format_RGB32)
    made.fill(0x404040)
    return made


@pytest.mark.rule("N01")
def test_a_stranger_is_told_the_join_address_on_one_line(make_stage: MakeStage) -> None:
    stage = make_stage()
    stage.open(config=configuration(nano=True))
    join = cashier(stage).customer.join
    assert join.isHidden()
    stage.show_card(answer(Verdict.NOT_A_MEMBER))
    assert not join.isHidden()
    assert join.address.text == "kahvilakuusi.example/liity"
    stage.show_card(eligible())
    assert join.isHidden()


def test_a_till_that_cannot_start_is_not_said_to_lack_its_set_up(make_stage: MakeStage) -> None:
    stage = make_stage()
    stage.tell("till_blocked", KnownError("disk-full"))
    assert stage.shell.header.merchant.text() == ""
    stage.tell("enrolment_needed")
    assert stage.shell.header.merchant.text() == "Till not yet set up"
    stage.tell("till_opened", configuration())
    assert stage.shell.header.merchant.text() == "Kodutare"


@pytest.mark.parametrize(
    ("language", "one", "more"),
    [
        ("en", "1 card handed out", "3 cards handed out"),
        ("et", "1 kaart", "3 kaarti"),
        ("fi", "1 kortti", "3 korttia"),
        ("sv", "1 kort", "3 kort"),
    ],
)
def test_one_is_written_otherwise_than_many(
    make_stage: MakeStage, language: str, one: str, more: str
) -> None:
    stage = make_stage(language=language)
    stage.open(Role.MANAGER)
    stage.shell.show_screen("manager")
    for fees, words in ((1, one), (3, more)):
        stage.tell("day_reported", replace(day_report(), fees=fees))
        assert [text for text in stage.texts() if text.startswith(words)], words


def test_a_day_is_a_headline_with_a_capital_letter(make_stage: MakeStage) -> None:
    for language, day in (("et", "Pühapäev"), ("fi", "Sunnuntai"), ("sv", "Söndag"), ("en", "Sunday")):
        stage = make_stage(language=language)
        assert stage.tongue.day(NOON.date()).startswith(day)


def test_amounts_of_thousands_follow_the_language(make_stage: MakeStage) -> None:
    for language, amount in (
        ("et", "12 345,50 €"),
        ("fi", "12 345,50 €"),
        ("sv", "12 345,50 €"),
        ("en", "€12,345.50"),
    ):
        written = make_stage(language=language).tongue.money(Money(1_234_550, "EUR"))
        assert " ".join(written.split()) == amount


def test_the_code_that_was_found_is_framed_in_the_live_picture(stage: Stage) -> None:
    picture = cashier(stage).scan.picture
    stage.tell("frame_ready", frame(), None)
    assert _online_pixels(stage) == 0
    stage.tell("frame_ready", frame(), CORNERS)
    assert _online_pixels(stage) > 100
    assert picture.height() == picture.width() * 3 // 4


def _online_pixels(stage: Stage) -> int:
    seen = cashier(stage).scan.picture.grab().toImage()
    green = QColor(stage.look.theme.colours.online).rgb()
    return sum(seen.pixel(x, y) == green for x in range(seen.width()) for y in range(seen.height()))


def test_a_camera_that_stopped_leaves_no_picture_standing_as_if_it_were_live(stage: Stage) -> None:
    stage.tell("frame_ready", frame(), CORNERS)
    stage.tell("camera_stopped", "film.avi")
    assert not stage.presenters.camera.state.running
    assert _online_pixels(stage) == 0


@pytest.mark.parametrize("code", ["camera-missing", "camera-busy", "camera-unplugged"])
def test_a_lost_camera_is_a_calm_hint_in_its_own_place_and_the_sale_goes_on(stage: Stage, code: str) -> None:
    stage.show_card(eligible())
    stage.keys("4599")
    stage.tell("frame_ready", frame(), None)
    before = stage.presenters.cashier.state
    heard = list(stage.heard.sounds)
    stage.tell("camera_failed", KnownError(code))
    screen = cashier(stage)
    assert screen.scan.picture.accessibleName().startswith(advice(code).what)
    assert stage.presenters.cashier.state == before
    assert stage.heard.sounds == heard
    assert screen.question.isHidden()
    stage.presenters.cashier.sale.enter()
    assert stage.presenters.cashier.state.is_frozen


def test_the_info_desk_shows_the_camera_and_says_when_a_picture_has_no_code(make_stage: MakeStage) -> None:
    stage = make_stage()
    stage.open(Role.INFO_DESK)
    stage.shell.show_screen("info_desk")
    stage.shell.show()
    desk = stage.shell.screen_of("info_desk")
    assert isinstance(desk, InfoDeskScreen)
    stage.tell("nothing_found", "card.png")
    assert desk.scan.notice.words.startswith(advice("image-without-code").what)
    assert desk.scan.type.isHidden()
    stage.tell("frame_ready", frame(), None)
    assert desk.scan.tip.isVisible()


def test_the_manager_reads_a_line_for_each_till_with_a_rule_above(make_stage: MakeStage) -> None:
    stage = make_stage()
    stage.open(Role.MANAGER)
    stage.shell.show_screen("manager")
    stage.tell("day_reported", day_report())
    stage.picture()
    screen = stage.shell.screen_of("manager")
    assert isinstance(screen, ManagerScreen)
    tops = [cells[0].y() for cells in screen.registers.cells]
    assert tops == sorted(set(tops))
