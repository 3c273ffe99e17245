"""Real photographs: what zxing-cpp reads by itself, the decoder must read too, and more."""

from collections.abc import Callable

import pytest

from pos_client.scanning.decode_files import decode_files
from pos_client.scanning.decoder import Decoder
from pos_client.scanning.reading import TILL_SYMBOLOGIES
from pos_client.scanning.zxing_stage import ZxingStage
from tests.decode_set import ABSENT, Photograph, decode_set, photographs

FOLDER = decode_set()
needs_photographs = pytest.mark.skipif(FOLDER is None, reason=ABSENT)


def sample(part: str) -> list[Photograph]:
    """Every fourth picture: a minute's work would not tell more."""
    return photographs(FOLDER, part)[::4] if FOLDER is not None else []


def right(pictures: list[Photograph], decoder: Decoder) -> int:
    """On how many of them a wanted text was read."""
    found = decode_files([one.path for one in pictures], decoder=decoder)
    return sum(
        bool({canonical(scan.text) for scan in one.scans} & {canonical(text) for text in picture.texts})
        for picture, one in zip(pictures, found, strict=True)
    )


def canonical(text: str) -> str:
    """UPC-A and EAN-13 are one number."""
    return f"0{text}" if text.isdigit() and len(text) == 12 else text.strip()


@needs_photographs
@pytest.mark.slow
@pytest.mark.rule("J14")
@pytest.mark.parametrize("part", ["photos/", "webcam/"])
def test_the_decoder_reads_at_least_what_zxing_reads_alone(
    part: str, record_property: Callable[[str, object], None]
) -> None:
    pictures = [one for one in sample(part) if one.texts]
    ours = right(pictures, Decoder())
    alone = right(pictures, Decoder(stages=[ZxingStage(TILL_SYMBOLOGIES)]))
    record_property("read", f"{part} {ours} of {len(pictures)}, zxing-cpp alone {alone}")
    assert len(pictures) > 40
    assert ours >= alone
    assert ours >= 0.6 * len(pictures)


@needs_photographs
@pytest.mark.slow
def test_no_code_is_seen_where_there_is_none() -> None:
    pictures = [one for one in sample("") if not one.texts]
    assert pictures
    assert [one.scans for one in decode_files(one.path for one in pictures)] == [()] * len(pictures)
