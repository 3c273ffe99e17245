"""The camera and pictures of cards, as the scan panel sees them."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QImage

from pos_client.domain.errors import KnownError


@dataclass(frozen=True, slots=True)
class CameraState:
    """`trouble` is a code with words; `reading` while a picture file is looked at; `ended` is the source that
    stopped last, until one runs or fails.
    """

    running: bool = False
    trouble: str | None = None
    reading: bool = False
    picture_problem: str | None = None
    ended: str | None = None


class CameraPresenter(QObject):
    """Frames go straight to the picture: they are no state. Each one shown asks for the next."""

    changed = Signal()
    frame_changed = Signal(QImage, object)
    frame_shown = Signal()
    start_camera_asked = Signal(str)
    stop_camera_asked = Signal()
    read_file_asked = Signal(str)
    read_image_asked = Signal(QImage)

    def __init__(self) -> None:
        super().__init__()
        self.state = CameraState()

    def read_file(self, path: str) -> None:
        """Look for a code in a picture file."""
        self._show(reading=True, picture_problem=None)
        self.read_file_asked.emit(path)

    def read_image(self, image: QImage) -> None:
        """Look for a code in a picture that was pasted or dropped."""
        self._show(reading=True, picture_problem=None)
        self.read_image_asked.emit(image)

    @Slot(QImage, object)
    def on_frame_ready(self, frame: QImage, corners: object) -> None:
        """A frame to show."""
        if not self.state.running:
            self._show(running=True, trouble=None, ended=None)
        self.frame_changed.emit(frame, corners)
        self.frame_shown.emit()

    @Slot(str)
    def on_camera_running(self, _source: str) -> None:
        """The camera gives pictures."""
        self._show(running=True, trouble=None, ended=None)

    @Slot(str)
    def on_camera_stopped(self, source: str) -> None:
        """The source was stopped, or is at its end: no picture stands still as if it were live."""
        self._show(running=False, trouble=None, ended=source)

    @Slot(object)
    def on_camera_failed(self, error: KnownError) -> None:
        """The camera gives none."""
        self._show(running=False, trouble=error.code, ended=None)

    @Slot(object)
    def on_code_seen(self, _scan: object) -> None:
        """A picture had a code; the router has it too."""
        if self.state.reading:
            self._show(reading=False, picture_problem=None)

    @Slot(str)
    def on_nothing_found(self, _name: str) -> None:
        """The picture has no code."""
        self._show(reading=False, picture_problem="image-without-code")

    @Slot(object)
    def on_image_refused(self, error: KnownError) -> None:
        """The picture cannot be read."""
        self._show(reading=False, picture_problem=error.code)

    def _show(self, **changes: object) -> None:
        self.state = replace(self.state, **changes)  # type: ignore[arg-type]  # names are the state's
        self.changed.emit()
