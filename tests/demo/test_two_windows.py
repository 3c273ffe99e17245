"""The till beside its tray: what somebody can do with the two windows."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pos_client.bootstrap.device_book import DeviceFile
from pos_client.bootstrap.folders import DataFolder
from pos_client.bootstrap.options import NO_CAMERA
from pos_client.demo.cable import Cable
from pos_client.demo.cast import choose_register
from pos_client.demo.till_window import DemoTill, Silence
from pos_client.demo.two_windows import TwoWindows
from pos_client.domain.devices import Devices
from pos_client.secret_store.memory_store import MemorySecretStore
from tests.demo.test_cast import TOLD


class Opener:
    """Opens the same till again and again, and remembers how often."""

    def __init__(self, app: QApplication, folder: Path) -> None:
        self._app, self._folder, self._secrets = app, folder, MemorySecretStore()
        self.opened: list[DemoTill] = []

    def __call__(self) -> DemoTill:
        till = DemoTill(self._app, self._folder, self._secrets, sounder=Silence())
        self.opened.append(till)
        return till


@pytest.fixture
def opener(qapp: QApplication, tmp_path: Path) -> Iterator[Opener]:
    made = Opener(qapp, tmp_path / "till")
    yield made
    for till in made.opened:
        till.stop()


@pytest.fixture
def windows(qapp: QApplication, qtbot: QtBot, tmp_path: Path, opener: Opener) -> Iterator[TwoWindows]:
    with Cable(("127.0.0.1", 9)) as cable:
        cable.unplug()
        offer = choose_register(TOLD, "home-store", None)
        shown = TwoWindows(qapp, TOLD, offer, cable, opener, tmp_path / "cards")
        qtbot.addWidget(shown.tray)
        shown.tray.show()
        shown.open_till()
        yield shown


def test_a_till_that_was_closed_can_be_started_again_from_the_tray(
    windows: TwoWindows, opener: Opener
) -> None:
    assert windows.tray.start.isHidden()
    windows.till.window.close()
    assert windows.tray.isVisible()
    assert windows.tray.start.isVisible()
    windows.tray.start.click()
    assert len(opener.opened) == 2
    assert windows.till.window.isVisible()
    assert windows.tray.start.isHidden()


def test_a_tray_that_is_closed_before_the_demo_runs_ends_nobody_elses_loop(windows: TwoWindows) -> None:
    windows.tray.close()
    loop = QEventLoop()
    QTimer.singleShot(0, loop, lambda: loop.exit(7))
    assert loop.exec() == 7


@pytest.mark.parametrize(("camera", "used"), [(None, "cards.mp4"), (NO_CAMERA, None)])
def test_the_demo_uses_the_camera_that_was_chosen_in_it_and_the_story_none(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path, camera: str | None, used: str | None
) -> None:
    folder = DataFolder(tmp_path)
    DeviceFile(folder.devices).save(Devices(camera="cards.mp4"))
    till = DemoTill(qapp, folder.path, MemorySecretStore(), camera=camera, sounder=Silence())
    try:
        qtbot.waitUntil(lambda: till.shell.presenters.scanners.devices.state.chosen is not None)
        chosen = till.shell.presenters.scanners.devices.state.chosen
        assert chosen is not None
        assert chosen.camera == used
    finally:
        till.stop()
