"""The cable over real sockets: it passes bytes, and it fails in exactly the ways it promises."""

import socket
import threading
from collections.abc import Iterator

import pytest

from pos_client.demo.cable import Cable

ANSWER = b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n0123456789"


class Backend(threading.Thread):
    """A server that remembers every request and answers each with `ANSWER`; closes with the test."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.requests: list[bytes] = []
        self.heard = threading.Condition()
        self._server = socket.create_server(("127.0.0.1", 0))
        self.address: tuple[str, int] = self._server.getsockname()

    def run(self) -> None:
        while True:
            try:
                connection, _ = self._server.accept()
            except OSError:
                return
            threading.Thread(target=self._serve, args=(connection,), daemon=True).start()

    def _serve(self, connection: socket.socket) -> None:
        with connection:
            try:
                while data := connection.recv(65_536):
                    with self.heard:
                        self.requests.append(data)
                        self.heard.notify_all()
                    connection.sendall(ANSWER)
            except ConnectionError:
                return

    def close(self) -> None:
        # A blocked accept is woken by shutdown on Linux only; a last connection wakes it everywhere.
        address = self._server.getsockname()
        self._server.close()
        with socket.socket() as last:
            last.settimeout(1)
            last.connect_ex(address)


@pytest.fixture
def backend() -> Iterator[Backend]:
    server = Backend()
    server.start()
    yield server
    server.close()


@pytest.fixture
def cable(backend: Backend) -> Iterator[Cable]:
    with Cable(backend.address) as one:
        yield one


def call(cable: Cable) -> socket.socket:
    return socket.create_connection(cable.address, timeout=5)


def ask(connection: socket.socket, request: bytes) -> bytes:
    connection.sendall(request)
    return connection.recv(65_536)


def call_and_ask(cable: Cable) -> bytes:
    with call(cable) as till:
        return ask(till, b"hello")


def everything(connection: socket.socket) -> bytes:
    heard = b""
    while data := connection.recv(65_536):
        heard += data
    return heard


def test_what_the_till_says_and_hears_passes_unchanged_and_is_counted(cable: Cable) -> None:
    with call(cable) as till:
        assert ask(till, b"GET /v1/health") == ANSWER
        assert ask(till, b"GET /v1/health") == ANSWER
    assert (cable.bytes_up, cable.bytes_down) == (28, 2 * len(ANSWER))


def test_a_closed_side_is_told_to_the_other(cable: Cable) -> None:
    with call(cable) as till:
        assert ask(till, b"hello") == ANSWER
        till.shutdown(socket.SHUT_WR)
        assert till.recv(1) == b""


def test_more_than_the_cable_holds_at_once_passes_whole() -> None:
    with (
        socket.create_server(("127.0.0.1", 0)) as server,
        Cable(server.getsockname()) as one,
        call(one) as till,
    ):
        far, _ = server.accept()

        def say_much() -> None:
            with far:
                far.sendall(b"x" * 3_000_000)

        sender = threading.Thread(target=say_much)
        sender.start()
        heard = everything(till)
        sender.join()
    assert heard == b"x" * 3_000_000


def test_pulling_the_cable_resets_live_connections(cable: Cable) -> None:
    with call(cable) as till:
        ask(till, b"hello")
        cable.unplug()
        with pytest.raises(ConnectionResetError):
            till.recv(1)


def test_a_pulled_cable_resets_new_connections_and_none_reaches_the_backend(
    cable: Cable, backend: Backend
) -> None:
    cable.unplug()
    assert not cable.plugged
    with pytest.raises(ConnectionError):
        call_and_ask(cable)
    assert backend.requests == []


def test_a_cable_plugged_in_again_works_on_the_same_port(cable: Cable) -> None:
    before = cable.address
    cable.unplug()
    cable.plug()
    assert cable.address == before
    with call(cable) as till:
        assert ask(till, b"hello") == ANSWER


def test_a_lost_answer_was_asked_for_and_acted_on(cable: Cable, backend: Backend) -> None:
    fault = cable.lose_answer(b"POST /v1/journal")
    with call(cable) as till:
        assert ask(till, b"GET /v1/health") == ANSWER
        till.sendall(b"POST /v1/journal")
        with pytest.raises(ConnectionResetError):
            till.recv(1)
    assert fault.struck.wait(5)
    assert backend.requests[-1] == b"POST /v1/journal"


def test_an_answer_is_lost_only_once(cable: Cable) -> None:
    cable.lose_answer(b"POST")
    with call(cable) as till, pytest.raises(ConnectionResetError):
        ask(till, b"POST /v1/journal")
    with call(cable) as till:
        assert ask(till, b"POST /v1/journal") == ANSWER


def test_an_answer_can_be_cut_after_a_number_of_bytes(cable: Cable) -> None:
    cable.cut_answer(b"GET", after_bytes=20)
    with call(cable) as till:
        assert ask(till, b"GET /v1/snapshot") == ANSWER[:20]
        with pytest.raises(ConnectionResetError):
            till.recv(1)


def test_a_backend_that_is_down_looks_like_a_pulled_cable(backend: Backend) -> None:
    with socket.create_server(("127.0.0.1", 0)) as gone:
        address = gone.getsockname()
    with Cable(address) as cable, pytest.raises(ConnectionError):
        call_and_ask(cable)


def test_a_closed_cable_gives_its_port_back_and_closing_twice_is_fine(backend: Backend) -> None:
    cable = Cable(backend.address)
    cable.close()
    cable.close()
    with pytest.raises(ConnectionError):
        call(cable)
