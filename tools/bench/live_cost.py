"""What a camera's empty frames cost: a minute of them, each read by the till and by zxing-cpp in turn."""

from __future__ import annotations

import time
from collections.abc import Callable
from statistics import fmean
from typing import Any

from pos_client.scanning.decoding.grey import as_grey
from pos_client.scanning.decoding.reading import TILL_SYMBOLOGIES
from pos_client.scanning.decoding.zxing_stage import ZxingStage
from pos_client.scanning.live.frame_reader import camera_reader
from tests.clips import FRAMES_PER_S
from tests.clips.scenes import empty_frames
from tools.bench.rows import BenchRow, p

KINDS = {
    "still": "nobody, the sensor's noise",
    "moving": "somebody in a striped shirt walks past all the time",
}


def cpu_ms(work: Callable[[], Any]) -> float:
    """What this took of the processor."""
    began = time.thread_time()
    work()
    return (time.thread_time() - began) * 1000


def measure(kind: str, frames: int, seed: int = 7) -> tuple[list[float], list[float]]:
    """CPU per frame of the till and of zxing-cpp alone, in milliseconds. Every frame is given to the till,
    none is left out on its advice.
    """
    clock = [0.0]
    reader = camera_reader(clock=lambda: clock[0])
    alone = ZxingStage(TILL_SYMBOLOGIES)
    till_ms, alone_ms = [], []
    for number, frame in enumerate(empty_frames(kind, frames, seed)):
        clock[0] = number / FRAMES_PER_S
        till_ms.append(cpu_ms(lambda frame=frame: reader.read(frame)))  # type: ignore[misc]
        alone_ms.append(cpu_ms(lambda frame=frame: alone.read(as_grey(frame))))  # type: ignore[misc]
    return till_ms, alone_ms


def run(frames: int = 60 * FRAMES_PER_S) -> list[BenchRow]:
    """Mean and 95th percentile; the ratio is to zxing-cpp on the same frames."""
    rows = []
    for kind, note in KINDS.items():
        till_ms, alone_ms = measure(kind, frames)
        for name, of in (("mean", fmean), ("p95", lambda samples: p(0.95, samples))):
            till, alone = of(till_ms), of(alone_ms)
            rows.append(BenchRow(f"empty frame, {kind}: till, {name}", till, "ms", till / alone, note))
            rows.append(BenchRow(f"empty frame, {kind}: zxing-cpp, {name}", alone, "ms", 1.0))
    return rows
