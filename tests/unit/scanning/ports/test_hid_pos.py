"""HID-POS: codes from reports, layouts from descriptors, and a hidapi that says little about its failures."""

from __future__ import annotations

import random
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos_client.domain.errors import KnownError
from pos_client.scanning.ports.hid_descriptor import layouts_of
from pos_client.scanning.ports.hid_pos import HidDevice, hid_library
from pos_client.scanning.ports.hid_reports import WITH_IDENTIFIER, CodeReports, ReportLayout
from pos_client.scanning.ports.scanned_code import Piece, ScannedCode
from pos_client.scanning.ports.scanner import ScannerOpener
from tests.unit.scanning.ports.hid_scanner import (
    BARE_DESCRIPTOR,
    HONEYWELL_DESCRIPTOR,
    KEYBOARD_DESCRIPTOR,
    FakeDevice,
    FakeHidapi,
    newland_report,
    report,
)

CARD = b"2300001234560"
LONG = bytes(range(0x30, 0x7A)) + b"-the-end"

FIRST_OF_TWO = bytes.fromhex(
    "02 38 5d5131"
    "323330303030313233343536303b5152206f6e20612070686f6e653b"
    "73686f703d303034323b74696c6c3d30333b6973737565643d323032"
    "73 00 01"
)
SECOND_OF_TWO = bytes.fromhex("02 04 5d5131 2d454e44" + "00" * 52 + "73 00 00")
"""Two reports of one QR code byte by byte, as the manuals of Access-IS and Hand Held Products show them."""


def told(pieces: list[Piece]) -> list[bytes | str]:
    return [piece.code if isinstance(piece, KnownError) else piece.data for piece in pieces]


def in_step(descriptor: bytes | None = None) -> CodeReports:
    """A device that was quiet after it was opened."""
    reports = CodeReports(None if descriptor is None else layouts_of(descriptor))
    assert reports.quiet() == []
    return reports


def fed(reports: CodeReports, *sent: bytes) -> list[bytes | str]:
    return [one for each in sent for one in told(reports.feed(each))]


def test_one_report_is_one_code_with_its_symbology() -> None:
    assert in_step().feed(report(CARD, b"]E0")) == [ScannedCode(CARD, "EAN13")]
    assert in_step().feed(report(b"AB-12", b"]C0")) == [ScannedCode(b"AB-12", "Code128")]


def test_an_identifier_that_nobody_knows_is_not_part_of_the_code() -> None:
    assert in_step().feed(report(CARD, b"]X0")) == [ScannedCode(CARD, None)]


def test_what_a_scanner_adds_for_typing_is_not_part_of_the_code() -> None:
    assert in_step().feed(report(CARD + b"\r", b"]E0")) == [ScannedCode(CARD, "EAN13")]


def test_a_layout_without_an_identifier_is_told_by_what_stands_in_its_place() -> None:
    assert in_step().feed(newland_report(CARD)) == [ScannedCode(CARD, None)]


def test_two_reports_of_the_manuals_give_one_code_of_sixty_bytes() -> None:
    whole = b"2300001234560;QR on a phone;shop=0042;till=03;issued=202-END"

    for reports in (in_step(), in_step(HONEYWELL_DESCRIPTOR)):
        assert reports.feed(FIRST_OF_TWO) + reports.feed(SECOND_OF_TWO) == [ScannedCode(whole, "QRCode")]


def test_a_code_in_several_reports_arrives_whole_and_once() -> None:
    reports = in_step()

    assert fed(reports, report(LONG[:56], goes_on=True)) == []
    assert fed(reports, report(LONG[56:])) == [LONG]
    assert fed(reports, report(CARD)) == [CARD]


def test_a_rest_that_does_not_come_leaves_half_a_code() -> None:
    reports = in_step()

    assert fed(reports, report(LONG[:56], goes_on=True)) == []
    assert told(reports.quiet()) == ["scan-half"]
    assert fed(reports, report(CARD)) == [CARD]


def test_another_code_in_place_of_the_rest_is_not_merged_with_it() -> None:
    reports = in_step()

    assert fed(reports, report(LONG[:56], b"]Q1", goes_on=True)) == []
    assert fed(reports, report(CARD, b"]E0")) == ["scan-half", CARD]


def test_a_continuation_may_leave_its_identifier_empty() -> None:
    reports = in_step()

    assert fed(reports, report(LONG[:56], goes_on=True), report(LONG[56:], bytes(3))) == [LONG]


def test_a_report_of_something_else_in_between_does_not_break_a_code() -> None:
    reports = in_step()

    assert fed(reports, report(LONG[:56], goes_on=True), b"\x04\x01", report(LONG[56:])) == [LONG]


def test_a_device_that_is_lost_in_a_code_leaves_half_of_it() -> None:
    reports = in_step()
    fed(reports, report(LONG[:56], goes_on=True))

    assert told(reports.lost()) == ["scan-half"]
    assert reports.lost() == []


def test_the_tail_of_a_code_that_began_before_the_device_was_open_is_half() -> None:
    reports = CodeReports()

    assert fed(reports, report(LONG[56:])) == ["scan-half"]
    assert fed(reports, report(CARD)) == [CARD]


def test_a_report_that_says_more_than_it_holds_spoils_its_code_only() -> None:
    reports = in_step()
    broken = bytearray(report(CARD))
    broken[1] = 57

    assert fed(reports, bytes(broken)) == ["scan-half"]
    assert reports.quiet() == []
    assert fed(reports, report(CARD)) == [CARD]


def test_what_follows_a_broken_report_is_no_code_until_its_last() -> None:
    reports = in_step()

    assert fed(reports, report(LONG[:56], goes_on=True)[:20], report(LONG[56:])) == ["scan-half"]
    assert fed(reports, report(CARD)) == [CARD]


def test_a_code_that_no_card_is_as_long_as_is_said_once() -> None:
    reports = in_step()
    junk = [report(b"x" * 56, goes_on=True)] * 9

    assert fed(reports, *junk, report(b"x")) == ["scan-too-long"]
    assert fed(reports, report(CARD)) == [CARD]


@pytest.mark.parametrize("other", [b"", b"\x04\x01", b"\x02", b"\x03" + bytes(63)])
def test_reports_of_other_things_are_no_codes(other: bytes) -> None:
    assert CARD not in fed(in_step(), other)
    assert fed(in_step(HONEYWELL_DESCRIPTOR), other) in ([], ["scan-half"])


def test_an_empty_scan_is_nothing() -> None:
    assert fed(in_step(), report(b"")) == []


def test_a_scanner_that_describes_the_usual_layout_is_understood_so() -> None:
    assert layouts_of(HONEYWELL_DESCRIPTOR) == {2: WITH_IDENTIFIER}


def test_a_layout_of_its_own_is_read_from_the_descriptor() -> None:
    assert layouts_of(BARE_DESCRIPTOR) == {
        0: ReportLayout(data_at=3, data_bytes=32, length_at=None, identifier_at=0, continued_at=(35, 0))
    }
    reports = in_step(BARE_DESCRIPTOR)

    assert reports.feed(b"]Q1" + CARD.ljust(32, b"\0") + b"\0") == [ScannedCode(CARD, "QRCode")]


def test_a_keyboard_describes_no_codes() -> None:
    assert layouts_of(KEYBOARD_DESCRIPTOR) == {}


@pytest.mark.parametrize("usage", ["09fe", "0bfe008c00"], ids=["of the page put back", "names its page"])
def test_a_page_that_is_put_back_and_long_items_do_not_confuse_the_reader(usage: str) -> None:
    odd = bytes.fromhex(f"058c a4 0501 fe02ff0000 7508 b4 8502 7508 9508 {usage} 8102")

    assert layouts_of(odd) == {2: ReportLayout(data_at=1, data_bytes=8)}


@given(descriptor=st.binary(max_size=200))
def test_no_descriptor_breaks_its_reader(descriptor: bytes) -> None:
    for layout in layouts_of(descriptor).values():
        layout.part(bytes(64))


@given(sent=st.lists(st.binary(max_size=64), max_size=12), is_described=st.booleans())
def test_no_report_breaks_its_reader(sent: list[bytes], is_described: bool) -> None:
    reports = in_step(HONEYWELL_DESCRIPTOR if is_described else None)

    for one in sent:
        reports.feed(one)
    reports.quiet()

    assert fed(reports, report(CARD)) == [CARD]


@given(seed=st.integers(0, 10_000))
def test_codes_of_any_length_arrive_as_they_were_sent(seed: int) -> None:
    chance = random.Random(seed)
    reports, codes = (
        in_step(),
        [chance.randbytes(chance.randint(1, 256)).strip(b"\r\n\t\0") for _ in range(8)],
    )

    received: list[bytes | str] = []
    for code in codes:
        parts = [code[at : at + 56] for at in range(0, len(code), 56)]
        for place, part in enumerate(parts):
            received += fed(reports, report(part, goes_on=place + 1 < len(parts)))

    assert received == [code for code in codes if code]


def test_a_device_gives_its_reports_until_it_is_unplugged() -> None:
    plugged_in = FakeDevice([report(CARD)], HONEYWELL_DESCRIPTOR)
    device = HidDevice("/dev/hidraw3", FakeHidapi({b"/dev/hidraw3": plugged_in}))

    assert device.layouts == {2: WITH_IDENTIFIER}
    assert device.read(0.06) == report(CARD)
    assert device.read(0.06) == b""
    plugged_in.is_plugged_in = False
    for _ in range(2):
        with pytest.raises(KnownError, match="scanner-unplugged"):
            device.read(0.06)
    device.close()
    device.close()


def test_a_device_that_does_not_describe_itself_is_taken_as_usual() -> None:
    plugged_in = FakeDevice()

    assert HidDevice("a", FakeHidapi({b"a": plugged_in})).layouts is None


def test_only_what_hidapi_lists_is_opened() -> None:
    plugged_in = FakeDevice(page=0)

    with pytest.raises(KnownError, match="scanner-missing"):
        HidDevice("/etc/passwd", FakeHidapi({b"/dev/hidraw3": plugged_in}))

    assert not plugged_in.handles


def test_a_keyboard_is_not_listened_to() -> None:
    keyboard = FakeDevice(page=0x01)

    with pytest.raises(KnownError, match="scanner-missing"):
        HidDevice("/dev/hidraw0", FakeHidapi({b"/dev/hidraw0": keyboard}))


def test_a_device_whose_kind_the_system_does_not_tell_is_taken_at_its_word() -> None:
    untold = FakeDevice([report(CARD)], page=0)

    assert HidDevice("1-2:1.0", FakeHidapi({b"1-2:1.0": untold})).read(0.06) == report(CARD)


def test_the_only_scanner_is_found_though_it_got_another_number_when_it_was_plugged_in_again() -> None:
    again, keyboard = FakeDevice([report(CARD)]), FakeDevice(page=0x01)
    hidapi = FakeHidapi({b"/dev/hidraw0": keyboard, b"/dev/hidraw4": again})

    assert HidDevice("/dev/hidraw3", hidapi).read(0.06) == report(CARD)


def test_of_two_scanners_none_is_guessed() -> None:
    hidapi = FakeHidapi({b"/dev/hidraw4": FakeDevice(), b"/dev/hidraw5": FakeDevice()})

    with pytest.raises(KnownError, match="scanner-missing"):
        HidDevice("/dev/hidraw3", hidapi)


def test_a_device_that_is_there_but_does_not_open_is_not_ours_to_open() -> None:
    expected = "scanner-denied" if sys.platform == "linux" else "scanner-busy"

    with pytest.raises(KnownError, match=expected):
        HidDevice("a", FakeHidapi({b"a": FakeDevice(may_be_opened=False)}))


def test_the_real_hidapi_is_here_and_has_no_such_device() -> None:
    assert hid_library() is not None

    with pytest.raises(KnownError, match="scanner-missing"):
        HidDevice("/dev/no-such-hidraw")


def test_a_source_with_hid_before_it_is_opened_as_such() -> None:
    plugged_in = FakeDevice([report(CARD), b""], HONEYWELL_DESCRIPTOR)
    hidapi = FakeHidapi({b"/dev/hidraw3": plugged_in})
    opener = ScannerOpener(open_hid=lambda path: HidDevice(path, hidapi))
    plugged_in.reports.insert(0, b"")

    scanner = opener("hid:/dev/hidraw3")

    assert [told(scanner.read()) for _ in range(2)] == [[], [CARD]]
    scanner.close()
    assert not plugged_in.handles
