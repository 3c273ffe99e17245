"""The ways to read a still picture that are measured against each other."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Literal

import numpy as np
import numpy.typing as npt

from pos_client.scanning.decoding.decoder import Decoder
from pos_client.scanning.decoding.grey import as_grey
from pos_client.scanning.decoding.reading import TILL_SYMBOLOGIES, Reading
from pos_client.scanning.decoding.zbar_stage import why_missing
from pos_client.scanning.decoding.zxing_stage import ZxingStage
from pos_client.scanning.live.frame_reader import camera_reader

Picture = npt.NDArray[np.uint8]
Way = Callable[[Picture], list[Reading]]
"""What it reads; `sure` says nothing where a way knows no such thing."""

THOROUGH = "the till, thorough"
LIVE = "the till, one frame live"
BASE = "zxing-cpp"


def ways() -> Mapping[str, Way]:
    """The till's two ways and the decoders that are installed. zxing-cpp is the yardstick for costs."""
    thorough, quick = Decoder(), ZxingStage(TILL_SYMBOLOGIES)
    return {
        THOROUGH: lambda picture: list(thorough.decode(picture)),
        LIVE: lambda picture: list(camera_reader().read(picture).seen),
        BASE: lambda picture: quick.read(as_grey(picture)),
        **_pyzbar(),
        **_tapirscan("low"),
        **_tapirscan("medium"),
    }


def _pyzbar() -> dict[str, Way]:
    if why_missing() is not None:
        return {}
    from pyzbar import pyzbar

    kinds = ("EAN13", "EAN8", "UPCA", "UPCE", "I25", "CODE39", "CODE128", "QRCODE")
    symbols = [pyzbar.ZBarSymbol[one] for one in kinds]

    def read(picture: Picture) -> list[Reading]:
        found = pyzbar.decode(as_grey(picture), symbols=symbols)
        return [_peers_reading(one.data.decode("utf-8", "replace"), str(one.type)) for one in found]

    return {"pyzbar": read}


def _tapirscan(mode: Literal["low", "medium"]) -> dict[str, Way]:
    try:
        import tapirscan
    except ImportError:
        return {}
    formats: Any = tuple(sorted(TILL_SYMBOLOGIES))
    scanner = tapirscan.Scanner(mode, formats=formats, parallel=False)

    def read(picture: Picture) -> list[Reading]:
        colours: Any = {"color_order": "BGR"} if picture.ndim == 3 else {}
        return [_peers_reading(one.text, one.format) for one in scanner.scan(picture, **colours).barcodes]

    return {f"tapirscan {mode}": read}


def _peers_reading(text: str, symbology: str) -> Reading:
    return Reading(text.encode(), text, symbology, (), "peer", 0.0)
