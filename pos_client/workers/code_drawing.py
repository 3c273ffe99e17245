"""Draws the code that calibrates a scanner: the screens import no library of barcodes."""

from __future__ import annotations

from typing import TYPE_CHECKING, final

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QImage

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


@final
class CodeDrawer(QObject):
    """Imports the library with the first wish, on its own thread."""

    enrolment_drawn = Signal(QImage)
    """The code that lets a till in, as QR code, a pixel for each module."""
    calibration_drawn = Signal(QImage, QImage)
    """The calibration code as QR code and as Code 128, a pixel for each module."""

    @Slot(str)
    def draw_enrolment(self, text: str) -> None:
        """Draw it; `enrolment_drawn` answers."""
        from pos_client.scanning.decoding.code_drawing import draw_qr

        self.enrolment_drawn.emit(_as_image(draw_qr(text)))

    @Slot()
    def draw_calibration(self) -> None:
        """Draw it; `calibration_drawn` answers."""
        from pos_client.scanning.decoding.code_drawing import draw_code128, draw_qr
        from pos_client.scanning.keys.wedge_calibration import CALIBRATION_TEXT

        drawings = (draw(CALIBRATION_TEXT) for draw in (draw_qr, draw_code128))
        self.calibration_drawn.emit(*map(_as_image, drawings))


def _as_image(picture: NDArray[np.uint8]) -> QImage:
    height, width = picture.shape
    # QImage only borrows the buffer, which is gone before the GUI thread paints: copy.
    return QImage(picture.tobytes(), width, height, width, QImage.Format.Format_Grayscale8).copy()
