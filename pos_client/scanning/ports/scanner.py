"""An open scanner: a device and the framing that finds the codes in what it sends."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Protocol, final

from pos_client.domain.errors import KnownError
from pos_client.scanning.ports.code_lines import CodeLines
from pos_client.scanning.ports.hid_pos import HidDevice
from pos_client.scanning.ports.hid_reports import CodeReports, ReportLayout
from pos_client.scanning.ports.scanned_code import QUIET_S, ByteSource, Framing, Piece
from pos_client.scanning.ports.serial_port import SerialPort

HID = "hid:"
"""Before the path of a HID-POS scanner; every other source is a serial port."""


@final
class Scanner:
    """A device that is open, until `close`. `quiet_s` is how long nothing must come to be a pause."""

    def __init__(self, device: ByteSource, framing: Framing, quiet_s: float = QUIET_S) -> None:
        self._device = device
        self._framing = framing
        self._quiet_s = quiet_s

    def read(self) -> list[Piece]:
        """What was scanned; waits for it at most `quiet_s` seconds.

        Raises:
            KnownError: `scanner-unplugged`. A code that it cut off was returned before, as `scan-half`.
        """
        try:
            data = self._device.read(self._quiet_s)
        except KnownError:
            half = self._framing.lost()
            if half:
                return half  # The device stays lost: the next read says so.
            raise
        return self._framing.feed(data) if data else self._framing.quiet()

    def close(self) -> None:
        """Let go of the device; a code that is not whole is gone. May be called twice."""
        self._framing.lost()
        self._device.close()


class ReportDevice(ByteSource, Protocol):
    """A HID device, which may say how its reports are laid out."""

    layouts: Mapping[int, ReportLayout] | None


@final
class ScannerOpener:
    """Opens scanners by their source, and remembers of the last serial port how its codes end."""

    def __init__(
        self,
        open_port: Callable[[str], ByteSource] = SerialPort,
        open_hid: Callable[[str], ReportDevice] = HidDevice,
        quiet_s: float = QUIET_S,
    ) -> None:
        self._open_port = open_port
        self._open_hid = open_hid
        self._quiet_s = quiet_s
        self._lines = CodeLines()
        self._lines_of = ""

    def __call__(self, source: str) -> Scanner:
        """Open a serial port, or what stands behind `hid:`.

        Raises:
            KnownError: `scanner-missing`, `scanner-busy` or `scanner-denied`.
        """
        if source.startswith(HID):
            device = self._open_hid(source.removeprefix(HID))
            return Scanner(device, CodeReports(device.layouts), self._quiet_s)
        port = self._open_port(source)
        if source != self._lines_of:
            self._lines, self._lines_of = CodeLines(), source
        return Scanner(port, self._lines, self._quiet_s)
