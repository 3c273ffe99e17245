"""Which addresses a backend may have."""

from __future__ import annotations

from ipaddress import ip_address
from urllib.parse import urlsplit

from pos_client.domain.errors import InputError


def checked_address(url: str) -> str:
    """The address without a trailing slash.

    Raises:
        InputError: `url-invalid`, or `url-not-secure` for plain HTTP beyond this machine.
    """
    try:
        parts = urlsplit(url.strip())
        host, _ = parts.hostname, parts.port
    except ValueError as error:
        raise InputError("url-invalid") from error
    if parts.scheme not in ("http", "https") or not host or parts.username or parts.query or parts.fragment:
        raise InputError("url-invalid")
    if parts.scheme == "http" and not _is_loopback(host):
        raise InputError("url-not-secure")
    return url.strip().rstrip("/")


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
