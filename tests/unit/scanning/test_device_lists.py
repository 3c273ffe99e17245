"""What is told of the devices that are plugged in: on made trees of Linux, and as other systems tell."""

from __future__ import annotations

import os
import struct
from dataclasses import dataclass
from pathlib import Path

import pytest

from pos_client.domain.devices import FoundDevice
from pos_client.scanning.cameras.camera_list import cameras, captures_video, linux_cameras, numbered_cameras
from pos_client.scanning.device_name import device_name
from pos_client.scanning.ports.hid_pos import BAR_CODE_SCANNER_PAGE
from pos_client.scanning.ports.port_list import hid_scanners, scanners, serial_ports

linux_tree = pytest.mark.skipif(os.name != "posix", reason="its links need rights on Windows")


class Computer:
    """The files that Linux keeps of its devices, below a folder."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def node(self, number: int, name: str, index: int = 0, *links: str) -> None:
        """One video node, and udev's links to it."""
        self._write(f"sys/class/video4linux/video{number}/name", name)
        self._write(f"sys/class/video4linux/video{number}/index", str(index))
        device = self._write(f"dev/video{number}", "")
        for link in links:
            self._link(f"dev/v4l/{link}", device)

    def port(self, name: str, kind: str | None = None, link: str | None = None) -> None:
        """One serial port."""
        device = self._write(f"dev/{name}", "")
        if kind is not None:
            self._write(f"sys/class/tty/{name}/type", kind)
        if link is not None:
            self._link(f"dev/serial/by-id/{link}", device)

    def _write(self, path: str, text: str) -> Path:
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text + "\n", encoding="utf-8")
        return file

    def _link(self, path: str, to: Path) -> None:
        link = self.root / path
        link.parent.mkdir(parents=True, exist_ok=True)
        link.symlink_to(to)


@pytest.fixture
def computer(tmp_path: Path) -> Computer:
    return Computer(tmp_path)


def seen(computer: Computer) -> list[tuple[str, str]]:
    root = f"{computer.root}/"
    return [(one.source.removeprefix(root), one.name) for one in linux_cameras(computer.root)]


@linux_tree
def test_a_webcam_is_one_camera_though_it_makes_two_nodes(computer: Computer) -> None:
    computer.node(0, "C920: C920", 0, "by-id/usb-C920-index0", "by-path/pci-1-index0")
    computer.node(1, "C920: C920", 1, "by-id/usb-C920-index1", "by-path/pci-1-index1")
    assert seen(computer) == [("dev/v4l/by-id/usb-C920-index0", "C920")]


@linux_tree
def test_a_remembered_camera_is_the_same_after_it_was_plugged_in_elsewhere(computer: Computer) -> None:
    computer.node(0, "Built-in", 0, "by-id/usb-built-in")
    computer.node(4, "C920", 0, "by-id/usb-C920")
    before = linux_cameras(computer.root)[1].source
    (computer.root / "dev/v4l/by-id/usb-C920").unlink()
    computer.node(12, "C920", 0, "by-id/usb-C920")
    assert before in [one.source for one in linux_cameras(computer.root)]
    assert Path(before).resolve().name == "video12"


@linux_tree
def test_two_cameras_alike_are_told_apart_by_their_sockets(computer: Computer) -> None:
    computer.node(0, "HD Camera", 0, "by-path/pci-1", "by-id/usb-HD_Camera")
    computer.node(2, "HD Camera", 0, "by-path/pci-2")
    computer.node(10, "HD Camera", 0)
    assert seen(computer) == [
        ("dev/v4l/by-id/usb-HD_Camera", "HD Camera (1)"),
        ("dev/v4l/by-path/pci-2", "HD Camera (2)"),
        ("dev/video10", "HD Camera (3)"),
    ]


@linux_tree
def test_what_the_driver_says_counts_more_than_the_order_of_the_nodes(computer: Computer) -> None:
    for number, name in enumerate(["codec", "camera", "metadata"]):
        computer.node(number, name, number % 2)
    told = {"video0": False, "video1": True, "video2": None}
    found = linux_cameras(computer.root, lambda device: told[device.name])
    assert [one.name for one in found] == ["camera", "metadata"]


@linux_tree
def test_a_camera_that_says_nothing_of_itself_has_its_number_for_a_name(computer: Computer) -> None:
    computer.node(3, "")
    (computer.root / "sys/class/video4linux/video3/index").unlink()
    assert seen(computer) == [("dev/video3", "video3")]


def test_a_computer_without_cameras_has_none(computer: Computer) -> None:
    assert linux_cameras(computer.root) == ()


def answer(of_the_driver: int, of_this_node: int) -> bytes:
    """struct v4l2_capability (videodev2.h)."""
    names = b"uvcvideo".ljust(16, b"\0") + b"C920".ljust(32, b"\0") + b"usb-1".ljust(32, b"\0")
    return names + struct.pack("=6I", 0x60100, of_the_driver, of_this_node, 0, 0, 0)


@pytest.mark.parametrize(
    ("of_the_driver", "of_this_node", "captures"),
    [
        (0x84A0_0001, 0x0420_0001, True),  # a webcam's first node
        (0x84A0_0001, 0x04A0_0000, False),  # its second: metadata
        (0x8420_4000, 0x0420_4000, False),  # a codec of a small computer
        (0x8420_1000, 0x0420_1000, True),  # a camera in several planes
        (0x0500_0001, 0, True),  # a driver of old, which tells of itself only
    ],
)
def test_only_a_node_that_captures_is_a_camera(of_the_driver: int, of_this_node: int, captures: bool) -> None:
    assert captures_video(answer(of_the_driver, of_this_node)) is captures


@dataclass
class Listed:
    """A camera as the library for Windows and macOS tells it."""

    index: int
    name: str
    path: str | None


def test_windows_and_macos_name_their_cameras_by_what_lasts() -> None:
    found = numbered_cameras(
        [
            Listed(0, "HD WebCam", r"\\?\usb#vid_046d&pid_08e5"),
            Listed(1, "HD WebCam", None),
            Listed(2, "", "0x14"),
        ]
    )
    assert found == (
        FoundDevice(r"camera:\\?\usb#vid_046d&pid_08e5", "HD WebCam (1)"),
        FoundDevice("1", "HD WebCam (2)"),
        FoundDevice("camera:0x14", "camera 2"),
    )


def test_this_computer_answers_and_an_unknown_one_has_no_cameras() -> None:
    assert isinstance(cameras(), tuple)
    assert isinstance(scanners(), tuple)
    assert cameras("plan9") == ()


@dataclass
class FoundPort:
    """A port as pyserial tells it."""

    device: str
    description: str | None = "n/a"


@linux_tree
def test_a_port_without_hardware_is_none(computer: Computer) -> None:
    computer.port("ttyS0", kind="4")
    computer.port("ttyS1", kind="0")
    found = serial_ports([FoundPort("/dev/ttyS1"), FoundPort("/dev/ttyS0")], computer.root)
    assert found == (FoundDevice("/dev/ttyS0", "/dev/ttyS0"),)


@linux_tree
def test_a_scanner_on_usb_is_remembered_by_itself_and_not_by_its_socket(computer: Computer) -> None:
    computer.port("ttyACM0", link="usb-Honeywell_1950-if00")
    (found,) = serial_ports([FoundPort("/dev/ttyACM0", "Honeywell Scanner 1950")], computer.root)
    assert found.name == "Honeywell Scanner 1950"
    assert Path(found.source) == computer.root / "dev/serial/by-id/usb-Honeywell_1950-if00"


def test_ports_of_windows_and_macos_keep_their_names(tmp_path: Path) -> None:
    ports = [
        FoundPort("COM3", "USB Serial Device (COM3)"),
        FoundPort("/dev/cu.usbmodem14201", "DS2208"),
        FoundPort("/dev/cu.Bluetooth-Incoming-Port"),
        FoundPort("/dev/cu.debug-console"),
    ]
    assert serial_ports(ports, tmp_path) == (
        FoundDevice("/dev/cu.usbmodem14201", "DS2208"),
        FoundDevice("COM3", "USB Serial Device (COM3)"),
    )


def test_of_all_that_speaks_hid_only_bar_code_scanners_are_told() -> None:
    page = BAR_CODE_SCANNER_PAGE
    devices: list[dict[str, object]] = [
        {"path": b"/dev/hidraw0", "usage_page": 1, "product_string": "Keyboard"},
        {
            "path": b"/dev/hidraw1",
            "usage_page": page,
            "manufacturer_string": "Zebra",
            "product_string": "DS9308",
        },
        {"path": b"/dev/hidraw2", "usage_page": page, "manufacturer_string": None, "product_string": ""},
        {"path": b"/dev/hidraw3"},
    ]
    assert hid_scanners(devices) == (
        FoundDevice("hid:/dev/hidraw1", "Zebra DS9308"),
        FoundDevice("hid:/dev/hidraw2", "HID-POS"),
    )


@pytest.mark.parametrize(
    ("told", "name"),
    [
        ("HD Pro Webcam C920", "HD Pro Webcam C920"),
        ("Integrated Camera: Integrated C", "Integrated Camera"),
        ("Brand: Model", "Brand: Model"),
        ("  two\n lines\t\x00", "two lines"),
        ("\u202egnirts", "gnirts"),
        ("n/a", "/dev/x"),
        (None, "/dev/x"),
        ("x" * 500, "x" * 60),
    ],
)
def test_a_devices_name_is_one_short_line_for_people(told: str | None, name: str) -> None:
    assert device_name(told, "/dev/x") == name
