"""A scanner on a pseudoterminal that scans, is pulled out and plugged in again, and the books kept of it.

For a test of some seconds and for the soak of 10,000 scans: the same line, the same seed, the same books.
"""

from __future__ import annotations

import itertools
import random
import threading
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from enum import Enum
from pathlib import Path

from PySide6.QtCore import (
    QCoreApplication,
    QEventLoop,
    QMetaObject,
    QObject,
    Qt,
    QThread,
    QTimer,
    Signal,
    Slot,
)

from pos_client.domain.errors import KnownError
from pos_client.domain.scan import Scan
from pos_client.scanning.ports.scanned_code import QUIET_S
from pos_client.workers.scanner import ScannerWorker
from tests.ptys import PtyScanner

PATIENCE_S = 30.0
"""For a busy machine; nothing takes this long."""

SCANS_PER_PLUG = 40
AROUND = ((b"", b"\r"), (b"", b"\n"), (b"", b"\r\n"), (b"", b"\t"), (b"\x02", b"\x03"), (b"\x02", b"\r\n"))
"""What scanners are set to put before and after a code."""


class Pull(Enum):
    """How the plug is pulled."""

    BETWEEN_CODES = "between codes, when all was read"
    IN_A_CODE = "in the middle of a code, when all was read"
    AT_ONCE = "right after the last byte was sent, read or not"


@dataclass
class Books:
    """What went in and what must come out."""

    sent: list[bytes] = field(default_factory=list)
    sure: set[bytes] = field(default_factory=set)
    """Sent wholly, and taken from the kernel before the plug was pulled."""
    halves_sure: int = 0
    halves_possible: int = 0
    unplugged: int = 0

    def close(self, received: list[bytes], halves: int) -> Verdict:
        """Compare with what arrived."""
        places = {code: place for place, code in enumerate(self.sent)}
        order = [places[code] for code in received if code in places]
        return Verdict(
            sent=len(self.sent),
            received=len(received),
            unplugged=self.unplugged,
            lost=len(self.sure - set(received)),
            invented=sum(code not in places for code in received),
            doubled=len(order) - len(set(order)),
            out_of_order=sum(late < early for early, late in itertools.pairwise(order)),
            halves=halves,
            halves_wrong=not self.halves_sure <= halves <= self.halves_sure + self.halves_possible,
        )


@dataclass(frozen=True)
class Verdict:
    """Merged codes and halves that passed for codes are among the invented ones: every sent code is known."""

    sent: int
    received: int
    unplugged: int
    lost: int
    invented: int
    doubled: int
    out_of_order: int
    halves: int
    halves_wrong: bool
    handles_left: int = 0

    @property
    def is_clean(self) -> bool:
        kept = not (self.lost or self.invented or self.doubled or self.out_of_order)
        return kept and not self.halves_wrong and not self.handles_left


class Till(QObject):
    """Hears the worker on its own thread, and lets the line wait for it."""

    start_asked = Signal(str)

    def __init__(self, worker: ScannerWorker) -> None:
        super().__init__()
        self.received: list[bytes] = []
        self.halves = 0
        self.listening = threading.Semaphore(0)
        self.start_asked.connect(worker.start_scanner)
        worker.code_received.connect(self.on_code_received)
        worker.scan_misread.connect(self.on_scan_misread)
        worker.scanner_running.connect(self.on_scanner_running)

    @Slot(object)
    def on_code_received(self, scan: Scan) -> None:
        self.received.append(scan.data)

    @Slot(object)
    def on_scan_misread(self, misread: KnownError) -> None:
        assert misread.code == "scan-half"
        self.halves += 1

    @Slot(str)
    def on_scanner_running(self, source: str) -> None:
        self.listening.release()


class Line(threading.Thread):
    """The hand with the scanner: `scans` codes in random pieces and pauses, unplugged in between."""

    def __init__(self, scanner: PtyScanner, till: Till, scans: int, seed: int) -> None:
        super().__init__(name="the hand with the scanner")
        self.books = Books()
        self.failure: BaseException | None = None
        self._scanner, self._till, self._scans = scanner, till, scans
        self._random = random.Random(seed)
        self._pause = threading.Event()

    def run(self) -> None:
        try:
            self._teach_the_till()
            while len(self.books.sent) < self._scans:
                self._one_plug()
        except BaseException as error:  # noqa: BLE001 - a thread's failure is raised by whoever joins it
            self.failure = error

    def _teach_the_till(self) -> None:
        """One code with an end, and a pause: until then a code that stops may be whole."""
        assert self._till.listening.acquire(timeout=PATIENCE_S), "the till never listened"
        first = self._code()
        self._scanner.send(first + b"\r")
        self.books.sent.append(first)
        self._until_read()
        self.books.sure.add(first)
        self._pause.wait(5 * QUIET_S)
        self._till.listening.release()

    def _one_plug(self) -> None:
        assert self._till.listening.acquire(timeout=PATIENCE_S), "the till never listened"
        before, after = self._random.choice(AROUND)
        count = min(self._random.randint(1, SCANS_PER_PLUG), self._scans - len(self.books.sent))
        codes = [self._code() for _ in range(count)]
        self._send(b"".join(before + code + after for code in codes))
        self.books.sent += codes
        self._pull(self._random.choice(list(Pull)), codes, before)
        if len(self.books.sent) < self._scans:
            self._scanner.plug_in()

    def _pull(self, how: Pull, codes: list[bytes], before: bytes) -> None:
        if how is Pull.IN_A_CODE:
            code = self._code()
            self._send(before + code[: self._random.randint(1, len(code))])
        if how is Pull.AT_ONCE:
            self.books.halves_possible += 1
        else:
            self._until_read()
            self.books.sure.update(codes)
        self.books.halves_sure += how is Pull.IN_A_CODE
        self._scanner.unplug()
        self.books.unplugged += 1

    def _code(self) -> bytes:
        size = self._random.randint(1, 24)
        number = f"{len(self.books.sent):05d}-{self._random.getrandbits(32):08x}".encode()
        return number + bytes(self._random.choices(range(0x20, 0x7F), k=size))

    def _send(self, stream: bytes) -> None:
        while stream:
            size = self._random.randint(1, 64)
            self._scanner.send(stream[:size])
            stream = stream[size:]
            if self._random.random() < 0.3:
                self._pause.wait(self._random.choice((0.0002, 0.001, 0.004)))

    def _until_read(self) -> None:
        for _ in range(round(PATIENCE_S / 0.001)):
            if self._scanner.is_drained():
                return
            self._pause.wait(0.001)
        raise TimeoutError("the till did not read")


def scan_and_unplug(folder: Path, *, scans: int, seed: int) -> Verdict:
    """Run a worker on such a line from first to last scan. Needs a `QCoreApplication`."""
    handles = _open_handles()
    worker, thread = ScannerWorker(retry_pauses_ms=(10,)), QThread()
    till = Till(worker)
    worker.moveToThread(thread)
    thread.start()
    with PtyScanner(folder / "scanner") as scanner:
        line = Line(scanner, till, scans, seed)
        till.start_asked.emit(str(scanner.path))
        line.start()
        _until(lambda: not line.is_alive())
        line.join()
    _stop(worker, thread)
    if line.failure is not None:
        raise line.failure
    verdict = line.books.close(till.received, till.halves)
    return replace(verdict, handles_left=_open_handles() - handles)


def _open_handles() -> int:
    return len(list(Path("/dev/fd").iterdir()))


def _until(is_so: Callable[[], bool]) -> None:
    """Let signals arrive until it is so."""
    loop, look = QEventLoop(), QTimer()
    look.timeout.connect(lambda: loop.quit() if is_so() else None)
    look.start(5)
    if not is_so():
        loop.exec()


def _stop(worker: ScannerWorker, thread: QThread) -> None:
    QMetaObject.invokeMethod(worker, "stop_scanner", Qt.ConnectionType.BlockingQueuedConnection)
    thread.quit()
    thread.wait()
    QCoreApplication.processEvents()
