"""Network cameras on loopback: one that works, and those that a shop has."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress

OK = b"HTTP/1.0 200 OK\r\nContent-Type: multipart/x-mixed-replace; boundary=frame\r\n\r\n"

Answer = Callable[["Caller"], None]


class Caller:
    """Whoever asked for the pictures."""

    def __init__(self, connection: socket.socket, over: threading.Event) -> None:
        self._connection, self._over = connection, over
        self.request = self.receive()

    def receive(self) -> bytes:
        """What it says next; empty when it has hung up."""
        return self._connection.recv(4096)

    def send(self, data: bytes) -> None:
        """Send it all, or find that the caller has hung up."""
        self._connection.sendall(data)

    def say_nothing(self) -> None:
        """Keep the line open until the test is over."""
        self._over.wait()

    def wait(self, seconds: float) -> bool:
        """A camera's pace. Whether to go on."""
        return not self._over.wait(seconds)


def part(jpeg: bytes) -> bytes:
    """One picture of the stream (RFC 2046, multipart)."""
    head = f"--frame\r\nContent-Type: image/jpeg\r\nContent-Length: {len(jpeg)}\r\n\r\n"
    return head.encode() + jpeg + b"\r\n"


def all_of(pictures: Sequence[bytes], every_s: float = 0.04) -> Answer:
    """A camera that shows these at its pace and then hangs up."""

    def answer(caller: Caller) -> None:
        caller.send(OK)
        for picture in pictures:
            caller.send(part(picture))
            if not caller.wait(every_s):
                return

    return answer


@contextmanager
def network_camera(answer: Answer) -> Iterator[str]:
    """Answers every caller on a thread; the address. Everybody has hung up when this is left."""
    over = threading.Event()
    with socket.create_server(("127.0.0.1", 0)) as server:
        threads = [threading.Thread(target=_accept, args=(server, answer, over))]
        threads[0].start()
        try:
            yield f"http://127.0.0.1:{server.getsockname()[1]}/camera.mjpg"
        finally:
            over.set()
            with socket.create_connection(server.getsockname()):
                threads[0].join()


def _accept(server: socket.socket, answer: Answer, over: threading.Event) -> None:
    talks: list[threading.Thread] = []
    lines: list[socket.socket] = []
    while True:
        connection, _ = server.accept()
        if over.is_set():
            connection.close()
            break
        lines.append(connection)
        talks.append(threading.Thread(target=_talk, args=(connection, answer, over)))
        talks[-1].start()
    for line, talk in zip(lines, talks, strict=True):
        with suppress(OSError):  # it has hung up already
            line.shutdown(socket.SHUT_RDWR)
        talk.join()


def _talk(connection: socket.socket, answer: Answer, over: threading.Event) -> None:
    with connection:
        try:
            answer(Caller(connection, over))
        except OSError:
            return  # the caller has hung up
