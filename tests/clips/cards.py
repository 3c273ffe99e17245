"""What a hand holds up: a plastic card, a sheet or a phone with a code, and the thumb over its edge."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import zxingcpp

from pos_client.scanning.decoding.opencv import cv2

Picture = npt.NDArray[np.uint8]
Points = npt.NDArray[np.float64]

MODULE_PX = 8
"""A module of the code on the drawn card. Twice of what a camera ever sees, so that warping only shrinks."""

QUIET = {"QRCode": (4, 4), "Code128": (3, 10)}
"""Modules of white above and beside the code (ISO/IEC 18004, 15417)."""

MARGIN = 12
"""Modules around the card for the hand that holds it."""


@dataclass(frozen=True)
class Held:
    """A thing in a hand: a picture with transparency, and where its code is on it.

    `levels` are the drawing and its halves, so that a far card is shrunk without aliasing. `code` are the
    code's four corners in modules from its middle, `outline` those of the whole drawing.
    """

    text: str
    symbology: str
    levels: tuple[Picture, ...]
    code: Points
    outline: Points


def held(kind: str, text: str, symbology: str, rng: np.random.Generator) -> Held:
    """A `phone`, a `card` or a sheet of `paper` with this code."""
    code = _code(text, symbology)
    quiet = QUIET[symbology]
    width, height = code.shape[1] + 2 * quiet[1] + 4, code.shape[0] + 2 * quiet[0] + 2
    if kind == "phone":
        width, height = max(width, 34) + 4, max(height, 34) + 24
    elif kind == "card":
        width, height = max(width, round(height * 1.586)), max(height, round(width / 1.586))
    face = _face(kind, width * MODULE_PX, height * MODULE_PX, rng)
    at = ((width - code.shape[1]) // 2, (height - code.shape[0]) // 2)
    _paste(face, _inked(kind, code, rng), at, quiet)
    canvas = _in_hand(face, rng)
    middle = np.array(at) + np.array(code.shape[::-1]) / 2 + MARGIN
    size = np.array(canvas.shape[1::-1]) / MODULE_PX
    return Held(text, symbology, _levels(canvas), _corners(code.shape[::-1]), _around(-middle, size - middle))


def _code(text: str, symbology: str) -> Picture:
    """One pixel per module, without a quiet zone; bars are as high as a third of their length."""
    barcode = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat[symbology])
    drawn = np.array(barcode.to_image(scale=1, add_quiet_zones=False))
    if symbology == "QRCode":
        return drawn
    return np.repeat(drawn[:1], drawn.shape[1] // 3, axis=0)


def _face(kind: str, width: int, height: int, rng: np.random.Generator) -> Picture:
    face = np.full((height, width, 3), 248, np.uint8)
    if kind == "card":
        face[:] = rng.integers(60, 240, 3)
        _writing(face, rng)
    elif kind == "paper":
        _writing(face, rng)
    else:
        face[:] = 25  # the phone's rim
        rim = 2 * MODULE_PX
        face[rim * 2 : -rim * 2, rim:-rim] = 245
    return face


def _writing(face: Picture, rng: np.random.Generator) -> None:
    """Lines as of print, at the upper and the lower edge."""
    height, width = face.shape[:2]
    for top in (MODULE_PX, 3 * MODULE_PX, height - 2 * MODULE_PX):
        ends = np.sort(rng.integers(MODULE_PX, width - MODULE_PX, 24))
        for left, right in zip(ends[::2], ends[1::2], strict=True):
            face[top : top + MODULE_PX, left:right] = 70


def _inked(kind: str, code: Picture, rng: np.random.Generator) -> Picture:
    """Print is never black on white; a screen nearly is."""
    ink, ground = (10, 245) if kind == "phone" else (rng.uniform(20, 90), rng.uniform(170, 250))
    return np.where(code > 0, ground, ink).astype(np.uint8)


def _paste(face: Picture, code: Picture, at: tuple[int, int], quiet: tuple[int, int]) -> None:
    """The code on a white field of its own, as every issuer prints it."""
    big = np.repeat(
        np.repeat(np.pad(code, [(one, one) for one in quiet], constant_values=int(code.max())), MODULE_PX, 0),
        MODULE_PX,
        1,
    )
    left, top = (at[0] - quiet[1]) * MODULE_PX, (at[1] - quiet[0]) * MODULE_PX
    face[top : top + big.shape[0], left : left + big.shape[1]] = big[:, :, None]


def _in_hand(face: Picture, rng: np.random.Generator) -> Picture:
    edge = MARGIN * MODULE_PX
    canvas = np.zeros((face.shape[0] + 2 * edge, face.shape[1] + 2 * edge, 4), np.uint8)
    skin = (*(int(one) for one in np.array([120, 150, 200]) * rng.uniform(0.45, 1.15)), 255)
    height, width = canvas.shape[:2]
    cv2.ellipse(canvas, (width // 2, height), (width // 3, edge * 3 // 2), 0, 0, 360, skin, -1)
    canvas[edge:-edge, edge:-edge, :3] = face
    canvas[edge:-edge, edge:-edge, 3] = 255
    thumb = (int(rng.uniform(0.3, 0.7) * width), height - edge // 2)
    cv2.ellipse(canvas, thumb, (edge // 3, edge * 3 // 4), 0, 0, 360, skin, -1)
    return canvas


def _levels(canvas: Picture) -> tuple[Picture, ...]:
    found: list[Any] = [canvas]
    while min(found[-1].shape[:2]) > 64:
        found.append(cv2.pyrDown(found[-1]))
    return tuple(found)


def _corners(size: tuple[int, ...]) -> Points:
    half = np.array(size[:2], np.float64) / 2
    return _around(-half, half)


def _around(low: npt.NDArray[Any], high: npt.NDArray[Any]) -> Points:
    return np.array([[low[0], low[1]], [high[0], low[1]], [high[0], high[1]], [low[0], high[1]]], np.float64)
