"""What a key means to a scanner that types, by its place and not by the host's label.

A scanner that types is a keyboard with labels of its own, American unless somebody set it otherwise. It sends
places, and the host turns them into its own signs: on a Finnish or Estonian host `:` of an American scanner
becomes `Ö`, `/` becomes `-`, and `=` vanishes, for it is a dead key there. So codes are read from the places,
with the table of the scanner's layout.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final
from unicodedata import normalize

from pos_client.domain.errors import InputError

_NONE: Final = " "
"""In a row: no sign there. (The space bar is no part of the rows.)"""

DEAD_KEYS: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "ˋ": ("`", "\u0300"),
        "´": ("´", "\u0301"),
        "ˆ": ("^", "\u0302"),
        "˜": ("~", "\u0303"),
        "¨": ("¨", "\u0308"),
        "ˇ": ("ˇ", "\u030c"),
    }
)
"""How the tables write a dead key: what it is alone (followed by a space), and as an accent."""


@dataclass(frozen=True, slots=True)
class Layout:
    """The signs of one keyboard: of each place plain, with Shift, with AltGr."""

    name: str
    signs: Mapping[int, tuple[str, str, str]]

    def sign_at(self, place: int, *, shift: bool, alt_gr: bool = False) -> str | None:
        """The sign, one of `DEAD_KEYS` for a dead key, or None. Caps Lock is left out: scanners send Shift
        themselves.
        """
        signs = self.signs.get(place)
        sign = signs[2 if alt_gr else int(shift)] if signs else ""
        return sign or None


_Row = tuple[int, str, str, str]
_NUMBER_BLOCK: Final[tuple[_Row, ...]] = (
    # Shift changes nothing; scanners that use it send Num Lock's digits.
    (55, "*", "*", ""),
    (71, "789-456+1230.", "789-456+1230.", ""),
    (98, "/", "/", ""),
)


def _layout(name: str, *rows: _Row) -> Layout:
    signs = {57: (" ", " ", "")}
    for start, plain, shifted, third in (*rows, *_NUMBER_BLOCK):
        for column, (one, two) in enumerate(zip(plain, shifted, strict=True)):
            three = third[column] if column < len(third) else _NONE
            signs[start + column] = (_sign(one), _sign(two), _sign(three))
    return Layout(name, MappingProxyType(signs))


def _sign(written: str) -> str:
    return "" if written == _NONE else written


_LETTERS: Final = (16, "qwertyuiop", "QWERTYUIOP", "")
_MIDDLE: Final = (30, "asdfghjkl", "ASDFGHJKL", "")
_NORDIC_LOWEST: Final = (43, "'zxcvbnm,.-", "*ZXCVBNM;:_", "")

# Each row: its first place, then the signs from left to right: plain, with Shift, with AltGr.
_LAYOUTS: Final = (
    _layout(
        "us",
        (2, "1234567890-=", "!@#$%^&*()_+", ""),
        _LETTERS,
        (26, "[]", "{}", ""),
        _MIDDLE,
        (39, ";'`", ':"~', ""),
        (43, "\\zxcvbnm,./", "|ZXCVBNM<>?", ""),
    ),
    _layout(
        "uk",
        (2, "1234567890-=", '!"£$%^&*()_+', ""),
        _LETTERS,
        (26, "[]", "{}", ""),
        _MIDDLE,
        (39, ";'`", ":@¬", ""),
        (43, "#zxcvbnm,./", "~ZXCVBNM<>?", ""),
        (86, "\\", "|", ""),
    ),
    _layout(
        "fi",  # Swedish too
        (2, "1234567890+´", '!"#¤%&/()=?ˋ', " @£$€ {[]}\\ "),
        _LETTERS,
        (26, "å¨", "Åˆ", " ˜"),
        _MIDDLE,
        (39, "öä§", "ÖÄ½", ""),
        _NORDIC_LOWEST,
        (86, "<", ">", "|"),
    ),
    _layout(
        "ee",
        (2, "1234567890+´", '!"#¤%&/()=?ˋ', " @£$€ {[]}\\ "),
        _LETTERS,
        (26, "üõ", "ÜÕ", " §"),
        _MIDDLE,
        (39, "öäˇ", "ÖÄ˜", " ^ "),
        _NORDIC_LOWEST,
        (86, "<", ">", "|"),
    ),
    _layout(
        "dk",
        (2, "1234567890+´", '!"#¤%&/()=?ˋ', " @£$€ {[]} |"),
        _LETTERS,
        (26, "å¨", "Åˆ", " ˜"),
        _MIDDLE,
        (39, "æø½", "ÆØ§", ""),
        _NORDIC_LOWEST,
        (86, "<", ">", "\\"),
    ),
    _layout(
        "no",
        (2, "1234567890+\\", '!"#¤%&/()=?ˋ', " @£$€ {[]} ´"),
        _LETTERS,
        (26, "å¨", "Åˆ", " ˜"),
        _MIDDLE,
        (39, "øæ|", "ØÆ§", ""),
        _NORDIC_LOWEST,
        (86, "<", ">", ""),
    ),
    _layout(
        "de",
        (2, "1234567890ß´", '!"§$%&/()=?ˋ', " ²³   {[]}\\ "),
        (16, "qwertzuiopü+", "QWERTZUIOPÜ*", "@ €        ~"),
        _MIDDLE,
        (39, "öäˆ", "ÖÄ°", ""),
        (43, "#yxcvbnm,.-", "'YXCVBNM;:_", ""),
        (86, "<", ">", "|"),
    ),
    _layout(
        "fr",
        (2, "&é\"'(-è_çà)=", "1234567890°+", " ˜#{[|ˋ\\^@]}"),
        (16, "azertyuiopˆ$", "AZERTYUIOP¨£", "  €"),
        (30, "qsdfghjklmù²", "QSDFGHJKLM% ", ""),
        (43, "*wxcvbn,;:!", "µWXCVBN?./§", ""),
        (86, "<", ">", ""),
    ),
)
LAYOUTS: Final[Mapping[str, Layout]] = MappingProxyType({one.name: one for one in _LAYOUTS})
"""The keyboards that a scanner can be set to, by name, the likeliest first."""

US: Final = LAYOUTS["us"]


def layout_named(name: str) -> Layout:
    """That layout.

    Raises:
        InputError: `wedge-layout-unknown`.
    """
    if name not in LAYOUTS:
        raise InputError("wedge-layout-unknown", name)
    return LAYOUTS[name]


def signs_together(signs: Iterable[str]) -> Iterator[str]:
    """Dead keys resolved as a host does: upon a letter that can carry them they are its accent; before a
    space, before anything else and at the end they stand alone.
    """
    dead = ""
    for sign in signs:
        if dead:
            yield from _resolved(dead, sign)
        elif sign not in DEAD_KEYS:
            yield sign
        dead = sign if sign in DEAD_KEYS else ""
    if dead:
        yield DEAD_KEYS[dead][0]


def _resolved(dead: str, sign: str) -> Iterator[str]:
    alone, accent = DEAD_KEYS[dead]
    both = normalize("NFC", sign + accent)
    if sign != " " and sign not in DEAD_KEYS and len(both) == 1:
        yield both
        return
    yield alone
    if sign != " " and sign not in DEAD_KEYS:
        yield sign
