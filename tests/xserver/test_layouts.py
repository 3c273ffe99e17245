"""The tables of keyboards, checked against those of the X server itself."""

import pytest

from pos_client.scanning.keys.keyboard_layouts import DEAD_KEYS, LAYOUTS
from tests.x_display import XDisplay

pytestmark = [pytest.mark.xvfb, pytest.mark.xdist_group("xserver")]

X_NAMES = {"uk": "gb"}
LEVELS = ((False, False), (True, False), (False, True))
DEAD_KEYSYMS = {"`": 0xFE50, "´": 0xFE51, "^": 0xFE52, "~": 0xFE53, "¨": 0xFE57, "ˇ": 0xFE5A}
# Windows, whose tables scanners follow, has dead keys there; X11 has the signs themselves.
DEAD_ON_WINDOWS_ONLY = {("fr", "˜"), ("fr", "ˋ")}


def keysyms(display: XDisplay, layout: str) -> dict[int, tuple[int, int, int]]:
    """Of each place, what the server has for it plain, with Shift, with AltGr."""
    display.use_layout(X_NAMES.get(layout, layout))
    with display.keyboard() as keyboard:
        rows = keyboard.display.get_keyboard_mapping(8, 112)
    return {place: (row[0], row[1], row[4] if len(row) > 4 else 0) for place, row in enumerate(rows)}


def expected(layout: str, sign: str) -> int:
    if sign in DEAD_KEYS and (layout, sign) not in DEAD_ON_WINDOWS_ONLY:
        return DEAD_KEYSYMS[DEAD_KEYS[sign][0]]
    return ord(DEAD_KEYS.get(sign, (sign,))[0])


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_sign_of_a_table_lies_where_the_x_server_has_it(display: XDisplay, layout: str) -> None:
    on_the_server = keysyms(display, layout)
    for place in (*range(2, 54), 86):
        for level, (shift, alt_gr) in enumerate(LEVELS):
            sign = LAYOUTS[layout].sign_at(place, shift=shift, alt_gr=alt_gr)
            if sign is None or (not sign.isascii() and sign not in DEAD_KEYS) or place == 55:
                continue
            found = on_the_server[place][level]
            assert found == expected(layout, sign), (place, level, sign, hex(found))
