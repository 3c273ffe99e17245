"""The scanner on a real thread, on pseudoterminals: nothing lost, nothing invented, never in the way."""

from __future__ import annotations

import random
import sys
import threading
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QMetaObject, QObject, Qt, QThread, QTimerEvent, Signal, Slot
from pytestqt.qtbot import QtBot

from pos_client.domain.errors import KnownError
from pos_client.domain.scan import Scan, ScanSource
from pos_client.scanning.ports.hid_pos import HidDevice
from pos_client.scanning.ports.scanner import ScannerOpener
from pos_client.scanning.ports.serial_port import SerialPort
from pos_client.workers.scanner import AT_ONCE, MOST_WAITING, ScannerWorker
from tests.ptys import PtyScanner
from tests.scanner_line import scan_and_unplug
from tests.unit.scanning.ports.hid_scanner import HONEYWELL_DESCRIPTOR, FakeDevice, FakeHidapi, report

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudoterminals")

PATIENCE_MS = 10_000
CARD = b"2300001234560"
AT = datetime(2026, 5, 4, 12, tzinfo=UTC)


class Told(QObject):
    """What a worker told, received on the GUI thread."""

    def __init__(self, worker: ScannerWorker) -> None:
        super().__init__()
        self.scans: list[Scan] = []
        self.facts: list[tuple[str, str]] = []
        worker.code_received.connect(self.code)
        worker.scan_misread.connect(self.misread)
        worker.scanner_failed.connect(self.failure)
        worker.scanner_running.connect(self.run)
        worker.scanner_stopped.connect(self.stop)

    @Slot(object)
    def code(self, scan: Scan) -> None:
        self.scans.append(scan)
        self.facts.append(("code", scan.data.decode("latin-1")))

    @Slot(object)
    def misread(self, error: KnownError) -> None:
        self.facts.append(("misread", error.code))

    @Slot(object)
    def failure(self, error: KnownError) -> None:
        self.facts.append(("failed", error.code))

    @Slot(str)
    def run(self, source: str) -> None:
        self.facts.append(("running", source))

    @Slot(str)
    def stop(self, source: str) -> None:
        self.facts.append(("stopped", source))

    @property
    def codes(self) -> list[bytes]:
        return [scan.data for scan in self.scans]

    def names(self) -> list[str]:
        return [name for name, _ in self.facts]


class Wishes(QObject):
    start_scanner = Signal(str)
    stop_scanner = Signal()


class Desk:
    """A worker on its thread, and how to talk to it."""

    def __init__(self, worker: ScannerWorker) -> None:
        self.worker, self.told, self.wishes, self.thread = worker, Told(worker), Wishes(), QThread()
        worker.moveToThread(self.thread)
        self.wishes.start_scanner.connect(worker.start_scanner)
        self.wishes.stop_scanner.connect(worker.stop_scanner)
        self.thread.start()

    def stop(self) -> None:
        """Wait until the worker has stopped."""
        QMetaObject.invokeMethod(self.worker, "stop_scanner", Qt.ConnectionType.BlockingQueuedConnection)


Hire = Callable[..., Desk]


@pytest.fixture
def hire(qtbot: QtBot) -> Iterator[Hire]:
    """Puts workers on threads, and ends both."""
    desks: list[Desk] = []

    def on_a_thread(**parts: object) -> Desk:
        given: dict[str, object] = {"retry_pauses_ms": (10,), "now": lambda: AT, **parts}
        desks.append(Desk(ScannerWorker(**given)))  # type: ignore[arg-type]
        return desks[-1]

    yield on_a_thread
    for desk in desks:
        desk.stop()
        desk.thread.quit()
        assert desk.thread.wait(20_000)


@pytest.fixture
def scanner(tmp_path: Path) -> Iterator[PtyScanner]:
    with PtyScanner(tmp_path / "by-id-scanner") as plugged_in:
        yield plugged_in


@pytest.fixture
def listening(hire: Hire, scanner: PtyScanner, qtbot: QtBot) -> Desk:
    """A worker that listens to the scanner."""
    return listen(hire(), scanner, qtbot)


def listen(desk: Desk, scanner: PtyScanner, qtbot: QtBot) -> Desk:
    desk.wishes.start_scanner.emit(str(scanner.path))
    wait_for(qtbot, lambda: ("running", str(scanner.path)) in desk.told.facts)
    return desk


def wait_for(qtbot: QtBot, is_so: Callable[[], bool]) -> None:
    qtbot.waitUntil(is_so, timeout=PATIENCE_MS)


@pytest.mark.rule("X01")
def test_a_scan_arrives_as_bytes_with_its_time_and_its_source(
    listening: Desk, scanner: PtyScanner, qtbot: QtBot
) -> None:
    scanner.send(CARD + b"\r\n")

    wait_for(qtbot, lambda: bool(listening.told.scans))

    assert listening.told.scans == [Scan(CARD, ScanSource.SERIAL, AT, None)]


def test_five_hundred_scans_with_the_plug_pulled_in_between_are_neither_lost_nor_invented(
    qtbot: QtBot, tmp_path: Path
) -> None:
    verdict = scan_and_unplug(tmp_path, scans=500, seed=7)

    assert verdict.is_clean, verdict
    assert verdict.unplugged >= 10


def test_a_scanner_without_any_end_is_understood_by_its_pauses(
    listening: Desk, scanner: PtyScanner, qtbot: QtBot
) -> None:
    codes = [f"{number:04d}-card".encode() for number in range(5)]

    for count, code in enumerate(codes, start=1):
        scanner.send(code)
        wait_for(qtbot, lambda count=count: len(listening.told.scans) == count)  # type: ignore[misc]

    assert listening.told.codes == codes


def test_a_slow_line_of_one_byte_in_thirty_milliseconds_gives_whole_codes(
    hire: Hire, scanner: PtyScanner, qtbot: QtBot
) -> None:
    # The pause that ends a code is longer here: a busy machine may hold up the slow sender itself.
    desk = listen(hire(open_scanner=ScannerOpener(quiet_s=0.5)), scanner, qtbot)
    pause = threading.Event()

    for byte in CARD + b"\r\n":
        scanner.send(bytes((byte,)))
        pause.wait(0.03)
    wait_for(qtbot, lambda: bool(desk.told.scans))

    assert desk.told.codes == [CARD]


def test_junk_binary_and_noise_break_nothing(listening: Desk, scanner: PtyScanner, qtbot: QtBot) -> None:
    scanner.send(b"x" * 300 + b"\r")
    scanner.send(bytes(range(256)) + b"\r")
    scanner.send(random.Random(9).randbytes(20_000) + b"\r" * 2)
    scanner.send(CARD + b"\r")

    wait_for(qtbot, lambda: CARD in listening.told.codes)

    assert listening.told.codes[-1] == CARD
    assert {name for name, _ in listening.told.facts} <= {"running", "code", "misread"}
    assert ("misread", "scan-too-long") in listening.told.facts


class BrokenPort:
    """Sends codes as fast as they are read; then pauses; then somebody scans a card."""

    def __init__(self, _path: str) -> None:
        self._parts = iter([b"", *[b"a\r" * 2000] * 50, b"", CARD + b"\r"])

    def read(self, _timeout_s: float) -> bytes:
        return next(self._parts, b"")

    def close(self) -> None:
        """Nothing to let go of."""


def test_a_device_that_sends_without_end_is_told_once_and_the_scan_after_it_arrives(
    hire: Hire, qtbot: QtBot
) -> None:
    desk = hire(open_scanner=ScannerOpener(open_port=BrokenPort))

    desk.wishes.start_scanner.emit("broken")
    wait_for(qtbot, lambda: CARD in desk.told.codes)

    assert [fact for fact in desk.told.facts if fact[0] == "misread"] == [("misread", "scanner-floods")]
    assert len(desk.told.codes) <= MOST_WAITING


class Rounds(QObject):
    """The most codes that came between two rounds of the event loop, in which a window is painted."""

    def __init__(self, worker: ScannerWorker) -> None:
        super().__init__()
        self.most = self._now = 0
        worker.code_received.connect(self.code)
        self.startTimer(0)

    @Slot(object)
    def code(self, _scan: Scan) -> None:
        self._now += 1
        self.most = max(self.most, self._now)

    def timerEvent(self, _event: QTimerEvent) -> None:
        self._now = 0


def test_the_window_has_its_turn_between_the_codes_of_a_long_burst(hire: Hire, qtbot: QtBot) -> None:
    class Burst(BrokenPort):
        def __init__(self, _path: str) -> None:
            self._parts = iter([b"", b"a\r" * 400, b"", CARD + b"\r"])

    desk = hire(open_scanner=ScannerOpener(open_port=Burst))
    rounds = Rounds(desk.worker)

    desk.wishes.start_scanner.emit("a scanner with a memory")
    wait_for(qtbot, lambda: CARD in desk.told.codes)

    assert len(desk.told.codes) == 401
    assert rounds.most <= 2 * AT_ONCE


def test_a_plug_pulled_in_a_code_is_half_a_scan_and_then_a_lost_scanner(
    listening: Desk, scanner: PtyScanner, qtbot: QtBot
) -> None:
    scanner.send(CARD + b"\r")
    wait_for(qtbot, lambda: bool(listening.told.scans))
    scanner.send(b"\x02" + CARD[:6])
    wait_for(qtbot, scanner.is_drained)

    scanner.unplug()
    wait_for(qtbot, lambda: ("failed", "scanner-unplugged") in listening.told.facts)

    assert listening.told.names() == ["running", "code", "misread", "failed"]
    assert ("misread", "scan-half") in listening.told.facts


def test_a_scanner_that_comes_back_under_its_name_is_listened_to_again(
    listening: Desk, scanner: PtyScanner, qtbot: QtBot
) -> None:
    scanner.unplug()
    wait_for(qtbot, lambda: "failed" in listening.told.names())

    with PtyScanner(scanner.path.with_name("another")):  # takes the number that the old port had
        scanner.plug_in()
        wait_for(qtbot, lambda: listening.told.names().count("running") == 2)
        scanner.send(CARD + b"\r")
        wait_for(qtbot, lambda: bool(listening.told.scans))

    assert listening.told.names() == ["running", "failed", "running", "code"]


def test_a_scanner_that_is_not_there_is_said_once_and_found_when_it_comes(
    hire: Hire, scanner: PtyScanner, qtbot: QtBot
) -> None:
    tries: list[str] = []

    def counted(source: str) -> SerialPort:
        tries.append(source)
        return SerialPort(source)

    scanner.unplug()
    desk = hire(open_scanner=ScannerOpener(open_port=counted))
    desk.wishes.start_scanner.emit(str(scanner.path))
    wait_for(qtbot, lambda: len(tries) > 5)
    assert desk.told.facts == [("failed", "scanner-missing")]

    scanner.plug_in()
    wait_for(qtbot, lambda: "running" in desk.told.names())
    assert desk.told.names() == ["failed", "running"]


def test_a_scanner_that_another_program_has_is_busy_until_it_lets_go(
    hire: Hire, scanner: PtyScanner, qtbot: QtBot
) -> None:
    other_program = SerialPort(str(scanner.path))
    desk = hire()

    desk.wishes.start_scanner.emit(str(scanner.path))
    wait_for(qtbot, lambda: desk.told.facts == [("failed", "scanner-busy")])
    other_program.close()

    wait_for(qtbot, lambda: desk.told.names() == ["failed", "running"])


def test_who_asks_by_hand_does_not_wait_out_a_long_pause_between_tries(
    hire: Hire, scanner: PtyScanner, qtbot: QtBot
) -> None:
    desk = hire(retry_pauses_ms=(600_000,))
    scanner.unplug()
    desk.wishes.start_scanner.emit(str(scanner.path))
    wait_for(qtbot, lambda: desk.told.names() == ["failed"])

    scanner.plug_in()
    listen(desk, scanner, qtbot)


def test_another_source_takes_the_place_of_the_first(
    listening: Desk, scanner: PtyScanner, qtbot: QtBot, tmp_path: Path
) -> None:
    with PtyScanner(tmp_path / "second") as second:
        listen(listening, second, qtbot)
        SerialPort(str(scanner.path)).close()  # the first one is free
        second.send(CARD + b"\r")
        wait_for(qtbot, lambda: listening.told.codes == [CARD])
        listening.stop()


def test_stopping_is_quick_and_frees_the_port(listening: Desk, scanner: PtyScanner, qtbot: QtBot) -> None:
    began = time.monotonic()
    listening.stop()
    took_s = time.monotonic() - began

    SerialPort(str(scanner.path)).close()
    wait_for(qtbot, lambda: listening.told.names() == ["running", "stopped"])
    assert took_s < 1
    listening.stop()
    assert listening.told.names() == ["running", "stopped"]


def test_a_stop_while_the_scanner_is_looked_for_ends_the_search(
    hire: Hire, scanner: PtyScanner, qtbot: QtBot
) -> None:
    desk = hire()
    scanner.unplug()
    desk.wishes.start_scanner.emit(str(scanner.path))
    wait_for(qtbot, lambda: bool(desk.told.facts))

    desk.stop()
    scanner.plug_in()
    SerialPort(str(scanner.path)).close()

    wait_for(qtbot, lambda: desk.told.names() == ["failed", "stopped"])


def test_a_silent_scanner_costs_next_to_nothing(listening: Desk, qtbot: QtBot) -> None:
    used, began = time.process_time(), time.monotonic()
    with qtbot.waitSignal(listening.wishes.stop_scanner, timeout=1_000, raising=False):
        pass
    share = (time.process_time() - used) / (time.monotonic() - began)

    # Measured: under one per cent of a core. A loop that does not wait takes all of it.
    assert share < 0.1


def test_hid_reports_take_the_same_way(hire: Hire, qtbot: QtBot) -> None:
    plugged_in = FakeDevice([b"", report(CARD, b"]E0")], HONEYWELL_DESCRIPTOR)
    hidapi = FakeHidapi({b"/dev/hidraw0": plugged_in})
    desk = hire(open_scanner=ScannerOpener(open_hid=lambda path: HidDevice(path, hidapi)))

    desk.wishes.start_scanner.emit("hid:/dev/hidraw0")
    wait_for(qtbot, lambda: bool(desk.told.scans))
    plugged_in.is_plugged_in = False
    wait_for(qtbot, lambda: "failed" in desk.told.names())

    assert desk.told.scans == [Scan(CARD, ScanSource.SERIAL, AT, "EAN13")]
    assert desk.told.names() == ["running", "code", "failed"]
