"""A scanner that types, told from a person: every decision, on a clock that only the test moves."""

import string

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from pos_client.domain.devices import Suffix, WedgeProfile
from pos_client.scanning.keys.wedge import HOLD_MS, MIN_SIGNS, RULES, TAIL_MS
from tests.unit.scanning.keys.strokes import CONTROL, ENTER, F1, LEFT_SHIFT, PLACES, TAB, Desk

PAUSE_MS = RULES[None].pause_ms
CODE = "https://nano.example/id/AB-12_c?x=1&y=2"
PRINTABLE = string.printable[:95]


def places(text: str) -> list[int]:
    return [PLACES[sign][0] for sign in text]


@pytest.mark.parametrize("gap_ms", [0, 1, 5, 20, HOLD_MS])
@pytest.mark.parametrize("end", [ENTER, TAB])
def test_a_scan_is_exact_at_every_pace_of_a_scanner(gap_ms: int, end: int) -> None:
    desk = Desk().type(CODE, gap_ms).tap(end)
    assert desk.scans == [CODE]
    assert desk.widgets == []


def test_a_scan_without_an_end_key_ends_by_a_pause() -> None:
    assert Desk().type(CODE, 2).after(PAUSE_MS).scans == []
    assert Desk().type(CODE, 2).after(PAUSE_MS + 1).scans == [CODE]


def test_two_scans_in_a_row_are_two() -> None:
    desk = Desk().type(CODE, 1).tap(ENTER).after(5).type("NID1:123456", 1).tap(ENTER)
    assert desk.scans == [CODE, "NID1:123456"]
    assert desk.widgets == []


@pytest.mark.rule("X01")
def test_keys_typed_slowly_are_not_a_scan() -> None:
    desk = Desk().type("12345678", 60).tap(ENTER).after(1000)
    assert desk.scans == []
    assert desk.typed == [*places("12345678"), ENTER]


def test_a_person_waits_no_longer_than_the_hold_for_a_key() -> None:
    desk = Desk().type("0123456789", 80).after(1000)
    assert desk.typed == places("0123456789")
    assert desk.longest_wait_ms <= HOLD_MS


def test_a_burst_that_is_too_short_for_a_code_is_a_persons() -> None:
    desk = Desk().type("12345", 1).tap(ENTER).after(1000)
    assert MIN_SIGNS == 6
    assert desk.scans == []
    assert desk.typed == [*places("12345"), ENTER]


def test_held_keys_go_on_in_order_downs_and_ups() -> None:
    desk = Desk().type("12", 10).after(100)
    one, two = places("12")
    assert desk.widgets == [(one, True), (one, False), (two, True), (two, False)]


def test_a_key_that_comes_late_parts_the_burst_even_if_the_timer_did_not_run() -> None:
    desk = Desk().type("12", 1)
    desk.now_ms += HOLD_MS + 1
    desk.type("3", 0)
    assert desk.typed == places("12")


def test_a_key_that_comes_late_ends_a_scan_even_if_the_timer_did_not_run() -> None:
    desk = Desk().type(CODE, 1)
    desk.now_ms += PAUSE_MS + 1
    assert desk.type("3", 0).scans == [CODE]
    assert desk.after(1000).typed == places("3")


def test_a_clock_that_jumps_back_does_not_glue_keys_together() -> None:
    desk = Desk().type("12345", 1)
    desk.now_ms -= 1000
    desk.type("6", 1).after(1000)
    assert desk.scans == []
    assert desk.typed == places("123456")


def test_an_end_key_soon_after_a_scan_belongs_to_it() -> None:
    desk = Desk().type(CODE, 1).tap(ENTER).after(3).tap(ENTER).after(TAIL_MS - 10).tap(TAB).after(1000)
    assert desk.widgets == []


def test_an_end_key_long_after_a_scan_is_a_persons() -> None:
    desk = Desk().type(CODE, 1).tap(ENTER).after(TAIL_MS + 1).tap(ENTER).after(1000)
    assert desk.typed == [ENTER]


def test_an_end_key_after_a_persons_digit_is_a_persons_even_right_after_a_scan() -> None:
    desk = Desk().type(CODE, 1).tap(ENTER).after(50).type("7", 0).after(60).tap(ENTER).after(1000)
    assert desk.typed == [*places("7"), ENTER]


def test_a_key_that_is_held_down_is_never_a_scan() -> None:
    zero = PLACES["0"][0]
    desk = Desk().key(zero).after(250)
    for _ in range(40):  # X tells of a repeat by an up and a down at the same time
        desk.key(zero, pressed=False).key(zero).after(30)
    desk.key(zero, pressed=False).after(1000)
    assert desk.scans == []
    assert desk.typed == [zero] * 41


def test_a_key_that_is_held_down_is_never_a_scan_where_no_ups_are_sent() -> None:
    zero = PLACES["0"][0]
    desk = Desk().key(zero).after(250)
    for _ in range(40):
        desk.key(zero).after(30)
    assert desk.key(zero, pressed=False).after(1000).scans == []
    assert desk.typed == [zero] * 41


def test_a_key_that_is_held_down_far_away_is_never_a_scan() -> None:
    """Remote desktops send a release and a press, at times of their own."""
    zero = PLACES["0"][0]
    desk = Desk().key(zero).after(250)
    for _ in range(40):
        desk.key(zero, pressed=False).after(1).key(zero).after(29)
    assert desk.key(zero, pressed=False).after(1000).scans == []
    assert desk.typed == [zero] * 41


def test_a_code_of_equal_digits_in_front_is_whole_even_without_gaps() -> None:
    desk = Desk().type("0000000012", 0).tap(ENTER)
    assert desk.scans == ["0000000012"]
    assert desk.widgets == []


def test_the_up_of_a_persons_key_passes_while_a_scan_comes_in() -> None:
    one = PLACES["1"][0]
    desk = Desk().key(one).after(60).type(CODE, 1).key(one, pressed=False).tap(ENTER)
    assert desk.widgets[0] == (one, True)
    assert (one, False) in desk.widgets


@pytest.mark.parametrize(("place", "command"), [(F1, False), (PLACES["o"][0], True), (1, False)])
def test_a_code_with_function_keys_or_shortcuts_reaches_no_widget(place: int, command: bool) -> None:
    desk = Desk().tap(place, command=command).type("123456", 1).tap(place, command=command)
    desk.after(1).tap(ENTER).after(1000)
    assert desk.widgets == []
    assert desk.scans == []
    assert desk.misreads == ["scan-unreadable"]


def test_a_persons_shortcut_passes() -> None:
    c = PLACES["c"][0]
    desk = Desk().key(CONTROL).after(40).tap(c, command=True).after(60).key(CONTROL, pressed=False)
    assert desk.typed == [CONTROL, c]


def test_shift_that_is_held_before_a_scan_does_no_harm() -> None:
    desk = Desk().key(LEFT_SHIFT).after(500).key(LEFT_SHIFT, pressed=False).type(CODE, 1).tap(ENTER)
    assert desk.scans == [CODE]


@given(st.text(PRINTABLE, min_size=MIN_SIGNS, max_size=300), st.integers(0, HOLD_MS))
def test_any_text_of_a_us_keyboard_comes_through(text: str, gap_ms: int) -> None:
    desk = Desk().type(text, gap_ms).tap(ENTER).after(1000)
    assume(len({PLACES[sign][0] for sign in text}) > 1)  # equal keys could be one that is held down
    assert desk.scans == [text]
    assert desk.widgets == []


@given(st.lists(st.tuples(st.sampled_from("0123456789abc,"), st.integers(HOLD_MS + 1, 400)), max_size=60))
def test_a_person_loses_no_key_and_no_order(strokes: list[tuple[str, int]]) -> None:
    desk = Desk()
    for sign, gap_ms in strokes:
        desk.type(sign, gap_ms)
    desk.after(1000)
    assert desk.typed == places("".join(sign for sign, _ in strokes))
    assert desk.scans == []


@given(
    st.lists(
        st.tuples(st.sampled_from([*PLACES.values()]), st.sampled_from([0, 1, 10, 34, 36, 71, 200])),
        max_size=80,
    )
)
def test_every_down_that_reaches_a_widget_is_followed_by_its_up(
    strokes: list[tuple[tuple[int, bool], int]],
) -> None:
    desk = Desk()
    for (place, shift), gap_ms in strokes:
        desk.after(gap_ms).tap(place, shift=shift)
    desk.after(1000)
    down: set[int] = set()
    for place, pressed in desk.widgets:
        assert pressed != (place in down)
        down ^= {place}
    assert not down


PERSON = st.tuples(
    st.just("person"), st.text("0123456789abc,", min_size=1, max_size=8), st.integers(60, 200), st.none()
)
SCANNER = st.tuples(
    st.just("scanner"),
    st.text(PRINTABLE, min_size=MIN_SIGNS + 2, max_size=40).map(lambda text: "a1" + text.strip() + "z"),
    st.integers(0, HOLD_MS),
    st.sampled_from([ENTER, TAB]),
)


@given(st.lists(st.one_of(PERSON, SCANNER), max_size=6))
def test_a_person_and_a_scanner_in_turns_lose_no_key_and_no_sign(
    turns: list[tuple[str, str, int, int | None]],
) -> None:
    assume(all(len(text) >= MIN_SIGNS for who, text, _, _ in turns if who == "scanner"))
    desk = Desk()
    for who, text, gap_ms, end in turns:
        desk.after(TAIL_MS + 1).type(text, gap_ms)
        if who == "scanner" and end is not None:
            desk.after(gap_ms).tap(end)
    desk.after(1000)
    assert desk.scans == [text for who, text, _, _ in turns if who == "scanner"]
    assert desk.typed == places("".join(text for who, text, _, _ in turns if who == "person"))
    assert desk.misreads == []


STROKE = st.tuples(
    st.sampled_from([*places("0123456789abcxyz,."), ENTER, TAB, F1]),
    st.integers(0, 2 * HOLD_MS),
    st.sampled_from([0, 1, 30, 90]),
)


@given(st.lists(STROKE, max_size=80), st.sampled_from([None, Suffix.ENTER, Suffix.TAB, Suffix.NONE]))
def test_whatever_is_mixed_with_whatever_each_key_has_exactly_one_fate(
    strokes: list[tuple[int, int, int]], suffix: Suffix | None
) -> None:
    desk = Desk(WedgeProfile(suffix=suffix))
    downs: list[int] = []
    due: list[tuple[int, int]] = []
    for place, gap_ms, down_ms in strokes:
        assume(all(place != waiting for _, waiting in due))
        at_ms = desk.now_ms + gap_ms
        for up_ms, waiting in sorted(due):
            if up_ms <= at_ms:
                desk.after(up_ms - desk.now_ms).key(waiting, pressed=False)
                due.remove((up_ms, waiting))
        desk.after(at_ms - desk.now_ms).key(place)
        downs.append(place)
        due.append((at_ms + down_ms, place))
    for up_ms, waiting in sorted(due):
        desk.after(max(0, up_ms - desk.now_ms)).key(waiting, pressed=False)
    desk.after(1000)
    in_scans = [key.place for burst in desk.bursts for key in burst.keys]
    others = [place for place in downs if place not in (ENTER, TAB)]
    assert sorted(place for place in [*desk.typed, *in_scans] if place not in (ENTER, TAB)) == sorted(others)
    assert sum(one in (ENTER, TAB) for one in [*desk.typed, *in_scans]) <= downs.count(ENTER) + downs.count(
        TAB
    )
    for place in set(downs):  # whoever gets a key's down gets its up, and nobody else
        assert desk.widgets.count((place, True)) == desk.widgets.count((place, False))


def test_a_key_that_repeats_itself_after_a_scanner_died_reaches_no_widget() -> None:
    desk = Desk().type("NID1:1234", 1)
    five = PLACES["5"][0]
    desk.after(1).key(five).after(500)
    for _ in range(10):  # X tells of a repeat by an up and a down at the same time
        desk.key(five, pressed=False).key(five).after(30)
    desk.key(five, pressed=False).after(1000)
    assert desk.widgets == []
    assert desk.scans == ["NID1:12345"]
