"""Takes a lens's blur out of bars: on the one line that they make it costs a tenth of a millisecond.

All rows of a part of the cut are averaged into one profile, and Wiener's filter is told how the blur may have
looked. It is not known, so a few are tried: a lens that is out of focus makes a disc of each point, which
seen across bars is half an ellipse; shake, coarse pixels and sharpening in the camera make it more of a bell.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np
import numpy.typing as npt

from pos_client.scanning.decoding.reading import Image

Spectrum = npt.NDArray[Any]
Blur = Callable[[int], Spectrum]
"""The spectrum of a blur for a profile of this length."""

NOISE = 0.02
"""Noise to signal, in squares, that is reckoned with: less makes ringing, more leaves the blur."""
PROFILE_ROWS = 6
"""zxing-cpp wants to see a bar code in more than one row."""


def bell(sigma: float, length: int) -> Spectrum:
    """A Gaussian of this standard deviation in pixels."""
    return np.asarray(np.exp(-2 * (np.pi * sigma * np.fft.rfftfreq(length)) ** 2))


def disc(radius: float, length: int) -> Spectrum:
    """A disc of this radius in pixels, seen across the bars."""
    offsets = np.arange(-int(radius), int(radius) + 1)
    weights = np.sqrt(np.maximum(radius**2 - offsets**2, 0))
    kernel = np.zeros(length)
    kernel[offsets] = weights / weights.sum()
    return np.asarray(np.fft.rfft(kernel))


def refocused(image: Image, blur: Blur, part: tuple[float, float] = (0.0, 1.0)) -> Image:
    """This part of the rows (shares of the height, from the top) as one profile with the blur taken back."""
    height = len(image)
    first = int(part[0] * height)
    profile = image[first : max(first + 1, int(part[1] * height))].mean(axis=0)
    margin = len(profile) // 4
    padded = np.pad(profile, margin, mode="edge")
    seen = blur(len(padded))
    spectrum = np.fft.rfft(padded - padded.mean()) * np.conj(seen) / (np.abs(seen) ** 2 + NOISE)
    sharp = np.fft.irfft(spectrum, len(padded))[margin : margin + len(profile)]
    low, high = sharp.min(), sharp.max()
    row = np.clip((sharp - low) * 255 / max(high - low, 1), 0, 255).astype(np.uint8)
    return np.repeat(row[None], PROFILE_ROWS, axis=0)


BLURS: dict[str, Blur] = {
    "slightly": partial(bell, 3.0),
    "out of focus": partial(disc, 6.0),
    "more": partial(bell, 4.0),
    "far out of focus": partial(disc, 8.0),
}
"""In pixels of a cut on which an EAN's module is 5.7 wide."""
PARTS = {"all": (0.0, 1.0), "top": (0.0, 0.34), "middle": (0.33, 0.67), "bottom": (0.66, 1.0)}
"""What is bent or half in the shade reads in one part."""
