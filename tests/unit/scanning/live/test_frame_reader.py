"""When frames are read, how closely, and what a report says."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np
import pytest

from pos_client.domain.hints import ScanHint
from pos_client.scanning.decoding.ballot import WEAK_SYMBOLOGIES
from pos_client.scanning.decoding.grey import as_grey
from pos_client.scanning.decoding.reading import TILL_SYMBOLOGIES, Image, Reading
from pos_client.scanning.decoding.regions import Region, RegionKind
from pos_client.scanning.decoding.zxing_stage import ZxingStage
from pos_client.scanning.live.closer_look import CloserLook
from pos_client.scanning.live.frame_reader import (
    AWAKE_S,
    REST_MS,
    SETTLED_MS,
    STILL_LOOK_S,
    FrameReader,
    FrameReport,
    camera_reader,
)
from tests.clips import clip
from tests.clips.scenes import Picture, counter, empty_frames, grain, with_noise
from tests.unit.scanning.pictures import CARD, code_picture, frame

BLANK = np.zeros((720, 1280), np.uint8)
REGION = Region(((300, 200), (700, 200), (700, 400), (300, 400)), RegionKind.BARS, 1.0)


@dataclass
class Till:
    """A reader whose looks find what the test says; time and the processor's time pass as told."""

    whole: list[Reading] = field(default_factory=list)
    close: list[Reading] = field(default_factory=list)
    regions: list[Region] = field(default_factory=lambda: [REGION])
    quick_ms: float = 10.0
    at_s: float = 0.0
    cpu_ms: float = 0.0
    quick_looks: int = 0
    close_looks: int = 0
    name: str = "story"

    def __post_init__(self) -> None:
        closer = CloserLook(lambda *_: self.regions, self.look_close, lambda: self.cpu_ms)
        self.reader = FrameReader(self, closer, clock=lambda: self.at_s, cpu_ms=lambda: self.cpu_ms)

    def read(self, grey: Image) -> list[Reading]:
        self.quick_looks += 1
        self.cpu_ms += self.quick_ms
        return self.whole

    def look_close(self, grey: Image, region: Region, attempt: int) -> Sequence[Reading]:
        self.close_looks += 1
        self.cpu_ms += 5.0
        return self.close

    def see(self, *pictures: Picture, every_s: float = 1 / 30) -> list[FrameReport]:
        reports = []
        for picture in pictures:
            reports.append(self.reader.read(picture))
            self.at_s += every_s
        return reports

    def falls_asleep(self, picture: Picture = BLANK) -> None:
        self.see(*[picture] * 5, every_s=AWAKE_S / 4)
        self.quick_looks = self.close_looks = 0


def code(symbology: str = "QRCode", data: bytes = b"x") -> Reading:
    return Reading(data, "x", symbology, ((1, 1), (9, 1), (9, 9), (1, 9)), "story", 0.0)


def restless(count: int) -> Iterable[Picture]:
    """Pictures of which each differs from the one before."""
    light = np.full((720, 1280), 40, np.uint8)
    return ((BLANK, light)[number % 2] for number in range(count))


def test_every_frame_is_read_while_something_moves() -> None:
    till = Till()
    reports = till.see(*restless(30))
    assert till.quick_looks == 30
    assert {one.next_in_ms for one in reports} == {0}


def test_where_nothing_moves_the_till_rests_but_looks_now_and_then() -> None:
    till = Till()
    till.falls_asleep()
    reports = till.see(*[BLANK] * 300, every_s=0.01)
    assert till.quick_looks == pytest.approx(3.0 / STILL_LOOK_S, abs=1)
    assert {one.next_in_ms for one in reports} == {REST_MS}


def test_a_change_anywhere_wakes_it_at_once() -> None:
    till = Till()
    till.falls_asleep()
    changed = BLANK.copy()
    changed[600:660, 1200:1260] = 200
    till.see(BLANK, BLANK, changed, changed)
    assert till.quick_looks >= 2


def test_a_card_that_was_there_all_the_time_and_becomes_readable_without_a_move_is_read() -> None:
    till = Till()
    till.falls_asleep()
    till.whole = [code()]
    reports = till.see(*[BLANK] * 10)
    assert [one.certain for one in reports if one.certain]


def test_a_picture_at_rest_keeps_its_frame_around_the_code_without_new_scans() -> None:
    till = Till(whole=[code()])
    till.falls_asleep()
    first, *others = till.see(*[BLANK] * 5, every_s=0.01)
    assert all(one.seen for one in (first, *others))
    assert not any(one.certain for one in others[1:])


def test_a_code_that_is_certain_need_not_be_read_thirty_times_a_second() -> None:
    assert Till(whole=[code()]).see(BLANK)[0].next_in_ms == SETTLED_MS


def test_a_bar_code_that_waits_for_its_confirmation_is_looked_at_again_at_once() -> None:
    till = Till()
    till.falls_asleep()
    till.whole = [code("Code128")]
    till.at_s += STILL_LOOK_S
    first, second = till.see(BLANK, BLANK)
    assert (first.certain, first.next_in_ms) == ([], 0)
    assert second.certain


def test_the_closer_look_is_for_frames_on_which_the_quick_one_finds_nothing() -> None:
    till = Till(whole=[code()])
    till.see(*restless(3))
    assert till.close_looks == 0
    till.whole = []
    till.see(*restless(3))
    assert till.close_looks > 0


def test_what_only_the_closer_look_reads_is_believed_as_well() -> None:
    till = Till(close=[code("Code128")])
    assert [len(one.certain) for one in till.see(*restless(3))] == [0, 1, 1]


def test_a_minute_of_striped_shirts_stays_within_the_budget() -> None:
    till = Till(regions=[REGION] * 4)
    till.see(*restless(1800))
    assert till.cpu_ms < 1.5 * till.quick_ms * 1800


def test_without_a_closer_look_the_quick_one_does_it_alone() -> None:
    reader = FrameReader(Till(whole=[code()]))
    assert reader.read(BLANK).certain


def test_a_code_far_away_asks_to_come_closer_and_the_advice_goes_when_it_is_read() -> None:
    small = Region(((300, 200), (330, 200), (330, 230), (300, 230)), RegionKind.MATRIX, 1.0)
    rng = np.random.default_rng(3)
    pictures = [rng.integers(0, 255, (720, 1280), np.uint8) for _ in range(4)] * 20
    till = Till(regions=[small])
    reports = till.see(*pictures)
    assert {one.hint for one in reports[:40]} == {None}
    assert reports[-1].hint is ScanHint.COME_CLOSER
    till.whole = [code()]
    assert till.see(pictures[0])[0].hint is None


def test_the_tills_own_reader_reads_a_card_and_then_rests() -> None:
    at_s = [0.0]
    reader = camera_reader(clock=lambda: at_s[0])
    assert [one.text for one in reader.read(frame()).certain] == [CARD]
    rng = np.random.default_rng(5)
    scene = counter(rng)
    sheet = grain(rng, 2.0)
    reports = []
    for number in range(12):
        at_s[0] = 1 + number * AWAKE_S / 8
        reports.append(reader.read(with_noise(scene, sheet, rng)))
    assert reports[-1].next_in_ms == REST_MS
    assert not reports[-1].seen


def test_somebody_who_walks_past_in_a_striped_shirt_gets_no_advice() -> None:
    at_s = [0.0]
    reader = camera_reader(clock=lambda: at_s[0])
    hints = set()
    for number, picture in enumerate(empty_frames("moving", 100, 9)):
        at_s[0] = number / 30
        hints.add(reader.read(picture).hint)
    assert hints == {None}


def test_a_short_code_that_is_only_a_part_of_a_longer_one_is_never_seen() -> None:
    picture = frame("5901234123457", "EAN13")
    _, width = code_picture("5901234123457", "EAN13").shape
    picture[:, 420 + 40 + (width - 80) // 2 :] = 120  # the right half is hidden, and with it the quiet zone
    at_s = [0.0]
    reader = camera_reader({"EAN8", "UPCE", "ITF", "Code39"}, clock=lambda: at_s[0])
    seen: set[Reading] = set()
    for number in range(12):
        at_s[0] = number / 30
        seen.update(reader.read(picture).seen)
    assert not seen


def test_a_short_code_that_the_quick_look_takes_a_longer_one_for_counts_for_nothing() -> None:
    text, shown = "3960306202782", 0.57  # its left half, with a few bars of the right one, passes for a UPC-E
    picture = frame(text, "EAN13")
    _, width = code_picture(text, "EAN13").shape
    picture[:, 420 + 40 + int((width - 80) * shown) :] = 190
    assert [one.symbology for one in ZxingStage(WEAK_SYMBOLOGIES).read(as_grey(picture))] == ["UPCE"]
    reader = camera_reader(WEAK_SYMBOLOGIES)
    assert [one for _ in range(5) for one in reader.read(picture).seen] == []


@pytest.mark.parametrize(("text", "symbology"), [("96385074", "EAN8"), ("NANO-39", "Code39")])
def test_a_short_code_that_stands_by_itself_is_certain_after_three_frames(text: str, symbology: str) -> None:
    picture = frame(text, symbology)
    reader = camera_reader()
    assert [[one.text for one in reader.read(picture).certain] for _ in range(3)] == [[], [], [text]]


def test_stripes_of_cloth_that_the_quick_look_takes_for_an_article_count_for_nothing() -> None:
    cloth = clip("tilt", 310_089).scene
    assert [one.symbology for one in ZxingStage(TILL_SYMBOLOGIES).read(as_grey(cloth))] == ["EAN13"]
    reader = camera_reader()
    assert [one for _ in range(12) for one in reader.read(cloth).seen] == []
