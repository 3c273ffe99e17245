"""No such name, nobody at the door, a name server that takes its time (F20)."""

from __future__ import annotations

import socket
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

import pytest

from pos_client.backend.client import BackendClient, Deadlines
from pos_client.backend.transport import Transport
from pos_client.domain.errors import UnreachableError
from tests.network.conftest import OpenTill
from tests.network.misdeeds import http
from tests.network.shop import Shop

HEALTHY = http(b"200 OK", b"application/json", b'{"status": "ok", "incarnation": "x", "version": "1"}')
DEADLINE_S = 0.5
LATE_S = 0.75


def health(url: str, now: Any, deadline_s: float = DEADLINE_S) -> tuple[str, float]:
    """The version or the error's code, and after how many seconds."""
    client = BackendClient(Transport(url, now), None, now, Deadlines(in_the_background_s=deadline_s))
    began = time.monotonic()
    try:
        return client.health(), time.monotonic() - began
    except UnreachableError as error:
        return error.code, time.monotonic() - began
    finally:
        client.close()


def closed_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as door:
        return int(door.getsockname()[1])


@pytest.mark.parametrize("where", ["https://backend.invalid", "a closed port"])
def test_no_name_and_no_open_door_are_heard_of_at_once_and_the_queue_waits(
    open_till: OpenTill, shop: Shop, where: str
) -> None:
    url = where if where.startswith("https") else f"http://127.0.0.1:{closed_port()}"
    till = open_till(url)
    till.record(7)
    waiting = till.waiting
    for _ in range(3):
        error = till.step()
        assert error is not None
        assert error.code == "backend-unreachable"
    assert till.waiting == waiting
    assert shop.arrived(till.register, till.recorded).arrived == 0


@pytest.fixture
def slow_names(monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
    """A name server that says nothing until the event is set; then there is an IPv6 address and no other."""
    answer = threading.Event()

    def look_up(host: object, port: int, *_arguments: object, **_options: object) -> list[Any]:
        answer.wait(30)
        return [(socket.AF_INET6, socket.SOCK_STREAM, 6, "", ("::1", port, 0, 0))]

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    yield answer
    answer.set()


def test_a_name_server_that_takes_its_time_does_not_move_the_deadline(
    slow_names: threading.Event,
) -> None:
    code, seconds = health("http://localhost:9", time_now)
    assert not slow_names.is_set()
    assert code == "backend-too-slow"
    assert seconds < DEADLINE_S + LATE_S


def time_now() -> datetime:
    return datetime.now(UTC)


@contextmanager
def answering(host: str, port: int, family: socket.AddressFamily) -> Iterator[int]:
    """The port of a server that says it is well."""
    door = socket.create_server((host, port), family=family)

    def serve() -> None:
        try:
            while True:
                caller, _ = door.accept()
                with caller:
                    caller.recv(1 << 16)
                    caller.sendall(HEALTHY)
        except OSError:
            return  # closed

    thread = threading.Thread(target=serve)
    thread.start()
    try:
        yield int(door.getsockname()[1])
    finally:
        door.shutdown(socket.SHUT_RDWR)
        door.close()
        thread.join()


@pytest.fixture
def on_ipv6() -> Iterator[int]:
    """The port of a server that only IPv6 finds."""
    try:
        socket.create_server(("::1", 0), family=socket.AF_INET6).close()
    except OSError:
        pytest.skip("this machine has no IPv6")
    with answering("::1", 0, socket.AF_INET6) as port:
        yield port


@pytest.fixture
def swallowed(monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """The port of a server whose name has two addresses; the first one takes no connection and says nothing:
    its queue is full, and Linux drops what comes then.
    """
    if sys.platform != "linux":
        pytest.skip("only Linux has 127.0.0.2 and drops what a full queue cannot take")
    with socket.create_server(("127.0.0.2", 0), backlog=0) as dead:
        port = int(dead.getsockname()[1])
        with socket.create_connection(("127.0.0.2", port)), answering("127.0.0.1", port, socket.AF_INET):
            addresses = [
                (socket.AF_INET, socket.SOCK_STREAM, 6, "", (host, port))
                for host in ("127.0.0.2", "127.0.0.1")
            ]
            monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: addresses)
            yield port


def test_a_name_whose_first_address_swallows_everything_is_reached_by_its_second_in_time(
    swallowed: int,
) -> None:
    code, seconds = health(f"http://localhost:{swallowed}", time_now, 2.0)
    assert code == "1"
    assert 0.9 < seconds < 2.0  # the first address was tried, and did not take all the time


def test_a_backend_with_an_ipv6_address_only_is_found(slow_names: threading.Event, on_ipv6: int) -> None:
    slow_names.set()
    assert health(f"http://localhost:{on_ipv6}", time_now, 5.0)[0] == "1"
