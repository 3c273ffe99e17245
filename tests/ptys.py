"""A scanner on a serial port that a test plugs in and pulls out: a pseudoterminal behind a path that stays.

POSIX only; on Windows there is nothing like it.
"""

from __future__ import annotations

import os
import struct
import sys
from pathlib import Path
from types import TracebackType

if sys.platform != "win32":
    import fcntl
    import pty
    import termios
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

    def unread(self) -> int:
        """How many bytes lie in the kernel. None means that whoever listens has taken all."""
        answer = fcntl.ioctl(self._theirs, termios.FIONREAD, bytes(4))
        return int(struct.unpack("i", answer)[0])

    def __enter__(self) -> PtyScanner:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.is_plugged_in:
            self.unplug()
