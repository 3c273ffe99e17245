"""Who hears whom, by name: nothing is forgotten, and a wire that cannot be laid shows at the start."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QGuiApplication

from pos_client.bootstrap.device_book import DeviceFile
from pos_client.bootstrap.devices_in_use import DevicesInUse
from pos_client.bootstrap.wiring import connect_by_name
from pos_client.domain.errors import BugError
from pos_client.domain.ids import EntryId
from pos_client.services.backoff import Backoff
from pos_client.services.idle import IdleWatch
from pos_client.services.link import LinkWatch
from pos_client.ui.presenters import Presenters
from pos_client.workers.camera import CameraWorker
from pos_client.workers.code_drawing import CodeDrawer
from pos_client.workers.counter import CounterWorker
from pos_client.workers.delivery import DeliveryWorker
from pos_client.workers.devices import DevicesWorker
from pos_client.workers.idle import HandsWatch
from pos_client.workers.image_reading import ImageWorker
from pos_client.workers.patience import Patience
from pos_client.workers.scanner import ScannerWorker
from pos_client.workers.set_aside import SetAsideWorker
from pos_client.workers.staff import StaffWorker
from pos_client.workers.tills import TillsWorker
from pos_client.workers.wedge_filter import WedgeFilter
from tests.fakes.clock import HandClock
from tests.threads.at_work import Opener
from tests.threads.test_scan_inbox import NoSound

AT = datetime(2026, 11, 22, 9, 41, 7, tzinfo=UTC)


class Screen(QObject):
    """Wishes for a light, and hears of it."""

    light_asked = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.told: list[bool] = []

    @Slot(bool)
    def on_lit(self, bright: bool) -> None:
        self.told.append(bright)


class Lamp(QObject):
    """Lights, and says so."""

    lit = Signal(bool)
    nobody_listens = Signal()

    @Slot(bool)
    def light(self, bright: bool) -> None:
        self.nobody_listens.emit()
        self.lit.emit(bright)


class Dreamer(QObject):
    """Wishes for what nobody can do."""

    moon_asked = Signal()


@pytest.fixture
def workers(qapp: QGuiApplication, tmp_path: Path) -> Iterator[tuple[QObject, ...]]:
    clock = HandClock()
    delivery = DeliveryWorker(lambda: None, LinkWatch(clock), Backoff(bytes, clock))
    people = (StaffWorker(lambda: None), TillsWorker(lambda: None), Patience())
    hands = HandsWatch(qapp, IdleWatch(clock), lambda: False)
    wedge = WedgeFilter(qapp)
    pictures = (CameraWorker(), ImageWorker(), CodeDrawer())
    devices = (ScannerWorker(), DevicesWorker(DeviceFile(tmp_path / "devices.json")), wedge)
    counter = CounterWorker(Opener(lambda: None))
    yield (counter, *people, hands, SetAsideWorker(lambda: None), delivery, *pictures, *devices)
    hands.remove()
    wedge.remove()


@pytest.fixture
def presenters(qapp: QGuiApplication) -> Presenters:
    return Presenters.build(lambda: AT, lambda: EntryId("sale"), NoSound())


def wishes(presenter: QObject) -> list[str]:
    return [name for name in dir(type(presenter)) if name.endswith("_asked")]


def test_every_wish_of_every_presenter_finds_exactly_one_slot(
    presenters: Presenters, workers: tuple[QObject, ...]
) -> None:
    screens = (*presenters.all(), DevicesInUse())
    connect_by_name(screens, workers)
    found = {
        wish: [type(one).__name__ for one in workers if hasattr(one, wish.removesuffix("_asked"))]
        for presenter in screens
        for wish in wishes(presenter)
    }
    assert len(found) > 10
    assert {wish: able for wish, able in found.items() if len(able) != 1} == {}


def test_every_fact_that_a_presenter_wants_to_hear_is_told_by_a_worker(
    presenters: Presenters, workers: tuple[QObject, ...]
) -> None:
    wanted = {
        name.removeprefix("on_") for one in presenters.all() for name in dir(type(one)) if name[:3] == "on_"
    }
    told = {name for worker in workers for name in dir(type(worker))}
    assert wanted - told == set()


def test_a_wish_that_nobody_can_carry_out_shows_at_the_start(
    presenters: Presenters, workers: tuple[QObject, ...]
) -> None:
    with pytest.raises(BugError, match="0 workers could carry out moon"):
        connect_by_name((*presenters.all(), Dreamer()), workers)


def test_a_wish_that_two_could_carry_out_shows_at_the_start(qapp: QGuiApplication) -> None:
    with pytest.raises(BugError, match="2 workers could carry out light"):
        connect_by_name([Screen()], [Lamp(), Lamp()])


def test_a_fact_reaches_every_screen_that_has_an_ear_for_it(qapp: QGuiApplication) -> None:
    first, second, lamp = Screen(), Screen(), Lamp()
    connect_by_name([first, second], [lamp])
    first.light_asked.emit(True)
    assert (first.told, second.told) == ([True], [True])
