"""The real reference backend as a process of its own, for tests that need the whole way over TCP."""

import contextlib
import json
import os
import subprocess
import sys
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self, cast
from urllib.parse import urlsplit

ROOT = Path(__file__).parents[1]
START_TIMEOUT_S = 60.0
STOP_TIMEOUT_S = 15.0


class BackendDidNotStartError(Exception):
    """The process ended, or said nothing in time; the text carries its last words."""


@dataclass(frozen=True)
class SampleCard:
    """A card of the demo that shows one case."""

    key: str
    merchant: str
    code: str
    symbology: str
    title: str
    form: str


class BackendProcess:
    """`python -m reference_backend demo` on loopback: start, stop, kill, and start again on the same port."""

    def __init__(self, database: Path, *, port: int = 0, renew_codes: bool = False) -> None:
        """Take the database file; port 0 lets the first start choose, and later starts keep it."""
        self._database = database
        self._port = port
        self._renew_codes = renew_codes
        self._process: subprocess.Popen[str] | None = None
        self._log = database.with_suffix(".backend.log")
        self.told: dict[str, Any] = {}

    def __enter__(self) -> Self:
        """Start."""
        self.start()
        return self

    def __exit__(self, *_error: object) -> None:
        """Stop, if it still runs."""
        self.stop()

    @property
    def url(self) -> str:
        """The address, the same over restarts."""
        return cast(str, self.told["url"])

    @property
    def port(self) -> int:
        """The TCP port, the same over restarts."""
        return self._port

    @property
    def is_running(self) -> bool:
        """Whether the process runs."""
        return self._process is not None and self._process.poll() is None

    def start(self, *, renew_codes: bool | None = None) -> None:
        """Start and wait for the line that says it listens; BackendDidNotStartError when it does not come."""
        if self.is_running:
            return
        renew = self._renew_codes if renew_codes is None else renew_codes
        command = [sys.executable, "-m", "reference_backend", "demo"]
        command += ["--database", str(self._database), "--port", str(self._port)]
        command += ["--renew-codes"] if renew else []
        # It ends with its standard input: a test run that crashes leaves no backend behind.
        command += ["--exit-with-parent"]
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(
                command,
                cwd=ROOT,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
                env={**os.environ},
            )
        line = self._first_line(self._process)
        if not line:
            self._end(force=True)
            last_words = self._log.read_text(encoding="utf-8", errors="replace")[-2000:]
            raise BackendDidNotStartError(last_words)
        self.told = json.loads(line)
        self._port = urlsplit(self.url).port or 0

    def stop(self) -> None:
        """Ask it to stop and wait; on Windows a process is ended at once. No harm when it does not run."""
        self._end(force=False)

    def kill(self) -> None:
        """End it without a chance to tidy up (kill -9)."""
        self._end(force=True)

    def enrolment_code(self, register: str) -> str:
        """Return the one-time code of a register; KeyError when it has none (it is enrolled)."""
        for one in self.told["registers"]:
            if one["register"] == register and one["enrolment_code"]:
                return cast(str, one["enrolment_code"])
        raise KeyError(register)

    def new_code(self, register: str) -> str:
        """Make a fresh one-time code beside the running process, as the command `enrol-code` does."""
        from reference_backend.assembly import assemble
        from reference_backend.registers.service import new_code

        return new_code(assemble(self._database), register)

    def pin(self, merchant: str, role: str) -> tuple[str, str]:
        """Return number and PIN of a merchant's demo staff with that role."""
        for one in self.told["staff"]:
            if (one["merchant"], one["role"]) == (merchant, role):
                return one["number"], one["pin"]
        raise KeyError(f"{merchant}: {role}")

    def card(self, merchant: str, key: str) -> SampleCard:
        """Return a sample card."""
        for one in self.told["sample_cards"]:
            if (one["merchant"], one["key"]) == (merchant, key):
                return SampleCard(**one)
        raise KeyError(f"{merchant}: {key}")

    def _first_line(self, process: "subprocess.Popen[str]") -> str:
        # A process that hangs before its line is killed, which ends the reading.
        watchdog = threading.Timer(START_TIMEOUT_S, process.kill)
        watchdog.start()
        try:
            assert process.stdout is not None
            return process.stdout.readline()
        finally:
            watchdog.cancel()
            watchdog.join()

    def _end(self, *, force: bool) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        if process.poll() is None:
            if force:
                process.kill()
            else:
                process.terminate()
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(STOP_TIMEOUT_S)
        if process.poll() is None:
            process.kill()
            process.wait(STOP_TIMEOUT_S)
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                pipe.close()
