"""A scanner on a serial port that a test plugs in and pulls out: a pseudoterminal behind a path that stays.

POSIX only; on Windows there is nothing like it.
"""

from __future__ import annotations

import os
import select
import sys
from pathlib import Path
from types import TracebackType

if sys.platform != "win32":
    import pty
    import tty


class PtyScanner:
    """`path` is a link, as udev's `/dev/serial/by-id/...` are: it stays the same when the port does not."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._ours = self._theirs = -1
        self.plug_in()

    def plug_in(self) -> None:
        """A new port appears behind the path."""
        self._ours, self._theirs = pty.openpty()
        tty.setraw(self._theirs)
        self.path.symlink_to(self.device)

    def unplug(self) -> None:
        """The port is gone, with whatever the kernel had and nobody had read: a hang-up throws it away."""
        self.path.unlink()
        os.close(self._ours)
        os.close(self._theirs)
        self._ours = self._theirs = -1

    @property
    def device(self) -> str:
        """What the path leads to; another one each time."""
        return os.ttyname(self._theirs)

    @property
    def is_plugged_in(self) -> bool:
        return self._ours != -1

    def send(self, data: bytes) -> None:
        """Put bytes on the line; waits while the line is full."""
        while data:
            data = data[os.write(self._ours, data) :]

    def is_drained(self) -> bool:
        """Whether whoever listens has taken all that was sent. What they took no hang-up takes back.

        Asked with select, which first pushes on what is still on its way inside the kernel; FIONREAD counts
        only what has arrived, and says 0 too early.
        """
        return not select.select([self._theirs], [], [], 0)[0]

    def __enter__(self) -> PtyScanner:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.is_plugged_in:
            self.unplug()
