"""What the text of a camera's source means."""

from __future__ import annotations

from pos_client.domain.device_source import is_stream, parts_of_url
from pos_client.domain.errors import InputError

STREAM_SCHEMES = frozenset({"http", "https", "rtsp", "rtsps"})
"""What a network camera speaks. FFmpeg knows forty more, which open files, pipes and other doors."""

_LISTED = "camera:"


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
    parts = parts_of_url(source)
    strange = any(character <= " " or character == "\x7f" for character in source)
    if parts is None or strange or parts.scheme.lower() not in STREAM_SCHEMES:
        raise InputError("camera-refused")
    return source
