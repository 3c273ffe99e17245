"""How much of a device's source may be shown."""

from __future__ import annotations

from urllib.parse import SplitResult, urlsplit


def is_stream(source: str) -> bool:
    """Whether this is meant as a URL."""
    return "://" in source


def shown_source(source: str) -> str:
    """The source as a screen, a log or a report may have it.

    Of a URL only the scheme, the host and the port: network cameras take name and password before the host,
    in the query, and some within the path.
    """
    if not is_stream(source):
        return source
    parts = parts_of_url(source)
    if parts is None:
        return "…://…"
    host = f"[{parts.hostname}]" if ":" in (parts.hostname or "") else parts.hostname
    port = "" if parts.port is None else f":{parts.port}"
    return f"{parts.scheme}://{host}{port}/…"


def parts_of_url(source: str) -> SplitResult | None:
    """The URL taken apart; None if it names no host, or is none."""
    try:
        parts = urlsplit(source)
        there = bool(parts.hostname) and parts.port != 0
    except ValueError:  # a port that is no number, a bracket that is not closed
        return None
    return parts if there else None
