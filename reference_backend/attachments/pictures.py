"""Looking into what came as a picture, without letting it unfold to more than was agreed."""

import struct
import zlib
from io import BytesIO

from PIL.ImageFile import ImageFile
from PIL.JpegImagePlugin import JpegImageFile
from PIL.PngImagePlugin import PngImageFile

from reference_backend.problems import Problem

LARGEST_PICTURE = 10_000_000
MOST_PIXELS = 40_000_000
_EIGHTH = 8
# A progressive JPEG has some ten scans. Each costs the time of the whole picture, and may be of 61 bytes. The
# marker stands nowhere within the coded data (ITU-T T.81, B.1.1.5).
MOST_SCANS = 100
_SCAN = b"\xff\xda"
# By their own classes: `Image.open` guesses among all formats that Pillow knows.
_READERS: dict[str, type[ImageFile]] = {"image/png": PngImageFile, "image/jpeg": JpegImageFile}


def check_announced(media_type: str, size: int) -> None:
    """Problem `picture-not-supported` or `picture-too-large` for what need not be sent at all."""
    if media_type not in _READERS:
        raise Problem("picture-not-supported")
    if size > LARGEST_PICTURE:
        raise Problem("picture-too-large")


def check_picture(content: bytes, media_type: str) -> None:
    """Problem `picture-not-supported` for what is no such picture, `picture-too-large` for too many pixels.

    The size stands in the first bytes; only a picture that is not too large is read on, and a JPEG is decoded
    at an eighth of its size, a PNG not at all: its checksums are enough.
    """
    try:
        with _READERS[media_type](BytesIO(content)) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                raise Problem("picture-too-large")
            if media_type == "image/jpeg":
                if content.count(_SCAN) > MOST_SCANS:
                    raise Problem("picture-not-supported")
                picture.draft("L", (picture.width // _EIGHTH, picture.height // _EIGHTH))
                picture.load()
            else:
                picture.verify()
    # What Pillow raises for bytes that are no picture is not one class.
    except (OSError, SyntaxError, ValueError, EOFError, struct.error, zlib.error) as error:
        raise Problem("picture-not-supported") from error
