"""Where codes are sought: in noise too, which hides their edges from a plain search."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from pos_client.scanning.decoding.grey import as_grey
from pos_client.scanning.decoding.reading import Corners, Image
from pos_client.scanning.decoding.region_search import SMOOTHED_PX, search_regions
from pos_client.scanning.decoding.regions import find_regions
from tests.clips import Clip, clip

DIM = [("bars", 310_029), ("matrix", 20_260_021), ("bars", 770_101), ("matrix", 20_260_165)]
"""Films in dim light, by their seeds: a Code 128 and a QR code, and two that must be lit up as well."""


def dim_frame(film: Clip) -> tuple[Image, Corners]:
    """The first frame that shows it whole, with the code's corners."""
    number = film.first_visible
    return as_grey(film.frame(number)), tuple((int(x), int(y)) for x, y in film.corners(number))


def is_outlined(code: Corners, by: Corners) -> bool:
    """Whether they share most of their area."""
    one, other = np.array(code, np.float32), np.array(by, np.float32)
    shared, _ = cv2.intersectConvexConvex(one, other)
    return bool(shared > 0.6 * max(cv2.contourArea(one), cv2.contourArea(other)))


@pytest.mark.parametrize(("kind", "seed"), DIM)
def test_a_code_in_dim_light_is_outlined_once_the_noise_is_averaged(kind: str, seed: int) -> None:
    grey, code = dim_frame(clip("dim", seed))
    found = [
        [one for one in search_regions(grey, attempt) if one.kind == kind and is_outlined(code, one.corners)]
        for attempt in range(len(SMOOTHED_PX))
    ]
    assert not found[0]
    assert any(found[1:])


def test_the_first_search_is_on_the_picture_as_it_is_and_comes_again_after_the_last() -> None:
    grey, _ = dim_frame(clip("paper", 310_103))
    assert search_regions(grey, 0) == search_regions(grey, len(SMOOTHED_PX)) == find_regions(grey)
