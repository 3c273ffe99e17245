"""Codes in a stream of bytes: what ends one, what is only half, and that reads may cut anywhere."""

from __future__ import annotations

import itertools
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos_client.domain.errors import KnownError
from pos_client.scanning.ports.code_lines import HALVES_TO_DOUBT, MAX_LINE_BYTES, CodeLines
from pos_client.scanning.ports.scanned_code import QUIETS_OF_A_HALF, Piece

CARD = b"2300001234560"


def told(pieces: list[Piece]) -> list[bytes | str]:
    """Codes as bytes, errors as their codes."""
    return [piece.code if isinstance(piece, KnownError) else piece.data for piece in pieces]


def in_step() -> CodeLines:
    """A port that was quiet after it was opened."""
    lines = CodeLines()
    assert lines.quiet() == []
    return lines


def fed(lines: CodeLines, data: bytes) -> list[bytes | str]:
    return told(lines.feed(data))


def long_pause(lines: CodeLines) -> list[bytes | str]:
    return [one for _ in range(QUIETS_OF_A_HALF) for one in told(lines.quiet())]


def used_to(end: bytes) -> CodeLines:
    """A port that has seen a code with this end."""
    lines = in_step()
    assert fed(lines, b"FIRST" + end) == [b"FIRST"]
    assert lines.quiet() == []
    return lines


@pytest.mark.parametrize("end", [b"\r", b"\n", b"\r\n", b"\t", b"\x03", b"\r\n\x03"])
def test_each_end_that_a_scanner_may_be_set_to_gives_the_code_without_it(end: bytes) -> None:
    around = b"\x02" if b"\x03" in end else b""

    assert fed(in_step(), around + CARD + end) == [CARD]


def test_a_code_is_there_as_soon_as_its_end_is_and_the_rest_of_the_end_is_nothing() -> None:
    lines = in_step()

    assert fed(lines, CARD + b"\r") == [CARD]
    assert fed(lines, b"\n") == []
    assert long_pause(lines) == []


def test_lines_that_ran_together_are_split_where_one_ends() -> None:
    assert fed(in_step(), b"A1\rB2\r\nC3\tD4\n") == [b"A1", b"B2", b"C3", b"D4"]


def test_without_any_end_a_pause_is_one() -> None:
    lines = in_step()

    assert fed(lines, CARD) == []
    assert told(lines.quiet()) == [CARD]
    assert fed(lines, b"NEXT") == []
    assert told(lines.quiet()) == [b"NEXT"]


def test_where_ends_are_used_a_short_pause_does_not_cut_a_code() -> None:
    lines = used_to(b"\r")

    assert fed(lines, CARD[:5]) == []
    assert lines.quiet() == []
    assert fed(lines, CARD[5:] + b"\r") == [CARD]


def test_where_ends_are_used_a_code_that_stops_without_one_is_half() -> None:
    lines = used_to(b"\n")

    assert fed(lines, CARD[:5]) == []
    assert long_pause(lines) == ["scan-half"]
    assert fed(lines, CARD + b"\n") == [CARD]


def test_a_line_break_inside_a_code_does_not_make_a_scanner_without_ends_mute() -> None:
    lines = in_step()
    assert fed(lines, b"BEGIN\nEND\n") == [b"BEGIN", b"END"]
    lines.quiet()

    for _ in range(HALVES_TO_DOUBT):
        assert fed(lines, CARD) == []
        assert long_pause(lines) == ["scan-half"]

    assert fed(lines, CARD) == []
    assert told(lines.quiet()) == [CARD]


@pytest.mark.parametrize("lines", [in_step(), used_to(b"\r"), used_to(b"\t")])
def test_a_code_that_the_plug_was_pulled_on_is_half(lines: CodeLines) -> None:
    assert fed(lines, CARD[:7]) == []
    assert told(lines.lost()) == ["scan-half"]
    assert lines.lost() == []


def test_a_plug_pulled_between_codes_is_no_misread() -> None:
    lines = used_to(b"\r")

    assert fed(lines, CARD + b"\r") == [CARD]
    assert lines.lost() == []


def test_a_port_knows_its_ends_again_after_it_was_lost() -> None:
    lines = used_to(b"\r")
    lines.lost()
    lines.quiet()

    assert fed(lines, CARD[:5]) == []
    assert lines.quiet() == []
    assert fed(lines, CARD[5:] + b"\r") == [CARD]


def test_the_tail_of_a_code_that_began_before_the_port_was_open_is_half() -> None:
    lines = CodeLines()

    assert fed(lines, b"34560\r") == ["scan-half"]
    assert fed(lines, CARD + b"\r") == [CARD]


def test_after_a_loss_the_line_must_come_into_step_again() -> None:
    lines = used_to(b"\r")
    lines.lost()

    assert fed(lines, b"34560") == ["scan-half"]
    assert long_pause(lines) == []
    assert fed(lines, CARD + b"\r") == [CARD]


def test_a_tail_of_nothing_but_an_end_is_nothing() -> None:
    lines = CodeLines()

    assert fed(lines, b"\r\n" + CARD + b"\r\n") == [CARD]


def test_the_tail_of_a_frame_does_not_swallow_the_frame_behind_it() -> None:
    assert fed(CodeLines(), b"60\x03\x02" + CARD + b"\x03") == ["scan-half", CARD]


def test_a_header_of_stx_before_a_plain_line_is_not_part_of_the_code() -> None:
    assert fed(in_step(), b"\x02" + CARD + b"\r\n") == [CARD]


def test_a_frame_that_a_new_one_breaks_into_is_half_and_the_new_one_whole() -> None:
    assert fed(in_step(), b"\x0223000\x02" + CARD + b"\x03") == ["scan-half", CARD]


def test_a_frame_without_its_end_is_half() -> None:
    lines = in_step()

    assert fed(lines, b"\x02" + CARD) == []
    assert long_pause(lines) == ["scan-half"]


def test_the_longest_code_with_an_identifier_is_taken_and_one_byte_more_is_not() -> None:
    longest = b"]Q1" + b"9" * 256
    assert len(longest) == MAX_LINE_BYTES

    assert fed(in_step(), longest + b"\r") == [longest]
    assert fed(in_step(), longest + b"9\r") == ["scan-too-long"]


def test_junk_without_an_end_is_said_once_and_kept_nowhere() -> None:
    lines = in_step()

    assert fed(lines, b"x" * 300) == ["scan-too-long"]
    assert fed(lines, b"x" * 100_000) == []
    assert lines.quiet() == []
    assert fed(lines, CARD + b"\r") == [CARD]


@pytest.mark.rule("X01")
def test_control_bytes_stay_in_a_code_for_the_card_check_to_refuse() -> None:
    odd = b"23\x000\x1b[2J\x1d01\xff\x7f\x03"

    assert fed(in_step(), odd + b"\r") == [odd]


def test_noise_at_a_wrong_speed_breaks_nothing() -> None:
    noise = random.Random(3).randbytes(50_000)
    lines = in_step()

    pieces = lines.feed(noise)

    assert all(isinstance(one, KnownError) or 0 < len(one.data) <= MAX_LINE_BYTES for one in pieces)
    long_pause(lines)
    assert fed(lines, CARD + b"\r") == [CARD]


STREAMS = st.lists(
    st.one_of(st.sampled_from([b"\r", b"\n", b"\t", b"\x02", b"\x03", b"x" * 260]), st.binary(max_size=12)),
    max_size=20,
).map(b"".join)


@given(stream=STREAMS, cuts=st.lists(st.integers(0, 400), max_size=12), quiet_first=st.booleans())
def test_however_the_stream_is_cut_into_reads_the_codes_are_the_same(
    stream: bytes, cuts: list[int], quiet_first: bool
) -> None:
    whole, cut = (in_step(), in_step()) if quiet_first else (CodeLines(), CodeLines())
    edges = [0, *sorted(min(at, len(stream)) for at in cuts), len(stream)]

    in_one = fed(whole, stream) + long_pause(whole)
    in_pieces = [one for a, b in itertools.pairwise(edges) for one in fed(cut, stream[a:b])]

    assert in_pieces + long_pause(cut) == in_one


@given(
    codes=st.lists(st.binary(min_size=1, max_size=40).filter(lambda one: not set(one) & {2, 3, 9, 10, 13}))
)
def test_every_code_with_an_end_arrives_once_in_order_and_as_it_was_sent(codes: list[bytes]) -> None:
    stream = b"".join(one + b"\r\n" for one in codes)

    assert fed(in_step(), stream) == codes
