"""One connection through the cable: its two ends, what waits between them, and what goes wrong with it."""

from __future__ import annotations

import selectors
import socket
import threading
from dataclasses import dataclass, field

_CHUNK = 65_536
_MOST_BUFFERED = 262_144


@dataclass(eq=False)
class Fault:
    """Something that goes wrong once, with the first request that begins with `request`.

    `answer_bytes` of the answer still reach the till, then both connections are reset and `struck` is set.
    """

    request: bytes
    answer_bytes: int
    struck: threading.Event = field(default_factory=threading.Event)


@dataclass(eq=False)
class End:
    """One socket of a line, and what waits to be sent through it.

    `finished`: it has said all; `told_the_end`: it knows that the other one has.
    """

    socket: socket.socket
    outgoing: bytearray = field(default_factory=bytearray)
    finished: bool = False
    told_the_end: bool = False


@dataclass(eq=False)
class Line:
    """One connection of the till and its counterpart to the backend."""

    till: End
    backend: End
    fault: Fault | None = None
    answer_left: int = 0
    fault_is_due: bool = False

    @property
    def ends(self) -> tuple[End, End]:
        """Both."""
        return self.till, self.backend

    @property
    def is_over(self) -> bool:
        """Both sides have said all, and all has been passed on."""
        return all(end.finished and not end.outgoing for end in self.ends)

    def other(self, end: End) -> End:
        """The one at the other side."""
        return self.backend if end is self.till else self.till

    def take(self, end: End, faults: list[Fault]) -> None:
        """Read what this end says and queue it for the other."""
        data = end.socket.recv(_CHUNK)
        if not data:
            end.finished = True
        elif end is self.till:
            self._arm(data, faults)
        elif self.fault is not None:
            data = self._shortened(data)
        self.other(end).outgoing += data

    def pass_on(self, end: End) -> int:
        """Send what is queued for this end; how many bytes went. Passes the end of the stream on too."""
        sent = end.socket.send(end.outgoing) if end.outgoing else 0
        del end.outgoing[:sent]
        if not end.outgoing and self.other(end).finished and not end.told_the_end:
            end.told_the_end = True
            end.socket.shutdown(socket.SHUT_WR)
        return sent

    def wants(self, end: End) -> int:
        """Which events of this end can be used now; a slow reader slows the other side down."""
        write = selectors.EVENT_WRITE if end.outgoing else 0
        readable = not end.finished and len(self.other(end).outgoing) < _MOST_BUFFERED
        return write | (selectors.EVENT_READ if readable else 0)

    def _arm(self, data: bytes, faults: list[Fault]) -> None:
        # A request begins a chunk: HTTP clients of today do not pipeline (RFC 9112, section 9.3.2).
        for fault in faults:
            if data.startswith(fault.request):
                faults.remove(fault)
                self.fault, self.answer_left = fault, fault.answer_bytes
                return

    def _shortened(self, data: bytes) -> bytes:
        self.fault_is_due = len(data) >= self.answer_left
        passed = data[: self.answer_left]
        self.answer_left -= len(passed)
        return passed
