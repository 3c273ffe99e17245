"""When bars are believed."""

import pytest

from pos_client.scanning.decoding.ballot import Ballot
from pos_client.scanning.decoding.reading import Reading


def reading(data: bytes, symbology: str = "EAN13", decoder: str = "zxing-cpp") -> Reading:
    return Reading(data, data.decode(), symbology, ((0, 0),) * 4, decoder, 0.0)


def winners(*votes: Reading) -> list[tuple[bytes, bool]]:
    ballot = Ballot()
    for one in votes:
        ballot.add(one)
    return [(one.data, one.sure) for one in ballot.winners()]


def test_a_matrix_is_believed_at_once() -> None:
    assert winners(reading(b"a", "QRCode")) == [(b"a", True)]


@pytest.mark.parametrize("symbology", ["EAN13", "Code128", "UPCE", "EAN8", "ITF", "Code39"])
def test_bars_are_believed_when_two_looks_agree(symbology: str) -> None:
    assert winners(reading(b"1", symbology), reading(b"1", symbology)) == [(b"1", True)]


def test_a_long_bar_code_that_one_look_read_is_shown_but_not_sure() -> None:
    assert winners(reading(b"1")) == [(b"1", False)]


@pytest.mark.parametrize("symbology", ["UPCE", "EAN8", "ITF", "Code39"])
def test_a_weak_bar_code_that_one_look_read_counts_for_nothing(symbology: str) -> None:
    assert winners(reading(b"1", symbology)) == []


def test_what_zbar_alone_read_once_counts_for_nothing() -> None:
    assert winners(reading(b"1", decoder="pyzbar")) == []


def test_looks_that_contradict_each_other_are_not_believed() -> None:
    assert winners(reading(b"1"), reading(b"2")) == []
    assert winners(reading(b"1"), reading(b"1"), reading(b"2")) == []


def test_many_looks_outvote_one() -> None:
    assert winners(*[reading(b"1")] * 3, reading(b"2")) == [(b"1", True)]


def test_letters_that_only_zbar_read_may_be_others_and_are_not_believed() -> None:
    twice = [reading(b"ssss", "Code128", "pyzbar")] * 2
    assert winners(*twice) == []
    assert winners(*twice, reading(b"ssss", "Code128")) == [(b"ssss", True)]
    assert winners(*[reading(b"4711", "Code128", "pyzbar")] * 2) == [(b"4711", True)]
