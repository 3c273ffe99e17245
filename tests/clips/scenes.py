"""What a till's camera sees behind the card, and all day long: a counter, textiles, people who walk past."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import numpy.typing as npt

from pos_client.scanning.decoding.opencv import cv2

WIDTH, HEIGHT = 1280, 720
Picture = npt.NDArray[np.uint8]
Scene = Callable[[np.random.Generator], Picture]


def _smooth(rng: np.random.Generator, cells: tuple[int, int]) -> Picture:
    coarse = rng.integers(50, 205, (cells[1], cells[0], 3), dtype=np.uint8)
    return np.asarray(cv2.resize(coarse, (WIDTH, HEIGHT), interpolation=cv2.INTER_CUBIC), np.uint8)


def gradient(rng: np.random.Generator) -> Picture:
    """A wall in the light of a window."""
    return _smooth(rng, (3, 2))


def counter(rng: np.random.Generator) -> Picture:
    """A counter of wood before a wall, with things on it."""
    picture = _smooth(rng, (4, 3))
    grain = rng.integers(-14, 14, (HEIGHT // 3, 1, 1)) + rng.integers(-4, 4, (HEIGHT // 3, WIDTH, 1))
    wood = np.array([70, 110, 150]) + grain
    picture[-(HEIGHT // 3) :] = np.clip(wood, 0, 255).astype(np.uint8)
    for _ in range(6):
        left, top = int(rng.integers(0, WIDTH - 200)), int(rng.integers(HEIGHT // 3, HEIGHT - 120))
        right, bottom = left + int(rng.integers(40, 200)), top + int(rng.integers(30, 120))
        cv2.rectangle(picture, (left, top), (right, bottom), _colour(rng), -1)
    return picture


def textile(rng: np.random.Generator) -> Picture:
    """Woven cloth: a fine pattern over a coarse one, which is what looks most like a code."""
    y, x = np.mgrid[0:HEIGHT, 0:WIDTH].astype(np.float32)
    angle, period = rng.uniform(0, np.pi), rng.uniform(7, 30)
    across = x * np.cos(angle) + y * np.sin(angle)
    weave = 30 * np.sin(across * 2 * np.pi / period) + 12 * np.sin((x - y) * 2 * np.pi / 9)
    cloth = _smooth(rng, (3, 3)) * 0.6 + 50 + weave[:, :, None]
    return np.asarray(np.clip(cloth, 0, 255), np.uint8)


def people(rng: np.random.Generator) -> Picture:
    """Heads and shoulders, out of focus."""
    picture = _smooth(rng, (5, 3))
    for _ in range(3):
        _person(picture, int(rng.integers(100, WIDTH - 100)), rng)
    return np.asarray(cv2.GaussianBlur(picture, (0, 0), 4), np.uint8)


SCENES: tuple[Scene, ...] = (gradient, counter, textile, people)


def empty_frames(kind: str, count: int, seed: int) -> Iterator[Picture]:
    """Frames without a code: `still` (a counter and the sensor's noise) or `moving` (somebody in a striped
    shirt walks past all the time).
    """
    rng = np.random.default_rng([seed, count])
    picture, noise = counter(rng), grain(rng, 3.0)
    walker = np.zeros((HEIGHT, 520, 3), np.uint8)
    _person(walker, 260, rng)
    stripes = (np.arange(520) // 14 % 2 * 90).astype(np.uint8)
    walker[400:] = np.where(walker[400:] > 0, walker[400:] // 2 + stripes[None, :, None], 0)
    for number in range(count):
        frame = picture.copy()
        if kind == "moving":
            _stand(frame, walker, number * 11 % (WIDTH + 520) - 520)
        yield with_noise(frame, noise, rng)


def grain(rng: np.random.Generator, sigma: float) -> npt.NDArray[np.int8]:
    """A sheet of noise, larger than a frame, so that each frame cuts another piece of it."""
    half = (HEIGHT // 2 + 32, WIDTH // 2 + 32, 3)
    piece = np.clip(rng.standard_normal(half, dtype=np.float32) * sigma, -127, 127).astype(np.int8)
    return np.tile(piece, (2, 2, 1))


def with_noise(frame: Picture, sheet: npt.NDArray[np.int8], rng: np.random.Generator) -> Picture:
    """The frame with a random piece of the sheet on it."""
    top, left = rng.integers(0, 64, 2)
    piece = sheet[top : top + HEIGHT, left : left + WIDTH]
    return np.asarray(cv2.add(frame, piece, dtype=cv2.CV_8U), np.uint8)


def _person(picture: Picture, x: int, rng: np.random.Generator) -> None:
    skin = np.array([120, 150, 200]) * rng.uniform(0.4, 1.1)
    head = (x, int(rng.integers(180, 300)))
    cv2.ellipse(picture, (x, HEIGHT), (220, 330), 0, 0, 360, _colour(rng), -1)
    cv2.ellipse(picture, head, (80, 110), 0, 0, 360, [int(one) for one in skin], -1)
    for side in (-30, 30):
        cv2.circle(picture, (head[0] + side, head[1] - 20), 10, (30, 30, 30), -1)


def _stand(frame: Picture, walker: Picture, left: int) -> None:
    first, last = max(0, left), min(WIDTH, left + walker.shape[1])
    seen = walker[:, first - left : last - left]
    there = frame[:, first:last]
    np.copyto(there, seen, where=seen.any(axis=2, keepdims=True))


def _colour(rng: np.random.Generator) -> list[Any]:
    return [int(one) for one in rng.integers(20, 230, 3)]
