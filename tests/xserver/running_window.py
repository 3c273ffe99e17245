"""The small till of window.py, or the real one of till_window.py, as a process, and what it tells."""

from __future__ import annotations

import json
import queue
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from tests.x_display import XDisplay

PATIENCE_S = 30


class RunningWindow:
    """Gives commands to the window and waits for what it tells."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process
        self._told: queue.Queue[list[Any]] = queue.Queue()
        self.scans: list[str] = []
        self.entered: list[str] = []
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            self._told.put(json.loads(line))

    def command(self, word: str) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(word + "\n")
        self._process.stdin.flush()

    def ask(self, *command: object) -> Any:
        """The answer of till_window.py to a command."""
        self.command(json.dumps(command))
        return self.wait_for(str(command[0]))

    def wait_for(self, what: str, patience_s: float = PATIENCE_S) -> Any:
        """The value with which the window tells this next."""
        while True:
            told, value = self._told.get(timeout=patience_s)
            if told == "scan":
                self.scans.append(value)
            if told == "entered":
                self.entered.append(value)
            if told == what:
                return value

    def clear(self) -> None:
        self.command("clear")
        self.wait_for("cleared")
        self.scans.clear()
        self.entered.clear()

    def field(self) -> tuple[str, int, bool]:
        """The field's text, how many keys reached it, and whether it has the focus."""
        self.command("state")
        text, keys, focus = self.wait_for("state")
        return text, keys, focus


@contextmanager
def running_window(display: XDisplay, *arguments: str, program: str = "window") -> Iterator[RunningWindow]:
    """Start it and wait until it is the active window."""
    process = subprocess.Popen(
        [sys.executable, "-m", f"tests.xserver.{program}", *arguments],
        env=display.environment(PYTHONPATH="."),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    window = RunningWindow(process)
    try:
        while not window.wait_for("active"):
            pass
        yield window
    finally:
        assert process.stdin is not None
        process.stdin.close()
        try:
            process.wait(timeout=PATIENCE_S)
        finally:
            process.kill()
            process.wait()
            if process.stdout is not None:
                process.stdout.close()
