"""The till of till_process.py, from the outside: give orders, kill, start again."""

from __future__ import annotations

import json
import os
import queue
import subprocess
import sys
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import Any

PROGRAM = Path(__file__).with_name("till_process.py")
PATIENCE_S = 60.0


class OrderFailedError(AssertionError):
    """The till showed something else."""


class RunningTill:
    """One installation, started as often as wanted. `environment` says where its windows go."""

    def __init__(self, folder: Path, environment: Mapping[str, str] | None = None) -> None:
        self._folder = folder
        self._environment = {**os.environ, **(environment or {})}
        self._secrets: dict[str, Any] = {}
        self._process: subprocess.Popen[str] | None = None
        self._told: queue.Queue[dict[str, Any]] = queue.Queue()

    def copy(self) -> RunningTill:
        """The same installation, for a second process."""
        other = RunningTill(self._folder, self._environment)
        other._secrets = self._secrets
        return other

    def start(self) -> None:
        """Start the program over this installation's folder."""
        pictures = self._folder.with_name("pictures")
        pictures.mkdir(parents=True, exist_ok=True)
        self._told = queue.Queue()
        self._process = subprocess.Popen(
            [sys.executable, str(PROGRAM), str(self._folder), str(pictures)],
            env=self._environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        threading.Thread(target=self._listen, args=(self._process, self._told), daemon=True).start()
        self._say(self._secrets)

    def order(self, *command: object) -> Any:
        """Have something done, and return the answer; OrderFailedError when it showed something else."""
        self._say(list(command))
        while True:
            told = self._told.get(timeout=PATIENCE_S)
            if "secrets" in told:
                self._secrets = told["secrets"]
            elif "missed" in told:
                raise OrderFailedError(f"{command}: {told['missed']}")
            else:
                return told["done"]

    def kill(self) -> None:
        """End it without a chance to tidy up (kill -9)."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._let_go()

    def close(self) -> None:
        """End it as somebody does who closes the window."""
        if self._process is None:
            return
        assert self._process.stdin is not None
        self._process.stdin.close()
        try:
            self._process.wait(PATIENCE_S)
        finally:
            self.kill()

    def _say(self, what: object) -> None:
        assert self._process is not None
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(what) + "\n")
        self._process.stdin.flush()

    def _listen(self, process: subprocess.Popen[str], told: queue.Queue[dict[str, Any]]) -> None:
        assert process.stdout is not None
        with process.stdout:
            for line in process.stdout:
                told.put(json.loads(line))

    def _let_go(self) -> None:
        process, self._process = self._process, None
        if process is not None and process.stdin is not None and not process.stdin.closed:
            try:
                process.stdin.close()
            except BrokenPipeError:
                return
