"""A scanner that types into the running program, over a real X server."""

from collections.abc import Iterator

import pytest

from pos_client.scanning.keys.keyboard_layouts import LAYOUTS
from pos_client.scanning.keys.wedge_calibration import CALIBRATION_TEXT
from tests.unit.scanning.keys.strokes import strokes
from tests.x_display import ENTER, KEYCODES, SHIFT, XDisplay
from tests.xserver.running_window import RunningWindow, running_window

pytestmark = [pytest.mark.xvfb, pytest.mark.xdist_group("xserver")]

CODES = ("https://nano.example/id/AB-12_c?x=1&y=2", "NID1:12345678901234", "9112345678901234")
F2, BACKSPACE, CONTROL, DEAD_KEY_RIGHT_OF_P = 68, 22, 37, 35
PERSON_MS = 80


@pytest.fixture(scope="module")
def till(display: XDisplay) -> Iterator[RunningWindow]:
    with running_window(display) as window:
        yield window


@pytest.fixture(autouse=True)
def _empty_field_and_plain_us_keyboard(display: XDisplay, till: RunningWindow) -> None:
    display.use_layout("us")
    with display.keyboard() as keyboard:
        keyboard.set_caps_lock(on=False)
    till.clear()


@pytest.mark.rule("X01")
@pytest.mark.parametrize(
    ("layout", "caps_lock"), [("us", True), ("fi", False), ("ee", False), ("ee", True), ("ru", False)]
)
def test_a_scan_arrives_exact_and_leaves_the_total_field_untouched(
    display: XDisplay, till: RunningWindow, layout: str, caps_lock: bool
) -> None:
    display.use_layout(layout)
    with display.keyboard() as keyboard:
        keyboard.set_caps_lock(on=caps_lock)
        # Slower ones: test_every_field, which knows when the sender was late.
        for code, gap_ms in zip((*CODES, CODES[0]), (0, 1, 2, 5), strict=True):
            keyboard.scan(code, gap_ms=gap_ms)
            assert till.wait_for("scan") == code
        keyboard.set_caps_lock(on=False)
    assert till.field() == ("", 0, True)
    assert till.scans == [*CODES, CODES[0]]
    assert till.entered == []


def test_a_scanner_without_an_enter_is_understood_by_its_pause(
    display: XDisplay, till: RunningWindow
) -> None:
    with display.keyboard() as keyboard:
        keyboard.scan(CODES[0], gap_ms=2, end=())
        assert till.wait_for("scan") == CODES[0]
    assert till.field() == ("", 0, True)


def test_a_scan_leaves_what_the_cashier_has_typed(display: XDisplay, till: RunningWindow) -> None:
    display.use_layout("fi")
    with display.keyboard() as keyboard:
        keyboard.type_keys([KEYCODES[sign] for sign in "45,99"], gap_ms=PERSON_MS)
        keyboard.scan(CODES[0], gap_ms=2)
        till.wait_for("scan")
        keyboard.type_keys([KEYCODES["7"]], gap_ms=PERSON_MS)
        keyboard.type_keys([ENTER], gap_ms=PERSON_MS)
        assert till.wait_for("entered") == "45,997"
    assert till.scans == [CODES[0]]


def test_a_program_that_is_busy_while_the_keys_come_loses_none(
    display: XDisplay, till: RunningWindow
) -> None:
    with display.keyboard() as keyboard:
        for _ in range(5):
            till.command("stall")
            till.wait_for("stalling")
            keyboard.scan(CODES[1], gap_ms=2)
            assert till.wait_for("scan") == CODES[1]
    assert till.field() == ("", 0, True)


def test_a_program_that_becomes_busy_after_the_first_keys_loses_none(
    display: XDisplay, till: RunningWindow
) -> None:
    with display.keyboard() as keyboard:
        for first in (1, 2, 3, 4, 5):
            keyboard.scan(CODES[1][:first], gap_ms=3, end=())
            till.command("stall")
            keyboard.scan(CODES[1][first:], gap_ms=3, at_once=True)
            assert till.wait_for("scan") == CODES[1]
    assert till.field() == ("", 0, True)


def test_what_a_person_types_arrives_complete_and_is_never_a_scan(
    display: XDisplay, till: RunningWindow
) -> None:
    o_with_dots = KEYCODES[";"]
    display.use_layout("fi")
    with display.keyboard() as keyboard:
        keys = [KEYCODES[sign] for sign in "Aalto 12,50"]
        keyboard.type_keys([*keys, o_with_dots, (o_with_dots[0], True), (ENTER, False)], gap_ms=PERSON_MS)
        assert till.wait_for("entered") == "Aalto 12,50öÖ"
    assert till.scans == []


def test_a_dead_key_still_sits_upon_the_next_letter(display: XDisplay, till: RunningWindow) -> None:
    display.use_layout("fi")
    with display.keyboard() as keyboard:
        keyboard.type_keys([DEAD_KEY_RIGHT_OF_P, KEYCODES["u"], ENTER], gap_ms=PERSON_MS)
        assert till.wait_for("entered") == "ü"


def test_a_dead_key_at_the_end_of_a_scan_does_not_wait_for_the_next_letter(
    display: XDisplay, till: RunningWindow
) -> None:
    display.use_layout("fi")
    with display.keyboard() as keyboard:
        keyboard.scan("NID1:1234=", gap_ms=1)
        assert till.wait_for("scan") == "NID1:1234="
        keyboard.type_keys([KEYCODES["u"]], gap_ms=300)
        keyboard.type_keys([ENTER], gap_ms=PERSON_MS)
        assert till.wait_for("entered") == "u"


def test_fast_fingers_that_roll_over_two_keys_are_still_a_persons(
    display: XDisplay, till: RunningWindow
) -> None:
    with display.keyboard() as keyboard:
        for pair in ("12", "34", "56", "78"):
            keyboard.type_keys([KEYCODES[pair[0]]], gap_ms=PERSON_MS)
            keyboard.type_keys([KEYCODES[pair[1]]], gap_ms=12)
            assert till.wait_for("edited").endswith(pair[0])
            assert till.wait_for("edited").endswith(pair)
    assert till.field()[0] == "12345678"
    assert till.scans == []


def test_a_capital_stays_a_capital_when_shift_is_up_before_the_key_is_let_go(
    display: XDisplay, till: RunningWindow
) -> None:
    with display.keyboard() as keyboard:
        keyboard.type_keys([(KEYCODES["a"][0], True), KEYCODES["b"]], gap_ms=PERSON_MS)
        keyboard.type_keys([ENTER], gap_ms=PERSON_MS)
        assert till.wait_for("entered") == "Ab"


def test_shortcuts_of_a_person_still_work(display: XDisplay, till: RunningWindow) -> None:
    with display.keyboard() as keyboard:
        keyboard.type_keys([F2], gap_ms=PERSON_MS)
        assert till.wait_for("shortcut") == "F2"


def test_a_code_that_holds_a_function_key_runs_nothing(display: XDisplay, till: RunningWindow) -> None:
    with display.keyboard() as keyboard:
        keyboard.type_keys([F2, *(KEYCODES[sign] for sign in "123456"), F2, ENTER], gap_ms=1)
        assert till.wait_for("misread") == "scan-unreadable"
    assert till.scans == []
    assert till.field() == ("", 0, True)


def test_a_key_that_is_held_down_repeats_itself(display: XDisplay, till: RunningWindow) -> None:
    with display.keyboard() as keyboard:
        with keyboard.held_down(KEYCODES["1"][0]):
            while len(till.wait_for("edited")) < 10:
                pass
        keyboard.type_keys([ENTER], gap_ms=PERSON_MS)
        assert set(till.wait_for("entered")) == {"1"}
    assert till.scans == []


def test_a_late_enter_after_a_scan_does_not_record_the_sale(display: XDisplay, till: RunningWindow) -> None:
    with display.keyboard() as keyboard:
        keyboard.scan(CODES[1], gap_ms=1, end=(ENTER, ENTER))
        till.wait_for("scan")
        keyboard.type_keys([KEYCODES["5"]], gap_ms=300)
    assert till.wait_for("edited") == "5"
    assert till.entered == []


@pytest.mark.parametrize(("host", "scanner"), [("us", "fi"), ("fi", "de"), ("ee", "fr"), ("ru", "uk")])
def test_a_scanner_that_is_set_to_another_keyboard_is_calibrated_and_then_read_exactly(
    display: XDisplay, till: RunningWindow, host: str, scanner: str
) -> None:
    code = "https://nano.example/~@{id}?x=1&y=2#[3]"
    display.use_layout(host)
    with display.keyboard() as keyboard:
        till.command("calibrate")
        till.wait_for("calibrating")
        keyboard.scan_keys(keys_of_a_scanner(f"]C0{CALIBRATION_TEXT}", scanner), gap_ms=2)
        assert till.wait_for("calibrated") == [scanner, "", "enter"]
        keyboard.scan_keys(keys_of_a_scanner(code, scanner), gap_ms=2)
        assert till.wait_for("scan") == code
    assert till.field() == ("", 0, True)
    till.command("american")
    till.wait_for("american")


def keys_of_a_scanner(text: str, layout: str) -> list[tuple[int, bool, bool]]:
    return [(place + 8, shift, alt_gr) for place, shift, alt_gr in strokes(text, LAYOUTS[layout])]


def test_without_the_filter_a_finnish_host_corrupts_the_code(display: XDisplay) -> None:
    display.use_layout("fi")
    with running_window(display, "--bare") as bare, display.keyboard() as keyboard:
        keyboard.scan(CODES[0], gap_ms=2)
        assert bare.wait_for("entered") != CODES[0]


def test_shift_alone_types_nothing_and_harms_nothing(display: XDisplay, till: RunningWindow) -> None:
    with display.keyboard() as keyboard:
        keyboard.type_keys([SHIFT, KEYCODES["a"], BACKSPACE, KEYCODES["b"], ENTER], gap_ms=PERSON_MS)
        assert till.wait_for("entered") == "b"
