"""What is plugged in and what was chosen, asked on a thread of its own: drivers may take their time."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Protocol, final

from PySide6.QtCore import QObject, Signal, Slot

from pos_client.domain.devices import Devices, FoundDevice, FoundDevices
from pos_client.domain.errors import KnownError

_log = logging.getLogger(__name__)


class DeviceBook(Protocol):
    """Where the choice is kept from one start to the next."""

    def load(self) -> Devices | None:
        """What was chosen; None if nobody has chosen yet. Raises KnownError `devices-unreadable`."""

    def save(self, devices: Devices) -> None:
        """Keep it. Raises KnownError `devices-not-written`."""


def find_devices() -> FoundDevices:
    """All that this computer tells."""
    from pos_client.scanning.cameras.camera_list import cameras
    from pos_client.scanning.keys.way_of_keys import way_of_keys
    from pos_client.scanning.ports.port_list import scanners

    way = way_of_keys(sys.platform, os.environ)
    return FoundDevices(_asked(cameras), _asked(scanners), typing_needs_focus=way.focus_only)


def _asked(listing: Callable[[], tuple[FoundDevice, ...]]) -> tuple[FoundDevice, ...]:
    """None of a kind that this system does not tell: a source may still be typed."""
    try:
        return listing()
    except (ImportError, OSError) as error:
        _log.warning("devices-not-listed %s", type(error).__name__)
        return ()


@dataclass(frozen=True, slots=True)
class NamedCamera:
    """The camera that counts for this run, whatever is remembered. `source` is None for none."""

    source: str | None


@final
class DevicesWorker(QObject):
    """Lists devices, and remembers the chosen ones. `find` looks at this computer; a camera that is `named`
    counts until somebody chooses another one, and is not remembered.
    """

    devices_listed = Signal(object)
    """A `FoundDevices`."""
    devices_known = Signal(object)
    """The `Devices` that count from now on: after each `load_devices` and each `remember_devices`."""
    devices_refused = Signal(object)
    """A `KnownError`: what was chosen cannot be read, or will not be remembered. `devices_known` follows, so
    the till goes on with what it has.
    """

    def __init__(
        self,
        book: DeviceBook,
        find: Callable[[], FoundDevices] = find_devices,
        named: NamedCamera | None = None,
    ) -> None:
        super().__init__()
        self._book = book
        self._find = find
        self._named = named
        self._remembered_camera = Devices().camera

    @Slot()
    def list_devices(self) -> None:
        """Look what is plugged in just now."""
        self.devices_listed.emit(self._find())

    @Slot()
    def load_devices(self) -> None:
        """Tell what was chosen; on a till where nobody has chosen, its only camera."""
        try:
            chosen = self._book.load()
        except KnownError as unreadable:
            self.devices_refused.emit(unreadable)
            chosen = None
        chosen = chosen or first_choice(self._find().cameras)
        self._remembered_camera = chosen.camera
        self.devices_known.emit(replace(chosen, camera=self._named.source) if self._named else chosen)

    @Slot(object)
    def remember_devices(self, devices: Devices) -> None:
        """Use these from now on, also after the next start."""
        if self._named and devices.camera != self._named.source:
            self._named = None
        kept = replace(devices, camera=self._remembered_camera) if self._named else devices
        try:
            self._book.save(kept)
        except KnownError as not_written:
            self.devices_refused.emit(not_written)
        self.devices_known.emit(devices)


def first_choice(cameras: tuple[FoundDevice, ...]) -> Devices:
    """What a till uses until somebody chooses: its only camera, else the system's first."""
    usual = Devices()
    return replace(usual, camera=cameras[0].source) if len(cameras) == 1 else usual
