"""Pictures of codes, drawn on the spot."""

from typing import Any

import numpy as np
import numpy.typing as npt
import zxingcpp

from pos_client.scanning.decoding.opencv import cv2

Picture = npt.NDArray[np.uint8]

CARD = "NID1:12345678901234"


def code_picture(text: str | bytes, symbology: str = "QRCode", scale: int = 4) -> Picture:
    """Only the code, in grey, with a quiet zone around it."""
    barcode = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat[symbology])
    drawn = np.array(barcode.to_image(scale=scale))
    return np.pad(drawn, 40, constant_values=255)


def frame(
    text: str | bytes | None = CARD, symbology: str = "QRCode", at: tuple[int, int] = (420, 160)
) -> Picture:
    """A frame of 1280×720 as a webcam gives it, in colour, with a code in it or none."""
    rng = np.random.default_rng(7)
    picture = rng.integers(90, 140, (720, 1280, 3), dtype=np.uint8)
    if text is not None:
        drawn = code_picture(text, symbology)
        left, top = at
        picture[top : top + drawn.shape[0], left : left + drawn.shape[1]] = drawn[:, :, None]
    return picture


def as_file(picture: npt.NDArray[Any], ending: str = ".png") -> bytes:
    """The picture as the bytes of a file."""
    written, data = cv2.imencode(ending, picture)
    assert written
    return bytes(data)
