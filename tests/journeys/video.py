"""Films and folders of pictures, as a camera over the counter would give them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt
import zxingcpp

Picture = npt.NDArray[np.uint8]
SIZE = (960, 720)
FRAMES_PER_S = 25


def counter_top(code: str | None, symbology: str = "QRCode") -> Picture:
    """What the camera sees: a grey counter, and on it a code or nothing."""
    width, height = SIZE
    picture = np.full((height, width, 3), 150, dtype=np.uint8)
    if code is not None:
        barcode = zxingcpp.create_barcode(code, zxingcpp.barcode_format_from_str(symbology))
        drawn = np.pad(np.array(barcode.to_image(scale=6)), 40, constant_values=255)
        top, left = (height - drawn.shape[0]) // 2, (width - drawn.shape[1]) // 2
        picture[top : top + drawn.shape[0], left : left + drawn.shape[1]] = drawn[:, :, None]
    return picture


def film(path: Path, codes: Sequence[str | None], *, as_folder: bool = False) -> list[Path]:
    """One frame per code, as an MJPG film or as a folder of pictures; the files that were made."""
    return keep(path, [counter_top(code) for code in codes], as_folder=as_folder)


def keep(path: Path, frames: Sequence[npt.NDArray[Any]], *, as_folder: bool = False) -> list[Path]:
    """These frames, each brought to one size."""
    fitted = [fit(frame) for frame in frames]
    if as_folder:
        path.mkdir()
        files = [path / f"{number:04}.png" for number in range(len(fitted))]
        for file, frame in zip(files, fitted, strict=True):
            assert cv2.imwrite(str(file), frame)
        return files
    writer = cv2.VideoWriter(str(path), cv2.VideoWriter.fourcc(*"MJPG"), FRAMES_PER_S, SIZE)
    for frame in fitted:
        writer.write(frame)
    writer.release()
    return [path]


def jpegs(codes: Sequence[str | None]) -> list[bytes]:
    """What a network camera sends: one frame per code."""
    return [bytes(cv2.imencode(".jpg", counter_top(code))[1]) for code in codes]


def fit(frame: npt.NDArray[Any]) -> Picture:
    """The frame on a canvas of the film's size, never larger than it is."""
    width, height = SIZE
    scale = min(1.0, width / frame.shape[1], height / frame.shape[0])
    small = cv2.resize(frame, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    canvas: Picture = np.full((height, width, 3), 150, dtype=np.uint8)
    top, left = (height - small.shape[0]) // 2, (width - small.shape[1]) // 2
    canvas[top : top + small.shape[0], left : left + small.shape[1]] = small
    return canvas
