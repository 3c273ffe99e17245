"""What the text of a camera's source means, and how much of it may be shown."""

from __future__ import annotations

from urllib.parse import SplitResult, urlsplit

from pos_client.domain.errors import InputError

STREAM_SCHEMES = frozenset({"http", "https", "rtsp", "rtsps"})
"""What a network camera speaks. FFmpeg knows forty more, which open files, pipes and other doors."""

_LISTED = "camera:"


def is_stream(source: str) -> bool:
    """Whether this is meant as a URL."""
    return "://" in source


def is_live(source: str) -> bool:
    """Whether it has no end: a camera or a stream, and neither a video nor a folder."""
    return is_stream(source) or source.isdecimal() or source.startswith(("/dev/", _LISTED))


def listed(identity: str) -> str:
    """The source of a camera that the system names by something else than a file."""
    return _LISTED + identity


def listed_identity(source: str) -> str | None:
    """What `listed` was given, None if this source is another kind."""
    return source.removeprefix(_LISTED) if source.startswith(_LISTED) else None


def checked_stream(source: str) -> str:
    """The same URL.

    Raises:
        InputError: `camera-refused`: no scheme of `STREAM_SCHEMES`, no host, or characters that no URL has.
            The URL is not told: a password may stand in it.
    """
    parts = _parts(source)
    strange = any(character <= " " or character == "\x7f" for character in source)
    if parts is None or strange or parts.scheme.lower() not in STREAM_SCHEMES:
        raise InputError("camera-refused")
    return source


def shown_source(source: str) -> str:
    """The source as a screen, a log or a report may have it.

    Of a URL only the scheme, the host and the port: network cameras take name and password before the host,
    in the query, and some within the path.
    """
    if not is_stream(source):
        return source
    parts = _parts(source)
    if parts is None:
        return "…://…"
    host = f"[{parts.hostname}]" if ":" in (parts.hostname or "") else parts.hostname
    port = "" if parts.port is None else f":{parts.port}"
    return f"{parts.scheme}://{host}{port}/…"


def _parts(source: str) -> SplitResult | None:
    try:
        parts = urlsplit(source)
        there = bool(parts.hostname) and parts.port != 0
    except ValueError:  # a port that is no number, a bracket that is not closed
        return None
    return parts if there else None
