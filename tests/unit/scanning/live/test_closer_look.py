"""Which regions are looked into, in which order, and when there is no time for them."""

from __future__ import annotations

from collections.abc import Sequence

from pos_client.scanning.decoding.reading import Corners, Image, Reading
from pos_client.scanning.decoding.regions import Region, RegionKind
from pos_client.scanning.live.closer_look import (
    HELD_STILL,
    LOOKS_PER_FRAME,
    REST_S,
    SEARCH_EVERY_S,
    UNUSED_S,
    CloserLook,
)
from tests.unit.scanning.live.test_frame_reader import BLANK


def region(left: int, strength: float = 1.0, kind: RegionKind = RegionKind.BARS) -> Region:
    corners = ((left, 0), (left + 90, 0), (left + 90, 90), (left, 90))
    return Region(corners, kind, strength)


class Scene:
    """Regions on a picture, what can be read in them, and a processor whose time passes with each step."""

    def __init__(
        self, regions: Sequence[Region], readable: Region | None = None, step_ms: float = 1.0
    ) -> None:
        self.regions, self.readable, self.step_ms = regions, readable, step_ms
        self.ms = 0.0
        self.searches: list[int] = []
        self.looks: list[tuple[Region, int]] = []

    def find(self, grey: Image, attempt: int) -> Sequence[Region]:
        self.ms += self.step_ms
        self.searches.append(attempt)
        return self.regions

    def read(self, grey: Image, of: Region, attempt: int) -> Sequence[Reading]:
        self.ms += self.step_ms
        self.looks.append((of, attempt))
        return [Reading(b"x", "x", "Code128", of.corners, "story", 0.0)] if of is self.readable else []

    def closer(self) -> CloserLook:
        return CloserLook(self.find, self.read, lambda: self.ms)


def nothing_moved(corners: Corners) -> bool:
    return False


def everything_moved(corners: Corners) -> bool:
    return True


def test_no_time_to_search_is_no_search() -> None:
    scene = Scene([region(0)])
    assert scene.closer().read(BLANK, 0.5, 0.0, nothing_moved) == ((), ())
    assert scene.searches == []


def test_regions_that_were_found_hold_for_the_next_frame_and_longer_at_rest() -> None:
    scene = Scene([region(0)])
    closer = scene.closer()
    for at_s in (0.0, 0.033, 0.066):
        closer.read(BLANK, 100.0, at_s, everything_moved)
    assert len(scene.searches) == 2
    for at_s in (0.5, 0.9):
        closer.read(BLANK, 100.0, at_s, nothing_moved, at_rest=True)
    assert len(scene.searches) == 2


def test_a_region_is_not_begun_without_the_time_that_it_is_expected_to_take() -> None:
    scene = Scene([region(0)])
    _, regions = scene.closer().read(BLANK, 4.0, 0.0, nothing_moved)
    assert len(regions) == 1
    assert scene.looks == []


def test_what_steps_really_cost_is_learnt() -> None:
    scene = Scene([region(0)], step_ms=20.0)
    closer = scene.closer()
    for number in range(60):
        closer.read(BLANK, 1000.0, number * 0.03, everything_moved)
    before = len(scene.looks)
    closer.read(BLANK, 30.0, 2.0, everything_moved)
    assert len(scene.looks) == before


def test_a_search_is_paid_off_by_a_look_before_the_next_one() -> None:
    scene = Scene([region(0)])
    closer = scene.closer()
    closer.read(BLANK, 4.0, 0.0, everything_moved)
    assert scene.looks == []
    closer.read(BLANK, 5.0, SEARCH_EVERY_S, everything_moved)
    assert (len(scene.searches), len(scene.looks)) == (1, 1)


def test_regions_that_nobody_had_time_for_are_given_up_in_the_end() -> None:
    scene = Scene([region(0)])
    closer = scene.closer()
    for at_s in (0.0, UNUSED_S / 2, UNUSED_S):
        closer.read(BLANK, 4.0, at_s, everything_moved)
    assert len(scene.searches) == 2


def test_what_was_sought_in_vain_is_sought_in_another_way() -> None:
    scene = Scene([])
    closer = scene.closer()
    for number in range(3):
        closer.read(BLANK, 100.0, number * SEARCH_EVERY_S, everything_moved)
    assert scene.searches == [0, 1, 2]


def test_what_was_read_is_found_again_by_the_same_means() -> None:
    one = region(0)
    scene = Scene([one])
    closer = scene.closer()
    for number in range(6):
        scene.readable = one if number >= 2 else None
        closer.read(BLANK, 100.0, number * 2 * UNUSED_S, everything_moved)
    assert scene.searches == [0, 1, 2, 2, 2, 2]


def test_a_region_is_looked_into_in_another_way_each_time() -> None:
    scene = Scene([region(0)])
    closer = scene.closer()
    for number in range(3):
        closer.read(BLANK, 100.0, number * 0.03, everything_moved)
    assert [attempt for _, attempt in scene.looks] == list(range(len(scene.looks)))


def test_bars_and_a_matrix_at_one_place_each_get_all_their_looks() -> None:
    bars, matrix = region(0), region(0, kind=RegionKind.MATRIX)
    scene = Scene([bars, matrix])
    closer = scene.closer()
    for number in range(3):
        closer.read(BLANK, 100.0, number * 0.03, everything_moved)
    for one in (bars, matrix):
        attempts = [attempt for of, attempt in scene.looks if of is one]
        assert attempts == list(range(len(attempts)))


def test_what_flies_past_gets_one_look_and_what_is_held_still_more() -> None:
    scene = Scene([region(0)])
    closer = scene.closer()
    looks = []
    for number in range(HELD_STILL + 1):
        before = len(scene.looks)
        closer.read(BLANK, 100.0, number * 0.03, everything_moved)
        looks.append(len(scene.looks) - before)
    assert looks == [*[1] * HELD_STILL, LOOKS_PER_FRAME]


def test_what_was_read_a_moment_ago_is_confirmed_before_anything_else() -> None:
    one, strong = region(0), region(300, 9.0)
    scene = Scene([one], readable=one)
    closer = scene.closer()
    closer.read(BLANK, 100.0, 0.0, nothing_moved)
    scene.regions = [strong, one]
    del scene.looks[:]
    found, _ = closer.read(BLANK, 100.0, UNUSED_S, lambda corners: corners == strong.corners)
    assert scene.looks == [(one, 0)]
    assert found


def test_the_way_that_read_a_code_is_the_first_on_the_next_frame() -> None:
    one = region(0)
    scene = Scene([one])
    closer = scene.closer()
    closer.read(BLANK, 9.0, 0.0, everything_moved)
    scene.readable = one
    closer.read(BLANK, 100.0, 0.03, everything_moved)
    closer.read(BLANK, 100.0, 0.06, everything_moved)
    assert scene.looks[-1] == scene.looks[-2]


def test_what_moved_comes_first_then_what_was_tried_least_then_the_strongest() -> None:
    weak, strong, moved = region(0, 1.0), region(200, 5.0), region(400, 0.5)
    scene = Scene([weak, strong, moved])
    closer = scene.closer()
    for number in range(2):
        closer.read(BLANK, 100.0, number * 0.03, lambda corners: corners == moved.corners)
    assert [one for one, _ in scene.looks] == [moved, strong, moved, weak]


def test_one_region_that_is_read_ends_the_look() -> None:
    one, other = region(0, 2.0), region(300, 1.0)
    scene = Scene([one, other], readable=one)
    found, regions = scene.closer().read(BLANK, 100.0, 0.0, nothing_moved)
    assert [reading.data for reading in found] == [b"x"]
    assert [of for of, _ in scene.looks] == [one]
    assert regions == [one, other]


def test_a_part_of_the_counter_that_was_tried_in_every_way_rests_until_something_moves_there() -> None:
    scene = Scene([region(0)])
    closer = scene.closer()
    for number in range(30):
        closer.read(BLANK, 100.0, number * 0.03, nothing_moved)
    exhausted = len(scene.looks)
    assert exhausted < 30 * LOOKS_PER_FRAME
    closer.read(BLANK, 100.0, 1.0, everything_moved)
    assert len(scene.looks) > exhausted


def test_even_so_it_is_tried_again_from_time_to_time() -> None:
    scene = Scene([region(0)])
    closer = scene.closer()
    for number in range(40):
        closer.read(BLANK, 100.0, number * 0.03, nothing_moved)
    exhausted = len(scene.looks)
    closer.read(BLANK, 100.0, 40 * 0.03 + REST_S, nothing_moved)
    assert len(scene.looks) > exhausted
