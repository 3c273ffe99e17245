"""An X server of a test's own, with a window manager, and a keyboard that types as a scanner or a person
does.

The keys are sent by their places (XTEST), as hardware sends them. `xdotool type` would look up each sign on
the layout of the host, which hides what a foreign layout does to a scanner.
"""

from __future__ import annotations

import os
import select
import shutil
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import Any

PROGRAMS = ("Xvfb", "openbox", "setxkbmap")

KEYCODES = {
    sign: (10 + start + column, shifted)
    for start, plain_row, shifted_row in (
        (0, "1234567890-=", "!@#$%^&*()_+"),
        (14, "qwertyuiop[]", "QWERTYUIOP{}"),
        (28, "asdfghjkl;'`", 'ASDFGHJKL:"~'),
        (41, "\\zxcvbnm,./", "|ZXCVBNM<>?"),
        (55, " ", " "),
    )
    for shifted, row in ((False, plain_row), (True, shifted_row))
    for column, sign in enumerate(row)
    if (sign, shifted) != (" ", True)
}
"""Each sign's keycode on a US keyboard, and whether Shift goes with it."""

ENTER, TAB, SHIFT, CAPS_LOCK, ALT_GR = 36, 23, 50, 66, 108
APART_MS = 100
"""Between one scan, or one person's key, and the next scan."""


def why_no_x_server() -> str | None:
    """None if tests can have an X server, else what is absent."""
    absent = [program for program in PROGRAMS if shutil.which(program) is None]
    if absent:
        return f"not installed: {', '.join(absent)} (apt-get install xvfb openbox x11-xkb-utils)"
    try:
        import Xlib  # noqa: F401
    except ImportError:
        return "not installed: python-xlib"
    return None


@dataclass
class Keyboard:
    """A keyboard on that display. Gaps are in milliseconds, before each key."""

    display: Any

    def tap(self, keycode: int, *, shift: bool = False, after_ms: float = 0) -> None:
        """One key, pressed and released, at once."""
        for kind, code in self._strokes(keycode, shift=shift):
            self._send(kind, code, after_ms)
            after_ms = 0
        self.display.flush()

    def scan(
        self,
        text: str,
        *,
        gap_ms: float,
        end: Sequence[int] = (ENTER,),
        at_once: bool = False,
        apart_ms: float = APART_MS,
    ) -> None:
        """As a US scanner: by the places of a US keyboard, quickly. `at_once` goes on with a scan."""
        keys = [KEYCODES[sign] for sign in text] + [(code, False) for code in end]
        self.tap(keys[0][0], shift=keys[0][1], after_ms=gap_ms if at_once else apart_ms)
        self._type(keys[1:], gap_ms)

    def type_keys(self, keys: Sequence[int | tuple[int, bool]], *, gap_ms: float) -> None:
        """As a person: keycodes, with whether Shift is down."""
        self._type([key if isinstance(key, tuple) else (key, False) for key in keys], gap_ms)

    def scan_keys(self, keys: Sequence[tuple[int, bool, bool]], *, gap_ms: float) -> None:
        """As a scanner that is set to another keyboard: keycodes, whether Shift and whether AltGr is down."""
        from Xlib import X

        for keycode, shift, alt_gr in keys:
            if alt_gr:
                self._send(X.KeyPress, ALT_GR, gap_ms)
            self.tap(keycode, shift=shift, after_ms=0 if alt_gr else gap_ms)
            if alt_gr:
                self._send(X.KeyRelease, ALT_GR)
        self.tap(ENTER, after_ms=gap_ms)
        self.display.sync()

    def play(self, strokes: Sequence[tuple[int, int, int]]) -> None:
        """Keys by the clock: of each, its code, and at which milliseconds it goes down and up again."""
        from Xlib import X

        downs = [(down_ms, X.KeyPress, code) for code, down_ms, _ in strokes]
        ups = [(up_ms, X.KeyRelease, code) for code, _, up_ms in strokes]
        now_ms = 0
        for at_ms, kind, code in sorted([*downs, *ups]):
            self._send(kind, code, at_ms - now_ms)
            now_ms = at_ms
        self.display.sync()

    @contextmanager
    def held_down(self, keycode: int) -> Iterator[None]:
        """A key that is kept down: the server repeats it."""
        from Xlib import X

        self._send(X.KeyPress, keycode)
        self.display.sync()
        try:
            yield
        finally:
            self._send(X.KeyRelease, keycode)
            self.display.sync()

    def set_caps_lock(self, *, on: bool) -> None:
        """Turn it on or off, if it is not."""
        if bool(self.display.get_keyboard_control().led_mask & 1) is not on:
            self.tap(CAPS_LOCK, after_ms=APART_MS)
            self.display.sync()

    def _type(self, keys: Sequence[tuple[int, bool]], gap_ms: float) -> None:
        for code, shift in keys:
            self.tap(code, shift=shift, after_ms=gap_ms)
        self.display.sync()

    def _strokes(self, keycode: int, *, shift: bool) -> list[tuple[int, int]]:
        from Xlib import X

        tap = [(X.KeyPress, keycode), (X.KeyRelease, keycode)]
        return [(X.KeyPress, SHIFT), *tap, (X.KeyRelease, SHIFT)] if shift else tap

    def _send(self, kind: int, code: int, after_ms: float = 0) -> None:
        from Xlib.ext import xtest

        # The server waits, not this process: the pace is right however busy the machine is.
        xtest.fake_input(self.display, kind, code, time=round(after_ms))


@dataclass
class XDisplay:
    """A running X server with a window manager."""

    name: str

    def environment(self, **more: str) -> dict[str, str]:
        """For a program that is to open its windows there."""
        kept: Mapping[str, str] = {k: v for k, v in os.environ.items() if k != "WAYLAND_DISPLAY"}
        return {**kept, "DISPLAY": self.name, "QT_QPA_PLATFORM": "xcb", **more}

    def use_layout(self, layout: str) -> None:
        """Switch the host's keyboard layout: us, fi, ee …"""
        subprocess.run(["setxkbmap", layout], env=self.environment(), check=True, timeout=20)

    @contextmanager
    def keyboard(self) -> Iterator[Keyboard]:
        """A keyboard that is unplugged afterwards."""
        from Xlib.display import Display

        display = Display(self.name)
        try:
            yield Keyboard(display)
        finally:
            display.close()


@contextmanager
def x_display() -> Iterator[XDisplay]:
    """Start Xvfb on a free number, and openbox in it; stop both afterwards."""
    with ExitStack() as stack:
        number = stack.enter_context(_xvfb())
        display = XDisplay(f":{number}")
        stack.enter_context(_running(["openbox", "--sm-disable"], display.environment()))
        _wait_for_window_manager(display.name)
        yield display


@contextmanager
def _xvfb() -> Iterator[int]:
    """The display's number, which the server itself writes when it is ready."""
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1280x1024x24", "-nolisten", "tcp"]
    with _running(command, dict(os.environ), pass_fds=(writing,)):
        os.close(writing)
        try:
            ready, _, _ = select.select([reading], [], [], 30)
            if not ready:
                raise TimeoutError("Xvfb did not start within 30 s")
            yield int(os.read(reading, 16))
        finally:
            os.close(reading)


@contextmanager
def _running(
    command: Sequence[str], environment: Mapping[str, str], pass_fds: Sequence[int] = ()
) -> Iterator[None]:
    process = subprocess.Popen(
        command,
        env=dict(environment),
        pass_fds=tuple(pass_fds),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield
    finally:
        process.terminate()
        process.wait(timeout=20)


def _wait_for_window_manager(name: str) -> None:
    """Until openbox has said on the root window that it is there (EWMH, `_NET_SUPPORTING_WM_CHECK`)."""
    from Xlib import X
    from Xlib.display import Display

    display = Display(name)
    try:
        root = display.screen().root
        root.change_attributes(event_mask=X.PropertyChangeMask)
        check = display.intern_atom("_NET_SUPPORTING_WM_CHECK")
        while root.get_full_property(check, X.AnyPropertyType) is None:
            readable, _, _ = select.select([display.fileno()], [], [], 20)
            if not readable:
                raise TimeoutError("openbox did not start within 20 s")
            while display.pending_events():
                display.next_event()
    finally:
        display.close()
