"""Reading one frame: the two decoders by themselves and the till's decoder, interleaved in one run.

On a busy machine only the ratios say something.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
import numpy.typing as npt
import zxingcpp

from pos_client.scanning.decoder import Decoder
from pos_client.scanning.frame_reader import camera_reader
from pos_client.scanning.reading import TILL_SYMBOLOGIES, Stage
from pos_client.scanning.zbar_stage import ZbarStage, why_missing
from pos_client.scanning.zxing_stage import ZxingStage
from tools.bench.rows import BenchRow

Frame = npt.NDArray[np.uint8]
BASE = "zxing-cpp alone"


def frames() -> Mapping[str, Frame]:
    """A counter without a code, and the same with a card held up, 1280×720 in colour."""
    rng = np.random.default_rng(20_26)
    coarse = rng.integers(60, 200, (36, 64, 3), dtype=np.uint8)
    empty = np.kron(coarse, np.ones((20, 20, 1), np.uint8)) + rng.integers(0, 20, (720, 1280, 3), np.uint8)
    barcode = zxingcpp.create_barcode("NID1:12345678901234", zxingcpp.BarcodeFormat.QRCode)
    drawn = np.pad(np.array(barcode.to_image(scale=6)), 40, constant_values=255)
    card = empty.copy()
    card[200 : 200 + drawn.shape[0], 500 : 500 + drawn.shape[1]] = drawn[:, :, None]
    return {"empty frame": empty, "frame with a QR code": card}


def readers() -> Mapping[str, Callable[[Frame], Any]]:
    """The ways to read a frame. Without the system's zbar, those without it."""

    def alone(stage: Stage) -> Callable[[Frame], Any]:
        return Decoder(stages=[stage]).decode

    found: dict[str, Callable[[Frame], Any]] = {BASE: alone(ZxingStage(TILL_SYMBOLOGIES))}
    if why_missing() is None:
        found["pyzbar alone"] = alone(ZbarStage(TILL_SYMBOLOGIES))
    return {
        **found,
        "decoder, a still picture": Decoder().decode,
        "decoder, a camera's frame": camera_reader().read,
    }


def run(rounds: int = 60) -> list[BenchRow]:
    """Every reader on every frame, in turn, round after round. The ratio is to zxing-cpp alone.

    Means, not medians: the camera's way is cheap on most frames and dear on every tenth.
    """
    pictures, ways = frames(), readers()
    taken_ms = {(frame, way): 0.0 for frame in pictures for way in ways}
    for _ in range(rounds):
        for frame, picture in pictures.items():
            for way, read in ways.items():
                began = time.perf_counter()
                read(picture)
                taken_ms[frame, way] += (time.perf_counter() - began) * 1000
    return [
        BenchRow(
            f"{frame}: {way}", total / rounds, "ms", None if way == BASE else total / taken_ms[frame, BASE]
        )
        for (frame, way), total in taken_ms.items()
    ]


if __name__ == "__main__":
    for row in run():
        print(f"{row.name:50}{row.value:9.1f} {row.unit}{row.ratio or 1:8.2f}")
