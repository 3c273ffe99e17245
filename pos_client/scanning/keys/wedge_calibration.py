"""One printed code that shows how a scanner that types is set: its keyboard, its prefix, its suffix.

Each keyboard puts some signs of the code elsewhere, so only the right table makes the text of the keys.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import Final

from pos_client.domain.devices import Suffix, WedgeProfile
from pos_client.domain.errors import InputError
from pos_client.scanning.keys.key_places import TAB, Control, control_at, is_number_block_digit
from pos_client.scanning.keys.keyboard_layouts import LAYOUTS, US
from pos_client.scanning.keys.typed_code import text_of
from pos_client.scanning.keys.wedge import Key

CALIBRATION_TEXT: Final = "SCAN-SET:qwazym/AZ_1234567890?x=1&;@\\~"
"""To be printed as QR and as Code 128. No card, no address. Holds what tells the keyboards apart: the letters
and the row of digits that a French one moves, y and z of a German one, the signs of all, and `@`, `\\` and
`~`, which are all that parts British from American and Estonian from Finnish.
"""

_ALIKE: Final = 0.5
"""This much of the text in the right order: the calibration code, typed by a keyboard without a table. The
letters and digits stay where they are on nearly all.
"""

_AIM_BEHIND: Final = re.compile(r"\][A-Za-z][0-9A-Za-z]$")
"""An identifier between prefix and code tells the kind of this symbol, and is another for the next."""


def profile_of(keys: Sequence[Key]) -> WedgeProfile:
    """How the scanner is set that typed the calibration code with these keys (those that went down).

    Raises:
        InputError: `calibration-altcodes`, it types Alt and digits; `calibration-caps-lock`, Caps Lock is on
            and it makes up for it; `calibration-unreadable`, its keyboard is none of `LAYOUTS`;
            `calibration-other-code`, this was another code, or more follows the code than Enter or Tab.
    """
    if _are_alt_codes(keys):
        raise InputError("calibration-altcodes")
    body, suffix = _without_ends(keys)
    texts = {name: text_of(body, layout) for name, layout in LAYOUTS.items()}
    for name, text in texts.items():
        if text.endswith(CALIBRATION_TEXT):
            return WedgeProfile(name, _prefix(text.removesuffix(CALIBRATION_TEXT)), suffix)
    if any(text.swapcase().endswith(CALIBRATION_TEXT) for text in texts.values()):
        raise InputError("calibration-caps-lock")
    is_alike = SequenceMatcher(None, texts[US.name], CALIBRATION_TEXT, autojunk=False).ratio() >= _ALIKE
    is_behind = any(CALIBRATION_TEXT in text for text in texts.values())
    raise InputError("calibration-unreadable" if is_alike and not is_behind else "calibration-other-code")


def _are_alt_codes(keys: Sequence[Key]) -> bool:
    typed = [key for key in keys if key.command and is_number_block_digit(key.place)]
    return bool(typed) and 2 * len(typed) > len(keys)


def _without_ends(keys: Sequence[Key]) -> tuple[Sequence[Key], Suffix]:
    """The first of the end keys is the suffix: some send a second one, as CR and LF."""
    length = len(keys)
    while length and control_at(keys[length - 1].place) is Control.END:
        length -= 1
    if length == len(keys):
        return keys, Suffix.NONE
    return keys[:length], Suffix.TAB if keys[length].place == TAB else Suffix.ENTER


def _prefix(before: str) -> str:
    return _AIM_BEHIND.sub("", before)
