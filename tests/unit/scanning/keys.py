"""A keyboard and a reader on a clock that only the test moves."""

from __future__ import annotations

from dataclasses import dataclass, field

from pos_client.scanning.keyboard_layouts import sign_at
from pos_client.scanning.wedge import Decision, Fate, Key, WedgeReader

PLACES = {sign_at(place, shift=shift): (place, shift) for place in range(1, 58) for shift in (True, False)}
ENTER, TAB, LEFT_SHIFT, CONTROL, F1 = 28, 15, 42, 29, 59


@dataclass
class Desk:
    """What reached the widgets, in order, and what was understood as a scan."""

    reader: WedgeReader = field(default_factory=WedgeReader)
    now_ms: int = 1_000_000
    widgets: list[tuple[int, bool]] = field(default_factory=list)
    scans: list[str] = field(default_factory=list)
    longest_wait_ms: int = 0
    _held: list[tuple[Key, int]] = field(default_factory=list)

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

    def type(self, text: str, gap_ms: int) -> Desk:
        """Text by the places of a US keyboard, with Shift where it needs one."""
        for sign in text:
            place, shift = PLACES[sign]
            self.after(gap_ms)
            if shift:
                self.key(LEFT_SHIFT)
            self.tap(place, shift=shift)
            if shift:
                self.key(LEFT_SHIFT, pressed=False)
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
        if decision.text is not None:
            self.scans.append(decision.text)
