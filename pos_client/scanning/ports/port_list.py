"""The scanners that are plugged in, as far as they can be told from other things on a serial port."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Protocol

from pos_client.domain.devices import FoundDevice
from pos_client.scanning.device_name import device_name
from pos_client.scanning.ports.hid_pos import BAR_CODE_SCANNER_PAGE, hid_library
from pos_client.scanning.ports.scanner import HID

_NO_SCANNERS = ("Bluetooth-Incoming-Port", "debug-console", "wlan-debug")
"""Ports of macOS itself."""
_NO_HARDWARE = "0"
"""PORT_UNKNOWN of serial_core.h: Linux makes 32 ports in advance, whether or not anything is behind them."""


class Port(Protocol):
    """What pyserial tells of a port."""

    device: str
    description: str | None


def scanners() -> tuple[FoundDevice, ...]:
    """Every serial port with something behind it, and every HID-POS scanner. Opens none."""
    return serial_ports(_ports(), Path("/")) + hid_scanners(_hid_devices())


def serial_ports(ports: Iterable[Port], root: Path) -> tuple[FoundDevice, ...]:
    """Under the name that Linux keeps for a USB device, or the port's own; sorted. `root` has `sys` and `dev`
    of Linux, and neither elsewhere.
    """
    lasting = {link.resolve().name: link for link in sorted((root / "dev/serial/by-id").glob("*"))}
    return tuple(
        FoundDevice(
            str(lasting.get(Path(one.device).name, one.device)),
            device_name(one.description, one.device),
        )
        for one in sorted(ports, key=lambda port: port.device)
        if _something_is_there(one.device, root)
    )


def hid_scanners(devices: Iterable[Mapping[str, Any]]) -> tuple[FoundDevice, ...]:
    """Those of hidapi's list that say they are bar code scanners. A scanner that types is not among them: it
    says that it is a keyboard.
    """
    return tuple(
        FoundDevice(
            HID + os.fsdecode(one["path"]),
            device_name(
                f"{one.get('manufacturer_string') or ''} {one.get('product_string') or ''}", "HID-POS"
            ),
        )
        for one in devices
        if one.get("usage_page") == BAR_CODE_SCANNER_PAGE
    )


def _something_is_there(device: str, root: Path) -> bool:
    name = Path(device).name
    if name.partition(".")[2] in _NO_SCANNERS:
        return False
    return not name.startswith("ttyS") or _kind(root / "sys/class/tty" / name / "type") != _NO_HARDWARE


def _kind(file: Path) -> str:
    try:
        return file.read_text(encoding="ascii").strip()
    except OSError:
        return ""


def _ports() -> Iterator[Port]:
    from serial.tools.list_ports import comports

    yield from comports()


def _hid_devices() -> Iterable[Mapping[str, Any]]:
    library = hid_library()
    return () if library is None else library.enumerate()
