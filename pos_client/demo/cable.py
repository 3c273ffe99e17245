"""A network cable made of software: a TCP proxy on loopback that can be pulled, and that can lose an answer.

    till ──► Cable (a port of its own) ──► backend

One thread owns every socket, so a cut is a cut: nobody else is reading from a socket while it is closed with
a reset (RFC 9293, section 3.10.4). The faults are those that a till meets and that nobody can wait for in a
test: the cable pulled at any moment, an answer cut in the middle, and an answer lost after the backend has
acted on the request.
"""

from __future__ import annotations

import contextlib
import selectors
import socket
import struct
import sys
import threading
from collections.abc import Callable

from pos_client.demo.cable_line import End, Fault, Line

Address = tuple[str, int]

_CHUNK = 65_536
_CONNECT_TIMEOUT_S = 2.0
_RESET_ON_CLOSE = struct.pack("HH" if sys.platform == "win32" else "ii", 1, 0)
"""`struct linger {on, 0 s}`: 16-bit members on Windows, ints elsewhere."""


class Cable:
    """A proxy from a port of its own to `backend`. Starts plugged in; everything is safe from any thread.

    Unplugged it keeps its port, so that nobody else can take it: a new connection is reset before a byte of
    it is read. `port` 0 is any free one.

    Raises:
        OSError: the port is taken.
    """

    def __init__(self, backend: Address, port: int = 0) -> None:
        self._loop = _Loop(backend, port)
        self._loop.start()

    @property
    def url(self) -> str:
        """`http://127.0.0.1:port`: what the till enrols with."""
        return f"http://127.0.0.1:{self._loop.port}"

    @property
    def address(self) -> Address:
        """The same as host and port."""
        return "127.0.0.1", self._loop.port

    @property
    def plugged(self) -> bool:
        """Whether bytes can pass."""
        return self._loop.plugged

    @property
    def bytes_up(self) -> int:
        """Bytes handed to the backend so far; all that it can have heard are counted."""
        self._loop.settle()
        return self._loop.bytes_up

    @property
    def bytes_down(self) -> int:
        """Bytes handed to the till so far; all that it can have heard are counted."""
        self._loop.settle()
        return self._loop.bytes_down

    def unplug(self) -> None:
        """Reset every connection, and every new one. Done when this returns."""
        self._loop.carry_out(self._loop.unplug)

    def plug(self) -> None:
        """Let new connections through again. Done when this returns."""
        self._loop.carry_out(self._loop.plug)

    def lose_answer(self, request: bytes) -> Fault:
        """Reset when the backend answers the next request that begins so (`b"POST /v1/journal"`)."""
        return self.cut_answer(request, after_bytes=0)

    def cut_answer(self, request: bytes, after_bytes: int) -> Fault:
        """The same, once that many bytes of the answer have gone to the till."""
        fault = Fault(request, after_bytes)
        self._loop.carry_out(lambda: self._loop.faults.append(fault))
        return fault

    def close(self) -> None:
        """Reset everything, give the port back and end the thread. Twice is fine."""
        self._loop.carry_out(self._loop.stop)
        self._loop.join()

    def __enter__(self) -> Cable:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


class _Loop(threading.Thread):
    """The thread that owns the sockets. `carry_out` is for everybody, the rest runs on the thread itself."""

    def __init__(self, backend: Address, port: int) -> None:
        super().__init__(name="cable", daemon=True)
        self.plugged = True
        self.bytes_up = 0
        self.bytes_down = 0
        self.faults: list[Fault] = []
        self._backend = backend
        self._lines: set[Line] = set()
        self._orders: list[tuple[Callable[[], None], threading.Event]] = []
        self._lock = threading.Lock()
        self._stopped = False
        self._listener = socket.create_server(("127.0.0.1", port))
        self.port: int = self._listener.getsockname()[1]
        self._bell, self._bell_push = socket.socketpair()
        self._selector = selectors.DefaultSelector()
        for one in (self._listener, self._bell):
            one.setblocking(False)
            self._selector.register(one, selectors.EVENT_READ)

    def carry_out(self, order: Callable[[], None]) -> None:
        """Have it done on the thread, and wait for that; nothing once the thread has stopped."""
        done = threading.Event()
        with self._lock:
            if self._stopped:
                return
            self._orders.append((order, done))
            self._bell_push.send(b"!")
        done.wait()

    def settle(self) -> None:
        """Wait until what is being done now is done."""
        self.carry_out(lambda: None)

    def run(self) -> None:
        while not self._stopped:
            for key, events in self._selector.select():
                if key.data is not None:
                    line, end = key.data
                    self._serve(line, end, events)
                elif key.fileobj is self._bell:
                    self._obey()
                else:
                    self._accept()
        self._selector.close()
        for one in (self._listener, self._bell, self._bell_push):
            one.close()

    def plug(self) -> None:
        self.plugged = True

    def unplug(self) -> None:
        self.plugged = False
        for line in tuple(self._lines):
            self._drop(line, _reset)

    def stop(self) -> None:
        self.unplug()
        self._stopped = True

    def _obey(self) -> None:
        with self._lock:
            self._bell.recv(_CHUNK)
            orders, self._orders = self._orders, []
            for order, done in orders:
                order()
                done.set()

    def _accept(self) -> None:
        try:
            till, _ = self._listener.accept()
        except OSError:  # gone again before we looked
            return
        backend = self._reach_backend() if self.plugged else None
        if backend is None:
            _reset(till)
            return
        line = Line(End(till), End(backend))
        self._lines.add(line)
        for end in line.ends:
            end.socket.setblocking(False)
            end.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            self._selector.register(end.socket, selectors.EVENT_READ, (line, end))

    def _reach_backend(self) -> socket.socket | None:
        try:
            return socket.create_connection(self._backend, _CONNECT_TIMEOUT_S)
        except OSError:  # the backend is down: the till is told the same as by a pulled cable
            return None

    def _serve(self, line: Line, end: End, events: int) -> None:
        if line not in self._lines:  # cut by an earlier event of the same round
            return
        try:
            if events & selectors.EVENT_READ:
                line.take(end, self.faults)
            self.bytes_up += line.pass_on(line.backend)
            self.bytes_down += line.pass_on(line.till)
        except BlockingIOError:
            pass
        except OSError:  # one side reset its connection: the other hears the same
            self._drop(line, _reset)
            return
        self._settle(line)

    def _settle(self, line: Line) -> None:
        if line.fault is not None and line.fault_is_due and not line.till.outgoing:
            self._drop(line, _reset)
            line.fault.struck.set()
        elif line.is_over:
            self._drop(line, socket.socket.close)
        else:
            for end in line.ends:
                self._listen(end.socket, line.wants(end), (line, end))

    def _listen(self, one: socket.socket, wants: int, data: tuple[Line, End]) -> None:
        known = one in self._selector.get_map()
        if wants and known:
            self._selector.modify(one, wants, data)
        elif wants:
            self._selector.register(one, wants, data)
        elif known:
            self._selector.unregister(one)

    def _drop(self, line: Line, end_it: Callable[[socket.socket], None]) -> None:
        self._lines.discard(line)
        for end in line.ends:
            if end.socket in self._selector.get_map():
                self._selector.unregister(end.socket)
            end_it(end.socket)


def _reset(connection: socket.socket) -> None:
    with contextlib.suppress(OSError):  # the other side was quicker
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET_ON_CLOSE)
    connection.close()
