"""The embedded backend: a process of its own, reached over TCP like any other.

It is started as a command and tells its address in one line of JSON. It never outlives the demo: it ends when
its standard input does, and the operating system closes that however this process ends.
"""

from __future__ import annotations

import json
import queue
import subprocess
import sys
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any
from urllib.parse import urlsplit

from pos_client.demo.cable import Address
from pos_client.domain.errors import KnownError

_START_S = 30.0
_END_S = 5.0


class BackendNotStartedError(KnownError):
    """The embedded backend did not come up: `demo-backend-not-started`; `detail` is its last word."""


@dataclass(frozen=True, slots=True)
class Announcement:
    """What the backend says about itself and its demo data when it is ready."""

    url: str
    registers: tuple[Mapping[str, Any], ...]
    staff: tuple[Mapping[str, Any], ...]
    sample_cards: tuple[Mapping[str, Any], ...]

    @property
    def address(self) -> Address:
        """Host and port of `url`."""
        parts = urlsplit(self.url)
        return str(parts.hostname), int(parts.port or 80)

    @classmethod
    def parse(cls, line: str) -> Announcement:
        """From the line of JSON.

        Raises:
            ValueError, KeyError: it is not such a line.
        """
        said = json.loads(line)
        return cls(said["url"], tuple(said["registers"]), tuple(said["staff"]), tuple(said["sample_cards"]))


def backend_command(database: Path) -> list[str]:
    """How the embedded backend is started; the port is its own choice.

    Codes are renewed, so that a till whose keys were not kept can be enrolled again at the next start.
    """
    options = ["demo", "--database", str(database), "--port", "0", "--exit-with-parent", "--renew-codes"]
    return [sys.executable, "-m", "reference_backend", *options]


class BackendProcess:
    """The running backend. `close` ends it, waiting `end_s` before each harder try; so does our own end.

    Raises:
        BackendNotStartedError: it ended, or said nothing in 30 s.
    """

    def __init__(self, command: Sequence[str], log: Path, *, end_s: float = _END_S) -> None:
        self._end_s = end_s
        with log.open("ab") as output:
            self._process = subprocess.Popen(  # noqa: S603  # our own interpreter and module
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=output, **_apart()
            )
        try:
            self.announcement = self._hear(log)
        except BackendNotStartedError:
            self.close()
            raise

    def close(self) -> None:
        """End it: it is asked by the end of its input, then told, then forced. Twice is fine."""
        self._close_input()
        for insist in (self._process.terminate, self._process.kill):
            try:
                self._process.wait(self._end_s)
            except subprocess.TimeoutExpired:
                insist()
        self._process.wait()

    def __enter__(self) -> BackendProcess:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def pid(self) -> int:
        """The process's id."""
        return self._process.pid

    @property
    def exit_code(self) -> int | None:
        """How it ended; None while it runs."""
        return self._process.returncode

    def _close_input(self) -> None:
        if self._process.stdin is not None:
            self._process.stdin.close()

    def _hear(self, log: Path) -> Announcement:
        lines: queue.SimpleQueue[bytes] = queue.SimpleQueue()
        threading.Thread(target=_listen, args=(self._process.stdout, lines), daemon=True).start()
        try:
            return Announcement.parse(lines.get(timeout=_START_S).decode())
        except (queue.Empty, ValueError, KeyError) as error:
            raise BackendNotStartedError("demo-backend-not-started", _last_words(log)) from error


def _listen(output: IO[bytes] | None, lines: queue.SimpleQueue[bytes]) -> None:
    """Hand on the first line, then drain: a full pipe would stop the backend."""
    if output is None:
        return
    with output:
        lines.put(output.readline())
        while output.read(4096):
            pass


def _last_words(log: Path) -> str:
    said = log.read_text("utf-8", "replace").strip().splitlines()
    return said[-1][:300] if said else "it said nothing"


def _apart() -> dict[str, Any]:
    """Options that keep a Ctrl+C of the terminal from the backend: the demo ends first, then its backend."""
    if sys.platform == "win32":
        return {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP | subprocess.CREATE_NO_WINDOW}
    return {"start_new_session": True}
