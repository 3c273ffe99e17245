"""Everything behind the window: the till, its workers on their threads, the wires to the screens."""

from __future__ import annotations

from contextlib import suppress

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from pos_client.bootstrap.device_book import DeviceFile
from pos_client.bootstrap.devices_in_use import DevicesInUse
from pos_client.bootstrap.folders import DataFolder
from pos_client.bootstrap.opening import Till
from pos_client.bootstrap.options import Options
from pos_client.bootstrap.surroundings import Surroundings
from pos_client.bootstrap.threads import WorkerThread
from pos_client.bootstrap.wiring import connect_by_name
from pos_client.domain.errors import KnownError
from pos_client.services.backoff import Backoff
from pos_client.services.idle import IdleWatch
from pos_client.services.link import LinkWatch
from pos_client.ui.shell import Shell
from pos_client.workers.camera import CameraWorker
from pos_client.workers.code_drawing import CodeDrawer
from pos_client.workers.counter import CounterWorker
from pos_client.workers.delivery import DeliveryWorker
from pos_client.workers.devices import DevicesWorker
from pos_client.workers.idle import HandsWatch
from pos_client.workers.image_reading import ImageWorker
from pos_client.workers.patience import Patience
from pos_client.workers.scan_inbox import ScanInbox
from pos_client.workers.scanner import ScannerWorker
from pos_client.workers.set_aside import SetAsideWorker
from pos_client.workers.staff import StaffWorker
from pos_client.workers.tills import TillsWorker
from pos_client.workers.wedge_filter import WedgeFilter


class Backstage:
    """Built on the GUI thread; costs little until `start`, which opens the till on the counter's thread."""

    def __init__(
        self,
        qt: QApplication,
        window: Shell,
        folder: DataFolder,
        outside: Surroundings,
        options: Options,
    ) -> None:
        self._window, self._folder = window, folder
        self.link = LinkWatch(outside.clock)
        self.till = Till(folder, outside, self.link)
        self.patience = Patience()
        self.counter = CounterWorker(self.till, self.patience)
        self.staff = StaffWorker(lambda: self.counter.opened)
        self.tills = TillsWorker(lambda: self.counter.opened)
        self.hands = HandsWatch(qt, IdleWatch(outside.clock, options.lock_after_s), self._is_locked)
        self.set_aside = SetAsideWorker(lambda: self.till.set_aside)
        backoff = Backoff(outside.random_bytes, outside.clock, options.longest_backoff_s)
        self.delivery = DeliveryWorker(lambda: self.till.back_office, self.link, backoff)
        self.camera, self.images, self.drawer = CameraWorker(), ImageWorker(), CodeDrawer()
        self.inbox, self.wedge = ScanInbox(), WedgeFilter(qt)
        self.scanner = ScannerWorker()
        self.devices = DevicesWorker(DeviceFile(folder.devices), named=options.named_camera)
        self.in_use = DevicesInUse()
        self._threads = (
            WorkerThread("camera", {self.camera: "stop_camera", self.images: None}),
            WorkerThread("scanner", {self.scanner: "stop_scanner"}),
            WorkerThread("devices", {self.devices: None, self.drawer: None}),
            WorkerThread(
                "counter", {self.counter: None, self.staff: None, self.tills: None, self.set_aside: None}
            ),
            WorkerThread("delivery", {self.delivery: "stop"}),
        )
        self._connect()

    def start(self) -> None:
        """Open the till, and the camera and the scanner that were chosen."""
        for thread in self._threads:
            thread.start()
        self._suggest_address()
        self._window.presenters.blocked.open_till_asked.emit()
        self.in_use.begin()

    def stop(self) -> None:
        """Let every worker finish what it does. More than once is allowed."""
        self.patience.cancel_enrolment()
        for thread in self._threads:
            thread.stop()
        self.wedge.remove()
        self.hands.remove()
        self.till.close()

    def _suggest_address(self) -> None:
        """Whoever has to enrol this till again need not know where its backend is."""
        with suppress(KnownError):  # an installation that does not read is told when the till is opened
            installation = self._folder.installation()
            if installation is not None:
                self._window.presenters.enrol.suggest(installation.url)

    def _is_locked(self) -> bool:
        opened = self.counter.opened
        return opened is not None and opened.shift.locked

    def _connect(self) -> None:
        window, counter, delivery = self._window, self.counter, self.delivery
        readers = (self.inbox, self.camera, self.images)
        screens = (*window.presenters.all(), window, window.scans, self.in_use, self.hands, *readers)
        pictures = (self.camera, self.images, self.drawer)
        scanners = (self.scanner, self.devices, self.wedge, self.inbox)
        people = (self.staff, self.tills, self.hands, self.patience)
        connect_by_name(screens, (counter, *people, self.set_aside, delivery, *pictures, *scanners))
        window.presenters.camera.frame_shown.connect(self.camera.frame_shown)
        codes = (
            self.camera.code_seen,
            self.images.code_seen,
            self.wedge.code_typed,
            self.scanner.code_received,
        )
        for code in codes:
            code.connect(self.inbox.take)
        window.screen_changed.connect(self.inbox.screen_changed)
        self.inbox.screen_changed(window.current)
        for desk in (window.presenters.cashier.counter, window.presenters.info_desk):
            desk.customer_gone.connect(self.inbox.forget)
        counter.till_opened.connect(delivery.start)
        counter.identified.connect(delivery.scan_counted)
        for fact in (counter.recorded, counter.reversed_purchase, counter.card_replaced, counter.signed_in):
            fact.connect(delivery.deliver_soon)
        counter.till_closing.connect(delivery.stop, Qt.ConnectionType.BlockingQueuedConnection)
        self.staff.signed_in.connect(delivery.deliver_soon)
        self.set_aside.entry_settled.connect(delivery.deliver_soon)
        self.set_aside.entry_settled.connect(counter.load_recent)
        delivery.receipts_arrived.connect(counter.load_recent)
        delivery.locked_out.connect(counter.lock_out)
