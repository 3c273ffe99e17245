"""The cameras that are plugged in, each under a source that still means it after it was plugged in anew."""

from __future__ import annotations

import struct
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import Protocol

from pos_client.domain.devices import FoundDevice
from pos_client.scanning.cameras.camera_source import listed
from pos_client.scanning.device_name import device_name

_QUERYCAP = 0x80685600
"""VIDIOC_QUERYCAP of videodev2.h; the answer has 104 bytes, its last fields are used below."""
_CAPABILITIES = struct.Struct("=84xII12x")
_HAS_DEVICE_CAPS, _VIDEO_CAPTURE = 0x8000_0000, 0x0000_1001
"""Bits of those fields: what this node can do is told apart; it captures (in one plane, or in several)."""

Capable = Callable[[Path], bool | None]


def cameras(platform: str = sys.platform) -> tuple[FoundDevice, ...]:
    """All of this computer, without opening one for pictures. Empty where the system tells nothing."""
    return linux_cameras(Path("/")) if platform == "linux" else numbered_cameras(_enumerated(platform))


def listed_number(identity: str, platform: str = sys.platform) -> int | None:
    """The number that the camera has just now, on Windows and macOS; None if it is not plugged in."""
    return next((one.index for one in _enumerated(platform) if _identity(one) == identity), None)


class Numbered(Protocol):
    """A camera as Windows and macOS tell: `path` is a name that lasts, `index` is counted anew each time."""

    index: int
    name: str
    path: str | None


def numbered_cameras(found: Iterable[Numbered]) -> tuple[FoundDevice, ...]:
    """By the name that lasts, or by their number where there is none."""
    return _told_apart(
        FoundDevice(
            listed(_identity(one)) if one.path else str(one.index),
            device_name(one.name, f"camera {one.index}"),
        )
        for one in found
    )


def linux_cameras(root: Path, captures: Capable | None = None) -> tuple[FoundDevice, ...]:
    """As `/sys` and `/dev` below `root` tell. Most webcams make two nodes, and only one of them gives
    pictures: `captures` tells which, None where it may not ask.
    """
    asked = captures or _captures
    stable = _stable_names(root)
    nodes = sorted(
        (root / "sys/class/video4linux").glob("video*"), key=lambda node: (len(node.name), node.name)
    )
    there = [node for node in nodes if _gives_pictures(node, root / "dev" / node.name, asked)]
    return _told_apart(
        FoundDevice(
            str(stable.get(node.name, root / "dev" / node.name)),
            device_name(_line(node / "name"), node.name),
        )
        for node in there
    )


def _gives_pictures(node: Path, device: Path, captures: Capable) -> bool:
    told = captures(device)
    # Who may not ask the driver goes by the rule that a camera's first node is the one with the pictures.
    return _line(node / "index") in ("0", "") if told is None else told


def _captures(device: Path) -> bool | None:
    if sys.platform != "linux":
        return None
    import fcntl

    answer = bytearray(_CAPABILITIES.size)
    try:
        with device.open("rb", buffering=0) as file:
            fcntl.ioctl(file, _QUERYCAP, answer)
    except OSError:
        return None
    return captures_video(bytes(answer))


def captures_video(answer: bytes) -> bool:
    """Whether a driver's answer to VIDIOC_QUERYCAP is that of a node with pictures."""
    of_the_driver, of_this_node = _CAPABILITIES.unpack(answer)
    bits = of_this_node if of_the_driver & _HAS_DEVICE_CAPS else of_the_driver
    return bool(bits & _VIDEO_CAPTURE)


def _stable_names(root: Path) -> dict[str, Path]:
    """`video2` by the name that udev gave its camera; by the camera itself before by its socket."""
    links = chain.from_iterable(sorted((root / "dev/v4l" / kind).glob("*")) for kind in ("by-path", "by-id"))
    return {link.resolve().name: link for link in links}


def _told_apart(found: Iterable[FoundDevice]) -> tuple[FoundDevice, ...]:
    devices = tuple(found)
    alike = Counter(one.name for one in devices)
    seen: Counter[str] = Counter()
    return tuple(_numbered_among(one, alike, seen) for one in devices)


def _numbered_among(one: FoundDevice, alike: Counter[str], seen: Counter[str]) -> FoundDevice:
    seen[one.name] += 1
    return replace(one, name=f"{one.name} ({seen[one.name]})") if alike[one.name] > 1 else one


def _identity(one: Numbered) -> str:
    return one.path or str(one.index)


def _enumerated(platform: str) -> Iterable[Numbered]:
    """A library asks the system: OpenCV knows the numbers only. Linux tells more than the library does: which
    of two nodes gives the pictures, and the names that last.
    """
    if platform not in ("win32", "darwin"):
        return ()
    # Our OpenCV first, which sets its limits; the library imports it too.
    from pos_client.scanning.decoding.opencv import cv2

    return _counted_by(cv2.CAP_MSMF if platform == "win32" else cv2.CAP_AVFOUNDATION)


def _counted_by(interface: int) -> Iterable[Numbered]:
    from cv2_enumerate_cameras import enumerate_cameras

    found: Sequence[Numbered] = enumerate_cameras(interface)
    return found


def _line(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8", errors="replace").strip()
    except OSError:
        return ""
