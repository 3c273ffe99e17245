"""What the camera's way reads of the decode set: each webcam picture held up for a second, with noise."""

from __future__ import annotations

import numpy as np

from pos_client.scanning.decoding.image_file import read_image
from pos_client.scanning.live.frame_reader import camera_reader
from tests.clips import FRAMES_PER_S
from tests.clips.scenes import grain, with_noise
from tests.decode_set import ABSENT, Photograph, decode_set, photographs
from tools.bench.rows import BenchRow

NOISE = 2.0
"""Grey values: without it the thirty frames of a second would be one."""


def believed(photograph: Photograph, rng: np.random.Generator) -> set[str]:
    """The texts that are certain within a second of this picture."""
    picture = read_image(photograph.path)
    colour = picture if picture.ndim == 3 else np.repeat(picture[:, :, None], 3, axis=2)
    sheet, clock = grain(rng, NOISE), [0.0]
    reader = camera_reader(clock=lambda: clock[0])
    for number in range(FRAMES_PER_S):
        clock[0] = number / FRAMES_PER_S
        certain = reader.read(with_noise(np.asarray(colour[:, :, :3], np.uint8), sheet, rng)).certain
        if certain:
            return {one.text for one in certain}
    return set()


def run() -> list[BenchRow]:
    """How many pictures were read rightly, and what was read that is not there."""
    folder = decode_set()
    if folder is None:
        return [BenchRow("webcam pictures, the camera's way", 0, "", None, ABSENT)]
    rng = np.random.default_rng(1)
    pictures = [
        one for one in photographs(folder, "webcam/") if read_image(one.path).shape[:2] == (720, 1280)
    ]
    found = [(one, believed(one, rng)) for one in pictures]
    readable = sum(bool(one.texts) for one in pictures)
    right = sum(bool(texts & one.texts) for one, texts in found)
    wrong = sum(len(texts - one.texts) for one, texts in found)
    return [
        BenchRow("webcam pictures held up for 1 s: read rightly", right, "", None, f"of {readable}"),
        BenchRow(
            "webcam pictures held up for 1 s: wrong texts", wrong, "", None, f"on {len(pictures)} pictures"
        ),
    ]
