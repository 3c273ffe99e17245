"""pyzbar: slower, but it reads some bar codes that zxing-cpp does not. Tried where that found nothing.

pyzbar is always installed. Its wheels for Linux and macOS have no zbar inside, so the system's library may
be absent; then the till works without, and `why_missing` has the word for `pos-client doctor`.
"""

from __future__ import annotations

import sys
from collections.abc import Collection
from typing import TYPE_CHECKING, Any

import numpy as np

from pos_client.scanning.decoding.reading import Image, Reading
from pos_client.scanning.product_codes import as_ean

_NAMES = {
    "QRCode": "QRCODE",
    "Code128": "CODE128",
    "EAN13": "EAN13",
    "EAN8": "EAN8",
    "UPCA": "UPCA",
    "UPCE": "UPCE",
    "Code39": "CODE39",
    "ITF": "I25",
    "PDF417": "PDF417",
}
"""The wire's names and zbar's. DataBar is not here: zbar 0.23 prints failed assertions on it."""

_OURS = {theirs: ours for ours, theirs in _NAMES.items()}

_GET_ZBAR = {
    "linux": "install the system's zbar: apt-get install libzbar0",
    "darwin": "install zbar: brew install zbar",
}


def _load_pyzbar() -> tuple[Any, str | None]:
    """pyzbar's module and None, or None and what its loading said."""
    try:
        from pyzbar import pyzbar
    except (ImportError, OSError) as absent:  # OSError: a library is there but cannot be loaded
        return None, str(absent)
    return pyzbar, None


def why_missing() -> str | None:
    """None if zbar can be used, else the cause and the next step on this system."""
    cause = _load_pyzbar()[1]
    if cause is None:
        return None
    return f"{cause}; {_GET_ZBAR.get(sys.platform, 'reinstall pyzbar, its package has zbar inside')}"


class ZbarStage:
    """Reads with zbar. Of bytes that zbar may have changed nothing is returned: it reads a QR code's bytes as
    text of a code page that it guesses, and gives them back as UTF-8. ASCII stays as it was in all of them.

    Raises:
        ImportError: the system has no zbar.
    """

    name = "pyzbar"

    def __init__(self, symbologies: Collection[str], *, inverted: bool = False) -> None:
        self._pyzbar, cause = _load_pyzbar()
        if cause is not None:
            raise ImportError(cause)
        kinds = self._pyzbar.ZBarSymbol
        self._symbols = [kinds[_NAMES[one]] for one in sorted(symbologies) if one in _NAMES]
        self._inverted = inverted

    def read(self, grey: Image) -> list[Reading]:
        """The codes on the picture."""
        seen = np.bitwise_not(grey) if self._inverted else grey
        if not self._symbols:  # for pyzbar that would be all there are
            return []
        found = self._pyzbar.decode(seen, symbols=self._symbols)
        return [self._reading(one) for one in found if one.type != "QRCODE" or one.data.isascii()]

    def _reading(self, found: Any) -> Reading:
        text = found.data.decode("utf-8", "replace")
        symbology, data, text = as_ean(_OURS.get(found.type, str(found.type)), bytes(found.data), text)
        left, top, width, height = found.rect
        right, bottom = left + width, top + height
        outline = tuple((int(point.x), int(point.y)) for point in found.polygon)
        box = ((left, top), (right, top), (right, bottom), (left, bottom))
        return Reading(data, text, symbology, outline if len(outline) == 4 else box, self.name, 0.0)


if TYPE_CHECKING:
    from pos_client.scanning.decoding.reading import Stage

    _: Stage = ZbarStage(())
