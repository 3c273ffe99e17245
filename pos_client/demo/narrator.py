"""Tells the story in plain text: a line per step, and a progress bar where the output is a terminal."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TextIO

_BAR_WIDTH = 28


@dataclass(frozen=True, slots=True)
class _Signs:
    """What is drawn with; a console that cannot show the first choice gets plain ASCII."""

    full: str
    empty: str
    passed: str
    failed: str
    dash: str

    @classmethod
    def for_encoding(cls, encoding: str) -> _Signs:
        pretty = cls("█", "░", "✓", "✗", "–")
        try:
            "".join((pretty.full, pretty.empty, pretty.passed, pretty.failed, pretty.dash)).encode(encoding)
        except (UnicodeEncodeError, LookupError):
            return cls("#", ".", "ok", "FAILED", "-")
        return pretty


class Narrator:
    """Prints steps to `output` as they go; `monotonic_s` measures them."""

    def __init__(self, output: TextIO, steps: int, monotonic_s: Callable[[], float]) -> None:
        self._output = output
        self._steps = steps
        self._monotonic_s = monotonic_s
        self._signs = _Signs.for_encoding(output.encoding or "ascii")
        self._done = 0
        self._began = monotonic_s()

    def say(self, text: str) -> None:
        """A line of its own."""
        self._clear_bar()
        self._line(text)

    def begin(self, words: str) -> None:
        """A step begins: on a terminal its words stand behind the bar until it ends."""
        self._began = self._monotonic_s()
        if self._output.isatty():
            filled = _BAR_WIDTH * self._done // max(1, self._steps)
            bar = self._signs.full * filled + self._signs.empty * (_BAR_WIDTH - filled)
            self._output.write(f"\r\x1b[K{bar} {self._done}/{self._steps}  {words}")
            self._output.flush()

    def passed(self, words: str, seen: str) -> None:
        """The step did what its words say; `seen` is what the till showed."""
        self._done += 1
        self._clear_bar()
        seconds = self._monotonic_s() - self._began
        number = f"{self._done:>{len(str(self._steps))}}/{self._steps}"
        self._line(f"{number} {self._signs.passed} {words}  ({seconds:.1f} s)")
        if seen:
            self._line(f"{' ' * len(number)}   {seen.replace('–', self._signs.dash)}")

    def failed(self, words: str, why: str) -> None:
        """The step did not do what its words say."""
        self._clear_bar()
        self._line(f"{self._done + 1}/{self._steps} {self._signs.failed} {words}")
        self._line(f"    {why}")

    def _clear_bar(self) -> None:
        if self._output.isatty():
            self._output.write("\r\x1b[K")

    def _line(self, text: str) -> None:
        encoding = self._output.encoding or "ascii"
        self._output.write(text.encode(encoding, "replace").decode(encoding) + "\n")
        self._output.flush()
