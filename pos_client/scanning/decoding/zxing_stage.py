"""zxing-cpp: quick, self-contained, tried first."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

import zxingcpp

from pos_client.scanning.decoding.reading import SURE_SYMBOLOGIES, Corners, Image, Reading
from pos_client.scanning.product_codes import as_ean


class ZxingStage:
    """Reads with zxing-cpp, which also looks for turned, shrunken and inverted codes by itself.

    On a `cut` that is upright and enlarged it looks neither for turned nor for shrunken ones, and takes one
    threshold for the picture, not one for every neighbourhood: a cut has been evened out already, and so
    reads better and sooner. `first_only` stops at the first code, in a third of the time.
    """

    name = "zxing-cpp"

    def __init__(
        self,
        symbologies: Collection[str],
        *,
        cut: bool = False,
        one_threshold: bool = False,
        first_only: bool = False,
    ) -> None:
        self._formats = zxingcpp.BarcodeFormats(
            [zxingcpp.BarcodeFormat[one] for one in sorted(symbologies)],
        )
        binarizers = zxingcpp.Binarizer
        self._binarizer = binarizers.GlobalHistogram if cut or one_threshold else binarizers.LocalAverage
        self._searching = not cut
        # A matrix is tried in both ways at next to no cost; of bars a cut's negative is a look of its own.
        self._both_ways = not cut or bool(SURE_SYMBOLOGIES & set(symbologies))
        self._look_for = _first if first_only else zxingcpp.read_barcodes

    def read(self, grey: Image) -> list[Reading]:
        """The codes on the picture."""
        found = self._look_for(
            grey,
            formats=self._formats,
            text_mode=zxingcpp.TextMode.Plain,
            binarizer=self._binarizer,
            try_rotate=self._searching,
            try_downscale=self._searching,
            try_invert=self._both_ways,
        )
        return [self._reading(barcode) for barcode in found if barcode.valid]

    def _reading(self, barcode: zxingcpp.Barcode) -> Reading:
        symbology, data, text = as_ean(barcode.format.name, bytes(barcode.bytes), barcode.text)
        corners = _corners(barcode.position)
        return Reading(data, text, symbology, corners, self.name, 0.0, sure=symbology in SURE_SYMBOLOGIES)


def _first(grey: Image, **how: Any) -> list[zxingcpp.Barcode]:
    found = zxingcpp.read_barcode(grey, **how)
    return [] if found is None else [found]


def _corners(position: zxingcpp.Position) -> Corners:
    around = (position.top_left, position.top_right, position.bottom_right, position.bottom_left)
    return tuple((point.x, point.y) for point in around)
