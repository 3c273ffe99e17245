"""Pictures from files: what is dropped onto a till is not to be trusted."""

import os
import struct
import zlib
from pathlib import Path

import numpy as np
import pytest

from pos_client.domain.errors import InputError
from pos_client.scanning.decoding.decoder import Decoder
from pos_client.scanning.decoding.image_file import MAX_BYTES, read_image
from tests.unit.scanning.pictures import CARD, as_file, code_picture, frame


def bomb(width: int, height: int) -> bytes:
    """A PNG that says it is huge."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    body = zlib.compress(b"\0" * 1000)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


@pytest.mark.rule("J14")
@pytest.mark.parametrize("ending", [".png", ".jpg", ".bmp", ".webp"])
def test_a_card_is_read_from_each_kind_of_file(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"kort ö{ending}"
    path.write_bytes(as_file(frame(), ending))
    assert Decoder().decode(read_image(path))[0].data == CARD.encode()


def test_sixteen_bits_and_transparency_are_understood() -> None:
    deep = code_picture(CARD).astype(np.uint16) * 257
    clear = np.dstack([np.zeros((*deep.shape, 3), np.uint8), 255 - code_picture(CARD)])
    for picture in (deep, clear):
        assert Decoder().decode(read_image(as_file(picture)))[0].data == CARD.encode()


@pytest.mark.parametrize(
    "data",
    [b"", b"hello", b"\x89PNG\r\n\x1a\n", b"%PDF-1.7", b"<svg/>", b"\xff\xd8\xff\xe0" + b"\0" * 100],
    ids=["empty", "text", "half a header", "pdf", "svg", "broken jpeg"],
)
def test_what_is_no_picture_is_unreadable(data: bytes) -> None:
    with pytest.raises(InputError) as refused:
        read_image(data)
    assert refused.value.code == "image-unreadable"


def test_a_picture_that_was_cut_off_is_refused_or_read_but_never_crashes() -> None:
    whole = as_file(frame(), ".jpg")
    outcomes = {outcome(whole[:length]) for length in range(0, len(whole), len(whole) // 40)}
    assert outcomes <= {"image-unreadable", "uint8"}


def outcome(data: bytes) -> str:
    try:
        return str(read_image(data).dtype)
    except InputError as refused:
        return refused.code


@pytest.mark.parametrize("size", [(20_000, 20_000), (60_000, 60_000), (2**31 - 1, 2**31 - 1)])
def test_a_small_file_with_a_huge_picture_is_too_large(size: tuple[int, int]) -> None:
    with pytest.raises(InputError) as refused:
        read_image(bomb(*size))
    assert refused.value.code in ("image-too-large", "image-unreadable")


def test_a_picture_just_over_the_limit_is_too_large() -> None:
    with pytest.raises(InputError) as refused:
        read_image(bomb(10_000, 4_001))
    assert refused.value.code == "image-too-large"


def test_a_huge_file_is_too_large_and_not_read_to_its_end(tmp_path: Path) -> None:
    path = tmp_path / "huge.png"
    with path.open("wb") as file:
        file.truncate(MAX_BYTES * 100)
    with pytest.raises(InputError) as refused:
        read_image(path)
    assert refused.value.code == "image-too-large"


@pytest.mark.parametrize("name", ["absent.png", ".", "zero\0byte.png", "x" * 300])
def test_a_file_that_cannot_be_read_is_unreadable(tmp_path: Path, name: str) -> None:
    with pytest.raises(InputError) as refused:
        read_image(f"{tmp_path}/{name}")
    assert refused.value.code == "image-unreadable"


def test_a_thread_of_a_picture_longer_than_the_decoders_can_take_is_too_large() -> None:
    with pytest.raises(InputError) as refused:
        read_image(as_file(np.zeros((1, 70_000), np.uint8)))
    assert refused.value.code == "image-too-large"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no pipes in folders")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "card.png")
    with pytest.raises(InputError) as refused:
        read_image(tmp_path / "card.png")
    assert refused.value.code == "image-unreadable"
