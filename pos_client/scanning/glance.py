"""One look into one region: the portion in which a camera's frame is read more closely."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from pos_client.scanning.reading import Image, Reading
from pos_client.scanning.region_reader import RegionReader
from pos_client.scanning.regions import Region


class Glance:
    """Looks into regions one way at a time: the thorough reader's ways, in the same order, each on a frame of
    its own. What one look finds needs another frame to confirm it.
    """

    def __init__(self, symbologies: Collection[str]) -> None:
        self._reader = RegionReader(symbologies)

    def read(self, grey: Image, region: Region, attempt: int) -> Sequence[Reading]:
        """The codes that the look of this number finds; after the last look comes the first again."""
        return self._reader.glance(grey, region, attempt)
