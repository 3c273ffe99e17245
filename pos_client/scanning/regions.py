"""Where on a picture a code may be: neighbourhoods full of edges, told by which way the edges run.

All edges one way are the bars of a bar code; edges both ways are the modules of a matrix, or print. This is
the structure tensor's idea, with differences of grey values in four directions instead of products of
derivatives: on bytes they cost a tenth, so the whole picture is searched at its full resolution, where
thin bars still are, in about a millisecond.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from pos_client.scanning.opencv import cv2
from pos_client.scanning.reading import Corners, Image

Plane = npt.NDArray[np.float32]

MAX_REGIONS = 6
"""More are tables, keyboards and shelves; looking into each would cost more than it finds."""
LONGEST_SIDE = 1280
"""Larger pictures are shrunk to this first: a code that a person holds up is then still wide enough."""
CELL = 4
"""Pixels in a row that become one cell of the search; a power of two, because halving is the quick way."""
NEIGHBOURHOOD = 7
"""Cells in a row that are judged together: 28 pixels, more than a wide bar with its space."""
_STEPS = ((3, 0), (0, 3), (2, 2), (-2, 2))
"""Across, down and the diagonals, about equally far: a blurred edge is still steep over three pixels."""
_FULL_COHERENCE = 2.5
"""What makes the coherence of parallel edges about one: the four directions share their steepness so."""


class RegionKind(StrEnum):
    """What the edges look like."""

    BARS = "bars"
    MATRIX = "matrix"


@dataclass(frozen=True, slots=True)
class Region:
    """A part of the picture that may hold a code.

    `corners` in the picture's pixels, in order around; for bars the first side runs across the bars, in the
    direction of reading (or just against it). `strength` orders the regions of one picture, nothing else.
    """

    corners: Corners
    kind: RegionKind
    strength: float


class _Edges(NamedTuple):
    """Per cell: how much edge there is, how much of it runs one way, and (doubled) which way."""

    energy: Plane
    coherence: Plane
    across: Plane
    diagonal: Plane


MIN_ENERGY = 14.0
"""Grey values by which neighbours differ, summed over four directions: sensor noise stays below."""
ABOVE_AVERAGE = 1.15
"""A code has more edges than the picture on average; a noisy picture has many everywhere."""
BARS_COHERENCE = 0.42
"""Above this the edges run one way. Print reaches 0.3, bars that are blurred and noisy 0.5."""
MIN_LENGTH = 36
"""Pixels: a bar code that is shorter has bars of half a pixel."""
MIN_HEIGHT = 8
"""Pixels of bar height, or of a matrix's side, below which nothing has been read."""
MIN_BARS_ASPECT = 0.35
"""Length over height: what is much higher than long is the rim of a card or a screen."""
MIN_MATRIX_SIDE = 24
"""Pixels: 21 modules need more than one pixel each."""
MAX_MATRIX_ASPECT = 3.0
"""A longer region of edges both ways is a line of print."""


def find_regions(grey: Image, limit: int = MAX_REGIONS) -> list[Region]:
    """The regions most worth a look, the strongest first, at most `limit` of them. Takes 1 to 3 ms at 720p."""
    scale = min(1.0, LONGEST_SIDE / max(grey.shape))
    if scale < 1:
        grey = np.asarray(cv2.resize(grey, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA), np.uint8)
    if min(grey.shape) < 2 * CELL * 3:
        return []
    edges = _edges(grey)
    found = sorted([*_bars(edges), *_matrices(edges)], key=lambda one: -one.strength)
    return [_in_pixels(one, CELL / scale) for one in _without_repeats(found)[:limit]]


def _edges(grey: Image) -> _Edges:
    across, down, falling, rising = (_steepness(grey, step) for step in _STEPS)
    energy = across + down + falling + rising
    one_way, diagonal = across - down, falling - rising
    coherence = _FULL_COHERENCE * np.hypot(one_way, diagonal) / (energy + 1)
    return _Edges(energy, coherence.astype(np.float32), one_way, diagonal)


def _steepness(grey: Image, step: tuple[int, int]) -> Plane:
    """How much grey values differ over this step, averaged over neighbourhoods of cells."""
    dx, dy = step
    height, width = grey.shape[0] - dy, grey.shape[1] - abs(dx)
    left, right = (0, dx) if dx >= 0 else (-dx, 0)
    differences = cv2.absdiff(grey[dy:, right : right + width], grey[:height, left : left + width])
    cells = (grey.shape[0] // CELL, grey.shape[1] // CELL)
    padded = np.zeros((cells[0] * CELL, cells[1] * CELL), np.uint8)
    rows, columns = min(height, padded.shape[0]), min(width, padded.shape[1])
    padded[:rows, :columns] = differences[:rows, :columns]
    for _ in range(int(math.log2(CELL))):
        size = (padded.shape[1] // 2, padded.shape[0] // 2)
        padded = np.asarray(cv2.resize(padded, size, interpolation=cv2.INTER_AREA), np.uint8)
    return np.asarray(cv2.blur(padded.astype(np.float32), (NEIGHBOURHOOD, NEIGHBOURHOOD)), np.float32)


def _threshold(edges: _Edges) -> float:
    return max(MIN_ENERGY, ABOVE_AVERAGE * float(edges.energy.mean()))


def _bars(edges: _Edges) -> Iterator[Region]:
    mask = (edges.coherence > BARS_COHERENCE) & (edges.energy > _threshold(edges))
    for ys, xs in _components(mask):
        angle = 0.5 * math.atan2(float(edges.diagonal[ys, xs].sum()), float(edges.across[ys, xs].sum()))
        corners, length, height = _box(xs, ys, angle)
        if length * CELL < MIN_LENGTH or height * CELL < MIN_HEIGHT or length < MIN_BARS_ASPECT * height:
            continue
        one_way = float((edges.energy[ys, xs] * edges.coherence[ys, xs]).mean())
        yield Region(corners, RegionKind.BARS, one_way * math.sqrt(length * height))


def _box(xs: npt.NDArray[Any], ys: npt.NDArray[Any], angle: float) -> tuple[Corners, float, float]:
    """The box around the cells, turned by this angle: corners in hundredths of a cell, length and height."""
    c, s = math.cos(angle), math.sin(angle)
    along, up = xs * c + ys * s, ys * c - xs * s
    first, last = np.percentile(along, (1, 99))
    top, bottom = np.percentile(up, (3, 97))
    box = (
        (first - 0.5, top - 0.5),
        (last + 0.5, top - 0.5),
        (last + 0.5, bottom + 0.5),
        (first - 0.5, bottom + 0.5),
    )
    corners = tuple((int(100 * (u * c - v * s + 0.5)), int(100 * (u * s + v * c + 0.5))) for u, v in box)
    return corners, float(last - first + 1), float(bottom - top + 1)


def _matrices(edges: _Edges) -> Iterator[Region]:
    mask = (edges.coherence < 1.3 * BARS_COHERENCE) & (edges.energy > 1.3 * _threshold(edges))
    for ys, xs in _components(mask):
        rectangle = cv2.minAreaRect(np.column_stack([xs, ys]).astype(np.float32))
        short, long = sorted((rectangle[1][0] + 1, rectangle[1][1] + 1))
        if short * CELL < MIN_MATRIX_SIDE or long > MAX_MATRIX_ASPECT * short:
            continue
        filled = len(xs) / (short * long)
        corners = tuple((int(100 * (x + 0.5)), int(100 * (y + 0.5))) for x, y in cv2.boxPoints(rectangle))
        energy = float(edges.energy[ys, xs].mean())
        yield Region(corners, RegionKind.MATRIX, energy * filled * math.sqrt(len(xs)) * short / long)


def _components(mask: npt.NDArray[np.bool_]) -> Iterator[tuple[npt.NDArray[Any], npt.NDArray[Any]]]:
    """Rows and columns of the cells of each connected part."""
    count, labels, stats, _ = cv2.connectedComponentsWithStats(mask.astype(np.uint8), connectivity=4)
    largest = sorted(range(1, count), key=lambda label: -int(stats[label, cv2.CC_STAT_AREA]))
    for label in largest[: 4 * MAX_REGIONS]:
        left, top, width, height = (int(one) for one in stats[label, :4])
        ys, xs = np.nonzero(labels[top : top + height, left : left + width] == label)
        yield ys + top, xs + left


def _without_repeats(regions: list[Region]) -> list[Region]:
    return regions


def _in_pixels(region: Region, per_cell: float) -> Region:
    corners = tuple((round(x * per_cell / 100), round(y * per_cell / 100)) for x, y in region.corners)
    return Region(corners, region.kind, region.strength)
