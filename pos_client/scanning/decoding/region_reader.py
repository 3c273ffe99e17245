"""Reads one region: look after look at the same cut, each enhanced in another way, until looks agree."""

from __future__ import annotations

import math
from collections.abc import Callable, Collection
from dataclasses import replace
from functools import partial
from typing import NamedTuple

import numpy as np

from pos_client.scanning.decoding import enhance
from pos_client.scanning.decoding.ballot import Ballot, is_weak
from pos_client.scanning.decoding.bar_ends import reaching_to_its_ends
from pos_client.scanning.decoding.cutouts import Cutout, band, cut_out
from pos_client.scanning.decoding.quiet_zone import stands_free
from pos_client.scanning.decoding.reading import SURE_SYMBOLOGIES, Image, Reading, Stage
from pos_client.scanning.decoding.refocus import BLURS, PARTS, refocused
from pos_client.scanning.decoding.regions import Region, RegionKind
from pos_client.scanning.decoding.straighten import straightened
from pos_client.scanning.decoding.zbar_stage import ZbarStage, why_missing
from pos_client.scanning.decoding.zxing_stage import ZxingStage


class Look(NamedTuple):
    """One way to look at a cut: how large it is made, what is done to it, and who reads it."""

    name: str
    zoom: float
    enhance: Callable[[Image], Image]
    by_zbar: bool = False
    negative: bool = False


BARS_LOOKS = (
    Look("equalized", 0.6, enhance.smeared_and_equalized),
    Look("sharpened", 0.6, enhance.smeared_and_sharpened),
    Look("deblurred, negative", 0.4, enhance.smeared_and_deblurred, negative=True),
    Look("smeared, large", 1.0, enhance.smeared),
    Look("equalized, negative", 0.6, enhance.smeared_and_equalized, negative=True),
    Look("sharpened, small", 0.4, enhance.sharpened),
    *(
        Look(f"refocused {blur}, {part}", 0.6, partial(refocused, blur=BLURS[blur], part=PARTS[part]))
        for blur in BLURS
        for part in PARTS
    ),
    Look("deblurred, zbar", 0.6, enhance.smeared_and_deblurred, by_zbar=True),
    Look("equalized, zbar", 0.6, enhance.smeared_and_equalized, by_zbar=True),
)
MATRIX_LOOKS = (
    Look("flattened, small", 0.4, enhance.flattened_and_sharpened),
    Look("equalized", 0.6, enhance.equalized),
    Look("smoothed", 0.4, enhance.smoothed),
    Look("thresholded", 0.8, enhance.thresholded),
    Look("flattened", 0.8, enhance.flattened),
    Look("plain", 0.6, enhance.plain),
    Look("softened, large", 1.6, enhance.softened_and_flattened),
)
SECOND_LOOKS = (
    enhance.smeared,
    enhance.smeared_and_sharpened,
    enhance.smeared_and_equalized,
    partial(refocused, blur=BLURS["slightly"]),
)
"""At a thin band of bars that were read elsewhere: the first is enough for five in six."""
LOOKS = {RegionKind.BARS: BARS_LOOKS, RegionKind.MATRIX: MATRIX_LOOKS}
"""In the order of what each finds that those before it did not, for its cost (ADR 8)."""


class _Cuts:
    """The cuts of one region, each made once; bars are set upright."""

    def __init__(self, grey: Image, region: Region) -> None:
        self.region = region
        self._grey = grey
        self._made: dict[float, Cutout] = {}

    def at(self, zoom: float) -> Cutout:
        """The cut at this zoom."""
        if zoom not in self._made:
            cut = cut_out(self._grey, self.region, zoom)
            if self.region.kind is RegionKind.BARS:
                cut = replace(cut, image=straightened(cut.image))
            self._made[zoom] = cut
        return self._made[zoom]


class RegionReader:
    """Reads codes of these symbologies (the wire's names) in regions. Not for two threads at once."""

    def __init__(self, symbologies: Collection[str]) -> None:
        self._readers = {kind: _readers(symbologies, kind) for kind in RegionKind}
        self._single: dict[str, ZxingStage] = {}

    def read(self, grey: Image, region: Region) -> list[Reading]:
        """The codes in the region, corners in the picture's pixels, cost 0; empty if none is to be believed.

        A matrix is believed at once. Bars are when two looks agree; a look that finds something else speaks
        against it. What one look alone found of a strong symbology is returned as not `sure`.
        """
        if region.kind is RegionKind.BARS:
            region = reaching_to_its_ends(grey, region)
        return self._vote(_Cuts(grey, region), Ballot())

    def glance(self, grey: Image, region: Region, attempt: int) -> list[Reading]:
        """What one look finds, by its number (from 0; after the last comes the first again): a portion of
        `read` for a camera's frame. Bars that it finds are not `sure`: another frame must confirm them.
        """
        looks = LOOKS[region.kind]
        return self._look(_Cuts(grey, region), looks[attempt % len(looks)])

    def confirmed(self, grey: Image, reading: Reading) -> list[Reading]:
        """What is to be believed where another way found this: a matrix as it is, bars after another look."""
        ballot = self._seconded(grey, reading)
        # The longer way sets leaning bars upright, and so would find a short code again in a line aslant.
        if ballot.decided() or is_weak(reading):
            return ballot.winners()
        return self._vote(_Cuts(grey, around(reading)), ballot)

    def confirmed_at_once(self, grey: Image, reading: Reading) -> list[Reading]:
        """The same without the longer way, which few right readings need and stripes of cloth always take:
        for a camera, whose next frame is another chance. Empty if it is not sure.
        """
        ballot = self._seconded(grey, reading)
        return ballot.winners() if ballot.decided() else []

    def _seconded(self, grey: Image, reading: Reading) -> Ballot:
        """This reading, and what further looks at a thin band along it find until that decides."""
        ballot = Ballot()
        ballot.add(reading)
        if ballot.decided():
            return ballot
        cut = band(grey, around(reading))
        for enhanced in SECOND_LOOKS:
            for one in self._second_look(enhanced(cut.image), reading.symbology):
                ballot.add(one)
            if ballot.decided():
                break
        return ballot

    def _second_look(self, seen: Image, symbology: str) -> list[Reading]:
        reader = self._single.setdefault(symbology, ZxingStage({symbology}, cut=True, first_only=True))
        return [one for one in reader.read(seen) if not is_weak(one) or stands_free(seen, one)]

    def _vote(self, cuts: _Cuts, ballot: Ballot) -> list[Reading]:
        for look in LOOKS[cuts.region.kind]:
            for one in self._look(cuts, look):
                ballot.add(one)
            if ballot.decided():
                break
        return ballot.winners()

    def _look(self, cuts: _Cuts, look: Look) -> list[Reading]:
        reader = self._readers[cuts.region.kind][look.by_zbar]
        if reader is None:
            return []
        cut = cuts.at(look.zoom)
        seen = look.enhance(cut.image)
        if look.negative:
            seen = np.asarray(np.bitwise_not(seen), np.uint8)
        stage = f"{cuts.region.kind}: {look.name}"
        return [
            replace(one, corners=cut.in_picture(one.corners), stage=stage)
            for one in reader.read(seen)
            if not is_weak(one) or stands_free(seen, one)
        ]


MIN_BAND = 8
"""Pixels across a line of reading that a second look takes in."""
BAND_SHARE = 0.12
"""The same as a share of the line's length. A line that runs aslant through a larger code can
pass for a short one, but a band this high cannot: real bars are higher.
"""


def around(reading: Reading) -> Region:
    """The region of a bar code that was read. Its ends are told well; its height may be one line."""
    # By hand: on eight numbers NumPy takes ten times as long, and this is done for most bar codes.
    (ax, ay), (bx, by), (cx, cy), (dx, dy) = reading.corners
    first_x, first_y, last_x, last_y = (ax + dx) / 2, (ay + dy) / 2, (bx + cx) / 2, (by + cy) / 2
    along_x, along_y = last_x - first_x, last_y - first_y
    wanted = max(MIN_BAND, BAND_SHARE * max(1.0, math.hypot(along_x, along_y)))
    down_x, down_y = (dx - ax + cx - bx) / 2, (dy - ay + cy - by) / 2
    if math.hypot(down_x, down_y) < wanted / 2:
        down_x, down_y = -along_y, along_x
    half = wanted / 2 / max(1.0, math.hypot(down_x, down_y))
    x, y = down_x * half, down_y * half
    sides = (
        (first_x - x, first_y - y),
        (last_x - x, last_y - y),
        (last_x + x, last_y + y),
        (first_x + x, first_y + y),
    )
    return Region(tuple((round(one), round(other)) for one, other in sides), RegionKind.BARS, 0.0)


def _readers(symbologies: Collection[str], kind: RegionKind) -> tuple[Stage | None, Stage | None]:
    matrix = kind is RegionKind.MATRIX
    wanted = {one for one in symbologies if (one in SURE_SYMBOLOGIES) is matrix}
    if not wanted:
        return None, None
    slow = None if matrix or why_missing() is not None else ZbarStage(wanted)
    return ZxingStage(wanted, cut=True), slow
