"""A HID-POS scanner through hidapi: the reports, and how the scanner lays them out."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from importlib import import_module
from typing import Any, Protocol, cast, final

from pos_client.domain.errors import KnownError
from pos_client.scanning.ports.hid_descriptor import layouts_of
from pos_client.scanning.ports.hid_reports import ReportLayout

BAR_CODE_SCANNER_PAGE = 0x8C

MAX_REPORT_BYTES = 1024
"""What USB allows in one interrupt transfer; scanners send 64."""


class HidHandle(Protocol):
    """hidapi's device."""

    def open_path(self, path: bytes) -> None: ...
    def read(self, max_length: int, timeout_ms: int) -> Sequence[int]: ...
    def get_report_descriptor(self) -> Sequence[int]: ...
    def close(self) -> None: ...


class HidLibrary(Protocol):
    """hidapi's module."""

    def enumerate(self) -> Sequence[Mapping[str, Any]]: ...
    def device(self) -> HidHandle: ...


def hid_library() -> HidLibrary | None:
    """hidapi, or None where it or a library that it needs is not installed.

    On Linux the one on hidraw, if there is one: it knows usage pages and leaves the kernel's driver alone,
    and a udev rule for `/dev/hidraw*` gives the rights. Loaded here, so that a till without such a scanner
    never pays for it.
    """
    for name in ("hidraw", "hid") if sys.platform == "linux" else ("hid",):
        try:
            return cast(HidLibrary, import_module(name))
        except ImportError:
            continue
    return None


@final
class HidDevice:
    """An open HID-POS scanner that gives its reports; `layouts` is what it says of them, None if nothing.

    Systems number such devices anew each time they are plugged in. If nothing is at `path`, and there is only
    one bar code scanner, it is the one that was meant.

    Raises:
        KnownError: `scanner-missing` (not plugged in, or no hidapi here), `scanner-denied` (Linux: no right
            to the device), `scanner-busy` (elsewhere: another program has it).
    """

    def __init__(self, path: str, library: HidLibrary | None = None) -> None:
        library = library or hid_library()
        if library is None:
            raise KnownError("scanner-missing", "hidapi is not installed")
        there = _path_of(os.fsencode(path), library.enumerate())
        self._device = library.device()
        try:
            self._device.open_path(there)
        except OSError as refused:
            raise KnownError("scanner-denied" if sys.platform == "linux" else "scanner-busy") from refused
        self._is_lost = False
        self.layouts = self._described()

    def read(self, timeout_s: float) -> bytes:
        """The next report, its number first if it has one; waits for it at most this long.

        Raises:
            KnownError: `scanner-unplugged`.
        """
        if not self._is_lost:
            try:
                return bytes(self._device.read(MAX_REPORT_BYTES, round(timeout_s * 1000)))
            except (OSError, ValueError):
                self._is_lost = True
        raise KnownError("scanner-unplugged")

    def close(self) -> None:
        """Let go of the device. May be called twice."""
        self._device.close()

    def _described(self) -> Mapping[int, ReportLayout] | None:
        try:
            descriptor = bytes(self._device.get_report_descriptor())
        except (OSError, ValueError):
            # Not every system hands it out; the usual layouts are known without it.
            return None
        return layouts_of(descriptor) or None


def _path_of(wanted: bytes, devices: Sequence[Mapping[str, Any]]) -> bytes:
    # hidapi does not say why it fails to open. What it lists is there; only that is opened.
    # Page 0: the system does not tell.
    if any(one["path"] == wanted and one.get("usage_page") in (BAR_CODE_SCANNER_PAGE, 0) for one in devices):
        return wanted
    scanners = {bytes(one["path"]) for one in devices if one.get("usage_page") == BAR_CODE_SCANNER_PAGE}
    if len(scanners) != 1:
        raise KnownError("scanner-missing")
    return scanners.pop()
