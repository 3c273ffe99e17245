"""The application: what it is built from, how its parts hear each other, how it starts and how it stops."""

from __future__ import annotations

import sys
from dataclasses import dataclass

from PySide6.QtWidgets import QApplication

from pos_client.bootstrap.first_paint import FirstPaint
from pos_client.bootstrap.folders import DataFolder
from pos_client.bootstrap.opening import Surroundings, Till
from pos_client.bootstrap.threads import WorkerThread
from pos_client.bootstrap.till_logging import log_to
from pos_client.bootstrap.wiring import connect_by_name
from pos_client.domain.ids import new_entry_id
from pos_client.secret_store.keyring_store import KeyringSecretStore
from pos_client.services.backoff import LONGEST_S, Backoff
from pos_client.services.link import LinkWatch
from pos_client.ui.i18n import Tongue
from pos_client.ui.icons import Icons
from pos_client.ui.look import Look
from pos_client.ui.presenters import Presenters
from pos_client.ui.shell import Shell
from pos_client.ui.sounds import Sounder, SystemSounder
from pos_client.ui.theme import Theme
from pos_client.workers.camera import CameraWorker
from pos_client.workers.counter import CounterWorker
from pos_client.workers.delivery import DeliveryWorker
from pos_client.workers.image_reading import ImageWorker
from pos_client.workers.scan_inbox import ScanInbox
from pos_client.workers.wedge_filter import WedgeFilter


@dataclass(frozen=True, slots=True)
class Options:
    """What may differ from one start to the next. `camera` is as `CameraWorker` takes it, None for none.
    `scale` is the size of everything, None to fill the screen.
    """

    camera: str | None = "0"
    longest_backoff_s: float = LONGEST_S
    sounder: Sounder | None = None
    scale: float | None = None


class App:
    """One till window with its threads. `start` shows it; everything slow begins after it has painted."""

    def __init__(self, qt: QApplication, folder: DataFolder, outside: Surroundings, options: Options) -> None:
        self.link = LinkWatch(outside.clock)
        self.till = Till(folder, outside, self.link)
        self.counter = CounterWorker(self.till)
        backoff = Backoff(outside.random_bytes, options.longest_backoff_s)
        self.delivery = DeliveryWorker(lambda: self.till.back_office, self.link, backoff)
        self.camera, self.images = CameraWorker(), ImageWorker()
        self.inbox, self.wedge = ScanInbox(), WedgeFilter(qt)
        self.window = _window(qt, outside, options)
        self._camera_source = options.camera
        self._threads = (
            WorkerThread("camera", {self.camera: "stop_camera", self.images: None}),
            WorkerThread("counter", {self.counter: None}),
            WorkerThread("delivery", {self.delivery: "stop"}),
        )
        self._connect()

    def start(self) -> None:
        """Show the window, and begin with the rest once it can be seen."""
        for thread in self._threads:
            thread.start()
        first = FirstPaint(self.window)
        first.painted.connect(self.counter.open_till)
        first.painted.connect(self._start_camera)
        self.window.show()

    def stop(self) -> None:
        """Let every worker finish what it does; nothing is lost by stopping. More than once is allowed."""
        self.window.hide()
        for thread in self._threads:
            thread.stop()
        self.wedge.remove()
        self.till.close()

    def _start_camera(self) -> None:
        if self._camera_source is not None:
            self.window.presenters.camera.start_camera_asked.emit(self._camera_source)

    def _connect(self) -> None:
        presenters, counter, delivery = self.window.presenters, self.counter, self.delivery
        connect_by_name((*presenters.all(), self.window), (counter, delivery, self.camera, self.images))
        presenters.camera.frame_shown.connect(self.camera.frame_shown)
        for code in (self.camera.code_seen, self.images.code_seen, self.wedge.code_typed):
            code.connect(self.inbox.take)
        self.inbox.scan_arrived.connect(self.window.scan_arrived)
        counter.till_opened.connect(delivery.start)
        for fact in (counter.recorded, counter.reversed_purchase, counter.card_replaced, counter.signed_in):
            fact.connect(delivery.deliver_soon)
        delivery.receipts_arrived.connect(counter.load_recent)
        self.window.closing.connect(self.stop)


def run(folder: DataFolder, camera: str | None) -> int:
    """Run the till until its window is closed."""
    log_to(folder.log)
    qt = QApplication(sys.argv[:1])
    qt.setApplicationName("pos-client")
    app = App(qt, folder, Surroundings(KeyringSecretStore()), Options(camera=camera))
    app.start()
    return qt.exec()


def _window(qt: QApplication, outside: Surroundings, options: Options) -> Shell:
    size = qt.primaryScreen().availableSize()
    theme = Theme.for_screen(size.width(), size.height()) if options.scale is None else Theme(options.scale)
    look = Look(theme, Icons(), Tongue(qt), outside.clock.now)
    presenters = Presenters.build(
        outside.clock.now,
        lambda: new_entry_id(int(outside.clock.now().timestamp() * 1000), outside.random_bytes),
        options.sounder or SystemSounder(qt.beep),
    )
    return Shell(look, presenters)
