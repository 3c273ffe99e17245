"""How many pictures are read rightly: real photographs where they are, and pictures of the project's own."""

from collections.abc import Callable, Iterable

import numpy as np
import pytest

from pos_client.scanning.decoding import regions
from pos_client.scanning.decoding.decode_files import decode_files
from pos_client.scanning.decoding.decoder import Decoder
from pos_client.scanning.decoding.reading import TILL_SYMBOLOGIES, Reading
from pos_client.scanning.decoding.regions import find_regions
from pos_client.scanning.decoding.zxing_stage import ZxingStage
from tests.decode_set import ABSENT, Photograph, canonical, decode_set, photographs
from tests.unit.scanning.decoding.hard_pictures import HARDSHIPS, HardPicture, empty_counters, hard_pictures

FOLDER = decode_set()
needs_photographs = pytest.mark.skipif(FOLDER is None, reason=ABSENT)

PHOTOGRAPHS, FRAMES = 412, 168
"""How many of the set's 459 and 200 pictures with a code must be read."""
SHARE_OF_OWN_PICTURES = 0.85


def texts(readings: Iterable[Reading]) -> set[str]:
    return {canonical(one.text) for one in readings}


def pictures(part: str, *, with_code: bool = True) -> list[Photograph]:
    """Those of this part of the set that show a code, or those that show none."""
    found = photographs(FOLDER, part) if FOLDER is not None else []
    return [one for one in found if bool(one.texts) is with_code]


def read(shown: list[Photograph]) -> list[tuple[Photograph, tuple[Reading, ...]]]:
    found = decode_files([one.path for one in shown])
    return [(picture, one.scans) for picture, one in zip(shown, found, strict=True)]


@needs_photographs
@pytest.mark.slow
@pytest.mark.rule("J14")
@pytest.mark.parametrize(("part", "least"), [("photos/", PHOTOGRAPHS), ("webcam/", FRAMES)])
def test_the_decoder_reads_as_many_real_pictures_as_it_must_and_believes_no_wrong_one(
    part: str, least: int, record_property: Callable[[str, object], None]
) -> None:
    found = read(pictures(part))
    right = wrong = sure = 0
    for picture, scans in found:
        wanted = {canonical(text) for text in picture.texts | picture.second}
        right += bool(texts(scans) & wanted)
        sure += bool(texts(one for one in scans if one.sure) & wanted)
        wrong += bool(texts(one for one in scans if one.sure) - wanted)
    record_property("read", f"{part} {right} of {len(found)}, {sure} for sure, {wrong} wrong")
    assert right >= least
    assert sure >= 0.95 * right
    assert wrong == 0


@needs_photographs
@pytest.mark.slow
def test_no_code_is_seen_where_there_is_none() -> None:
    empty = pictures("", with_code=False)
    assert len(empty) > 40
    assert [scans for _, scans in read(empty)] == [()] * len(empty)


@pytest.fixture(scope="module")
def own() -> list[HardPicture]:
    return list(hard_pictures(2))


def right_ones(own: list[HardPicture], decoder: Decoder) -> list[HardPicture]:
    return [one for one in own if one.text in texts(decoder.decode(one.picture))]


@pytest.mark.rule("J14")
def test_cards_that_are_held_up_badly_are_read(
    own: list[HardPicture], record_property: Callable[[str, object], None]
) -> None:
    ours = right_ones(own, Decoder())
    alone = right_ones(own, Decoder(stages=[ZxingStage(TILL_SYMBOLOGIES)]))
    record_property("read", f"{len(ours)} of {len(own)}, zxing-cpp alone {len(alone)}")
    assert len(ours) >= SHARE_OF_OWN_PICTURES * len(own)
    assert len(alone) < 0.6 * len(own), "too easy to say anything"
    for hardship in HARDSHIPS:
        some = [one for one in own if one.hardship == hardship]
        assert len([one for one in ours if one.hardship == hardship]) >= len(some) / 2, hardship


def test_no_hard_picture_is_read_wrongly(own: list[HardPicture]) -> None:
    decoder = Decoder()
    for one in own:
        assert texts(decoder.decode(one.picture)) <= {one.text}


def test_stripes_and_dots_are_no_codes() -> None:
    assert [Decoder().decode(one) for one in empty_counters()] == [()] * 4


def test_the_code_is_among_the_first_regions(own: list[HardPicture]) -> None:
    hidden = [one for one in own if not any(_holds_middle(one, at) for at in find_regions(one.picture)[:4])]
    assert len(hidden) <= 0.05 * len(own)


def test_a_picture_without_edges_has_no_regions() -> None:
    assert find_regions(np.full((720, 1280), 90, np.uint8)) == []
    assert find_regions(np.zeros((3, 3), np.uint8)) == []


def test_no_more_regions_are_named_than_asked_for(own: list[HardPicture]) -> None:
    assert all(len(find_regions(one.picture)) <= regions.MAX_REGIONS for one in own)
    assert len(find_regions(own[0].picture, 1)) == 1


def _holds_middle(one: HardPicture, region: regions.Region) -> bool:
    """The cards' middles are drawn between these."""
    corners = np.array(region.corners)
    x, y = corners.mean(axis=0)
    return bool(430 < x < 850 and 220 < y < 500 and np.ptp(corners, axis=0).max() > 60)
