"""The camera on a thread of its own: capture, decode, preview.

OpenCV and the decoders are imported in `start_camera`, on the worker's thread: importing this module is
cheap, so bootstrap may do it before the first paint.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, final

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtGui import QImage

from pos_client.domain.errors import KnownError
from pos_client.domain.hints import ScanHint
from pos_client.domain.scan import Scan, ScanSource
from pos_client.workers.preview import preview
from pos_client.workers.retries import Retries

if TYPE_CHECKING:
    from pos_client.domain.programme import Configuration
    from pos_client.scanning.cameras.camera import Camera
    from pos_client.scanning.live.frame_reader import FrameReader, FrameReport

RETRY_PAUSES_MS = (500, 1_000, 2_000, 5_000, 10_000)
"""How long to wait before a lost camera is tried again; the last one is repeated."""

PREVIEW_PAUSE_S = 0.06
"""A picture that changes 15 times a second looks alive; each costs this thread and the window their time."""

AFTER_FAULT_MS = 1_000
"""After a picture that could not be looked at: one that comes again does not fill the log."""


def _now() -> datetime:
    return datetime.now(UTC)


@final
class CameraWorker(QObject):
    """Plays a source of frames until it is stopped, and reports the codes on them.

    A live source is looked at as often as the reader wants: in between its frames are let go by. Of a video
    or a folder every frame is looked at, at the source's own pace.

    Whoever shows the preview calls `frame_shown` after each one; until then no further preview is sent, so a
    GUI that is busy finds one frame waiting and not three hundred. Decoding goes on meanwhile.

    Call `stop_camera` before the thread ends.
    """

    frame_ready = Signal(QImage, object)
    """A preview, and the corners of the code on it in the preview's pixels, or None."""
    code_seen = Signal(object)
    """A `Scan` that is certain. Sent for every frame that shows it: the router makes one scan of them."""
    hint_changed = Signal(object)
    """What would help the code that is held up: a `ScanHint`, or None when none is needed any more."""
    camera_failed = Signal(object)
    """A `KnownError`: missing, busy, denied or unplugged. The worker tries again by itself, ever more
    slowly.
    """
    camera_running = Signal(str)
    """The source gives frames."""
    camera_stopped = Signal(str)
    """The source was stopped, or its video or folder is at its end."""

    def __init__(
        self,
        *,
        open_camera: Callable[[str], Camera] | None = None,
        frame_reader: Callable[[frozenset[str]], FrameReader] | None = None,
        now: Callable[[], datetime] = _now,
        clock: Callable[[], float] = time.monotonic,
        retry_pauses_ms: Sequence[int] = RETRY_PAUSES_MS,
    ) -> None:
        super().__init__()
        self._open_camera = open_camera or _open_camera
        self._frame_reader = frame_reader or _frame_reader
        self._now = now
        self._clock = clock
        self._retries = Retries(retry_pauses_ms)
        self._source = ""
        self._camera: Camera | None = None
        self._reader: FrameReader | None = None
        self._symbologies: frozenset[str] = frozenset()
        self._preview_wanted = True
        self._next_preview_s = self._next_look_s = 0.0
        self._hint: ScanHint | None = None
        self._next_frame = self._timer(self._take_frame)
        self._next_try = self._timer(self._connect)

    def _timer(self, slot: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.timeout.connect(slot)
        return timer

    @Slot(str)
    def start_camera(self, source: str) -> None:
        """Play this source from now on, instead of any other.

        It is opened once all that was asked before has been heard: of many wishes in a row only the last, and
        none if the last is to stop. A dead address takes seconds each.
        """
        self._close()
        self._source = source
        self._retries.begin()
        self._preview_wanted = True
        self._next_try.start(0)

    @Slot()
    def stop_camera(self) -> None:
        """Let go of the camera. Nothing happens if there is none."""
        source, self._source = self._source, ""
        self._close()
        if source:
            self.camera_stopped.emit(source)

    @Slot()
    def frame_shown(self) -> None:
        """The last preview is on the screen: the next one is wanted."""
        self._preview_wanted = True

    @Slot(object)
    def on_till_opened(self, configuration: Configuration) -> None:
        """The programme is known, and with it in what its cards are printed."""
        self.on_configuration_changed(configuration)

    @Slot(object)
    def on_configuration_changed(self, configuration: Configuration) -> None:
        """It may have cards in other symbologies now: read these too."""
        before, self._symbologies = self._symbologies, configuration.programme.symbologies
        if self._symbologies != before and self._reader is not None:
            self._reader = self._frame_reader(self._symbologies)

    @Slot()
    def _connect(self) -> None:
        try:
            self._camera = self._open_camera(self._source)
        except KnownError as failed:
            self._try_later(failed)
            return
        self._reader = self._frame_reader(self._symbologies)
        self._next_frame.start(0)

    @Slot()
    def _take_frame(self) -> None:
        if self._camera is None or self._reader is None:
            return
        try:
            if self._camera.is_live and self._clock() < self._next_look_s:
                self._camera.skip_frame()
            else:
                self._look(self._camera, self._reader)
        except KnownError as lost:
            self._close()
            self._try_later(lost)
            return
        except Exception:
            # A fault of the till's, which goes into its report. One strange picture must not end the camera.
            self._next_frame.start(AFTER_FAULT_MS)
            raise
        # The source may have been at its end, and whoever heard of it may have started another.
        if self._camera is not None:
            self._next_frame.start(self._camera.frame_interval_ms)

    def _look(self, camera: Camera, reader: FrameReader) -> None:
        frame = camera.next_frame()
        if frame is None:
            self.stop_camera()
            return
        self._tell_running()
        report = reader.read(frame)
        self._next_look_s = self._clock() + report.next_in_ms / 1000
        self._tell(report)
        # After the scan, and of the same frame: the picture never shows what was not reported yet.
        if self._preview_wanted and (report.certain or self._clock() >= self._next_preview_s):
            self._preview_wanted = False
            self._next_preview_s = self._clock() + PREVIEW_PAUSE_S
            self.frame_ready.emit(*preview(frame, report.seen))

    def _tell(self, report: FrameReport) -> None:
        at = self._now()
        for reading in report.certain:
            self.code_seen.emit(Scan(reading.data, ScanSource.CAMERA, at, reading.symbology))
        self._tell_hint(report.hint)

    def _tell_hint(self, hint: ScanHint | None) -> None:
        if hint is not self._hint:
            self._hint = hint
            self.hint_changed.emit(hint)

    def _tell_running(self) -> None:
        if self._retries.works():
            self.camera_running.emit(self._source)

    def _try_later(self, error: KnownError) -> None:
        if self._retries.fails(error):
            self.camera_failed.emit(error)
        self._next_try.start(self._retries.pause_ms)

    def _close(self) -> None:
        self._next_frame.stop()
        self._next_try.stop()
        self._next_preview_s = self._next_look_s = 0.0
        self._tell_hint(None)
        camera, self._camera = self._camera, None
        if camera is not None:
            camera.close()


def _open_camera(source: str) -> Camera:
    from pos_client.scanning.cameras.camera import Camera

    return Camera(source)


def _frame_reader(symbologies: frozenset[str]) -> FrameReader:
    from pos_client.scanning.decoding.reading import symbologies_for
    from pos_client.scanning.live.frame_reader import camera_reader

    return camera_reader(symbologies_for(symbologies))
