"""The devices that this till listens to: what was found on this computer, and what was chosen."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class Suffix(StrEnum):
    """What a scanner that types sends after each code."""

    ENTER = "enter"
    TAB = "tab"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class WedgeProfile:
    """How a scanner that types is set: the keyboard that it believes to have, what it puts around a code.

    `layout` names a table of `scanning.keyboard_layouts`; `suffix` None means that nobody has found out, so
    Enter, Tab and a pause all end a scan.
    """

    layout: str = "us"
    prefix: str = ""
    suffix: Suffix | None = None


@dataclass(frozen=True, slots=True)
class FoundDevice:
    """Something that is plugged in. `source` is how a worker takes it, `name` is for people."""

    source: str
    name: str


@dataclass(frozen=True, slots=True)
class FoundDevices:
    """All that could be listed. What is absent here may still be typed: a stream, a port without a name.

    `typing_needs_focus`: in this session (Wayland) the keys of a scanner that types reach the till only while
    its window is in front.
    """

    cameras: tuple[FoundDevice, ...] = ()
    scanners: tuple[FoundDevice, ...] = ()
    typing_needs_focus: bool = False


@dataclass(frozen=True, slots=True)
class Devices:
    """What was chosen for this till. `camera` and `scanner` are sources, None for none.

    A camera's source is a number, a device path, a URL or a file; a scanner's is a serial port, or `hid:` and
    a path. A scanner that types needs no source, only its profile.
    """

    camera: str | None = "0"
    scanner: str | None = None
    wedge: WedgeProfile = field(default_factory=WedgeProfile)
