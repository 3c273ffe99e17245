"""Plays steps one after the other, tells each, and takes a picture of the till after it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from pos_client.demo.hands import NotSeenError
from pos_client.demo.narrator import Narrator

Photographer = Callable[[Path], None]
"""Writes what the till shows now to a PNG file."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a story. `act` does it, waits for the outcome, and returns what the till showed.

    It raises `NotSeenError` when the till showed something else.
    """

    words: str
    act: Callable[[], str]


def play(steps: Sequence[Step], narrator: Narrator, photograph: Photographer, pictures: Path) -> bool:
    """Whether every step went as its words say. The first that does not ends it, and is photographed too."""
    for number, step in enumerate(steps, start=1):
        narrator.begin(step.words)
        try:
            seen = step.act()
        except NotSeenError as missed:
            narrator.failed(step.words, str(missed))
            photograph(pictures / _file_name(number, f"failed {step.words}"))
            return False
        photograph(pictures / _file_name(number, step.words))
        narrator.passed(step.words, seen)
    return True


def _file_name(number: int, words: str) -> str:
    plain = re.sub(r"[^a-z0-9]+", "-", words.lower()).strip("-")
    return f"{number:02}-{plain[:60]}.png"
