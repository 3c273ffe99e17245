"""The live picture as the window shows it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QImage

if TYPE_CHECKING:
    from pos_client.scanning.decoding.reading import Corners, Reading

PREVIEW_WIDTH = 640
"""A till shows the picture in a third of its screen; scaling it here spares the GUI thread."""


def preview(frame: Any, seen: Sequence[Reading]) -> tuple[QImage, Corners | None]:
    """A small picture of its own of the frame, and where the first code is on it."""
    from pos_client.scanning.decoding.opencv import cv2

    height, width = frame.shape[:2]
    scale = min(1.0, PREVIEW_WIDTH / width)
    size = (max(1, round(width * scale)), max(1, round(height * scale)))
    small = cv2.resize(frame, size, interpolation=cv2.INTER_AREA) if scale < 1 else frame
    colours = {2: QImage.Format.Format_Grayscale8}.get(small.ndim, QImage.Format.Format_BGR888)
    if small.ndim == 3 and small.shape[2] == 4:
        small = cv2.cvtColor(small, cv2.COLOR_BGRA2BGR)
    # QImage only borrows the buffer, which is gone before the GUI thread paints: copy.
    image = QImage(small.tobytes(), *size, size[0] * (1 if small.ndim == 2 else 3), colours).copy()
    if not seen:
        return image, None
    return image, tuple((round(x * scale), round(y * scale)) for x, y in seen[0].corners)
