"""When a code on a stream of frames is believed."""

from collections.abc import Sequence

import numpy as np
import pytest

from pos_client.scanning.decoder import Decoder
from pos_client.scanning.frame_reader import AGREEMENT_FRAMES, THOROUGH_EVERY, FrameReader
from pos_client.scanning.reading import Image, Reading

BLANK = np.zeros((8, 8), np.uint8)


class Story:
    """A decoder's stage that sees what the story says, frame by frame."""

    name = "story"

    def __init__(self, frames: Sequence[Sequence[tuple[str, bytes]]], *, quick: bool = True) -> None:
        self.quick = quick
        self.looks = 0
        self._frames = iter(frames)

    def read(self, grey: Image) -> list[Reading]:
        self.looks += 1
        return [Reading(data, "", symbology, (), self.name, 0.0) for symbology, data in next(self._frames)]


def certain(*frames: Sequence[tuple[str, bytes]]) -> list[list[bytes]]:
    reader = FrameReader(Decoder(stages=[Story(frames)]))
    return [[one.data for one in reader.read(BLANK)[1]] for _ in frames]


def bars(data: bytes) -> list[tuple[str, bytes]]:
    return [("Code128", data)]


@pytest.mark.parametrize("symbology", ["QRCode", "DataMatrix", "Aztec", "PDF417"])
def test_strong_error_correction_is_believed_at_once(symbology: str) -> None:
    assert certain([(symbology, b"x")]) == [[b"x"]]


@pytest.mark.parametrize("symbology", ["Code128", "Code39", "ITF", "EAN13", "EAN8", "UPCE"])
def test_a_bar_code_is_believed_when_two_frames_agree(symbology: str) -> None:
    assert certain([(symbology, b"x")], [(symbology, b"x")]) == [[], [b"x"]]


def test_two_frames_that_differ_are_not_believed() -> None:
    assert certain(bars(b"a"), bars(b"b"), bars(b"a"), bars(b"a")) == [[], [], [], [b"a"]]


def test_a_frame_without_a_code_between_two_that_agree_does_no_harm() -> None:
    assert certain(bars(b"a"), [], bars(b"a")) == [[], [], [b"a"]]


def test_frames_that_are_far_apart_do_not_confirm_each_other() -> None:
    assert certain(bars(b"a"), *([[]] * AGREEMENT_FRAMES), bars(b"a"))[-1] == []


def test_a_card_beside_a_product_is_believed_too() -> None:
    both = [("EAN13", b"5901234123457"), ("Code128", b"9112345678901234")]
    assert certain(both, both) == [[], [b"5901234123457", b"9112345678901234"]]


def test_the_dear_stages_look_at_every_tenth_frame_only() -> None:
    dear = Story([[]] * 30, quick=False)
    reader = FrameReader(Decoder(stages=[dear]))
    for _ in range(30):
        reader.read(BLANK)
    assert dear.looks == 30 // THOROUGH_EVERY


def test_what_only_the_dear_stages_read_is_believed_as_well() -> None:
    reader = FrameReader(Decoder(stages=[Story([bars(b"a")] * 5, quick=False)]))
    believed = [reader.read(BLANK)[1] for _ in range(2 * THOROUGH_EVERY)]
    assert [len(one) for one in believed].count(1) == 1
