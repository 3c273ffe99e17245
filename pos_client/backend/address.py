"""Which addresses a backend may have."""

from __future__ import annotations

import re
from ipaddress import IPv4Address, IPv6Address, ip_address
from urllib.parse import SplitResult, urlsplit

from pos_client.domain.errors import InputError

_PLAIN = re.compile(r"[!-~]+")
"""Printable ASCII without blanks: a host with other letters is given in its ASCII form (`xn--`), so that none
only looks like the backend's.
"""
_HOST = re.compile(r"[0-9a-z_]([0-9a-z_-]*[0-9a-z_])?(\.[0-9a-z_]([0-9a-z_-]*[0-9a-z_])?)*\.?")


def checked_address(url: str) -> str:
    """The address without a trailing slash.

    Raises:
        InputError: `url-invalid`, or `url-not-secure` for plain HTTP beyond this machine.
    """
    text = url.strip()
    try:
        parts = urlsplit(text)
        host, port = parts.hostname or "", parts.port
    except ValueError as error:
        raise InputError("url-invalid") from error
    address = _number(host)
    if not _PLAIN.fullmatch(text) or _says_more(parts) or port == 0:
        raise InputError("url-invalid")
    if address is None and not _HOST.fullmatch(host):
        raise InputError("url-invalid")
    if parts.scheme == "http" and not _is_loopback(host, address):
        raise InputError("url-not-secure")
    return f"{parts.scheme}://{parts.netloc.lower()}{parts.path}".rstrip("/")


def _says_more(parts: SplitResult) -> bool:
    """Whether it is no place alone: a name and a password, a question, another protocol."""
    return (
        parts.scheme not in ("http", "https")
        or any(sign in f"{parts.netloc}{parts.path}{parts.query}{parts.fragment}" for sign in "@\\?#%")
        or bool(parts.query or parts.fragment)
    )


def _number(host: str) -> IPv4Address | IPv6Address | None:
    """The address that a host is written as in the one usual way: `127.1` and `2130706433` are none."""
    try:
        return ip_address(host)
    except ValueError:
        return None


def _is_loopback(host: str, address: IPv4Address | IPv6Address | None) -> bool:
    """By its name or its number alone: whatever else may lead to this machine is not worth the doubt."""
    if address is None:
        return host == "localhost"
    mapped = isinstance(address, IPv6Address) and address.ipv4_mapped is not None
    return address.is_loopback and not mapped
