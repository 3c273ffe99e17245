"""`pos-client devices`, and what the doctor says of cameras and scanners."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass

from pos_client.bootstrap.device_book import DeviceFile
from pos_client.bootstrap.folders import DataFolder
from pos_client.bootstrap.options import NO_CAMERA
from pos_client.cli.exit_codes import Exit
from pos_client.cli.finding import Finding
from pos_client.cli.next_steps import next_step
from pos_client.domain.device_source import shown_source
from pos_client.domain.devices import Devices, FoundDevice, FoundDevices
from pos_client.domain.errors import KnownError

Look = Callable[[], FoundDevices]


@dataclass(frozen=True, slots=True)
class DeviceLine:
    """One device. `listed` is False for one that was chosen and that this computer does not tell: a stream, a
    file, a port without a name, or something that is not plugged in.
    """

    kind: str
    source: str
    name: str
    chosen: bool
    listed: bool

    def as_line(self) -> str:
        """For people, parted by tabs."""
        marks = [mark for mark, true in (("chosen", self.chosen), ("not listed", not self.listed)) if true]
        return "\t".join((self.kind, self.name, self.source, ", ".join(marks))).rstrip()


def look_around() -> FoundDevices:
    """What is plugged in."""
    from pos_client.workers.devices import find_devices

    return find_devices()


def chosen_devices(folder: DataFolder, found: FoundDevices) -> Devices:
    """What the till uses when it is opened without `--camera`.

    Raises:
        KnownError: `devices-unreadable`.
    """
    from pos_client.workers.devices import first_choice

    return DeviceFile(folder.devices).load() or first_choice(found.cameras)


def devices_command(folder: DataFolder, *, as_json: bool, look: Look = look_around) -> int:
    """A line for each camera and each scanner.

    Raises:
        KnownError: `devices-unreadable`.
    """
    found = look()
    chosen = DeviceFile(folder.devices).load() or Devices(camera=None)
    lines = (
        *_lines("camera", found.cameras, chosen.camera),
        *_lines("scanner", found.scanners, chosen.scanner),
    )
    for line in lines:
        print(json.dumps(asdict(line)) if as_json else line.as_line(), flush=True)
    return Exit.DONE


def _lines(kind: str, found: tuple[FoundDevice, ...], chosen: str | None) -> Iterator[DeviceLine]:
    for one in found:
        yield DeviceLine(kind, one.source, one.name, chosen=one.source == chosen, listed=True)
    if chosen is not None and chosen not in {one.source for one in found}:
        yield DeviceLine(kind, shown_source(chosen), shown_source(chosen), chosen=True, listed=False)


def camera_finding(folder: DataFolder, named: str | None, look: Look = look_around) -> Finding:
    """The cameras that are there, and whether the one to be used gives a picture."""
    found = look()
    source = named or chosen_devices(folder, found).camera
    return _finding("camera", found.cameras, None if source == NO_CAMERA else source, _picture)


def scanners_finding(folder: DataFolder, look: Look = look_around) -> Finding:
    """The scanners on a serial port or on HID-POS, and whether the chosen one opens."""
    found = look()
    return _finding("scanners", found.scanners, chosen_devices(folder, found).scanner, _listening)


def _finding(
    part: str, found: tuple[FoundDevice, ...], source: str | None, attempt: Callable[[str], str]
) -> Finding:
    there = f"found: {', '.join(one.name for one in found) or 'none'}"
    if source is None:
        return Finding(part, ok=True, says=f"none in use; {there}")
    name = next((one.name for one in found if one.source == source), shown_source(source))
    try:
        return Finding(part, ok=True, says=f"{name}: {attempt(source)}; {there}")
    except KnownError as failed:
        return Finding(part, ok=False, says=f"{name}: {failed.code}; {there}", advice=next_step(failed.code))


def _picture(source: str) -> str:
    from pos_client.scanning.cameras.camera import Camera

    camera = Camera(source)
    try:
        frame = camera.next_frame()
    finally:
        camera.close()
    if frame is None:
        raise KnownError("camera-missing")
    return f"{frame.shape[1]} × {frame.shape[0]}"


def _listening(source: str) -> str:
    from pos_client.scanning.ports.scanner import ScannerOpener

    ScannerOpener()(source).close()
    return "opens"
