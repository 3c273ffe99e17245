"""When a code on a stream of frames is believed."""

from collections.abc import Sequence

import pytest

from pos_client.scanning.decoding.reading import Reading
from pos_client.scanning.live.agreement import WITHIN_S, Agreement

Codes = Sequence[tuple[str, bytes]]


def certain(*frames: Codes, apart_s: float = 0.03) -> list[list[bytes]]:
    agreement = Agreement()
    return [
        [one.data for one in agreement.certain([reading(*code) for code in frame], number * apart_s)]
        for number, frame in enumerate(frames)
    ]


def reading(symbology: str, data: bytes) -> Reading:
    return Reading(data, "", symbology, (), "story", 0.0)


def bars(data: bytes) -> Codes:
    return [("Code128", data)]


@pytest.mark.parametrize("symbology", ["QRCode", "DataMatrix", "Aztec", "PDF417"])
def test_strong_error_correction_is_believed_at_once(symbology: str) -> None:
    assert certain([(symbology, b"x")]) == [[b"x"]]


@pytest.mark.parametrize("symbology", ["Code128", "EAN13", "UPCA"])
def test_a_bar_code_is_believed_when_two_frames_agree(symbology: str) -> None:
    assert certain([(symbology, b"x")], [(symbology, b"x")]) == [[], [b"x"]]


@pytest.mark.parametrize("symbology", ["Code39", "ITF", "EAN8", "UPCE"])
def test_a_weak_bar_code_is_believed_when_three_frames_agree(symbology: str) -> None:
    assert certain(*[[(symbology, b"x")]] * 3) == [[], [], [b"x"]]


def test_two_frames_that_differ_are_not_believed() -> None:
    assert certain(bars(b"a"), bars(b"b"), bars(b"a"), bars(b"a")) == [[], [], [], [b"a"]]


def test_a_frame_without_a_code_between_two_that_agree_does_no_harm() -> None:
    assert certain(bars(b"a"), [], bars(b"a")) == [[], [], [b"a"]]


def test_frames_that_are_far_apart_do_not_confirm_each_other() -> None:
    assert certain(bars(b"a"), bars(b"a"), apart_s=WITHIN_S + 0.1)[-1] == []


def test_a_card_beside_a_product_is_believed_too() -> None:
    both = [("EAN13", b"5901234123457"), ("Code128", b"9112345678901234")]
    assert certain(both, both)[-1] == [b"5901234123457", b"9112345678901234"]


def test_two_labels_of_one_symbology_on_one_frame_do_not_hinder_each_other() -> None:
    both = [*bars(b"a"), *bars(b"b")]
    assert certain(both, both)[-1] == [b"a", b"b"]
