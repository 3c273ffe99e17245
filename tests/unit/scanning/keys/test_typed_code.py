"""From a scanner's keys to its code: other keyboards, prefixes, suffixes, and what is named a misread."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos_client.domain.devices import Suffix, WedgeProfile
from pos_client.domain.errors import InputError
from pos_client.scanning.keys.keyboard_layouts import LAYOUTS, layout_named, signs_together
from pos_client.scanning.keys.typed_code import SHORTEST_TWICE, once, single_code
from pos_client.scanning.keys.wedge import TAIL_MS
from tests.unit.scanning.keys.strokes import ENTER, F1, TAB, Desk

CODE = "https://nano.example/id/AB-12_c?x=1&y=2"
CARD = "9112345678901234"
PRINTABLE = string.printable[:95]
END_KEYS = {Suffix.ENTER: ENTER, Suffix.TAB: TAB}


# --- the scanner's keyboard ---


@pytest.mark.rule("X01")
@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_scanner_that_is_set_to_another_keyboard_is_read_exactly(layout: str) -> None:
    desk = Desk(WedgeProfile(layout)).type(CODE, 1, layout).tap(ENTER)
    assert desk.scans == [CODE]
    assert desk.widgets == []


@given(st.sampled_from(sorted(LAYOUTS)), st.text(PRINTABLE, min_size=12, max_size=80))
def test_every_sign_of_ascii_comes_through_on_every_keyboard(layout: str, text: str) -> None:
    # A dead key before a letter would be its accent: a scanner sends a space behind it, as `type` does.
    code = "ab" + text.strip() + "."
    assert Desk(WedgeProfile(layout)).type(code, 1, layout).tap(ENTER).scans == [code]


def test_the_table_of_another_keyboard_than_the_scanners_gives_another_text() -> None:
    assert Desk(WedgeProfile("us")).type(CODE, 1, "fi").tap(ENTER).scans != [CODE]


@pytest.mark.parametrize(
    ("signs", "together"),
    [("˜ ", "~"), ("˜n", "ñ"), ("˜x", "~x"), ("¨¨ ", "¨¨"), ("ˆ", "^"), ("ˇs", "š"), ("aˋ b", "a`b")],
)
def test_dead_keys_become_what_a_host_makes_of_them(signs: str, together: str) -> None:
    assert "".join(signs_together(signs)) == together


def test_a_keyboard_without_a_table_is_refused_by_name() -> None:
    with pytest.raises(InputError) as refused:
        layout_named("dvorak")
    assert refused.value.code == "wedge-layout-unknown"


# --- prefix and suffix ---


def test_a_prefix_is_left_out_when_it_is_whole() -> None:
    assert Desk(WedgeProfile(prefix="~#")).type("~#" + CARD, 1).tap(ENTER).scans == [CARD]


def test_a_part_of_a_prefix_stays() -> None:
    assert Desk(WedgeProfile(prefix="~#")).type("#" + CARD, 1).tap(ENTER).scans == ["#" + CARD]


def test_a_prefix_is_left_out_behind_an_aim_identifier_too() -> None:
    assert Desk(WedgeProfile(prefix="~#")).type("]C0~#" + CARD, 1).tap(ENTER).scans == ["]C0" + CARD]


def test_a_function_key_may_be_a_prefix() -> None:
    desk = Desk(WedgeProfile(prefix="\0")).tap(F1).type(CARD, 1).tap(ENTER)
    assert desk.scans == [CARD]
    assert desk.misreads == []


def test_a_prefix_that_could_be_a_part_of_the_code_is_left_out_once() -> None:
    assert single_code("9" + CARD + "9", "9") == CARD + "9"


@pytest.mark.parametrize("suffix", [Suffix.ENTER, Suffix.TAB])
def test_a_known_suffix_may_come_late(suffix: Suffix) -> None:
    desk = Desk(WedgeProfile(suffix=suffix)).type(CARD, 2).after(TAIL_MS).tap(END_KEYS[suffix])
    assert desk.scans == [CARD]
    assert desk.after(1000).widgets == []


def test_a_tab_within_a_code_is_a_part_of_it_where_enter_is_the_suffix() -> None:
    desk = Desk(WedgeProfile(suffix=Suffix.ENTER)).type("ABC123", 1).tap(TAB).type("DEF456", 1).tap(ENTER)
    assert desk.scans == ["ABC123\tDEF456"]


def test_an_enter_after_a_scanner_without_suffix_is_a_persons() -> None:
    desk = Desk(WedgeProfile(suffix=Suffix.NONE)).type(CARD, 1).after(101).tap(ENTER).after(1000)
    assert desk.scans == [CARD]
    assert desk.typed == [ENTER]


def test_lines_of_one_code_reach_no_widget() -> None:
    desk = Desk()
    for line in ("BEGIN:VCARD", "N:A", "X", "END:VCARD"):
        desk.type(line, 2).after(2).tap(ENTER)
    assert desk.scans == ["BEGIN:VCARD", "N:A", "X", "END:VCARD"]
    assert desk.after(1000).widgets == []


def test_lines_that_end_with_two_keys_reach_no_widget() -> None:
    desk = Desk().type(CARD, 2)
    for line in ("", "AB", "CD"):
        desk.type(line, 20).after(20).tap(ENTER).after(20).tap(ENTER)
    assert desk.scans == [CARD, "AB", "CD"]
    assert desk.after(1000).widgets == []


def test_a_single_key_right_after_a_scan_is_a_persons() -> None:
    desk = Desk().type(CARD, 1).tap(ENTER).after(20).type("7", 0).after(1000)
    assert desk.scans == [CARD]
    assert len(desk.typed) == 1


# --- misreads ---


@pytest.mark.parametrize("suffix", [Suffix.ENTER, Suffix.TAB])
def test_a_scan_without_its_known_suffix_is_half_and_reaches_nobody(suffix: Suffix) -> None:
    desk = Desk(WedgeProfile(suffix=suffix)).type(CARD[:9], 2).after(1000)
    assert (desk.scans, desk.misreads, desk.widgets) == ([], ["scan-half"], [])


@pytest.mark.parametrize("suffix", [None, Suffix.ENTER, Suffix.TAB, Suffix.NONE])
@pytest.mark.parametrize("rest", ["65432", "2"])
def test_the_rest_of_a_scan_that_stood_still_reaches_no_widget(suffix: Suffix | None, rest: str) -> None:
    desk = Desk(WedgeProfile(suffix=suffix)).type("NID1:987", 1).after(200).type(rest, 1).after(1)
    desk.tap(END_KEYS.get(suffix or Suffix.ENTER, ENTER)).after(1000)
    assert desk.widgets == []
    assert desk.misreads[-1] == "scan-half"
    assert desk.scans == ([] if suffix in END_KEYS else ["NID1:987"])


@pytest.mark.parametrize("suffix", [Suffix.ENTER, Suffix.TAB])
def test_a_long_rest_of_a_half_scan_is_no_code_either(suffix: Suffix) -> None:
    desk = Desk(WedgeProfile(suffix=suffix)).type("NID1:987", 1).after(200).type(CARD, 1)
    assert desk.after(1).tap(END_KEYS[suffix]).scans == []
    assert desk.misreads == ["scan-half", "scan-half"]


def test_the_next_scan_after_a_half_one_is_read() -> None:
    desk = Desk(WedgeProfile(suffix=Suffix.ENTER)).type(CARD[:9], 1).after(500).type(CARD, 1).tap(ENTER)
    assert (desk.scans, desk.misreads, desk.widgets) == ([CARD], ["scan-half"], [])


def test_two_quick_scans_of_a_scanner_without_suffix_are_two() -> None:
    desk = Desk(WedgeProfile(suffix=Suffix.NONE)).type(CARD, 1).after(200).type(CARD[::-1], 1).after(1000)
    assert (desk.scans, desk.misreads) == ([CARD, CARD[::-1]], [])


@pytest.mark.parametrize("suffix", [Suffix.ENTER, Suffix.TAB])
def test_the_known_suffix_of_a_half_scan_presses_nothing(suffix: Suffix) -> None:
    desk = Desk(WedgeProfile(suffix=suffix)).type(CARD, 1).after(350).tap(END_KEYS[suffix]).after(1000)
    assert desk.widgets == []


def test_another_end_key_than_the_known_one_makes_no_half_scan() -> None:
    desk = Desk(WedgeProfile(suffix=Suffix.ENTER)).type(CARD, 2).tap(TAB).after(1000)
    assert (desk.scans, desk.misreads, desk.widgets) == ([CARD], [], [])


def test_two_codes_part_at_the_suffix() -> None:
    desk = Desk(WedgeProfile(suffix=Suffix.ENTER)).type(CARD, 1).tap(ENTER).type(CARD[::-1], 1).tap(ENTER)
    assert desk.scans == [CARD, CARD[::-1]]


def test_two_codes_without_pause_and_suffix_part_at_the_prefix_and_are_refused() -> None:
    desk = Desk(WedgeProfile(prefix="~", suffix=Suffix.NONE)).type(f"~{CARD}~{CARD[::-1]}", 1).after(1000)
    assert (desk.scans, desk.misreads, desk.widgets) == ([], ["scans-run-together"], [])


@pytest.mark.parametrize("prefix", ["", "~"])
@pytest.mark.parametrize("times", [2, 3])
def test_a_code_that_was_read_again_without_pause_and_suffix_counts_once(prefix: str, times: int) -> None:
    desk = Desk(WedgeProfile(prefix=prefix)).type((prefix + CARD) * times, 1).after(1000)
    assert desk.scans == [CARD]


def test_a_code_that_repeats_itself_and_has_its_end_key_is_left_as_it_is() -> None:
    assert Desk().type(CARD * 2, 1).tap(ENTER).scans == [CARD * 2]


def test_a_short_code_that_repeats_itself_is_left_as_it_is() -> None:
    assert once("1234" * 4) == "1234" * 4
    assert once("123456" * 2) == "123456" * 2


@given(st.text(PRINTABLE, min_size=SHORTEST_TWICE, max_size=60))
def test_what_is_no_repetition_is_never_shortened(text: str) -> None:
    assert once(text + "!" + text) == text + "!" + text


def test_keys_without_a_sign_make_a_code_unreadable() -> None:
    desk = Desk().type("12345", 1).tap(F1).type("678", 1).tap(ENTER)
    assert (desk.scans, desk.misreads, desk.widgets) == ([], ["scan-unreadable"], [])


# --- a slow scanner, once it is known to be one ---


@pytest.mark.parametrize("gap_ms", [40, 70, 99])
def test_a_link_that_stutters_cuts_no_scan_in_two(gap_ms: int) -> None:
    desk = Desk().type(CODE[:8], 5).type(CODE[8:], gap_ms).tap(ENTER)
    assert desk.scans == [CODE]
    assert desk.widgets == []
