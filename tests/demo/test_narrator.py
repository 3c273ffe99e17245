"""The story's words on terminals, in files, and on consoles that know no box characters."""

import io
from collections.abc import Iterator

from pos_client.demo.narrator import Narrator


class Terminal(io.TextIOWrapper):
    """A stream in memory that may call itself a terminal."""

    def __init__(self, encoding: str, *, terminal: bool) -> None:
        super().__init__(io.BytesIO(), encoding=encoding, newline="")
        self._terminal = terminal

    def isatty(self) -> bool:
        return self._terminal

    def shown(self) -> str:
        self.flush()
        self.seek(0)
        return self.read()


def seconds() -> Iterator[float]:
    now = 0.0
    while True:
        yield now
        now += 0.5


def told(encoding: str, *, terminal: bool) -> str:
    output = Terminal(encoding, terminal=terminal)
    ticks = seconds()
    narrator = Narrator(output, 2, lambda: next(ticks))
    narrator.begin("Sign in")
    narrator.passed("Sign in", "Staff 12")
    narrator.begin("Scan")
    narrator.failed("Scan", "nothing was shown")
    return output.shown()


def test_a_file_gets_a_line_per_step_and_no_control_characters() -> None:
    assert told("utf-8", terminal=False) == (
        "1/2 ✓ Sign in  (0.5 s)\n      Staff 12\n2/2 ✗ Scan\n    nothing was shown\n"
    )


def test_a_terminal_sees_a_bar_that_is_wiped_before_each_line() -> None:
    shown = told("utf-8", terminal=True)
    assert "\r\x1b[K" + "░" * 28 + " 0/2  Sign in" in shown
    assert "\r\x1b[K" + "█" * 14 + "░" * 14 + " 1/2  Scan" in shown
    assert "\r\x1b[K1/2 ✓ Sign in" in shown


def test_a_console_that_cannot_show_the_signs_gets_plain_ones() -> None:
    assert told("cp437", terminal=False).startswith("1/2 ok Sign in")
    assert told("ascii", terminal=True).isascii()
