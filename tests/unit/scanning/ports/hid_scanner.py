"""HID-POS reports as manuals show them, and a hidapi that has such scanners."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

HONEYWELL_DESCRIPTOR = bytes.fromhex(
    "058c 0902 a101"  # bar code scanner: application
    "0912 a102 8502"  # scanned data report: logical, report 2
    "1500 26ff00 7508"  # 0 to 255, 8 bits
    "9501 0501 093b 8102"  # byte count
    "9503 058c 09fb 09fc 09fd 8102"  # symbology identifier 1 to 3
    "9538 09fe 820201"  # 56 bytes of decoded data
    "0666ff 9502 0904 0900 8102"  # the maker's code id, and a byte of nothing
    "058c 2501 7501 9508 09ff 8102"  # decode data continued, and 7 bits that share its usage
    "c0"
    "0914 a102 8504 9508 0900 8102 c0"  # trigger report: 4
    "c0"
)
"""Where everything is as in the manuals of Honeywell, Hand Held Products and Access-IS."""

BARE_DESCRIPTOR = bytes.fromhex(
    "058c 0902 a101 1500 26ff00 7508"
    "9503 09fb 09fc 09fd 8102"
    "9520 09fe 820201"  # 32 bytes of data, and nobody says how many are used
    "7501 9501 09ff 8102 7507 8103"
    "c0"
)
"""A scanner without report numbers and without a byte count: 3 + 32 + 1 bytes."""

KEYBOARD_DESCRIPTOR = bytes.fromhex("0501 0906 a101 0507 19e0 29e7 1500 2501 7501 9508 8102 c0")


def report(data: bytes, identifier: bytes = b"]Q1", *, goes_on: bool = False, vendor: bytes = b"s") -> bytes:
    """A report as most makers lay it out."""
    return (
        b"\x02"
        + bytes((len(data),))
        + identifier
        + data.ljust(56, b"\0")
        + vendor
        + b"\0"
        + bytes((goes_on,))
    )


def newland_report(data: bytes, *, goes_on: bool = False) -> bytes:
    """The layout without an AIM identifier."""
    return b"\x02" + bytes((len(data),)) + data.ljust(56, b"\0") + bytes(5) + bytes((goes_on,))


@dataclass
class FakeDevice:
    """Something that is plugged in: its reports wait to be read. `page` is the usage page that it tells."""

    reports: list[bytes] = field(default_factory=list)
    descriptor: bytes | None = None
    may_be_opened: bool = True
    is_plugged_in: bool = True
    page: int = 0x8C
    handles: int = 0


@dataclass
class FakeHandle:
    """hidapi's handle. Like the real one it does not say why it cannot open."""

    computer: dict[bytes, FakeDevice]
    device: FakeDevice | None = None

    def open_path(self, path: bytes) -> None:
        device = self.computer.get(path)
        if device is None or not device.may_be_opened:
            raise OSError("open failed")
        self.device = device
        device.handles += 1

    def read(self, max_length: int, timeout_ms: int) -> Sequence[int]:
        device = self._opened()
        if not device.is_plugged_in:
            raise OSError("read error")
        return list(device.reports.pop(0)[:max_length]) if device.reports else []

    def get_report_descriptor(self) -> Sequence[int]:
        descriptor = self._opened().descriptor
        if descriptor is None:
            raise OSError("no descriptor")
        return list(descriptor)

    def close(self) -> None:
        if self.device is not None:
            self.device.handles -= 1
        self.device = None

    def _opened(self) -> FakeDevice:
        if self.device is None:
            raise ValueError("not open")
        return self.device


class FakeHidapi:
    """A computer with these devices, by path."""

    def __init__(self, devices: dict[bytes, FakeDevice]) -> None:
        self._devices = devices

    def enumerate(self) -> Sequence[Mapping[str, object]]:
        return [{"path": path, "usage_page": device.page} for path, device in self._devices.items()]

    def device(self) -> FakeHandle:
        return FakeHandle(self._devices)
