"""Reading still pictures: the till's ways and its peers, interleaved picture by picture in one run.

Costs are CPU time; on a busy machine only their ratios say something. Where the photographs are not at hand,
the project's own pictures of cards that are held up badly stand in for them.
"""

from __future__ import annotations

import itertools
import time
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

import numpy as np
import numpy.typing as npt

from pos_client.scanning.decoding.image_file import read_image
from pos_client.scanning.decoding.opencv import cv2
from pos_client.scanning.decoding.reading import Reading
from tests.decode_set import ABSENT, Photograph, decode_set, photographs
from tests.unit.scanning.decoding.hard_pictures import empty_counters, hard_pictures
from tools.bench.decode_score import Part, Seen, accepted_rows, rows
from tools.bench.decode_ways import THOROUGH, Picture, Way, ways
from tools.bench.rows import BenchRow

WIDTH, HEIGHT = 1280, 720
SHOWN_AT = datetime(2026, 1, 1, tzinfo=UTC)


def run() -> list[BenchRow]:
    """Every way on every picture, shrunk into 1280×720, and the thorough way at their own size too."""
    folder = decode_set()
    if folder is None:
        return [BenchRow("photographs", 0, "", None, ABSENT), *_measured(_own_pictures(), "own pictures")]
    shown = photographs(folder)
    parts = itertools.groupby(shown, key=lambda one: one.name.partition("/")[0])
    found = [row for part, some in parts for row in _measured(_shrunk(some), part)]
    return found + _larger_at_their_own_size(shown)


def _measured(pictures: Iterable[Seen], part: str) -> list[BenchRow]:
    by_way = {name: Part(name) for name in ways()}
    reading = ways()
    for seen in pictures:
        for name, way in reading.items():
            by_way[name].add(seen, *_timed(way, seen.picture))
    return [*rows(part, by_way), *accepted_rows(part, by_way[THOROUGH], SHOWN_AT)]


def _timed(way: Way, picture: Picture) -> tuple[list[Reading], float]:
    began = time.thread_time()
    found = way(picture)
    return found, (time.thread_time() - began) * 1000


def _shrunk(shown: Iterable[Photograph]) -> Iterator[Seen]:
    for one in shown:
        yield Seen(one.name, one.texts, one.second, into_frame(read_image(one.path)))


def into_frame(picture: npt.NDArray[np.uint8]) -> Picture:
    """As a webcam would give it: no wider than 1280 and no higher than 720, or both the other way round."""
    long, short = max(picture.shape[:2]), min(picture.shape[:2])
    scale = min(1.0, WIDTH / long, HEIGHT / short)
    if scale == 1:
        return picture
    small = cv2.resize(picture, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    return np.asarray(small, np.uint8)


def _larger_at_their_own_size(shown: Iterable[Photograph]) -> list[BenchRow]:
    thorough, large = Part(THOROUGH), ways()[THOROUGH]
    for one in shown:
        picture = read_image(one.path)
        if into_frame(picture) is not picture:
            thorough.add(
                Seen(one.name, one.texts, one.second, picture), *_timed(large, np.asarray(picture, np.uint8))
            )
    return list(rows("larger than 720p, own size", {THOROUGH: thorough}))


def _own_pictures() -> Iterator[Seen]:
    for at, one in enumerate(hard_pictures()):
        yield Seen(f"{one.hardship} {at}", frozenset({one.text}), frozenset(), one.picture)
    for at, counter in enumerate(empty_counters(20)):
        yield Seen(f"empty {at}", frozenset(), frozenset(), counter)


if __name__ == "__main__":
    from tools.bench.rows import as_table

    print(as_table(run()))
