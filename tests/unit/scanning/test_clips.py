"""The generated films keep what they promise."""

import numpy as np
import pytest

from tests.clips import FRAMES_PER_S, KINDS, LEAST_MODULE_PX, Clip, clip, clips
from tests.clips.scenes import HEIGHT, WIDTH, empty_frames

SEED = 77


@pytest.fixture(scope="module", params=KINDS)
def film(request: pytest.FixtureRequest) -> Clip:
    return clip(request.param, SEED)


def test_a_film_is_the_same_for_the_same_seed(film: Clip) -> None:
    again = clip(film.kind, SEED)
    number = film.first_visible + 3
    assert np.array_equal(film.frame(number), again.frame(number))
    assert film.held.text == again.held.text


def test_frames_may_be_asked_in_any_order(film: Clip) -> None:
    last, first = film.frame(20), film.frame(2)
    assert np.array_equal(first, film.frame(2))
    assert np.array_equal(last, film.frame(20))
    assert first.shape == (HEIGHT, WIDTH, 3)


def test_there_is_a_second_to_read_the_code_in(film: Clip) -> None:
    assert film.first_visible + FRAMES_PER_S < len(film)


def test_a_code_that_is_fully_visible_lies_inside_the_picture_and_is_large_enough(film: Clip) -> None:
    corners = film.corners(film.first_visible)
    assert corners.min() >= 0
    assert corners[:, 0].max() < WIDTH
    assert corners[:, 1].max() < HEIGHT
    assert film.module_px(film.first_visible) >= LEAST_MODULE_PX[film.held.symbology]


def test_before_that_it_is_outside_too_small_or_blurred(film: Clip) -> None:
    assert not any(film.is_visible(number) for number in range(film.first_visible))


def test_a_moving_empty_scene_moves_and_a_still_one_only_rustles() -> None:
    still = [frame.astype(np.int16) for frame in empty_frames("still", 5, SEED)]
    moving = [frame.astype(np.int16) for frame in empty_frames("moving", 60, SEED)]
    assert np.abs(still[0] - still[4]).mean() < 6
    assert np.abs(moving[30] - moving[45]).mean() > 8


def test_all_kinds_come_in_turn_with_both_symbologies() -> None:
    films = list(clips(3 * len(KINDS)))
    assert [one.kind for one in films] == list(KINDS) * 3
    assert {one.held.symbology for one in films} == {"QRCode", "Code128"}
