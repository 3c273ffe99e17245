"""The guard that keeps every other test on this machine."""

import socket

import pytest

from tests.loopback import BeyondLoopbackError, is_loopback

LOOPBACK = [
    "127.0.0.1",
    "127.8.8.8",
    "::1",
    "localhost",
    "till.localhost",
    "",
    None,
    b"localhost",
    "no.invalid",
]
BEYOND = ["192.0.2.1", "2001:db8::1", "0.0.0.0", "example.org", "localhost.example.org", b"example.org", 7]


@pytest.mark.parametrize("host", LOOPBACK)
def test_loopback_is_let_through(host: object) -> None:
    assert is_loopback(host)


@pytest.mark.parametrize("host", BEYOND)
def test_everything_else_is_beyond(host: object) -> None:
    assert not is_loopback(host)


def test_a_connection_beyond_loopback_is_refused() -> None:
    with socket.socket() as sock, pytest.raises(BeyondLoopbackError):
        sock.connect(("192.0.2.1", 9))


def test_a_name_beyond_loopback_is_not_looked_up() -> None:
    with pytest.raises(BeyondLoopbackError):
        socket.getaddrinfo("example.org", 443)


def test_a_connection_to_loopback_works() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server, socket.socket() as client:
        client.connect(server.getsockname())
        assert client.getpeername() == server.getsockname()


def test_a_name_that_never_resolves_fails_as_it_does_in_life() -> None:
    with pytest.raises(socket.gaierror):
        socket.getaddrinfo("backend.invalid", 443)
