"""A scanner that types, told from a person who types. Pure: keys in, decisions out.

The first keys of a scan look like a person's. So every key is held back for a moment: if the next ones come
as fast as only a scanner types, all of them are the scan's and none reaches a widget; if none comes, the
held ones go on as if nothing had been. A person waits at most `HOLD_MS` for a key to appear, which nobody
feels.

Time is the event's own, in milliseconds: the moment at which a busy program gets round to a key says nothing.

    idle ──key──► holding ──six signs, quickly──► scanning ──Enter, Tab or a pause──► burst, idle
                     └──────── a pause ────────► the held keys go on, idle

Once it is certain that a scanner types, nobody's keys are at stake, and slower ones belong to it as well:
radio links stutter.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import Enum
from types import MappingProxyType
from typing import Final

from pos_client.domain.devices import Suffix
from pos_client.scanning.keys.key_places import ALT_GR, ENTERS, TAB, Control, control_at
from pos_client.scanning.keys.key_repeats import KeyRepeats

HOLD_MS: Final = 35
"""Longest gap between the first keys of a scan. People roll two keys in 20 ms, but never six in a row."""

TAIL_MS: Final = 150
"""An Enter or Tab this soon after a scan still belongs to it (scanners that send CR and LF, or a late
Enter).
"""

MIN_SIGNS: Final = 6
"""Shorter bursts are a person's."""

MIN_KEYS_IN_A_TRAIN: Final = 2
"""Unless they follow a scan's Enter without a pause: lines of one code, or codes one after the other. Or
unless they are the rest of a scan that was cut in two.
"""

REST_MS: Final = 400
"""So long after a scan that only a pause ended, quick keys are its rest: a machine or a radio link stood
still.
"""

_MOST_KEYS: Final = 8192
"""Of what comes after them nothing is kept: no code is that long."""


@dataclass(frozen=True, slots=True)
class Key:
    """One key going down or up.

    `place` is the kernel's code of the key (see key_places); `shift` and `command` (Control, Alt or Meta) are
    the modifiers at that moment; `sign` is what it stands for where the place is unknown (synthetic events).
    `alt_gr` is found out by the reader: the host's layout decides what a right Alt is in an event.
    """

    place: int
    pressed: bool
    time_ms: int
    shift: bool = False
    command: bool = False
    sign: str | None = None
    alt_gr: bool = False


@dataclass(frozen=True, slots=True)
class Burst:
    """The keys of a scan that went down, modifiers left out, and what ended it: a key or a pause (`NONE`).
    `follows_a_pause` if it began within `REST_MS` of a scan that a pause had ended.
    """

    keys: tuple[Key, ...]
    end: Suffix
    follows_a_pause: bool = False


@dataclass(frozen=True, slots=True)
class BurstRules:
    """What ends a scan: one of the keys `ends`, or `pause_ms` without a key. After that pause, an Enter or
    Tab still belongs to it for `late_end_ms`, counted from its last sign.
    """

    ends: frozenset[int]
    pause_ms: int
    late_end_ms: int


RULES: Final[Mapping[Suffix | None, BurstRules]] = MappingProxyType(
    {
        None: BurstRules(ENTERS | {TAB}, 100, TAIL_MS),
        # An end key that is known to come is waited for: without it the scan is only a part of a code.
        Suffix.ENTER: BurstRules(ENTERS, TAIL_MS, REST_MS),
        Suffix.TAB: BurstRules(frozenset({TAB}), TAIL_MS, REST_MS),
        # Enter and Tab within the burst are signs of the code; afterwards they are a person's.
        Suffix.NONE: BurstRules(frozenset(), 100, 0),
    }
)
CALIBRATING: Final = BurstRules(frozenset(), 400, 0)
"""Everything up to a long pause, whatever it is."""


class Fate(Enum):
    """What happens to a key, or to those held back before it."""

    KEEP = "keep"  # (held ones) go on waiting
    HOLD = "hold"  # waits with those held
    LET_GO = "let go"  # goes on to the widgets
    DROP = "drop"  # belonged to a scan


@dataclass(frozen=True, slots=True)
class Decision:
    """First do `held` to the keys held back so far, then `key` to this one. `burst` is a scan that ended."""

    held: Fate
    key: Fate
    burst: Burst | None = None


class WedgeReader:
    """Decides, key by key. After each `feed`, call `pause` once `wait_ms` have passed without another key."""

    def __init__(self, rules: BurstRules = RULES[None]) -> None:
        self._rules = rules
        self._keys: list[Key] = []
        self._scanning = self._holding = self._in_train = self._is_rest = self._alt_gr = False
        self._last_ms = 0
        self._scan_ended_ms: int | None = None
        self._paused_ms: int | None = None
        self._held_down: set[int] = set()
        self._dropped_down: set[int] = set()
        self._dropped_up: int | None = None
        self._repeats = KeyRepeats()

    def use(self, rules: BurstRules) -> None:
        """From the next key on, scans end by these."""
        self._rules = rules
        self._paused_ms = None  # a calibration code that a pause has ended has no rest

    @property
    def wait_ms(self) -> int | None:
        """How long to wait for another key before `pause`; None if nothing is open."""
        if self._scanning:
            return self._rules.pause_ms
        return HOLD_MS if self._holding else None

    def pause(self) -> Decision:
        """No key came for `wait_ms`: a scan is over, or what is held was a person's."""
        return self._end_burst(Suffix.NONE)

    def feed(self, key: Key) -> Decision:
        """What to do with this key and with those before it."""
        if not key.pressed:
            return Decision(Fate.KEEP, self._released(key))
        if self._repeats.went_down(key.place, key.time_ms):
            return Decision(Fate.KEEP, self._repeated(key))
        ended = self._end_burst(Suffix.NONE) if self._is_apart(key) else Decision(Fate.KEEP, Fate.KEEP)
        pressed = self._pressed(key)
        held = pressed.held if ended.held is Fate.KEEP else ended.held
        return Decision(held, pressed.key, ended.burst or pressed.burst)

    # --- keys going down ---

    def _pressed(self, key: Key) -> Decision:
        self._dropped_down.discard(key.place)
        if self._trails_a_scan(key):
            self._last_ms = key.time_ms
            self._dropped_down.add(key.place)
            return Decision(Fate.KEEP, Fate.DROP)
        if self.wait_ms is None:
            self._begin(key.time_ms)
        self._scan_ended_ms = None  # if a person types on, the next Enter is theirs
        self._last_ms = key.time_ms
        self._alt_gr = self._alt_gr or key.place == ALT_GR
        return self._scanned(key) if self._scanning else self._held(key)

    def _begin(self, now_ms: int) -> None:
        follows = self._scan_ended_ms is not None and 0 <= now_ms - self._last_ms <= HOLD_MS
        self._is_rest = self._paused_ms is not None and 0 <= now_ms - self._paused_ms <= REST_MS
        self._in_train = follows or self._is_rest
        self._alt_gr = False  # its release may have gone to another window

    def _held(self, key: Key) -> Decision:
        self._keep(key)
        if not self._is_scan():
            self._holding = True
            self._held_down.add(key.place)
            return Decision(Fate.KEEP, Fate.HOLD)
        self._scanning, self._holding = True, False
        self._dropped_down |= self._held_down
        self._held_down.clear()
        self._keys.pop()
        return Decision(Fate.DROP, Fate.DROP, self._scanned(key).burst)

    def _scanned(self, key: Key) -> Decision:
        self._dropped_down.add(key.place)
        if key.place in self._rules.ends:
            end = Suffix.TAB if key.place == TAB else Suffix.ENTER
            return Decision(Fate.KEEP, Fate.DROP, self._end_burst(end).burst)
        self._keep(key)
        return Decision(Fate.KEEP, Fate.DROP)

    def _keep(self, key: Key) -> None:
        is_modifier = key.sign is None and control_at(key.place) is Control.MODIFIER
        if not is_modifier and len(self._keys) < _MOST_KEYS:
            self._keys.append(replace(key, alt_gr=self._alt_gr))

    def _is_scan(self) -> bool:
        """Six signs, not all the same: a key that is held down could be mistaken otherwise."""
        if self._in_train:
            return len(self._keys) >= MIN_KEYS_IN_A_TRAIN
        places = [key.place for key in self._keys if control_at(key.place) is not Control.END]
        return len(places) >= MIN_SIGNS and len(set(places)) > 1

    def _is_apart(self, key: Key) -> bool:
        """Whether this key came too late to belong to those before it. A clock that jumped back parts them
        too.
        """
        wait_ms = self.wait_ms
        return wait_ms is not None and not 0 <= key.time_ms - self._last_ms <= wait_ms

    def _trails_a_scan(self, key: Key) -> bool:
        if (
            self.wait_ms is not None
            or self._scan_ended_ms is None
            or control_at(key.place) is not Control.END
        ):
            return False
        longest_ms = TAIL_MS if self._paused_ms is None else self._rules.late_end_ms
        return 0 <= key.time_ms - self._scan_ended_ms <= longest_ms

    def _end_burst(self, end: Suffix) -> Decision:
        held = Fate.LET_GO if self._holding else Fate.KEEP
        burst = Burst(tuple(self._keys), end, self._is_rest) if self._scanning else None
        if self._scanning:
            self._scan_ended_ms = self._last_ms
            self._paused_ms = self._last_ms if end is Suffix.NONE else None
        self._keys.clear()
        self._held_down.clear()
        self._scanning = self._holding = False
        return Decision(held, Fate.KEEP, burst)

    # --- keys going up, and keys held down ---

    def _released(self, key: Key) -> Fate:
        self._repeats.went_up(key.place, key.time_ms)
        if key.place == ALT_GR:
            self._alt_gr = False
        self._dropped_up = key.place if key.place in self._dropped_down else None
        if self._dropped_up is not None:
            self._dropped_down.discard(key.place)
            return Fate.DROP
        if key.place in self._held_down:
            self._held_down.discard(key.place)
            return Fate.HOLD
        return Fate.LET_GO

    def _repeated(self, key: Key) -> Fate:
        if key.place in self._dropped_down or key.place == self._dropped_up:
            self._dropped_down.add(key.place)  # a scanner that was unplugged with a key down
            return Fate.DROP
        return Fate.HOLD if self._holding else Fate.LET_GO
