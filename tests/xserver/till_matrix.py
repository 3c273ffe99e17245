"""Scans and fast fingers on every field of every screen of the real till, judged by what the till noticed.

The server stamps each key with the moment at which it went down. So a key that the *sender* was late with, on
a machine that was busy with something else, is known from its stamp, and only such a scan is sent again: what
a till has to promise is about keys that came at a scanner's pace.
"""

from __future__ import annotations

import itertools
import queue
import random
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from pos_client.scanning.keys.wedge import HOLD_MS, RULES
from tests.x_display import KEYCODES, Keyboard
from tests.xserver.running_window import RunningWindow

LAYOUTS = ("us", "fi", "ee", "se", "lv", "de", "ru")
GAPS_MS = (0, 1, 2, 5, 10, 20)
CODES = ("h:/?z=1&y_2", "NID1:98765432", "9112345678901234", "a-B;C'd/E=f+G")
"""Short ones: of the full matrix most of the time is the gaps between keys."""

TRIES = 8
SCAN_S = 4.0
SURE_AFTER = 6
APART_MS = HOLD_MS + 5
"""Before a scan: it begins as one, and is none that goes on."""

SCENES = (
    *("idle", "typing", "reversal", "second-card", "leaving", "sign-in", "enrol", "blocked"),
    *("info-desk-fee", "manager", "scanners", "new-passphrase"),
)
"""Between them every screen and every kind of question that lies over one."""


@dataclass
class Tally:
    """What came of it."""

    exact: int = 0
    wrong: list[str] = field(default_factory=list)
    leaked: list[str] = field(default_factory=list)
    sender_was_late: Counter[str] = field(default_factory=Counter)
    let_go_when_late: list[str] = field(default_factory=list)
    persons_keys: int = 0

    @property
    def faults(self) -> list[str]:
        return [*self.wrong, *self.leaked]


@dataclass
class Field:
    """A widget that has the focus, on a screen of a till under test."""

    till: RunningWindow
    name: str
    tally: Tally

    def scan(self, keyboard: Keyboard, code: str, gap_ms: int, where: str) -> None:
        """One scan; again if the sender was late."""
        for _ in range(TRIES):
            self.till.ask("forget")
            keyboard.scan(code, gap_ms=gap_ms, apart_ms=APART_MS)
            self._wait_for_scan()
            noticed = self._noticed(code)
            where_now = f"{self.name}, {where}, {gap_ms} ms"
            if not was_late(noticed["pressed_ms"], code):
                self._judge(noticed, code, where_now)
                return
            self.tally.sender_was_late[f"{gap_ms} ms"] += 1
            if noticed["keys"]:
                self.tally.let_go_when_late.append(f"{noticed['keys']} {noticed['changed']}: {where_now}")
        self.tally.wrong.append(f"the sender was late {TRIES} times: {self.name}, {where}, {gap_ms} ms")

    def type(self, keyboard: Keyboard, strokes: Sequence[tuple[int, int, int]], where: str) -> None:
        """A person's keys, all of which have to arrive, in their order."""
        self.till.ask("forget")
        keyboard.play(strokes)
        expected = [code for code, _, _ in strokes]
        while len((noticed := self.till.ask("notice"))["pressed_ms"]) < len(strokes):
            pass
        for _ in range(200):  # the last ones wait for up to 40 ms
            noticed = self.till.ask("notice")
            if len(noticed["keys"]) >= len(strokes):
                break
        arrived = [code for code, _ in noticed["keys"]]
        self.tally.persons_keys += len(strokes)
        if noticed["scans"] or arrived != expected:
            self.tally.wrong.append(f"typed {expected}, arrived {arrived}, {noticed['scans']}: {where}")

    def _wait_for_scan(self) -> None:
        try:
            self.till.wait_for("scan", SCAN_S)
        except queue.Empty:
            return  # what was noticed tells the story

    def _noticed(self, code: str) -> dict[str, Any]:
        """Once all keys of the scan have arrived, and those that wait had the time to."""
        deadline = time.monotonic() + SCAN_S
        while len((noticed := self.till.ask("notice"))["pressed_ms"]) < keys_of(code):
            if time.monotonic() > deadline:
                break
        if was_late(noticed["pressed_ms"], code):
            return dict(self.till.ask("settle"))
        return dict(noticed)

    def _judge(self, noticed: dict[str, Any], code: str, where: str) -> None:
        if noticed["scans"] == [code]:
            self.tally.exact += 1
        else:
            self.tally.wrong.append(f"{noticed['scans']} for {code!r}: {where}")
        if noticed["keys"] or noticed["others"] or noticed["changed"]:
            self.tally.leaked.append(f"{noticed['keys']} {noticed['changed']}: {where}")


def was_late(pressed_ms: Sequence[int], code: str) -> bool:
    """Whether the keys came slower than any scanner's may, by the server's own stamps."""
    gaps = [after - before for before, after in itertools.pairwise(pressed_ms)]
    first = SURE_AFTER + sum(KEYCODES[sign][1] for sign in code[:SURE_AFTER])
    slow_start = any(gap > HOLD_MS for gap in gaps[: first - 1])
    return len(pressed_ms) < keys_of(code) or slow_start or any(gap > RULES[None].pause_ms for gap in gaps)


def keys_of(code: str) -> int:
    """How many go down: Shift is one, and so is Enter."""
    return 1 + sum(1 + KEYCODES[sign][1] for sign in code)


def fields(till: RunningWindow, scenes: Sequence[str], tally: Tally) -> Iterator[Field]:
    """Each widget of each of these states, with the focus on it."""
    for scene in scenes:
        for place, name in enumerate(till.ask("scene", scene)):
            if till.ask("focus", place):
                yield Field(till, f"{scene}: {name}", tally)


def fast_fingers(seed: int) -> Iterator[tuple[str, list[tuple[int, int, int]]]]:
    """Ways of typing that come closest to a scanner's: keycodes, and when each goes down and up."""
    chance = random.Random(seed)
    digits = [KEYCODES[sign][0] for sign in "1234567890"]
    number_block = [87, 88, 89, 83, 84, 85, 79, 80, 81]
    yield "60 to 120 ms", _at(chance, digits, [chance.randint(60, 120) for _ in range(14)], (40, 110))
    rolled = [gap for _ in range(6) for gap in (chance.randint(20, 30), chance.randint(90, 140))]
    yield "pairs that roll", _at(chance, digits, rolled, (50, 90))
    yield "number block at 50 ms", _at(chance, number_block, [50] * 14, (25, 45))
    threes = [gap for _ in range(4) for gap in (25, 30, chance.randint(70, 110))]
    yield "three in a row", _at(chance, digits, threes, (40, 80))


def _at(
    chance: random.Random, codes: Sequence[int], gaps: Sequence[int], down_for: tuple[int, int]
) -> list[tuple[int, int, int]]:
    at_ms, strokes = 0, []
    for place, gap in enumerate((200, *gaps)):
        at_ms += gap
        # Neighbours differ, so that no key is pressed again before it is up.
        strokes.append((codes[place % len(codes)], at_ms, at_ms + chance.randint(*down_for)))
    return strokes
