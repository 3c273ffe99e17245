"""Where on a picture a code may be: neighbourhoods full of edges, told by which way the edges run.

All edges one way are the bars of a bar code; edges both ways are the modules of a matrix, or print. This is
the structure tensor's idea, with differences of grey values in four directions instead of products of
derivatives: on bytes they cost a tenth, so the whole picture is searched at its full resolution, where
thin bars still are, in about a millisecond.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from pos_client.scanning.decoding.opencv import cv2
from pos_client.scanning.decoding.reading import Corners, Image

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


_Outline = tuple[tuple[float, float], ...]


class _Found(NamedTuple):
    """A region with corners in cells."""

    corners: _Outline
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
BARS_ABOVE_AVERAGE = 1.15
"""A code has more edges than the picture on average; a noisy picture has many everywhere."""
MATRIX_ABOVE_AVERAGE = (1.5, 3.0)
"""Print around a code makes one region with it at the lower level, and is left out at the higher one."""
MATRIX_COHERENCE = 0.55
"""Below this the edges run both ways. At the rim of a matrix they run mostly one way."""
BARS_COHERENCE = 0.42
"""Above this the edges run one way. Print reaches 0.3, bars that are blurred and noisy 0.5."""
MIN_LENGTH = 36
"""Pixels: a bar code that is shorter has bars of half a pixel."""
MIN_HEIGHT = 8
"""Pixels of bar height, or of a matrix's side, below which nothing has been read."""
MIN_CELLS = MIN_LENGTH * MIN_HEIGHT // CELL**2
"""A part with fewer cells can be neither."""
MIN_BARS_ASPECT = 0.35
"""Length over height: what is much higher than long is the rim of a card or a screen."""
MAX_LEAN = 1.2
"""Of the line, per length: a card that is tilted by more than 50 degrees is not readable anyway."""
MIN_MATRIX_SIDE = 24
"""Pixels: 21 modules need more than one pixel each."""
MAX_MATRIX_ASPECT = 3.0
"""A longer region of edges both ways is a line of print."""


JOINED_OVERLAP = 0.4
"""Of the height: how much two parts of one bar code stand beside each other."""
JOINED_GAP = 1.5
"""Of the longer part's length: how much may be hidden between two parts."""
ALIKE = 0.8
"""Of the larger area: two regions that share this much would be read twice for nothing."""


def find_regions(grey: Image, limit: int = MAX_REGIONS) -> list[Region]:
    """The regions most worth a look, the strongest first, at most `limit` of them. Takes 1–3 ms at 720p."""
    scale = min(1.0, LONGEST_SIDE / max(grey.shape))
    if min(grey.shape) * scale < 1:
        return []
    if scale < 1:
        grey = np.asarray(cv2.resize(grey, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA), np.uint8)
    if min(grey.shape) < 2 * CELL * 3:
        return []
    edges = _edges(grey)
    average = float(edges.energy.mean())
    bars = list(_bars(edges, max(MIN_ENERGY, BARS_ABOVE_AVERAGE * average)))
    found = [*bars, *_joined(bars)]
    for above in MATRIX_ABOVE_AVERAGE:
        found += _matrices(edges, max(MIN_ENERGY, above * average))
    found.sort(key=lambda one: -one.strength)
    return [_in_pixels(one, CELL / scale) for one in _without_repeats(found, limit)]


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


def _bars(edges: _Edges, threshold: float) -> Iterator[_Found]:
    mask = (edges.coherence > BARS_COHERENCE) & (edges.energy > threshold)
    for ys, xs in _components(mask):
        angle = 0.5 * math.atan2(float(edges.diagonal[ys, xs].sum()), float(edges.across[ys, xs].sum()))
        corners, length, height = _box(xs, ys, angle)
        if length * CELL < MIN_LENGTH or length < MIN_BARS_ASPECT * height:
            continue
        one_way = float((edges.energy[ys, xs] * edges.coherence[ys, xs]).mean())
        yield _Found(corners, RegionKind.BARS, one_way * math.sqrt(length * height))


def _box(xs: npt.NDArray[Any], ys: npt.NDArray[Any], angle: float) -> tuple[_Outline, float, float]:
    """The box around the cells whose bars stand across this angle: corners in cells, length and height.

    A card that is tilted shows its bars leaning against their line, so the box may lean as well: how much,
    is how the cells' height changes along the line.
    """
    c, s = math.cos(angle), math.sin(angle)
    along, up = xs * c + ys * s, ys * c - xs * s
    middle = float(along.mean())
    lean = float(np.clip(((along - middle) * up).mean() / (along.var() + 1), -MAX_LEAN, MAX_LEAN))
    first, last = _most(along, 0.01)
    top, bottom = _most(up - lean * (along - middle), 0.03)
    ends = (
        (first - 0.5, top - 0.5),
        (last + 0.5, top - 0.5),
        (last + 0.5, bottom + 0.5),
        (first - 0.5, bottom + 0.5),
    )
    box = ((u, v + lean * (u - middle)) for u, v in ends)
    corners = tuple((u * c - v * s + 0.5, u * s + v * c + 0.5) for u, v in box)
    return corners, last - first + 1, bottom - top + 1


def _most(values: npt.NDArray[Any], without: float) -> tuple[float, float]:
    """The least and the greatest, without this share of outliers on each side."""
    outliers = int(without * len(values))
    placed = np.partition(values, (outliers, len(values) - 1 - outliers))
    return float(placed[outliers]), float(placed[-1 - outliers])


def _matrices(edges: _Edges, threshold: float) -> Iterator[_Found]:
    mask = (edges.coherence < MATRIX_COHERENCE) & (edges.energy > threshold)
    for ys, xs in _components(mask):
        rectangle = cv2.minAreaRect(_rims(xs, ys))
        short, long = sorted((rectangle[1][0] + 1, rectangle[1][1] + 1))
        if short * CELL < MIN_MATRIX_SIDE or long > MAX_MATRIX_ASPECT * short:
            continue
        filled = len(xs) / (short * long)
        corners = tuple((float(x) + 0.5, float(y) + 0.5) for x, y in cv2.boxPoints(rectangle))
        energy = float(edges.energy[ys, xs].mean())
        yield _Found(corners, RegionKind.MATRIX, energy * filled * math.sqrt(len(xs)) * short / long)


def _rims(xs: npt.NDArray[Any], ys: npt.NDArray[Any]) -> Plane:
    """The first and the last cell of each row: what is between them does not change the box around all."""
    last = np.append(np.flatnonzero(np.diff(ys)), len(ys) - 1)
    first = np.append(0, last[:-1] + 1)
    ends = np.concatenate([first, last])
    return np.column_stack([xs[ends], ys[ends]]).astype(np.float32)


def _components(mask: npt.NDArray[np.bool_]) -> Iterator[tuple[npt.NDArray[Any], npt.NDArray[Any]]]:
    """Rows and columns of the cells of each connected part."""
    _, labels, stats, _ = cv2.connectedComponentsWithStats(
        mask.view(np.uint8), connectivity=4, ltype=cv2.CV_16U
    )
    areas = stats[:, cv2.CC_STAT_AREA]
    largest = [label for label in np.argsort(-areas) if label > 0 and areas[label] >= MIN_CELLS]
    for label in largest[: 3 * MAX_REGIONS]:
        left, top, width, height = (int(one) for one in stats[label, :4])
        ys, xs = np.nonzero(labels[top : top + height, left : left + width] == label)
        yield ys + top, xs + left


def _joined(bars: list[_Found]) -> Iterator[_Found]:
    """Pairs in one line: the two ends of a bar code with glare, a finger or a shadow's rim between."""
    for one, other in itertools.combinations(bars, 2):
        outline = _in_one_line(np.array(one.corners), np.array(other.corners))
        if outline is not None:
            yield _Found(outline, RegionKind.BARS, one.strength + other.strength)


def _in_one_line(one: Plane, other: Plane) -> _Outline | None:
    """The outline of both if they lie in one line and not too far apart, in the frame of the longer one."""
    if np.hypot(*(other[1] - other[0])) > np.hypot(*(one[1] - one[0])):
        one, other = other, one
    frame = np.column_stack([one[1] - one[0], one[3] - one[0]])
    placed = np.linalg.solve(frame, (other - one[0]).T).T
    low, high = placed.min(axis=0), placed.max(axis=0)
    parallel = abs(placed[1, 1] - placed[0, 1]) < 2 * JOINED_OVERLAP
    overlap = min(1.0, high[1]) - max(0.0, low[1])
    gap = max(low[0] - 1.0, -high[0])
    if not parallel or overlap < JOINED_OVERLAP or gap > JOINED_GAP:
        return None
    first, last = min(0.0, low[0]), max(1.0, high[0])
    top, bottom = max(0.0, low[1]), min(1.0, high[1])
    ends = np.array([(first, top), (last, top), (last, bottom), (first, bottom)])
    return tuple((float(x), float(y)) for x, y in ends @ frame.T + one[0])


def _without_repeats(regions: list[_Found], limit: int) -> list[_Found]:
    """The first so many of those that are no near copy of a stronger one of the same kind."""
    kept: list[_Found] = []
    for one in regions:
        if len(kept) == limit:
            break
        if not any(one.kind is other.kind and _alike(one.corners, other.corners) for other in kept):
            kept.append(one)
    return kept


def _alike(one: _Outline, other: _Outline) -> bool:
    """Whether the upright boxes around both share most of their area."""
    # By hand: on eight numbers NumPy takes ten times as long, and on wood this is done a hundred times.
    shared, area, other_area = 1.0, 1.0, 1.0
    for a, b in zip(zip(*one, strict=True), zip(*other, strict=True), strict=True):
        shared *= max(0.0, min(max(a), max(b)) - max(min(a), min(b)))
        area *= max(a) - min(a)
        other_area *= max(b) - min(b)
    return shared > ALIKE * max(area, other_area)


def _in_pixels(region: _Found, per_cell: float) -> Region:
    corners = tuple((round(x * per_cell), round(y * per_cell)) for x, y in region.corners)
    return Region(corners, region.kind, region.strength)
