"""Cards held up badly, drawn from a seed: what stands in for photographs where there are none."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from pos_client.scanning.decoding.opencv import cv2
from tests.unit.scanning.pictures import Picture, code_picture

WIDTH, HEIGHT = 1280, 720
Floats = npt.NDArray[Any]
Spoil = Callable[[Picture, np.random.Generator], Picture]


@dataclass(frozen=True)
class HardPicture:
    """A frame, what makes it hard, and what stands on the card."""

    hardship: str
    symbology: str
    text: str
    picture: Picture


def _placed(card: Picture, rng: np.random.Generator, *, lean: float = 0.1, size: float = 0.8) -> Picture:
    """The card somewhere on a counter, turned, tilted by up to `lean`, `size` pixels for each of its own."""
    counter = cv2.resize(
        rng.integers(60, 190, (9, 16), np.uint8), (WIDTH, HEIGHT), interpolation=cv2.INTER_CUBIC
    )
    height, width = card.shape
    box = np.array([(0, 0), (width, 0), (width, height), (0, height)], np.float32)
    turn = rng.uniform(-0.6, 0.6)
    spin = np.array([(np.cos(turn), np.sin(turn)), (-np.sin(turn), np.cos(turn))])
    corners = (box - (width / 2, height / 2)) @ spin * size
    corners += rng.uniform(-lean, lean, (4, 2)) * min(width, height) * size
    corners += (rng.uniform(520, 760), rng.uniform(310, 410))
    warp = cv2.getPerspectiveTransform(box, corners.astype(np.float32))
    there = cv2.warpPerspective(np.full_like(card, 255), warp, (WIDTH, HEIGHT), flags=cv2.INTER_AREA)
    shown = cv2.warpPerspective(card, warp, (WIDTH, HEIGHT), flags=cv2.INTER_AREA)
    return np.where(there > 127, shown, counter).astype(np.uint8)


def _noisy(picture: Picture, rng: np.random.Generator, sigma: float = 4.0) -> Picture:
    return np.clip(picture + rng.normal(0, sigma, picture.shape), 0, 255).astype(np.uint8)


def _tilted(card: Picture, rng: np.random.Generator) -> Picture:
    return _noisy(_placed(card, rng, lean=0.3), rng)


def _blurred(card: Picture, rng: np.random.Generator) -> Picture:
    return _noisy(
        np.asarray(cv2.GaussianBlur(_placed(card, rng), (0, 0), rng.uniform(1.2, 2.2)), np.uint8), rng
    )


def _shaded(card: Picture, rng: np.random.Generator) -> Picture:
    across = 1 / (1 + np.exp((np.arange(WIDTH) - rng.uniform(560, 720)) / 60))
    return _noisy((_placed(card, rng) * (0.2 + 0.8 * across)).astype(np.uint8), rng)


def _inverted(card: Picture, rng: np.random.Generator) -> Picture:
    return _noisy(_placed(np.asarray(255 - card, np.uint8), rng, size=0.65), rng)


def _glaring(card: Picture, rng: np.random.Generator) -> Picture:
    y, x = np.mgrid[0:HEIGHT, 0:WIDTH]
    far = (x - rng.uniform(540, 740)) ** 2 + (y - rng.uniform(300, 420)) ** 2
    return _noisy(
        np.clip(_placed(card, rng) * 0.7 + 210 * np.exp(-far / 130**2), 0, 255).astype(np.uint8), rng
    )


def _dim_and_noisy(card: Picture, rng: np.random.Generator) -> Picture:
    return _noisy((_placed(card, rng) * 0.3).astype(np.uint8), rng, 12.0)


def _small(card: Picture, rng: np.random.Generator) -> Picture:
    return _noisy(_placed(card, rng, size=0.4), rng)


HARDSHIPS: dict[str, Spoil] = {
    "tilt": _tilted,
    "blur": _blurred,
    "shadow": _shaded,
    "inverted": _inverted,
    "glare": _glaring,
    "noise": _dim_and_noisy,
    "small": _small,
}

CARDS = (
    ("QRCode", "NID1:12345678901234"),
    ("Code128", "91123456789012"),
    ("EAN13", "5901234123457"),
    ("Code39", "MEMBER-4711"),
)


def hard_pictures(each: int = 3, seed: int = 20_26) -> Iterator[HardPicture]:
    """`each` pictures of every card in every hardship, the same for the same seed."""
    for hardship, spoil in HARDSHIPS.items():
        for symbology, text in CARDS:
            rng = np.random.default_rng([seed, len(hardship), len(text), ord(hardship[0])])
            for _ in range(each):
                yield HardPicture(hardship, symbology, text, spoil(code_picture(text, symbology, 5), rng))


def empty_counters(number: int = 4, seed: int = 7) -> Iterator[Picture]:
    """Counters that nobody holds a card over, some with stripes and dots that look a little like codes."""
    rng = np.random.default_rng(seed)
    for at in range(number):
        cloth = np.zeros((200, 300), np.uint8) + 255
        cloth[:, :: int(rng.integers(9, 16))] = 0
        dots = (rng.integers(0, 2, (40, 60)) * 255).astype(np.uint8)
        print_on_it = cloth if at % 2 else np.asarray(np.kron(dots, np.ones((5, 5), np.uint8)), np.uint8)
        yield _noisy(_placed(print_on_it, rng), rng)
