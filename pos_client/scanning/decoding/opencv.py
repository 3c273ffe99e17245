"""The only import of OpenCV, so that its limits hold for every picture and its threads stay few."""

from __future__ import annotations

import os

MAX_PIXELS = 40_000_000
"""More is not a photograph of a code but an attempt to fill the memory."""
MAX_SIDE = 65_535
"""A longer side is refused by zxing-cpp, by an error that nobody expects."""

# OpenCV reads these once, while it is being imported. The limit guards against pictures that are small files
# and huge bitmaps; the log level keeps a camera that is tried again and again out of the till's log.
os.environ.setdefault("OPENCV_IO_MAX_IMAGE_PIXELS", str(MAX_PIXELS))
os.environ.setdefault("OPENCV_LOG_LEVEL", "SILENT")
os.environ.setdefault("OPENCV_FFMPEG_LOGLEVEL", "-8")
# A webcam that hangs is lost after four seconds, not ten: whoever stops the till waits for it (Linux).
os.environ.setdefault("OPENCV_VIDEOIO_V4L_SELECT_TIMEOUT", "4")
# Else a webcam takes up to half a minute to open (Windows), and is refused unless the GUI thread opens it
# (macOS, where the system asks the person by itself when a program first uses a camera).
os.environ.setdefault("OPENCV_VIDEOIO_MSMF_ENABLE_HW_TRANSFORMS", "0")
os.environ.setdefault("OPENCV_AVFOUNDATION_SKIP_AUTH", "1")

import cv2  # noqa: E402

# A till has few cores, and one of them belongs to the window.
cv2.setNumThreads(1)

__all__ = ["MAX_PIXELS", "MAX_SIDE", "cv2"]
