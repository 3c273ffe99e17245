"""Devices that are listed, remembered and used: who is asked what, and what goes on when something fails."""

from __future__ import annotations

import sys
from collections.abc import Iterable

import pytest
from PySide6.QtCore import QCoreApplication, QObject, Slot

from pos_client.bootstrap.devices_in_use import DevicesInUse
from pos_client.bootstrap.options import NO_CAMERA, Options
from pos_client.bootstrap.wiring import connect_by_name
from pos_client.domain.devices import Devices, FoundDevice, FoundDevices, WedgeProfile
from pos_client.domain.errors import KnownError
from pos_client.workers.devices import DevicesWorker, find_devices

ONE = FoundDevice("/dev/v4l/by-id/usb-C920", "C920")
TWO = FoundDevice("/dev/v4l/by-id/usb-other", "Other")


class Book:
    """Keeps the choice in memory, or fails as a disk does."""

    def __init__(self, kept: Devices | None = None) -> None:
        self.kept = kept
        self.unreadable = self.unwritable = False

    def load(self) -> Devices | None:
        if self.unreadable:
            raise KnownError("devices-unreadable")
        return self.kept

    def save(self, devices: Devices) -> None:
        if self.unwritable:
            raise KnownError("devices-not-written")
        self.kept = devices


class Plugs:
    """What is plugged in just now."""

    def __init__(self, *cameras: FoundDevice) -> None:
        self.cameras = cameras

    def __call__(self) -> FoundDevices:
        return FoundDevices(self.cameras)


class Screen(QObject):
    """Hears what the worker tells."""

    def __init__(self) -> None:
        super().__init__()
        self.listed: list[FoundDevices] = []
        self.known: list[Devices] = []
        self.refused: list[str] = []

    @Slot(object)
    def on_devices_listed(self, found: FoundDevices) -> None:
        self.listed.append(found)

    @Slot(object)
    def on_devices_known(self, devices: Devices) -> None:
        self.known.append(devices)

    @Slot(object)
    def on_devices_refused(self, error: KnownError) -> None:
        self.refused.append(error.code)


class Machines(QObject):
    """The camera, the scanner and the wedge: what they were told, in order."""

    def __init__(self) -> None:
        super().__init__()
        self.told: list[tuple[object, ...]] = []

    @Slot(str)
    def start_camera(self, source: str) -> None:
        self.told.append(("camera", source))

    @Slot()
    def stop_camera(self) -> None:
        self.told.append(("camera", None))

    @Slot(str)
    def start_scanner(self, source: str) -> None:
        self.told.append(("scanner", source))

    @Slot()
    def stop_scanner(self) -> None:
        self.told.append(("scanner", None))

    @Slot(object)
    def use_wedge_profile(self, profile: WedgeProfile) -> None:
        self.told.append(("wedge", profile))


class TillOfDevices:
    """The worker and the one who uses what it tells, wired as in the till."""

    def __init__(self, book: Book, camera: str | None = None, plugged_in: Iterable[FoundDevice] = ()) -> None:
        self.worker = DevicesWorker(book, Plugs(*plugged_in), Options(camera=camera).named_camera)
        self.screen, self.machines, self.in_use = Screen(), Machines(), DevicesInUse()
        connect_by_name([self.screen, self.in_use], [self.worker, self.machines])

    @property
    def told(self) -> list[tuple[object, ...]]:
        """What the devices were told since this was last asked."""
        told, self.machines.told = self.machines.told, []
        return told


pytestmark = pytest.mark.usefixtures("qapp")


def test_what_is_remembered_is_used_from_the_start() -> None:
    profile = WedgeProfile("fi")
    till = TillOfDevices(Book(Devices("2", "COM3", profile)))
    till.in_use.begin()
    assert till.told == [("camera", "2"), ("scanner", "COM3"), ("wedge", profile)]
    assert till.screen.known == [Devices("2", "COM3", profile)]


@pytest.mark.parametrize(
    ("plugged_in", "camera"), [((ONE,), ONE.source), ((), "0"), ((ONE, TWO), "0")], ids=["one", "none", "two"]
)
def test_until_somebody_chooses_the_only_camera_is_used(
    plugged_in: tuple[FoundDevice, ...], camera: str
) -> None:
    book = Book()
    till = TillOfDevices(book, plugged_in=plugged_in)
    till.in_use.begin()
    assert till.told == [("camera", camera)]
    assert book.kept is None


def test_who_chose_no_camera_gets_none_though_one_is_plugged_in() -> None:
    till = TillOfDevices(Book(Devices(camera=None)), plugged_in=[ONE])
    till.in_use.begin()
    assert till.told == []


def test_only_what_was_chosen_anew_is_started_anew() -> None:
    till = TillOfDevices(Book(Devices("0", "COM3")))
    till.in_use.begin()
    assert till.told == [("camera", "0"), ("scanner", "COM3")]
    till.worker.remember_devices(Devices("0", "COM4"))
    assert till.told == [("scanner", "COM4")]
    till.worker.remember_devices(Devices(None, "COM4"))
    assert till.told == [("camera", None)]
    till.worker.remember_devices(Devices(None, None, WedgeProfile("ee")))
    assert till.told == [("scanner", None), ("wedge", WedgeProfile("ee"))]
    till.worker.load_devices()
    assert till.told == []


def test_a_camera_named_for_this_run_counts_and_is_not_remembered() -> None:
    book = Book(Devices("0"))
    till = TillOfDevices(book, camera="film.avi")
    till.in_use.begin()
    assert till.told == [("camera", "film.avi")]
    assert till.screen.known == [Devices("film.avi")]
    assert book.kept == Devices("0")


def test_a_camera_chosen_on_the_screen_counts_more_than_the_one_of_this_run() -> None:
    book = Book(Devices(ONE.source))
    till = TillOfDevices(book, camera=NO_CAMERA)
    till.in_use.begin()
    assert till.told == []
    assert till.screen.known == [Devices(camera=None)]
    till.worker.remember_devices(Devices(ONE.source))
    assert till.told == [("camera", ONE.source)]
    till.worker.remember_devices(Devices(None))
    assert till.told == [("camera", None)]
    assert book.kept == Devices(None)


def test_the_only_camera_is_remembered_with_the_scanner_that_was_chosen_beside_the_one_of_this_run() -> None:
    book = Book()
    till = TillOfDevices(book, camera="film.avi", plugged_in=[ONE])
    till.in_use.begin()
    till.worker.remember_devices(Devices("film.avi", "COM3"))
    assert till.told == [("camera", "film.avi"), ("scanner", "COM3")]
    assert book.kept == Devices(ONE.source, "COM3")


def test_a_choice_that_cannot_be_read_is_told_and_the_usual_devices_are_used() -> None:
    book = Book()
    book.unreadable = True
    till = TillOfDevices(book)
    till.in_use.begin()
    assert till.screen.refused == ["devices-unreadable"]
    assert till.told == [("camera", "0")]


def test_a_choice_that_cannot_be_written_is_told_and_holds_until_the_till_is_closed() -> None:
    book = Book(Devices("0"))
    till = TillOfDevices(book)
    till.in_use.begin()
    book.unwritable = True
    till.worker.remember_devices(Devices("1"))
    assert till.screen.refused == ["devices-not-written"]
    assert till.told == [("camera", "0"), ("camera", "1")]


def test_each_look_tells_what_is_plugged_in_just_now() -> None:
    plugs = Plugs(ONE)
    worker, screen = DevicesWorker(Book(), plugs), Screen()
    connect_by_name([screen], [worker])
    worker.list_devices()
    plugs.cameras = (ONE, TWO)
    worker.list_devices()
    assert [found.cameras for found in screen.listed] == [(ONE,), (ONE, TWO)]


def test_this_computer_can_be_asked(qapp: QCoreApplication) -> None:
    assert isinstance(find_devices(), FoundDevices)


def test_a_system_that_cannot_be_asked_is_one_with_nothing_plugged_in(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def broken() -> tuple[FoundDevice, ...]:
        raise OSError("no permission")

    monkeypatch.setattr("pos_client.scanning.cameras.camera_list.cameras", lambda: (ONE,))
    monkeypatch.setattr("pos_client.scanning.ports.port_list.scanners", broken)
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    assert find_devices() == FoundDevices(cameras=(ONE,))


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has Wayland")
def test_a_session_of_wayland_is_told_to_need_the_windows_focus(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "wayland")
    assert find_devices().typing_needs_focus
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    assert not find_devices().typing_needs_focus
