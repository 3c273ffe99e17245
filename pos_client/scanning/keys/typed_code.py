"""From the keys of a scan to its code: what the symbol holds, or why nobody can know."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from pos_client.domain.devices import Suffix, WedgeProfile
from pos_client.domain.errors import InputError
from pos_client.scanning.keys.key_places import ENTERS, TAB, Control, control_at
from pos_client.scanning.keys.keyboard_layouts import Layout, layout_named, signs_together
from pos_client.scanning.keys.wedge import MIN_SIGNS, Burst, Key

NO_SIGN: Final = "\0"
"""Stands for a function key or a shortcut within a scan."""

SHORTEST_TWICE: Final = 12
"""A text that is this much twice over was scanned twice. Shorter ones, as 12341234, are codes."""

_ALWAYS_SENT: Final = frozenset({Suffix.ENTER, Suffix.TAB})
_LINE_ENDS: Final = "\n\t"
_AIM: Final = re.compile(r"\][A-Za-z][0-9A-Za-z]")
"""An identifier of ISO/IEC 15424, which some scanners send before their prefix."""


def code_of(burst: Burst, profile: WedgeProfile) -> str:
    """The code without prefix and suffix; "" when nothing but line ends was sent.

    Raises:
        InputError: `scan-half`, the scanner's suffix is known and did not come, or this is the rest of such
            a scan; `scan-unreadable`, there are keys in it that are no signs; `scans-run-together`;
            `wedge-layout-unknown`.
    """
    if _is_half(burst, profile.suffix) or _is_rest(burst, profile.suffix):
        raise InputError("scan-half")
    text = text_of(burst.keys, layout_named(profile.layout)).rstrip(_LINE_ENDS)
    code = single_code(text, profile.prefix)
    if burst.end is Suffix.NONE:  # else the end key would stand between two codes
        code = once(code)
    code = code.strip(_LINE_ENDS)
    if NO_SIGN in code:  # only now: a scanner may have a function key as its prefix
        raise InputError("scan-unreadable")
    return code


def text_of(keys: Sequence[Key], layout: Layout) -> str:
    """What a host with that layout would have got; `NO_SIGN` for each key that has none."""
    return "".join(signs_together(_sign(key, layout) for key in keys))


def single_code(text: str, prefix: str) -> str:
    """The one code in what came without a pause, without its prefix.

    Raises:
        InputError: `scans-run-together`, the prefix stands between two different codes.
    """
    codes = set(_parted(text, prefix))
    if len(codes) > 1:
        raise InputError("scans-run-together")
    return "".join(codes)


def once(text: str) -> str:
    """A code that was read twice in a row, and came without a pause, taken once."""
    period = (text + text).find(text, 1)
    return text[:period] if SHORTEST_TWICE <= period < len(text) else text


def _is_half(burst: Burst, suffix: Suffix | None) -> bool:
    """Whether keys are missing at the end. The other end key is one too: this may be another scanner."""
    if suffix not in _ALWAYS_SENT or burst.end is not Suffix.NONE:
        return False
    return not burst.keys or control_at(burst.keys[-1].place) is not Control.END


def _is_rest(burst: Burst, suffix: Suffix | None) -> bool:
    """Whether this is the other part of a scan that was cut in two. Where a pause is the usual end, only what
    is too short for a scan of its own is.
    """
    signs = [key for key in burst.keys if control_at(key.place) is not Control.END]
    return burst.follows_a_pause and (suffix in _ALWAYS_SENT or len(signs) < MIN_SIGNS)


def _sign(key: Key, layout: Layout) -> str:
    if key.sign is not None:
        return NO_SIGN if key.command else key.sign
    if key.place in ENTERS or key.place == TAB:
        return NO_SIGN if key.command else "\t" if key.place == TAB else "\n"
    # AltGr is Control and Alt on some hosts, and on others a right Alt.
    is_command = key.command and not key.alt_gr
    sign = layout.sign_at(key.place, shift=key.shift, alt_gr=key.alt_gr)
    return NO_SIGN if sign is None or is_command else sign


def _parted(text: str, prefix: str) -> Iterator[str]:
    """What each prefix introduces. One that could as well be a part of a code introduces only the first."""
    aim = _AIM.match(text)
    if aim is not None and prefix and text.startswith(prefix, aim.end()):
        text = prefix + aim.group() + text[aim.end() + len(prefix) :]
    if not prefix or not text.startswith(prefix):
        yield text
    elif prefix.isalnum():
        yield text[len(prefix) :]
    else:
        yield from text[len(prefix) :].split(prefix)
