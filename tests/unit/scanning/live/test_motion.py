"""What wakes the till and what does not."""

from collections.abc import Iterable

import numpy as np
import pytest

from pos_client.scanning.live.motion import MotionGate
from tests.clips import KINDS, clip
from tests.clips.scenes import Picture, counter, empty_frames, grain, with_noise


def movements(frames: Iterable[Picture], gate: MotionGate | None = None) -> list[bool]:
    gate = gate or MotionGate()
    return [gate.moves(frame, number / 30) for number, frame in enumerate(frames)]


@pytest.mark.parametrize("sigma", [0.0, 1.0, 3.0])
def test_the_noise_of_a_sensor_is_no_motion(sigma: float) -> None:
    rng = np.random.default_rng(1)
    scene, sheet = counter(rng), grain(rng, sigma)
    assert sum(movements(with_noise(scene, sheet, rng) for _ in range(60))[1:]) == 0


@pytest.mark.parametrize("sigma", [8.0, 15.0, 25.0])
def test_the_gate_gets_used_to_a_noisy_sensor_within_two_seconds(sigma: float) -> None:
    rng = np.random.default_rng(1)
    scene, sheet = counter(rng), grain(rng, sigma)
    assert sum(movements(with_noise(scene, sheet, rng) for _ in range(120))[60:]) == 0


def test_somebody_who_walks_past_is_motion() -> None:
    assert sum(movements(empty_frames("moving", 60, 3))) > 50


def test_a_lamp_that_blinks_does_not_keep_the_till_awake_but_a_card_elsewhere_wakes_it() -> None:
    rng = np.random.default_rng(2)
    dark = counter(rng)
    lit = dark.copy()
    lit[:80, :80] = 255 - lit[:80, :80]
    gate = MotionGate()
    blinking = movements(((lit, dark)[number % 2] for number in range(150)), gate)
    assert not any(blinking[-30:])
    card = dark.copy()
    card[400:460, 600:660] = 255
    assert gate.moves(card, 6.0)


@pytest.mark.parametrize("kind", KINDS)
def test_a_card_that_comes_in_wakes_the_till_before_it_is_fully_visible(kind: str) -> None:
    film = clip(kind, 51)
    frames = [film.scene, film.scene, *(film.frame(number) for number in range(film.first_visible + 1))]
    assert any(movements(frames)[2:])


def test_what_moved_is_known_by_its_place() -> None:
    still = np.full((720, 1280, 3), 120, np.uint8)
    moved = still.copy()
    moved[100:180, 200:280] = 30
    gate = MotionGate()
    gate.moves(still, 0.0)
    for number in range(1, 4):
        gate.moves(still, float(number))
    gate.moves(moved, 4.0)
    assert gate.moved_near(((210, 110), (270, 110), (270, 170), (210, 170)), 3.9)
    assert not gate.moved_near(((800, 500), (900, 500), (900, 600), (800, 600)), 3.9)


@pytest.mark.parametrize(
    "shape", [(720, 1280), (720, 1280, 3), (720, 1280, 4), (8, 8), (99, 641, 3), (1, 3000)]
)
def test_pictures_of_every_shape_are_compared(shape: tuple[int, ...]) -> None:
    gate = MotionGate()
    black, white = np.zeros(shape, np.uint8), np.full(shape, 255, np.uint8)
    assert [gate.moves(one, 0.0) for one in (black, black, white)] == [True, False, True]


def test_another_size_is_a_change() -> None:
    gate = MotionGate()
    assert [gate.moves(np.zeros(size, np.uint8), 0.0) for size in ((720, 1280), (480, 640))] == [True, True]
