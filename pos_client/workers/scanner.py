"""A scanner on a serial port or on HID-POS, on a thread of its own.

pyserial and hidapi are imported when the first scanner is opened, on the worker's thread.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, final

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from pos_client.domain.errors import KnownError
from pos_client.domain.scan import Scan, ScanSource
from pos_client.workers.hand_over import HandOver
from pos_client.workers.retries import Retries

if TYPE_CHECKING:
    from pos_client.scanning.ports.scanned_code import Piece
    from pos_client.scanning.ports.scanner import Scanner

RETRY_PAUSES_MS = (500, 1_000, 2_000)
"""How long to wait before a lost scanner is tried again; the last one is repeated. Looking costs nothing, and
whoever plugs it in again stands there and waits.
"""

AT_ONCE = 4
"""Codes that are sent before the last ones were taken: for no longer does what the window has to do wait."""
MOST_WAITING = 500
"""Codes that wait to be sent. No hand gets there, even while the window stands still for minutes."""
_STILL_UNPLUGGED = ("scanner-unplugged", "scanner-missing")
"""One cause: the second only says what the first did."""
FLOOD_PAUSE_MS = 20
"""Between two reads of what is thrown away: broken devices fill a line at megabytes a second."""


def _now() -> datetime:
    return datetime.now(UTC)


@final
class ScannerWorker(QObject):
    """Listens to one scanner until it is stopped, and looks for it again whenever it is lost.

    Each read waits a few hundredths of a second at most and then lets the thread's event loop run, so a wish
    to stop is heard at once and a silent scanner costs next to nothing.

    Both kinds count as `ScanSource.SERIAL`: the scanner speaks to the till itself and types nothing.

    A device that sends without end costs neither the window nor the memory: few codes are on the way at a
    time, few wait, and when more come all are dropped until it pauses.

    Make it on the thread that takes its codes. Call `stop_scanner` before the thread ends.
    """

    code_received = Signal(object)
    """A `Scan`. Its data may begin with an AIM identifier, which the router knows."""
    scan_misread = Signal(object)
    """A `KnownError`: `scan-half`, `scan-too-long` or `scanner-floods`."""
    scanner_failed = Signal(object)
    """A `KnownError`: missing, busy, denied or unplugged. Said once per cause; the worker tries again by
    itself, ever more slowly.
    """
    scanner_running = Signal(str)
    """The source is open and was listened to."""
    scanner_stopped = Signal(str)
    """The source was let go because somebody wished it."""
    _sent = Signal()

    def __init__(
        self,
        *,
        open_scanner: Callable[[str], Scanner] | None = None,
        now: Callable[[], datetime] = _now,
        retry_pauses_ms: Sequence[int] = RETRY_PAUSES_MS,
    ) -> None:
        super().__init__()
        self._open_scanner = open_scanner
        self._now = now
        self._retries = Retries(retry_pauses_ms, [_STILL_UNPLUGGED])
        self._source = ""
        self._scanner: Scanner | None = None
        self._waiting: deque[Piece] = deque()
        self._is_on_the_way = self._floods = False
        self._hand_over = HandOver()
        self._sent.connect(self._hand_over.sent)
        self._hand_over.taken.connect(self._on_taken)
        self._next_read = self._timer(self._read)
        self._next_try = self._timer(self._connect)

    def _timer(self, slot: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.timeout.connect(slot)
        return timer

    @Slot(str)
    def start_scanner(self, source: str) -> None:
        """Listen to this source from now on, instead of any other: a serial port, or `hid:` and a path."""
        self._close()
        self._source = source
        self._retries.begin()
        self._connect()

    @Slot()
    def stop_scanner(self) -> None:
        """Let go of the scanner. Nothing happens if there is none."""
        source, self._source = self._source, ""
        self._close()
        if source:
            self.scanner_stopped.emit(source)

    @Slot()
    def _connect(self) -> None:
        self._open_scanner = self._open_scanner or _scanner_opener()
        try:
            self._scanner = self._open_scanner(self._source)
        except KnownError as failed:
            self._try_later(failed)
            return
        self._next_read.start(0)

    @Slot()
    def _read(self) -> None:
        if self._scanner is None:
            return
        try:
            pieces = self._scanner.read()
        except KnownError as lost:
            self._close()
            self._try_later(lost)
            return
        self._tell_running()
        self._keep(pieces)
        self._next_read.start(FLOOD_PAUSE_MS if self._floods else 0)

    def _keep(self, pieces: Sequence[Piece]) -> None:
        self._floods = self._floods and bool(pieces)
        if self._floods:
            return
        self._waiting.extend(pieces)
        if len(self._waiting) > MOST_WAITING:
            self._floods = True
            self._waiting.clear()
            self._waiting.append(KnownError("scanner-floods"))
        if not self._is_on_the_way:
            self._send(AT_ONCE)

    @Slot()
    def _on_taken(self) -> None:
        self._is_on_the_way = False
        self._send(AT_ONCE)

    def _send(self, most: int) -> None:
        count = min(most, len(self._waiting))
        for _ in range(count):
            self._tell(self._waiting.popleft())
        if count:
            self._is_on_the_way = True
            self._sent.emit()

    def _tell(self, piece: Piece) -> None:
        if isinstance(piece, KnownError):
            self.scan_misread.emit(piece)
        else:
            self.code_received.emit(Scan(piece.data, ScanSource.SERIAL, self._now(), piece.symbology))

    def _tell_running(self) -> None:
        if self._retries.works():
            self.scanner_running.emit(self._source)

    def _try_later(self, error: KnownError) -> None:
        if self._retries.fails(error):
            self.scanner_failed.emit(error)
        self._next_try.start(self._retries.pause_ms)

    def _close(self) -> None:
        self._next_read.stop()
        self._next_try.stop()
        # What was scanned before the port was lost, or let go, is told before that.
        self._send(MOST_WAITING)
        self._floods = False
        scanner, self._scanner = self._scanner, None
        if scanner is not None:
            scanner.close()


def _scanner_opener() -> Callable[[str], Scanner]:
    from pos_client.scanning.ports.scanner import ScannerOpener

    return ScannerOpener()
