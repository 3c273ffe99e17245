"""Places of keys, on three systems."""

import pytest

from pos_client.scanning.keys.key_places import (
    Control,
    control_at,
    place_of_macos_key_code,
    place_of_windows_scan_code,
    place_of_x11_keycode,
)
from pos_client.scanning.keys.keyboard_layouts import DEAD_KEYS, LAYOUTS, US

PRINTABLE = "".join(chr(code) for code in range(32, 127))


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_printable_sign_of_ascii_can_be_typed_on_every_keyboard(layout: str) -> None:
    table = LAYOUTS[layout].signs.values()
    signs = {DEAD_KEYS.get(sign, (sign,))[0] for row in table for sign in row}
    assert signs >= set(PRINTABLE)


@pytest.mark.parametrize(
    ("sign", "shift", "x11", "windows", "macos"),
    [
        ("q", False, 24, 0x10, 12),
        ("A", True, 38, 0x1E, 0),
        (":", True, 47, 0x27, 41),
        ("/", False, 61, 0x35, 44),
        ("=", False, 21, 0x0D, 24),
        ("_", True, 20, 0x0C, 27),
        ("?", True, 61, 0x35, 44),
        ("0", False, 19, 0x0B, 29),
        ("&", True, 16, 0x08, 26),
        ("\\", False, 51, 0x2B, 42),
        (" ", False, 65, 0x39, 49),
        ("7", False, 79, 0x47, 89),
    ],
)
def test_a_sign_is_found_at_its_place_on_every_system(
    sign: str, shift: bool, x11: int, windows: int, macos: int
) -> None:
    assert US.sign_at(place_of_x11_keycode(x11), shift=shift) == sign
    assert US.sign_at(place_of_windows_scan_code(windows, extended=False), shift=shift) == sign
    assert US.sign_at(place_of_macos_key_code(macos), shift=shift) == sign


@pytest.mark.parametrize(
    "place",
    [
        place_of_x11_keycode(36),
        place_of_x11_keycode(23),
        place_of_x11_keycode(104),
        place_of_windows_scan_code(0x1C, extended=False),
        place_of_windows_scan_code(0x1C, extended=True),
        place_of_macos_key_code(36),
        place_of_macos_key_code(76),
    ],
)
def test_enter_and_tab_end_a_scan_on_every_system(place: int) -> None:
    assert control_at(place) is Control.END


@pytest.mark.parametrize("keycode", [50, 62, 37, 105, 64, 108, 66, 77, 133])
def test_modifiers_are_no_signs(keycode: int) -> None:
    assert control_at(place_of_x11_keycode(keycode)) is Control.MODIFIER


def test_arrows_of_windows_are_not_taken_for_the_number_block() -> None:
    assert US.sign_at(place_of_windows_scan_code(0x48, extended=True), shift=False) is None
    assert US.sign_at(place_of_windows_scan_code(0x48, extended=False), shift=False) == "8"


def test_a_key_that_nobody_knows_is_another() -> None:
    assert control_at(place_of_macos_key_code(122)) is Control.OTHER
