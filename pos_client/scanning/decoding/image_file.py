"""Pictures from files and from memory, with limits: what is dropped onto a till is not to be trusted."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from pos_client.domain.errors import InputError
from pos_client.scanning.decoding.opencv import MAX_PIXELS, MAX_SIDE, cv2
from pos_client.scanning.decoding.reading import Image

MAX_BYTES = 20 * 1024 * 1024


def read_image(source: Path | str | bytes) -> Image:
    """The picture in a file, or in the bytes of one: eight bits, 1, 3 or 4 channels.

    Raises:
        InputError: `image-too-large` (over 20 MiB, over 40 million pixels, or over 65,535 on a side),
            `image-unreadable` (absent, not permitted, not a plain file, not a picture, or broken).
    """
    data = source if isinstance(source, bytes) else _file_bytes(Path(source))
    if len(data) > MAX_BYTES:
        raise InputError("image-too-large")
    return _decoded(data)


def _file_bytes(path: Path) -> bytes:
    """At most one byte more than is allowed, whatever the file system says about the size.

    What is no plain file is not even opened: a pipe would be waited for, and with it all else that the thread
    has to do.
    """
    try:
        if not path.is_file():
            raise InputError("image-unreadable", "not a file")
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except (OSError, ValueError) as failed:  # ValueError: a name with a zero byte
        raise InputError("image-unreadable", type(failed).__name__) from failed


def _decoded(data: bytes) -> Image:
    if not data:
        raise InputError("image-unreadable", "empty")
    try:
        # Unchanged: a code in black on a transparent ground would otherwise become black on black.
        picture = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_UNCHANGED)
    except cv2.error as refused:
        too_large = "MAX_IMAGE" in str(refused)
        raise InputError("image-too-large" if too_large else "image-unreadable") from refused
    if picture is None or picture.size == 0:
        raise InputError("image-unreadable", "not a picture")
    if picture.shape[0] * picture.shape[1] > MAX_PIXELS or max(picture.shape[:2]) > MAX_SIDE:
        raise InputError("image-too-large")
    return _eight_bits(picture)


def _eight_bits(picture: npt.NDArray[Any]) -> Image:
    if picture.dtype == np.uint16:
        picture = picture >> 8
    elif picture.dtype != np.uint8:
        raise InputError("image-unreadable", str(picture.dtype))
    if picture.ndim == 3 and picture.shape[2] in (1, 2):
        picture = picture[:, :, 0]
    return np.ascontiguousarray(picture.astype(np.uint8))
