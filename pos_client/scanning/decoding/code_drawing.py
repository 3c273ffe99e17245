"""Codes drawn as pictures: the opposite of the decoder."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import zxingcpp

if TYPE_CHECKING:
    from numpy.typing import NDArray


def draw_qr(text: str) -> NDArray[np.uint8]:
    """A QR code (ISO/IEC 18004), a pixel for each module, with the four light modules around it."""
    return _drawn(text, zxingcpp.BarcodeFormat.QRCode)


def draw_code128(text: str) -> NDArray[np.uint8]:
    """A Code 128 (ISO/IEC 15417), a pixel for each module across and one row, quiet zones included."""
    return np.ascontiguousarray(_drawn(text, zxingcpp.BarcodeFormat.Code128)[:1])


def _drawn(text: str, kind: zxingcpp.BarcodeFormat) -> NDArray[np.uint8]:
    picture = zxingcpp.create_barcode(text, kind).to_image(scale=1, add_quiet_zones=True)
    return np.array(picture, dtype=np.uint8)
