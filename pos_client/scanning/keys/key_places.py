"""Names of keys by their place on the keyboard, the same on every system.

A place is named by its code in the kernel of Linux (`linux/input-event-codes.h`), which for the main block is
also the scan code of set 1 that Windows gives.
"""

from __future__ import annotations

from enum import Enum
from typing import Final

TAB: Final = 15
ENTERS: Final = frozenset({28, 96})
"""Enter, and the number block's."""

ALT_GR: Final = 100
_ENDS: Final = ENTERS | {TAB}
_MODIFIERS: Final = frozenset({29, 42, 54, 56, 58, 69, 97, ALT_GR, 125, 126})
"""Control, Shift, Alt, Caps Lock, Num Lock, Meta, of both sides."""

_NUMBER_BLOCK_DIGITS: Final = frozenset({71, 72, 73, 75, 76, 77, 79, 80, 81, 82})


class Control(Enum):
    """Keys that are no signs but mean something to a scan."""

    END = "end"
    MODIFIER = "modifier"
    OTHER = "other"


def control_at(place: int) -> Control:
    """What a place means that has no sign."""
    if place in _ENDS:
        return Control.END
    return Control.MODIFIER if place in _MODIFIERS else Control.OTHER


def is_number_block_digit(place: int) -> bool:
    """Whether it is a digit of the number block, of which Alt codes are made."""
    return place in _NUMBER_BLOCK_DIGITS


def place_of_x11_keycode(keycode: int) -> int:
    """X servers, and Wayland's, count eight further than the kernel does."""
    return keycode - 8


_WINDOWS_EXTENDED: Final = {0x1C: 96, 0x1D: 97, 0x35: 98, 0x38: ALT_GR, 0x5B: 125, 0x5C: 126}


def place_of_windows_scan_code(scan_code: int, *, extended: bool) -> int:
    """Set 1 of the PC's scan codes; the extended ones that are not in the table get places that have no
    sign.
    """
    return _WINDOWS_EXTENDED.get(scan_code, 0x100 + scan_code) if extended else scan_code


_MACOS_ROWS: Final = (
    (2, (18, 19, 20, 21, 23, 22, 26, 28, 25, 29, 27, 24)),
    (16, (12, 13, 14, 15, 17, 16, 32, 34, 31, 35, 33, 30)),
    (30, (0, 1, 2, 3, 5, 4, 38, 40, 37, 41, 39, 50)),
    (43, (42, 6, 7, 8, 9, 11, 45, 46, 43, 47, 44)),
    (71, (89, 91, 92, 78, 86, 87, 88, 69, 83, 84, 85, 82, 65)),
)
_MACOS: Final = {
    **{code: start + column for start, codes in _MACOS_ROWS for column, code in enumerate(codes)},
    **{49: 57, 67: 55, 75: 98, 36: 28, 48: TAB, 76: 96, 10: 86},
    **{56: 42, 60: 54, 59: 29, 62: 97, 58: 56, 61: ALT_GR, 55: 125, 54: 126, 57: 58},
}


def place_of_macos_key_code(key_code: int) -> int:
    """The virtual key codes of `HIToolbox/Events.h`, which name places of a US keyboard."""
    return _MACOS.get(key_code, 0x200 + key_code)
