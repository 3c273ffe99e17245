"""The guard that keeps tests on this machine."""

import ipaddress
from types import ModuleType
from typing import Any

import pytest


class BeyondLoopbackError(BaseException):
    """A test wanted to leave this machine. Not an `Exception`: code that handles outages must not hide it."""


def is_loopback(host: object) -> bool:
    """Whether this host stays here. Names under `.invalid` never resolve (RFC 6761), so they are harmless."""
    if host is None or not isinstance(host, (str, bytes)):
        return host is None
    name = host.decode("idna") if isinstance(host, bytes) else host
    if name in ("", "localhost") or name.endswith((".localhost", ".invalid")):
        return True
    try:
        return ipaddress.ip_address(name.partition("%")[0]).is_loopback
    except ValueError:
        return False


def only_loopback(patch: pytest.MonkeyPatch, sockets: ModuleType) -> None:
    """Make `connect`, `connect_ex` and name look-ups refuse every host that is not loopback."""
    inet = (sockets.AF_INET, sockets.AF_INET6)

    def refuse_beyond(host: object) -> None:
        if not is_loopback(host):
            raise BeyondLoopbackError(f"tests stay on loopback, but this one wanted {host!r}")

    def guarded(method_name: str) -> Any:
        original = getattr(sockets.socket, method_name)

        def method(self: Any, address: Any) -> Any:
            if self.family in inet:
                refuse_beyond(address[0])
            return original(self, address)

        return method

    for method_name in ("connect", "connect_ex"):
        patch.setattr(sockets.socket, method_name, guarded(method_name))

    look_up = sockets.getaddrinfo

    def guarded_look_up(host: Any, *arguments: Any, **options: Any) -> Any:
        refuse_beyond(host)
        if isinstance(host, str) and host.endswith(".invalid"):
            raise sockets.gaierror(sockets.EAI_NONAME, "Name or service not known")
        return look_up(host, *arguments, **options)

    patch.setattr(sockets, "getaddrinfo", guarded_look_up)
