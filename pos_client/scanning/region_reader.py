"""Reads one region: look after look at the same cut, each enhanced in another way, until looks agree."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace
from typing import NamedTuple

import numpy as np

from pos_client.scanning import enhance
from pos_client.scanning.ballot import Ballot
from pos_client.scanning.cutouts import cut_out
from pos_client.scanning.reading import SURE_SYMBOLOGIES, Image, Reading, Stage
from pos_client.scanning.regions import Region, RegionKind
from pos_client.scanning.zbar_stage import ZbarStage, why_missing
from pos_client.scanning.zxing_stage import ZxingStage


class Look(NamedTuple):
    """One way to look at a cut: how large it is made, what is done to it, and who reads it."""

    name: str
    zoom: float
    enhance: Callable[[Image], Image]
    by_zbar: bool = False


BARS_LOOKS = (
    Look("smeared", 0.6, enhance.smeared),
    Look("equalized", 0.6, enhance.equalized),
    Look("sharpened", 0.6, enhance.sharpened),
    Look("deblurred", 0.6, enhance.smeared_and_deblurred),
    Look("smeared, zbar", 0.6, enhance.smeared, by_zbar=True),
    Look("equalized, zbar", 0.6, enhance.equalized, by_zbar=True),
)
MATRIX_LOOKS = (
    Look("flattened", 0.6, enhance.flattened),
    Look("equalized", 0.6, enhance.equalized),
    Look("plain", 0.6, enhance.plain),
    Look("softened", 0.6, enhance.softened),
    Look("sharpened", 1.0, enhance.sharpened),
    Look("sharpened, large", 1.6, enhance.sharpened),
)
LOOKS = {RegionKind.BARS: BARS_LOOKS, RegionKind.MATRIX: MATRIX_LOOKS}
"""In the order of what each finds that those before it did not, for its cost (ADR 8)."""


class RegionReader:
    """Reads codes of these symbologies (the wire's names) in regions. Not for two threads at once."""

    def __init__(self, symbologies: Collection[str]) -> None:
        self._readers = {kind: _readers(symbologies, kind) for kind in RegionKind}

    def read(self, grey: Image, region: Region) -> list[Reading]:
        """The codes in the region, corners in the picture's pixels, cost 0; empty if none is to be believed.

        A matrix is believed at once. Bars are when two looks agree; a look that finds something else speaks
        against it. What one look alone found of a strong symbology is returned as not `sure`.
        """
        return self._vote(grey, region, Ballot())

    def confirmed(self, grey: Image, reading: Reading) -> list[Reading]:
        """What is to be believed where another way found this: a matrix as it is, bars after another look."""
        if reading.symbology in SURE_SYMBOLOGIES:
            return [replace(reading, sure=True)]
        ballot = Ballot()
        ballot.add(reading)
        return self._vote(grey, around(reading), ballot)

    def _vote(self, grey: Image, region: Region, ballot: Ballot) -> list[Reading]:
        quick, slow = self._readers[region.kind]
        for look in LOOKS[region.kind]:
            reader = slow if look.by_zbar else quick
            if reader is None:
                continue
            cut = cut_out(grey, region, look.zoom)
            stage = f"{region.kind}: {look.name}"
            for one in reader.read(look.enhance(cut.image)):
                ballot.add(replace(one, corners=cut.in_picture(one.corners), stage=stage))
            if ballot.decided():
                break
        return ballot.winners()


MIN_BAND = 8
"""Pixels across a line of reading that a second look takes in."""


def around(reading: Reading) -> Region:
    """The region of a bar code that was read. Decoders tell its ends exactly, its height as far as they looked."""
    a, b, c, d = (np.asarray(one, np.float64) for one in reading.corners)
    first, last = (a + d) / 2, (b + c) / 2
    along = last - first
    length = max(1.0, float(np.hypot(*along)))
    height = max(MIN_BAND, float(np.hypot(*(d - a))), float(np.hypot(*(c - b))))
    half = np.array([-along[1], along[0]]) / length * height / 2
    corners = (first - half, last - half, last + half, first + half)
    return Region(tuple((round(x), round(y)) for x, y in corners), RegionKind.BARS, 0.0)


def _readers(symbologies: Collection[str], kind: RegionKind) -> tuple[Stage | None, Stage | None]:
    matrix = kind is RegionKind.MATRIX
    wanted = {one for one in symbologies if (one in SURE_SYMBOLOGIES) is matrix}
    if not wanted:
        return None, None
    slow = ZbarStage(wanted) if why_missing() is None else None
    return ZxingStage(wanted, cut=True), slow
