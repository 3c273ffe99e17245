"""One look into one region: the portion in which a camera's frame is read more closely."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from pos_client.scanning.cutouts import cut_out
from pos_client.scanning.reading import SURE_SYMBOLOGIES, Image, Reading, Stage
from pos_client.scanning.region_reader import LOOKS
from pos_client.scanning.regions import Region, RegionKind
from pos_client.scanning.zbar_stage import ZbarStage, why_missing
from pos_client.scanning.zxing_stage import ZxingStage


class Glance:
    """Looks into regions one way at a time: the thorough reader's ways, in the same order, each on a frame of
    its own. What one look finds needs another frame to confirm it.
    """

    def __init__(self, symbologies: Collection[str]) -> None:
        matrix = frozenset(symbologies) & SURE_SYMBOLOGIES
        wanted = {RegionKind.MATRIX: matrix, RegionKind.BARS: frozenset(symbologies) - matrix}
        self._quick = {kind: ZxingStage(some, cut=True) for kind, some in wanted.items() if some}
        has_zbar = why_missing() is None
        self._slow = {kind: ZbarStage(some) for kind, some in wanted.items() if some and has_zbar}

    def read(self, grey: Image, region: Region, attempt: int) -> Sequence[Reading]:
        """The codes that the look of this number finds; after the last look comes the first again."""
        look = LOOKS[region.kind][attempt % len(LOOKS[region.kind])]
        readers: dict[RegionKind, ZbarStage] | dict[RegionKind, ZxingStage]
        readers = self._slow if look.by_zbar else self._quick
        reader: Stage | None = readers.get(region.kind)
        if reader is None:
            return ()
        cut = cut_out(grey, region, look.zoom)
        found = reader.read(look.enhance(cut.image))
        stage = f"{region.kind}: {look.name}"
        return [replace(one, corners=cut.in_picture(one.corners), stage=stage) for one in found]
