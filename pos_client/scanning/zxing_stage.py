"""zxing-cpp: quick, self-contained, tried first."""

from __future__ import annotations

from collections.abc import Collection

import zxingcpp

from pos_client.scanning.product_codes import as_ean
from pos_client.scanning.reading import Corners, Image, Reading


class ZxingStage:
    """Reads with zxing-cpp, which also looks for turned, shrunken and inverted codes by itself."""

    name = "zxing-cpp"
    quick = True

    def __init__(self, symbologies: Collection[str]) -> None:
        self._formats = zxingcpp.BarcodeFormats(
            [zxingcpp.BarcodeFormat[one] for one in sorted(symbologies)],
        )

    def read(self, grey: Image) -> list[Reading]:
        """The codes on the picture."""
        found = zxingcpp.read_barcodes(
            grey, formats=self._formats, text_mode=zxingcpp.TextMode.Plain, try_invert=True
        )
        return [self._reading(barcode) for barcode in found if barcode.valid]

    def _reading(self, barcode: zxingcpp.Barcode) -> Reading:
        symbology, data, text = as_ean(barcode.format.name, bytes(barcode.bytes), barcode.text)
        return Reading(data, text, symbology, _corners(barcode.position), self.name, 0.0)


def _corners(position: zxingcpp.Position) -> Corners:
    around = (position.top_left, position.top_right, position.bottom_right, position.bottom_left)
    return tuple((point.x, point.y) for point in around)
