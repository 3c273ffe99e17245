"""What the command line says of cameras and scanners."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from pos_client.bootstrap.device_book import DeviceFile
from pos_client.bootstrap.folders import DataFolder
from pos_client.cli.commands import run
from pos_client.cli.devices import camera_finding, devices_command, scanners_finding
from pos_client.cli.exit_codes import Exit
from pos_client.domain.devices import Devices, FoundDevice, FoundDevices
from tests.unit.scanning.pictures import as_file, frame

FOUND = FoundDevices(
    (FoundDevice("/dev/v4l/by-id/usb-C920", "C920"), FoundDevice("/dev/video4", "Other")),
    (FoundDevice("/dev/ttyACM99", "DS2208"),),
)
STREAM = "rtsp://admin:hunter2@127.0.0.1:1/live?pwd=hunter2"


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    return DataFolder(tmp_path / "till")


def remember(folder: DataFolder, devices: Devices) -> None:
    DeviceFile(folder.devices).save(devices)


def test_devices_are_listed_with_the_chosen_ones_marked(
    folder: DataFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    remember(folder, Devices("/dev/video4"))
    assert devices_command(folder, as_json=True, look=lambda: FOUND) == Exit.DONE
    told = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(one["kind"], one["name"], one["chosen"]) for one in told] == [
        ("camera", "C920", False),
        ("camera", "Other", True),
        ("scanner", "DS2208", False),
    ]
    devices_command(folder, as_json=False, look=lambda: FOUND)
    assert "camera\tOther\t/dev/video4\tchosen\n" in capsys.readouterr().out


def test_what_was_chosen_and_is_not_there_is_told_without_its_password(
    folder: DataFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    remember(folder, Devices(STREAM, "COM7"))
    devices_command(folder, as_json=True, look=FoundDevices)
    out = capsys.readouterr().out
    told = [json.loads(line) for line in out.splitlines()]
    assert [(one["source"], one["chosen"], one["listed"]) for one in told] == [
        ("rtsp://127.0.0.1:1/…", True, False),
        ("COM7", True, False),
    ]
    assert "hunter2" not in out


def test_the_command_asks_this_computer(folder: DataFolder, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["devices", "--json", "--data-dir", str(folder.path)]) == Exit.DONE
    assert all(json.loads(line)["kind"] for line in capsys.readouterr().out.splitlines())


def test_a_choice_that_cannot_be_read_is_a_refusal_with_a_next_step(
    folder: DataFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    folder.path.mkdir()
    folder.devices.write_text("{")
    assert run(["devices", "--json", "--data-dir", str(folder.path)]) == Exit.REFUSED
    told = json.loads(capsys.readouterr().out)
    assert told["problem"] == "devices-unreadable"
    assert "devices.json" in told["advice"]


def test_the_doctor_tries_the_camera_that_was_chosen_and_names_those_that_are_there(
    folder: DataFolder, tmp_path: Path
) -> None:
    (tmp_path / "pictures").mkdir()
    (tmp_path / "pictures" / "1.png").write_bytes(as_file(frame()))
    remember(folder, Devices(str(tmp_path / "pictures")))
    finding = camera_finding(folder, None, lambda: FOUND)
    assert finding.ok
    assert finding.says.endswith("pictures: 1280 × 720; found: C920, Other")


@pytest.mark.parametrize(
    ("source", "code"),
    [(STREAM, "stream-missing"), ("/dev/video99", "camera-missing"), ("ftp://x/y", "camera-refused")],
)
def test_the_doctor_says_why_a_camera_gives_no_picture_and_what_to_do(
    folder: DataFolder, source: str, code: str
) -> None:
    finding = camera_finding(folder, source, lambda: FOUND)
    assert not finding.ok
    assert code in finding.says
    assert "C920" in finding.says
    assert finding.advice
    assert "hunter2" not in f"{finding.says}{finding.advice}"


def test_a_video_without_a_frame_is_no_camera_to_the_doctor(folder: DataFolder, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert not camera_finding(folder, str(tmp_path / "empty"), FoundDevices).ok


@pytest.mark.parametrize("chosen", [Devices(None), Devices("/dev/video99")])
def test_a_till_without_a_camera_is_well_if_that_was_chosen_or_named(
    folder: DataFolder, chosen: Devices
) -> None:
    remember(folder, chosen)
    named = None if chosen.camera is None else "none"
    finding = camera_finding(folder, named, lambda: FOUND)
    assert (finding.ok, finding.says) == (True, "none in use; found: C920, Other")


def test_the_doctor_tries_the_scanner_that_was_chosen(folder: DataFolder) -> None:
    assert scanners_finding(folder, lambda: FOUND).says == "none in use; found: DS2208"
    remember(folder, Devices(None, "/dev/ttyACM99"))
    finding = scanners_finding(folder, lambda: FOUND)
    assert (finding.ok, finding.says) == (False, "DS2208: scanner-missing; found: DS2208")
    assert finding.advice


def test_the_doctor_says_that_a_chosen_scanner_opens(folder: DataFolder) -> None:
    pty = pytest.importorskip("pty", reason="Windows has no pseudo terminals")
    outer, inner = pty.openpty()
    try:
        remember(folder, Devices(None, os.ttyname(inner)))
        finding = scanners_finding(folder, FoundDevices)
    finally:
        os.close(outer)
        os.close(inner)
    assert finding.ok, finding
    assert "opens" in finding.says
