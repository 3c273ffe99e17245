"""A scanner that types, told from a person who types. Pure: keys in, decisions out.

The first keys of a scan look like a person's. So every key is held back for a moment: if the next ones come
as fast as only a scanner types, all of them are the scan's and none reaches a widget; if none comes, the
held ones go on as if nothing had been. A person waits at most `HOLD_MS` for a key to appear, which nobody
feels.

Time is the event's own, in milliseconds: the moment at which a busy program gets round to a key says nothing.

    idle ──key──► holding ──six signs, quickly──► scanning ──Enter, Tab or a pause──► text, idle
                     └──────── a pause ────────► the held keys go on, idle
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from pos_client.scanning.keyboard_layouts import Control, control_at, sign_at

HOLD_MS = 35
"""Longest gap between two keys of a scanner. People roll two keys in 20 ms, but never six in a row."""

PAUSE_MS = 70
"""A scan without an Enter is over when this long nothing came: twice the longest gap."""

TAIL_MS = 150
"""An Enter or Tab this soon after a scan still belongs to it (scanners that send CR and LF, or a late
Enter).
"""

MIN_SIGNS = 6
"""Shorter bursts are a person's."""

REPEAT_AFTER_MS = 150
"""A key that is held down repeats itself only after some 200 ms or more, on every system."""

NO_SIGN = "\0"
"""Stands for a function key or a shortcut within a scan: the code is refused as unreadable, and nothing is
run.
"""


@dataclass(frozen=True, slots=True)
class Key:
    """One key going down or up.

    `place` is the kernel's code of the key (see keyboard_layouts); `shift` and `command` (Control, Alt or
    Meta) are the modifiers at that moment; `sign` is what it stands for where the place is unknown
    (synthetic events).
    """

    place: int
    pressed: bool
    time_ms: int
    shift: bool = False
    command: bool = False
    sign: str | None = None


class Fate(Enum):
    """What happens to a key, or to those held back before it."""

    KEEP = "keep"  # (held ones) go on waiting
    HOLD = "hold"  # waits with those held
    LET_GO = "let go"  # goes on to the widgets
    DROP = "drop"  # belonged to a scan


@dataclass(frozen=True, slots=True)
class Decision:
    """First do `held` to the keys held back so far, then `key` to this one. `text` is a scan that ended."""

    held: Fate
    key: Fate
    text: str | None = None


class WedgeReader:
    """Decides, key by key. After each `feed`, call `pause` once `wait_ms` have passed without another key."""

    def __init__(self) -> None:
        self._signs: list[str] = []
        self._scanning = False
        self._holding = False
        self._last_ms: int | None = None
        self._scan_ended_ms: int | None = None
        self._held_down: set[int] = set()
        self._dropped_down: set[int] = set()
        self._pressed_at: dict[int, tuple[int, int]] = {}
        self._last_up: tuple[int, int, int] | None = None

    @property
    def wait_ms(self) -> int | None:
        """How long to wait for another key before `pause`; None if nothing is open."""
        if self._scanning:
            return PAUSE_MS
        return HOLD_MS if self._holding else None

    def pause(self) -> Decision:
        """No key came for `wait_ms`: a scan is over, or what is held was a person's."""
        return self._end_burst(Fate.KEEP)

    def feed(self, key: Key) -> Decision:
        """What to do with this key and with those before it."""
        if not key.pressed:
            return Decision(Fate.KEEP, self._released(key))
        if self._repeats(key):
            return Decision(Fate.KEEP, self._repeated(key))
        ended = Decision(Fate.KEEP, Fate.KEEP)
        if self._is_apart(key):
            ended = self._end_burst(Fate.KEEP)
        pressed = self._pressed(key)
        held = pressed.held if ended.held is Fate.KEEP else ended.held
        return Decision(held, pressed.key, ended.text or pressed.text)

    # --- keys going down ---

    def _pressed(self, key: Key) -> Decision:
        self._dropped_down.discard(key.place)
        if self._trails_a_scan(key):
            return self._drop(key)
        self._scan_ended_ms = None  # a person typed on: the next Enter is theirs
        self._last_ms = key.time_ms
        sign = self._sign(key)
        if self._scanning:
            return self._scanned(key, sign)
        if sign is not None:
            self._signs.append(sign)
        if not self._is_scan():
            self._holding = True
            self._held_down.add(key.place)
            return Decision(Fate.KEEP, Fate.HOLD)
        self._scanning, self._holding = True, False
        self._dropped_down |= self._held_down
        self._held_down.clear()
        return Decision(Fate.DROP, self._drop(key).key)

    def _scanned(self, key: Key, sign: str | None) -> Decision:
        drop = self._drop(key)
        if sign is None:
            return drop
        if sign != "\n":
            self._signs.append(sign)
            return drop
        return Decision(Fate.KEEP, Fate.DROP, self._end_burst(Fate.KEEP).text)

    def _drop(self, key: Key) -> Decision:
        self._dropped_down.add(key.place)
        return Decision(Fate.KEEP, Fate.DROP)

    def _sign(self, key: Key) -> str | None:
        """The sign, "\\n" for an end key, None for a modifier."""
        sign = key.sign if key.sign is not None else sign_at(key.place, shift=key.shift)
        if sign is not None:
            return NO_SIGN if key.command else sign
        control = control_at(key.place)
        if control is Control.MODIFIER:
            return None
        return "\n" if control is Control.END else NO_SIGN

    def _is_scan(self) -> bool:
        """Six signs, not all the same: a key that is held down could be mistaken otherwise."""
        signs = [sign for sign in self._signs if sign != "\n"]
        return len(signs) >= MIN_SIGNS and len(set(signs)) > 1

    def _is_apart(self, key: Key) -> bool:
        """Whether this key came too late to belong to those before it. A clock that jumped back parts them
        too.
        """
        if self._last_ms is None or not (self._scanning or self._holding):
            return False
        gap_ms = key.time_ms - self._last_ms
        return not 0 <= gap_ms <= (PAUSE_MS if self._scanning else HOLD_MS)

    def _trails_a_scan(self, key: Key) -> bool:
        if self._scanning or self._scan_ended_ms is None or control_at(key.place) is not Control.END:
            return False
        return 0 <= key.time_ms - self._scan_ended_ms <= TAIL_MS

    def _end_burst(self, key: Fate) -> Decision:
        held = Fate.LET_GO if self._holding else Fate.KEEP
        text = "".join(self._signs) if self._scanning else None
        if self._scanning:
            self._scan_ended_ms = self._last_ms
        self._signs.clear()
        self._held_down.clear()
        self._scanning = self._holding = False
        return Decision(held, key, text)

    # --- keys going up, and keys held down ---

    def _released(self, key: Key) -> Fate:
        _, first_ms = self._pressed_at.pop(key.place, (0, key.time_ms))
        self._last_up = (key.place, key.time_ms, first_ms)
        if key.place in self._dropped_down:
            self._dropped_down.discard(key.place)
            return Fate.DROP
        if key.place in self._held_down:
            self._held_down.discard(key.place)
            return Fate.HOLD
        return Fate.LET_GO

    def _repeats(self, key: Key) -> bool:
        """Whether a person keeps this key down. X says so by a release and a press at the very same time."""
        down = self._pressed_at.get(key.place)
        if down is not None and 0 <= key.time_ms - down[0] < 1000:
            first_ms, repeats = down[1], True
        elif self._last_up is not None and self._last_up[:2] == (key.place, key.time_ms):
            first_ms = self._last_up[2]
            repeats = key.time_ms - first_ms >= REPEAT_AFTER_MS
        else:
            first_ms, repeats = key.time_ms, False
        self._pressed_at[key.place] = (key.time_ms, first_ms)
        return repeats

    def _repeated(self, key: Key) -> Fate:
        if key.place in self._dropped_down:
            return Fate.DROP
        return Fate.HOLD if self._holding else Fate.LET_GO
