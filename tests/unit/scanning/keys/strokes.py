"""A keyboard and a reader on a clock that only the test moves."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from pos_client.domain.devices import WedgeProfile
from pos_client.domain.errors import InputError
from pos_client.scanning.keys.keyboard_layouts import DEAD_KEYS, LAYOUTS, US, Layout
from pos_client.scanning.keys.typed_code import code_of
from pos_client.scanning.keys.wedge import RULES, Burst, Decision, Fate, Key, WedgeReader

PLACES = {US.sign_at(place, shift=shift): (place, shift) for place in range(1, 58) for shift in (True, False)}
ENTER, TAB, LEFT_SHIFT, CONTROL, F1, ALT_GR, LEFT_ALT, SPACE = 28, 15, 42, 29, 59, 100, 56, 57
_ALONE = {alone: dead for dead, (alone, _) in DEAD_KEYS.items()}


class Stroke(NamedTuple):
    """A key of a scanner, and what is held with it."""

    place: int
    shift: bool = False
    alt_gr: bool = False


def strokes(text: str, layout: Layout) -> Iterator[Stroke]:
    """As a scanner sends a text that is set to that keyboard; a dead key is followed by a space."""
    for sign in text:
        stroke = _stroke(sign, layout)
        if stroke is not None:
            yield stroke
            continue
        dead = _stroke(_ALONE.get(sign, ""), layout)
        if dead is None:
            raise ValueError(f"no key for {sign!r} on {layout.name}")
        yield dead
        yield Stroke(SPACE)


def _stroke(sign: str, layout: Layout) -> Stroke | None:
    # The main block comes before the number block, as scanners send digits.
    for place in sorted(layout.signs):
        for shift, alt_gr in ((False, False), (True, False), (False, True)):
            if sign and layout.sign_at(place, shift=shift, alt_gr=alt_gr) == sign:
                return Stroke(place, shift, alt_gr)
    return None


@dataclass
class Desk:
    """What reached the widgets, in order, and what was understood as a scan."""

    profile: WedgeProfile = field(default_factory=WedgeProfile)
    now_ms: int = 1_000_000
    widgets: list[tuple[int, bool]] = field(default_factory=list)
    bursts: list[Burst] = field(default_factory=list)
    scans: list[str] = field(default_factory=list)
    misreads: list[str] = field(default_factory=list)
    longest_wait_ms: int = 0
    _held: list[tuple[Key, int]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.reader = WedgeReader(RULES[self.profile.suffix])

    def after(self, gap_ms: int) -> Desk:
        """Let time pass; the reader's pause comes when it asked for it."""
        wait_ms = self.reader.wait_ms
        if wait_ms is not None and gap_ms > wait_ms:
            self.now_ms += wait_ms
            self._carry_out(self.reader.pause())
            return self.after(gap_ms - wait_ms)
        self.now_ms += gap_ms
        return self

    def key(self, place: int, *, pressed: bool = True, shift: bool = False, command: bool = False) -> Desk:
        """One key, down or up."""
        key = Key(place, pressed, self.now_ms, shift, command)
        decision = self.reader.feed(key)
        self._carry_out(decision)
        if decision.key is Fate.HOLD:
            self._held.append((key, self.now_ms))
        elif decision.key is Fate.LET_GO:
            self.widgets.append((key.place, key.pressed))
        return self

    def tap(self, place: int, *, shift: bool = False, command: bool = False) -> Desk:
        """One key, down and up."""
        return self.key(place, shift=shift, command=command).key(place, pressed=False, shift=shift)

    def type(self, text: str, gap_ms: int, layout: str = "us") -> Desk:
        """Text by the places of a keyboard, with Shift and AltGr where it needs them. On this host a right
        Alt is an Alt.
        """
        for place, shift, alt_gr in strokes(text, LAYOUTS[layout]):
            self.after(gap_ms)
            held = [ALT_GR] if alt_gr else [LEFT_SHIFT] if shift else []
            for modifier in held:
                self.key(modifier)
            self.tap(place, shift=shift, command=alt_gr)
            for modifier in held:
                self.key(modifier, pressed=False)
        return self

    @property
    def typed(self) -> list[int]:
        """The places of the keys that went down before a widget."""
        return [place for place, pressed in self.widgets if pressed]

    def _carry_out(self, decision: Decision) -> None:
        held, self._held = self._held, []
        if decision.held is Fate.KEEP:
            self._held = held
        elif decision.held is Fate.LET_GO:
            self.widgets += [(key.place, key.pressed) for key, _ in held]
            self.longest_wait_ms = max(self.longest_wait_ms, *(self.now_ms - at for _, at in held))
        if decision.burst is not None:
            self._read(decision.burst)

    def _read(self, burst: Burst) -> None:
        self.bursts.append(burst)
        try:
            code = code_of(burst, self.profile)
        except InputError as error:
            self.misreads.append(error.code)
            return
        if code:
            self.scans.append(code)
