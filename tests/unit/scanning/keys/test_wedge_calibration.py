"""The calibration code: what a scanner is set to, found from its keys."""

import pytest

from pos_client.domain.devices import Suffix, WedgeProfile
from pos_client.domain.errors import InputError
from pos_client.scanning.keys.keyboard_layouts import LAYOUTS
from pos_client.scanning.keys.wedge import CALIBRATING
from pos_client.scanning.keys.wedge_calibration import CALIBRATION_TEXT, profile_of
from tests.unit.scanning.keys.strokes import ENTER, LEFT_ALT, TAB, Desk

CODE = "https://nano.example/id/AB-12_c?x=1&y=2"


def calibrating() -> Desk:
    desk = Desk()
    desk.reader.use(CALIBRATING)
    return desk


def outcome(desk: Desk) -> WedgeProfile | str:
    (burst,) = desk.after(1000).bursts
    assert desk.widgets == []
    try:
        return profile_of(burst.keys)
    except InputError as error:
        return error.code


def scanned(text: str, layout: str = "us", ends: tuple[int, ...] = (ENTER,)) -> WedgeProfile | str:
    desk = calibrating().type(text, 2, layout)
    for end in ends:
        desk.after(5).tap(end)
    return outcome(desk)


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("prefix", ["", "~#", "A"])
@pytest.mark.parametrize(
    ("ends", "suffix"),
    [((ENTER,), Suffix.ENTER), ((TAB,), Suffix.TAB), ((), Suffix.NONE), ((ENTER, ENTER), Suffix.ENTER)],
)
def test_keyboard_prefix_and_suffix_are_found(
    layout: str, prefix: str, ends: tuple[int, ...], suffix: Suffix
) -> None:
    assert scanned(prefix + CALIBRATION_TEXT, layout, ends) == WedgeProfile(layout, prefix, suffix)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_calibrated_scanner_is_read_exactly(layout: str) -> None:
    profile = scanned("~" + CALIBRATION_TEXT, layout)
    assert isinstance(profile, WedgeProfile)
    assert Desk(profile).type("~" + CODE, 2, layout).tap(ENTER).scans == [CODE]


def test_a_suffix_that_comes_late_is_found() -> None:
    desk = calibrating().type(CALIBRATION_TEXT, 2).after(300).tap(ENTER)
    assert outcome(desk) == WedgeProfile("us", "", Suffix.ENTER)


def test_an_aim_identifier_is_no_prefix() -> None:
    assert scanned("]C0" + CALIBRATION_TEXT) == WedgeProfile("us", "", Suffix.ENTER)
    assert scanned("#]Q1" + CALIBRATION_TEXT) == WedgeProfile("us", "#", Suffix.ENTER)


@pytest.mark.parametrize("text", ["6417890123456", CODE, CALIBRATION_TEXT + "#", "9112345678901234"])
def test_another_code_is_named(text: str) -> None:
    assert scanned(text) == "calibration-other-code"


def test_a_keyboard_without_a_table_is_named() -> None:
    moved = str.maketrans("qwy/:=?&@\\~z", "'z,)-+.*$&|y")
    assert scanned(CALIBRATION_TEXT.translate(moved)) == "calibration-unreadable"


def test_a_caps_lock_that_the_scanner_makes_up_for_is_named() -> None:
    assert scanned(CALIBRATION_TEXT.swapcase()) == "calibration-caps-lock"


def test_alt_codes_are_named_and_reach_no_widget() -> None:
    block = dict(zip("7894561230", (71, 72, 73, 75, 76, 77, 79, 80, 81, 82), strict=True))
    desk = calibrating()
    for sign in CALIBRATION_TEXT:
        desk.after(2).key(LEFT_ALT)
        for digit in f"{ord(sign):04}":
            desk.tap(block[digit], command=True)
        desk.key(LEFT_ALT, pressed=False)
    assert outcome(desk) == "calibration-altcodes"


def test_the_calibration_code_is_short_enough_to_be_printed_as_code_128() -> None:
    assert len(CALIBRATION_TEXT) <= 40
    assert CALIBRATION_TEXT.isascii()
    assert CALIBRATION_TEXT.isprintable()
