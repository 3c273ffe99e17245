"""Pictures as decoders want them."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from pos_client.scanning.decoding.opencv import cv2
from pos_client.scanning.decoding.reading import Image


def as_grey(image: npt.NDArray[Any]) -> Image:
    """The picture in shades of grey, on white where it is transparent.

    Raises:
        ValueError: not a picture of one, three (BGR) or four (BGRA) channels of eight bits.
    """
    channels = {2: 1, 3: image.shape[-1] if image.ndim else 0}.get(image.ndim)
    if image.dtype != np.uint8 or channels not in (1, 3, 4) or 0 in image.shape:
        raise ValueError(f"not a picture: {image.dtype} {image.shape}")
    if channels == 1:
        return np.ascontiguousarray(image.reshape(image.shape[:2]))
    if channels == 3:
        return np.asarray(cv2.cvtColor(image, cv2.COLOR_BGR2GRAY), dtype=np.uint8)
    return _on_white(image)


def _on_white(image: npt.NDArray[Any]) -> Image:
    grey = cv2.cvtColor(image, cv2.COLOR_BGRA2GRAY).astype(np.uint16)
    alpha = image[:, :, 3].astype(np.uint16)
    return np.asarray((grey * alpha + 255 * (255 - alpha)) // 255, dtype=np.uint8)
