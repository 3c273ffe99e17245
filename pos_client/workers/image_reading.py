"""Codes from pictures that were dropped, pasted or opened, on a thread of its own.

As in the camera's worker, OpenCV and the decoders are imported with the first picture, on the worker's
thread.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, final

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QImage

from pos_client.domain.errors import InputError
from pos_client.domain.scan import Scan, ScanSource

if TYPE_CHECKING:
    from pos_client.domain.programme import Configuration
    from pos_client.scanning.decoding.decoder import Decoder

MAX_PIXELS = 40_000_000
"""As for files; a pasted picture is in memory already, but decoding it would take its time."""
MAX_SIDE = 65_535
"""As for files."""
BUDGET_MS = 2_000
"""After this no further way to read a picture is begun. Photographs with a code take a tenth of it; a large
one of nothing but noise would hold up the camera, and whoever leaves the till, for a quarter of a minute.
"""


def _now() -> datetime:
    return datetime.now(UTC)


@final
class ImageWorker(QObject):
    """Reads one picture after the other. Exactly one of its signals answers each call, or one `code_seen`
    per code.
    """

    code_seen = Signal(object)
    """A `Scan` for each code on the picture that was read for sure."""
    nothing_found = Signal(str)
    """No code on the picture of this name, or none that a second look confirmed."""
    image_refused = Signal(object)
    """An `InputError`: `image-unreadable` or `image-too-large`."""

    def __init__(
        self,
        *,
        decoder: Callable[[frozenset[str]], Decoder] | None = None,
        now: Callable[[], datetime] = _now,
    ) -> None:
        super().__init__()
        self._new_decoder = decoder or _new_decoder
        self._decoder: Decoder | None = None
        self._symbologies: frozenset[str] = frozenset()
        self._now = now

    @Slot(str)
    def read_file(self, path: str) -> None:
        """Look for codes in a picture file."""
        from pos_client.scanning.decoding.image_file import read_image

        try:
            picture = read_image(path)
        except InputError as refused:
            self.image_refused.emit(refused)
            return
        self._report(picture, PurePath(path).name)

    @Slot(QImage)
    def read_image(self, image: QImage) -> None:
        """Look for codes on a picture in memory, from the clipboard for example."""
        if image.isNull():
            self.image_refused.emit(InputError("image-unreadable", "empty"))
        elif image.width() * image.height() > MAX_PIXELS or max(image.width(), image.height()) > MAX_SIDE:
            self.image_refused.emit(InputError("image-too-large"))
        else:
            self._report(_pixels(image), "")

    @Slot(object)
    def on_till_opened(self, configuration: Configuration) -> None:
        """The programme is known, and with it in what its cards are printed."""
        self.on_configuration_changed(configuration)

    @Slot(object)
    def on_configuration_changed(self, configuration: Configuration) -> None:
        """It may have cards in other symbologies now: read these too, from the next picture on."""
        self._symbologies, self._decoder = configuration.programme.symbologies, None

    def _report(self, picture: Any, name: str) -> None:
        self._decoder = self._decoder or self._new_decoder(self._symbologies)
        readings = [one for one in self._decoder.decode(picture, budget_ms=BUDGET_MS) if one.sure]
        at = self._now()
        for reading in readings:
            self.code_seen.emit(Scan(reading.data, ScanSource.IMAGE, at, reading.symbology))
        if not readings:
            self.nothing_found.emit(name)


def _pixels(image: QImage) -> Any:
    """A copy of the pixels as BGRA, the way OpenCV has them."""
    import numpy as np

    # By its bytes the same on every processor, unlike ARGB32.
    rgba = image.convertToFormat(QImage.Format.Format_RGBA8888)
    rows = np.frombuffer(rgba.constBits(), np.uint8).reshape(rgba.height(), rgba.bytesPerLine())
    pixels = rows[:, : rgba.width() * 4].reshape(rgba.height(), rgba.width(), 4)
    return np.ascontiguousarray(pixels[:, :, [2, 1, 0, 3]])


def _new_decoder(symbologies: frozenset[str]) -> Decoder:
    from pos_client.scanning.decoding.decoder import Decoder
    from pos_client.scanning.decoding.reading import symbologies_for

    return Decoder(symbologies_for(symbologies))
