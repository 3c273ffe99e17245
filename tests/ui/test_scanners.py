# mypy: disable-error-code="no-untyped-call"
"""The screen for scanners and camera: choose, set up by one scan, try."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QImage, QPagedPaintDevice, QPageSize, QPdfWriter
from PySide6.QtWidgets import QDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from pos_client.domain.devices import Devices, FoundDevice, FoundDevices, Suffix, WedgeProfile
from pos_client.domain.errors import KnownError
from pos_client.domain.hints import ScanHint
from pos_client.domain.scan import Scan, ScanSource
from pos_client.domain.staff import Role
from pos_client.ui.scanners.calibration_page import sheet_of
from pos_client.ui.scanners.screen import ScannersScreen
from pos_client.ui.scanners.sheet import print_on_paper
from pos_client.ui.scanners.trial import as_shown
from pos_client.ui.scanners.words import kind_name, profile_line
from pos_client.ui.sign_in.screens import SignInScreen
from pos_client.ui.widgets.choice_list import ChoiceRow
from pos_client.ui.words import advice
from pos_client.ui.words.hints import hint_words
from tests.ui.conftest import MakeStage
from tests.ui.photograph import calibration_code, phone_with_code
from tests.ui.shop import NOON, VIRTUAL, configuration
from tests.ui.stage import Stage
from tests.ui.test_hands import press, tab_to

CAMERA = FoundDevice("/dev/video0", "Webcam & more")
OTHER = FoundDevice("/dev/video2", "Microscope")
SERIAL = FoundDevice("/dev/ttyACM0", "Gryphon")
FOUND = FoundDevices((CAMERA, OTHER), (SERIAL,))
CHOSEN = Devices(camera=CAMERA.source)
FINNISH = WedgeProfile("fi", "", Suffix.ENTER)


def opened(stage: Stage, devices: Devices = CHOSEN) -> ScannersScreen:
    stage.open()
    return shown(stage, devices)


def shown(stage: Stage, devices: Devices = CHOSEN) -> ScannersScreen:
    stage.shell.show()
    stage.shell.show_screen("scanners")
    stage.tell("devices_listed", FOUND)
    stage.tell("devices_known", devices)
    screen = stage.shell.screen_of("scanners")
    assert isinstance(screen, ScannersScreen)
    stage.picture()
    return screen


def test_a_scan_on_this_screen_is_shown_and_looked_up_nowhere(make_stage: MakeStage) -> None:
    stage = make_stage()
    screen = opened(stage)
    before = list(stage.wishes.made)
    stage.shell.scans.on_scan_arrived(Scan(VIRTUAL.encode(), ScanSource.WEDGE, NOON, "Code128"), False)
    assert screen.trial.code.text() == VIRTUAL
    assert screen.trial.told.text() == "Scanner that types · Code 128 · 16 characters · 14:32"
    assert stage.wishes.made == before
    assert stage.presenters.cashier.state.sale.customer is None
    assert stage.heard.sounds == []


def test_where_scans_need_the_windows_focus_the_page_says_so(make_stage: MakeStage) -> None:
    stage = make_stage()
    screen = opened(stage)
    assert "in front" not in screen.typing_words.text()
    stage.tell("devices_listed", FoundDevices(typing_needs_focus=True))
    assert screen.typing_words.text().startswith("Scans arrive only while this window is in front.")


def test_nothing_of_a_test_scan_stays_when_one_leaves(make_stage: MakeStage) -> None:
    stage = make_stage()
    screen = opened(stage)
    stage.shell.scans.on_scan_arrived(Scan(VIRTUAL.encode(), ScanSource.CAMERA, NOON), False)
    stage.shell.show_screen("cashier")
    assert stage.presenters.scanners.trial.state.scan is None
    assert screen.trial.code.text() == "Scan anything."


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"plain 123", "plain 123"),
        ("öäå".encode(), "öäå"),
        (b"\x1d01\r\n\0", "\\x1d01\\r\\n\\x00"),
        ("a\u202eb\u200fc".encode(), "a\\u202eb\\u200fc"),
        ("\u05d0\u0661".encode(), "\\u05d0\\u0661"),
        (b"\xff\xfe", "\\xff\\xfe"),
        (b"<img src='http://evil.example'>", "<img src='http://evil.example'>"),
    ],
)
def test_what_arrived_is_shown_as_plain_signs_from_left_to_right(data: bytes, text: str) -> None:
    assert as_shown(data) == text


def test_a_long_hostile_code_is_no_rich_text_not_even_as_a_tooltip(make_stage: MakeStage) -> None:
    stage = make_stage()
    screen = opened(stage)
    hostile = b"<b>bold</b><img src='http://evil.example/x.png'>" * 5
    stage.shell.scans.on_scan_arrived(Scan(hostile, ScanSource.CAMERA, NOON, "QRCode"), False)
    stage.picture()
    assert screen.trial.code.textFormat() is Qt.TextFormat.PlainText
    assert screen.trial.code.text().endswith("…")
    assert "<img" not in screen.trial.code.toolTip()
    assert "&lt;img" in screen.trial.code.toolTip()


def test_a_scan_in_pieces_is_named_and_the_next_good_one_takes_its_place(make_stage: MakeStage) -> None:
    stage = make_stage()
    screen = opened(stage)
    stage.tell("scan_misread", KnownError("scans-run-together"))
    assert screen.trial.notice.words.startswith(advice("scans-run-together").what)
    assert stage.presenters.help.state.ladder.failures == 0
    stage.shell.scans.on_scan_arrived(Scan(b"1234567", ScanSource.SERIAL, NOON), False)
    assert screen.trial.notice.isHidden()
    assert screen.trial.code.text() == "1234567"


def test_choosing_a_camera_remembers_it_at_once(make_stage: MakeStage, qtbot: QtBot) -> None:
    stage = make_stage()
    screen = opened(stage)
    press(qtbot, screen.camera.list.rows[OTHER.source])
    assert stage.wishes.of("remember_devices") == [(Devices(camera=OTHER.source),)]
    assert screen.camera.list.rows[OTHER.source].isChecked()
    assert not screen.camera.list.rows[CAMERA.source].isChecked()


def test_no_camera_is_a_choice(make_stage: MakeStage, qtbot: QtBot) -> None:
    stage = make_stage()
    screen = opened(stage)
    press(qtbot, screen.camera.list.rows[None])
    assert stage.wishes.of("remember_devices") == [(Devices(camera=None),)]
    stage.tell("camera_stopped", CAMERA.source)
    assert screen.camera.notice.words == "No camera is used."


def test_an_address_may_be_typed_and_its_password_is_not_shown(make_stage: MakeStage, qtbot: QtBot) -> None:
    stage = make_stage()
    screen = opened(stage)
    address = "rtsp://till:secret@camera.example/live?key=hidden"
    qtbot.keyClicks(screen.camera.field, address)
    qtbot.keyClick(screen.camera.field, Qt.Key.Key_Return)
    assert stage.wishes.of("remember_devices") == [(Devices(camera=address),)]
    assert screen.camera.field.text() == ""
    row = screen.camera.list.rows[address]
    assert row.accessibleName() == "rtsp://camera.example/… Address"
    assert not [text for text in stage.texts() if "secret" in text or "hidden" in text]


def test_a_scanner_is_chosen_by_its_port_and_one_without_a_name_is_typed(
    make_stage: MakeStage, qtbot: QtBot
) -> None:
    stage = make_stage()
    screen = opened(stage)
    press(qtbot, screen.cable.list.rows[SERIAL.source])
    qtbot.keyClicks(screen.cable.field, " COM7 ")
    press(qtbot, screen.cable.use)
    assert [one.scanner for (one,) in stage.wishes.of("remember_devices")] == [SERIAL.source, "COM7"]  # type: ignore[attr-defined]
    assert screen.cable.list.rows["COM7"].accessibleName() == "COM7 not plugged in"


def test_a_typed_source_that_works_is_not_called_absent(make_stage: MakeStage) -> None:
    stage = make_stage()
    screen = opened(stage, Devices(camera="cards.mp4", scanner="COM7"))
    names = {"cards.mp4": screen.camera.list.rows, "COM7": screen.cable.list.rows}
    assert [rows[key].accessibleName() for key, rows in names.items()] == [
        "cards.mp4 not plugged in",
        "COM7 not plugged in",
    ]
    stage.tell("camera_running", "cards.mp4")
    stage.tell("scanner_running", "COM7")
    assert [rows[key].accessibleName() for key, rows in names.items()] == ["cards.mp4 in use", "COM7 in use"]


def test_a_file_that_was_played_to_its_end_is_not_said_to_be_starting(make_stage: MakeStage) -> None:
    stage = make_stage()
    screen = opened(stage, Devices(camera="cards.mp4"))
    assert screen.camera.notice.words == "The camera is being started …"
    stage.tell("camera_running", "cards.mp4")
    stage.tell("camera_stopped", "cards.mp4")
    assert screen.camera.notice.words == "The file is at its end."
    stage.tell("devices_known", Devices(camera=CAMERA.source))
    assert screen.camera.notice.words == "The camera is being started …"


def test_a_camera_that_is_only_a_number_is_named_as_one(make_stage: MakeStage) -> None:
    screen = opened(make_stage(), Devices(camera="0"))
    assert screen.camera.list.rows["0"].accessibleName() == "Camera 0 not plugged in"


def test_a_port_without_a_name_of_its_own_is_not_said_twice(make_stage: MakeStage) -> None:
    stage = make_stage()
    screen = opened(stage)
    bare = FoundDevice("/dev/ttyS0", "/dev/ttyS0")
    stage.tell("devices_listed", FoundDevices((), (bare, SERIAL)))
    rows = screen.cable.list.rows
    assert rows[bare.source].accessibleName() == "/dev/ttyS0"
    assert rows[SERIAL.source].accessibleName() == "Gryphon /dev/ttyACM0"


@pytest.mark.parametrize(
    ("symbology", "name"),
    [("QRCode", "QR code"), ("EAN13", "EAN-13"), ("Aztec", "Aztec"), (None, "kind of code not told")],
)
def test_a_kind_of_code_is_written_as_people_know_it(symbology: str | None, name: str) -> None:
    assert kind_name(symbology) == name


def test_a_scanner_that_is_set_up_is_set_up_again(make_stage: MakeStage) -> None:
    stage = make_stage()
    screen = opened(stage)
    assert screen.set_up.text() == "Set up"
    stage.tell("devices_known", replace(CHOSEN, wedge=FINNISH))
    assert screen.set_up.text() == "Set up again"


def test_each_device_says_how_it_stands(make_stage: MakeStage) -> None:
    stage = make_stage()
    screen = opened(stage, replace(CHOSEN, scanner=SERIAL.source))
    assert screen.cable.notice.words == "The scanner is being opened …"
    stage.tell("scanner_failed", KnownError("scanner-denied"))
    assert screen.cable.notice.words.startswith(advice("scanner-denied").what)
    stage.tell("scanner_running", SERIAL.source)
    assert screen.cable.notice.words == "The scanner listens."
    for code in ("camera-busy", "camera-denied", "camera-missing", "stream-lost"):
        stage.tell("camera_failed", KnownError(code))
        assert screen.camera.notice.words.startswith(advice(code).what)
    stage.tell("camera_running", CAMERA.source)
    assert screen.camera.notice.words == "The camera gives pictures."


def test_the_preview_shows_the_camera_and_its_hint_at_once(make_stage: MakeStage) -> None:
    stage = make_stage()
    screen = opened(stage)
    frame, corners = phone_with_code(VIRTUAL)
    stage.tell("frame_ready", frame, corners)
    stage.tell("hint_changed", ScanHint.TOO_DARK)
    assert screen.picture.accessibleDescription() == hint_words(ScanHint.TOO_DARK)
    lit, dark = screen.picture.grab().toImage(), QImage()
    assert lit != dark
    stage.tell("camera_stopped", CAMERA.source)
    assert screen.picture.accessibleDescription() == ""


def test_a_choice_that_cannot_be_written_is_said_until_the_next_choice(make_stage: MakeStage) -> None:
    stage = make_stage()
    screen = opened(stage)
    stage.tell("devices_refused", KnownError("devices-not-written"))
    stage.tell("devices_known", CHOSEN)
    assert screen.notice.words.startswith(advice("devices-not-written").what)
    stage.presenters.scanners.devices.choose_camera(None)
    assert screen.notice.isHidden()


def test_the_computer_is_looked_over_while_somebody_looks_and_one_list_is_asked_at_a_time(
    make_stage: MakeStage,
) -> None:
    stage = make_stage()
    screen = opened(stage)
    asked = len(stage.wishes.of("list_devices"))
    assert asked == 1
    devices = stage.presenters.scanners.devices
    devices.look()
    devices.look()
    assert len(stage.wishes.of("list_devices")) == 2
    stage.shell.show_screen("cashier")
    assert screen.isHidden()


def test_a_new_list_keeps_the_rows_and_the_focus(make_stage: MakeStage, qtbot: QtBot) -> None:
    stage = make_stage()
    screen = opened(stage)
    row = screen.camera.list.rows[OTHER.source]
    tab_to(qtbot, stage, row)
    stage.tell("devices_listed", replace(FOUND, cameras=(OTHER,)))
    assert screen.camera.list.rows[OTHER.source] is row
    assert stage.shell.focusWidget() is row
    assert screen.camera.list.rows[CAMERA.source].accessibleName().endswith("not plugged in")


def test_a_device_with_an_ampersand_in_its_name_makes_no_shortcut(make_stage: MakeStage) -> None:
    stage = make_stage()
    screen = opened(stage)
    row = screen.camera.list.rows[CAMERA.source]
    assert row.accessibleName() == "Webcam & more"
    assert row.shortcut().isEmpty()


def test_one_scan_sets_the_scanner_up_and_is_remembered(make_stage: MakeStage, qtbot: QtBot) -> None:
    stage = make_stage()
    screen = opened(stage)
    press(qtbot, screen.set_up)
    assert stage.wishes.of("begin_calibration") == [()]
    assert stage.wishes.of("draw_calibration") == [()]
    stage.tell("calibration_drawn", *calibration_code())
    assert screen.calibration.isVisible()
    assert screen.trial.isHidden()
    stage.tell("calibrated", FINNISH)
    assert screen.calibration.notice.words.startswith("The scanner is set up.")
    assert "Finnish or Swedish" in screen.calibration.notice.words
    assert stage.wishes.of("remember_devices") == [(replace(CHOSEN, wedge=FINNISH),)]
    press(qtbot, screen.calibration.done)
    assert stage.wishes.of("end_calibration") == [()]
    assert screen.calibration.isHidden()
    assert screen.typing.notice.words.startswith("This scanner is set up.")


@pytest.mark.parametrize(
    "code",
    ["calibration-unreadable", "calibration-altcodes", "calibration-caps-lock", "calibration-other-code"],
)
def test_a_calibration_that_fails_says_why_and_waits_for_the_next_scan(
    make_stage: MakeStage, qtbot: QtBot, code: str
) -> None:
    stage = make_stage()
    screen = opened(stage)
    press(qtbot, screen.set_up)
    stage.tell("calibration_failed", KnownError(code))
    words = advice(code)
    assert screen.calibration.notice.words == f"{words.what} {words.next_step}"
    stage.tell("calibrated", FINNISH)
    assert screen.calibration.notice.words.startswith("The scanner is set up.")


def test_a_calibration_that_nobody_began_changes_nothing(make_stage: MakeStage) -> None:
    stage = make_stage()
    opened(stage)
    stage.tell("calibrated", FINNISH)
    assert stage.wishes.of("remember_devices") == []


def test_a_remembered_keyboard_that_is_unknown_is_said_where_it_is_mended(make_stage: MakeStage) -> None:
    stage = make_stage()
    screen = opened(stage)
    stage.tell("calibration_failed", KnownError("wedge-layout-unknown"))
    assert screen.typing.notice.words.startswith(advice("wedge-layout-unknown").what)


def test_leaving_ends_the_calibration(make_stage: MakeStage, qtbot: QtBot) -> None:
    stage = make_stage()
    screen = opened(stage)
    press(qtbot, screen.set_up)
    stage.tell("signed_out")
    assert stage.wishes.of("end_calibration") == [()]
    assert not stage.presenters.scanners.calibration.state.open


def test_the_sheet_is_one_page_with_both_codes_and_no_card(make_stage: MakeStage, tmp_path: Path) -> None:
    stage = make_stage()
    screen = opened(stage)
    sheets: list[Callable[[QPagedPaintDevice], None]] = []

    def printing(parent: QWidget, paint: Callable[[QPagedPaintDevice], None]) -> None:
        assert parent is made
        sheets.append(paint)

    them = stage.presenters
    made = ScannersScreen(stage.look, them.scanners, them.camera, them.help, printing)
    them.scanners.calibration.open()
    stage.tell("calibration_drawn", *calibration_code())
    made.calibration.print.click()
    (paint,) = sheets
    pdf = QPdfWriter(str(tmp_path / "sheet.pdf"))
    pdf.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    paint(pdf)
    assert screen.calibration.isVisible()
    made.deleteLater()
    sheet = sheet_of(them.scanners.calibration.state)
    assert (sheet.qr.width(), sheet.bars.height()) == (37, 1)


def test_the_screen_goes_by_keyboard_alone(make_stage: MakeStage, qtbot: QtBot) -> None:
    stage = make_stage()
    screen = opened(stage)
    wanted = (
        screen.back,
        *(screen.camera.list.rows[key] for key in (None, CAMERA.source, OTHER.source)),
        screen.camera.field,
        *(screen.cable.list.rows[key] for key in (None, SERIAL.source)),
        screen.cable.field,
        screen.set_up,
    )
    for widget in wanted:
        qtbot.keyClick(stage.shell.focusWidget(), Qt.Key.Key_Tab)
        assert stage.shell.focusWidget() is widget
    tab_to(qtbot, stage, screen.camera.list.rows[OTHER.source])
    qtbot.keyClick(screen.camera.list.rows[OTHER.source], Qt.Key.Key_Space)
    assert len(stage.wishes.of("remember_devices")) == 1
    tab_to(qtbot, stage, screen.set_up)
    qtbot.keyClick(screen.set_up, Qt.Key.Key_Space)
    assert screen.calibration.isVisible()
    qtbot.keyClick(screen, Qt.Key.Key_Escape)
    assert screen.calibration.isHidden()
    qtbot.keyClick(screen, Qt.Key.Key_Escape)
    assert stage.shell.current == "cashier"


@pytest.mark.parametrize("before", ["cashier", "manager", "info_desk"])
def test_leaving_leads_back_to_where_one_came_from(make_stage: MakeStage, qtbot: QtBot, before: str) -> None:
    stage = make_stage()
    stage.open(Role.MANAGER)
    stage.shell.show_screen(before)
    screen = shown(stage)
    press(qtbot, screen.back)
    assert stage.shell.current == before


def test_whoever_sets_the_till_up_needs_no_sign_in_to_come_here(make_stage: MakeStage, qtbot: QtBot) -> None:
    stage = make_stage()
    stage.tell("till_opened", configuration())
    stage.shell.show()
    door = stage.shell.screen_of("sign_in")
    assert isinstance(door, SignInScreen)
    press(qtbot, door.scanners)
    assert stage.shell.current == "scanners"
    screen = stage.shell.screen_of("scanners")
    qtbot.keyClick(screen, Qt.Key.Key_Escape)
    assert stage.shell.current == "sign_in"


@pytest.mark.parametrize("role", list(Role))
def test_everybody_who_is_signed_in_finds_the_scanners_in_the_menu(make_stage: MakeStage, role: Role) -> None:
    stage = make_stage()
    stage.open(role)
    stage.shell.header.menu.aboutToShow.emit()
    (item,) = [one for one in stage.shell.header.menu.actions() if one.text() == "Scanners"]
    item.trigger()
    assert stage.shell.current == "scanners"


def test_the_shell_says_which_screen_is_shown(make_stage: MakeStage) -> None:
    stage = make_stage()
    said: list[str] = []
    stage.shell.screen_changed.connect(said.append)
    stage.open()
    stage.shell.show_screen("scanners")
    assert said == ["sign_in", "cashier", "scanners"]


def test_a_profile_is_told_in_words_and_an_unknown_keyboard_by_its_code(make_stage: MakeStage) -> None:
    make_stage()
    assert profile_line(replace(FINNISH, prefix="~", suffix=Suffix.TAB)).splitlines() == [
        "Keyboard: Finnish or Swedish",
        "After a code: Tab",
        "Before a code: ~",
    ]
    assert profile_line(WedgeProfile("xx")).startswith("Keyboard: xx")


def test_a_window_with_everything_wrong_at_once_does_not_grow(make_stage: MakeStage, qtbot: QtBot) -> None:
    stage = make_stage()
    screen = opened(stage)
    stage.tell("devices_refused", KnownError("devices-not-written"))
    stage.tell("camera_failed", KnownError("stream-missing"))
    stage.tell("scanner_failed", KnownError("scanner-denied"))
    press(qtbot, screen.set_up)
    stage.tell("calibration_drawn", *calibration_code())
    stage.tell("calibration_failed", KnownError("calibration-unreadable"))
    stage.picture()
    assert (stage.shell.width(), stage.shell.height()) == (1024, 768)
    press(qtbot, screen.calibration.done)
    stage.picture()
    assert (stage.shell.width(), stage.shell.height()) == (1024, 768)
    rows = [row for row in screen.findChildren(ChoiceRow) if row.isVisible()]
    assert rows
    assert not [
        label for label in screen.findChildren(QLabel) if label.textFormat() is Qt.TextFormat.RichText
    ]


def test_the_systems_print_dialog_prints_the_sheet_once_and_only_when_it_is_accepted(
    qtbot: QtBot, tmp_path: Path
) -> None:
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    window, printed = QWidget(), list[QPagedPaintDevice]()
    qtbot.addWidget(window)
    for answer, times in ((QDialog.DialogCode.Rejected, 0), (QDialog.DialogCode.Accepted, 1)):
        print_on_paper(window, printed.append)
        dialog = window.findChild(QPrintDialog)
        assert dialog is not None
        assert dialog.isModal()
        dialog.printer().setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        dialog.printer().setOutputFileName(str(tmp_path / "sheet.pdf"))
        dialog.done(answer)
        assert len(printed) == times
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        assert window.findChild(QPrintDialog) is None
