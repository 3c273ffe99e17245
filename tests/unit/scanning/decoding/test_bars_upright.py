"""What is done to bars before they are read: set upright, followed to their ends, refocused."""

import numpy as np
import pytest

from pos_client.scanning.decoding.bar_ends import reaching_to_its_ends
from pos_client.scanning.decoding.opencv import cv2
from pos_client.scanning.decoding.quiet_zone import stands_free
from pos_client.scanning.decoding.reading import Image, Reading
from pos_client.scanning.decoding.refocus import BLURS, refocused
from pos_client.scanning.decoding.regions import Region, RegionKind
from pos_client.scanning.decoding.straighten import straightened
from pos_client.scanning.decoding.zxing_stage import ZxingStage
from tests.unit.scanning.pictures import code_picture

EAN = "5901234123457"


def bars(lean: float = 0.0) -> Image:
    """A cut of an EAN-13, each row of it `lean` pixels further to the right than the one above."""
    drawn = code_picture(EAN, "EAN13", 5)
    line = np.repeat(drawn[len(drawn) // 2][None], 48, axis=0)
    shear = np.array([[1, lean, -lean * 24], [0, 1, 0]])
    return np.asarray(
        cv2.warpAffine(line, shear, line.shape[::-1], borderMode=cv2.BORDER_REPLICATE), np.uint8
    )


def contrast(image: Image) -> float:
    """Of the mean over all rows: what leans is grey there."""
    return float(np.std(image.mean(axis=0)))


@pytest.mark.parametrize("lean", [-1.5, -0.7, 0.7, 1.5])
def test_bars_that_lean_are_set_upright(lean: float) -> None:
    assert contrast(bars(lean)) < 0.7 * contrast(bars())
    assert contrast(straightened(bars(lean))) > 0.9 * contrast(bars())


def test_bars_that_stand_are_left_standing() -> None:
    assert contrast(straightened(bars())) > 0.97 * contrast(bars())


def test_half_a_bar_code_is_followed_to_its_ends() -> None:
    picture = np.pad(bars(), 60, constant_values=255)
    dark = np.flatnonzero(picture.mean(axis=0) < 200)
    first, last = int(dark[0]), int(dark[-1])
    part = first + (last - first) // 4, first + 3 * (last - first) // 4
    corners = ((part[0], 60), (part[1], 60), (part[1], 108), (part[0], 108))
    found = reaching_to_its_ends(picture, Region(corners, RegionKind.BARS, 1.0))
    xs = [x for x, _ in found.corners]
    assert min(xs) == pytest.approx(first, abs=12)
    assert max(xs) == pytest.approx(last, abs=12)


def test_bars_out_of_focus_are_read_again() -> None:
    reader = ZxingStage(["EAN13"], cut=True)
    radius = 5
    y, x = np.mgrid[-radius : radius + 1, -radius : radius + 1]
    lens = (x**2 + y**2 <= radius**2).astype(np.float32)
    blurred = np.asarray(cv2.filter2D(bars(), -1, lens / lens.sum()), np.uint8)
    assert reader.read(blurred) == []
    assert {one.text for blur in BLURS.values() for one in reader.read(refocused(blurred, blur))} == {EAN}


def test_a_code_with_room_beside_it_stands_free_and_a_part_of_one_does_not() -> None:
    (reading,) = ZxingStage(["EAN13"], cut=True).read(bars())
    assert stands_free(bars(), reading)
    (left, _), (right, _) = reading.corners[0], reading.corners[1]
    middle = (left + right) // 2
    half = Reading(b"", "", "UPCE", ((left, 0), (middle, 0), (middle, 9), (left, 9)), "told", 0.0)
    assert not stands_free(bars(), half)
