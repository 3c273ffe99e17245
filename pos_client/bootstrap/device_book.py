"""The chosen camera and scanner, in a file that a person may read and mend."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Any

from pos_client.bootstrap.whole_file import read_whole, write_whole
from pos_client.domain.devices import Devices, Suffix, WedgeProfile
from pos_client.domain.errors import KnownError

_LONGEST = 2048
"""Characters of a source: more than any device or URL has."""


class DeviceFile:
    """`devices.json`. Members that are not there have their usual value, members that nobody knows are left
    out.

    The address of a network camera may have a password in it. It stays in this file, which only this user may
    read, and not in the keyring: a camera has to run while the keyring is locked, and whoever can read this
    user's files can look through the camera anyway.
    """

    def __init__(self, path: Path) -> None:
        self._path = path

    def load(self) -> Devices | None:
        """What was chosen; None if nobody has chosen yet.

        Raises:
            KnownError: `devices-unreadable`: the file cannot be read, or something else stands in it.
        """
        try:
            return _devices(read_whole(self._path))
        except FileNotFoundError:
            return None
        except (OSError, ValueError, TypeError, RecursionError) as error:
            raise KnownError("devices-unreadable", type(error).__name__) from error

    def save(self, devices: Devices) -> None:
        """Keep it, whole or not at all.

        Raises:
            KnownError: `devices-not-written`.
        """
        try:
            write_whole(self._path, asdict(devices))
        except OSError as error:
            raise KnownError("devices-not-written", type(error).__name__) from error


def _devices(told: Any) -> Devices:
    members, usual = _object(told), Devices()
    wedge = _object(members.get("wedge", {}))
    suffix = _text(wedge, "suffix", None)
    return Devices(
        camera=_text(members, "camera", usual.camera) or None,
        scanner=_text(members, "scanner", usual.scanner) or None,
        wedge=WedgeProfile(
            layout=_text(wedge, "layout", usual.wedge.layout) or usual.wedge.layout,
            prefix=_text(wedge, "prefix", usual.wedge.prefix) or "",
            suffix=None if suffix is None else Suffix(suffix),
        ),
    )


def _object(value: Any) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise TypeError
    return value


def _text(members: dict[str, Any], name: str, usual: str | None) -> str | None:
    value = members.get(name, usual)
    if value is None:
        return None
    if not isinstance(value, str) or len(value) > _LONGEST:
        raise ValueError
    value.encode()  # Half a surrogate pair is valid JSON and no text: whoever opens it would fail.
    return value
