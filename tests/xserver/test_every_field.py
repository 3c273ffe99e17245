"""The real till: whatever has the focus, no key of a scan reaches it. A part of `./dev wedge`."""

from collections.abc import Iterator

import pytest

from tests.x_display import KEYCODES, XDisplay
from tests.xserver.running_window import RunningWindow, running_window
from tests.xserver.till_matrix import CODES, SCENES, Tally, fast_fingers, fields, was_late

pytestmark = [pytest.mark.xvfb, pytest.mark.xdist_group("xserver")]


@pytest.fixture(scope="module")
def till(display: XDisplay) -> Iterator[RunningWindow]:
    with running_window(display, program="till_window") as running:
        yield running


@pytest.mark.rule("X01")
@pytest.mark.parametrize(
    ("layout", "caps_lock", "scenes"),
    [
        ("fi", True, ["typing", "sign-in"]),
        ("ru", False, ["enrol", "scanners"]),
        ("de", False, ["manager", "new-passphrase"]),
    ],
)
def test_a_scan_is_exact_and_reaches_nothing_whatever_has_the_focus(
    display: XDisplay, till: RunningWindow, layout: str, caps_lock: bool, scenes: list[str]
) -> None:
    tally = Tally()
    display.use_layout(layout)
    with display.keyboard() as keyboard:
        keyboard.set_caps_lock(on=caps_lock)
        for place, field in enumerate(fields(till, scenes, tally)):
            field.scan(keyboard, CODES[place % len(CODES)], (0, 5, 20)[place % 3], layout)
        keyboard.set_caps_lock(on=False)
    assert tally.faults == []
    assert tally.exact >= 6


def test_fast_fingers_are_never_taken_for_a_scanner(display: XDisplay, till: RunningWindow) -> None:
    tally = Tally()
    display.use_layout("us")
    with display.keyboard() as keyboard:
        field = next(fields(till, ["enrol"], tally))
        for how, strokes in fast_fingers(seed=7):
            field.type(keyboard, strokes, how)
    assert tally.faults == []
    assert tally.persons_keys > 40


def test_every_screen_of_the_matrix_is_one_of_the_till(till: RunningWindow) -> None:
    assert set(SCENES) <= set(till.ask("scenes"))


def test_the_notice_of_a_till_shows_a_persons_key(display: XDisplay, till: RunningWindow) -> None:
    """The control: without this, nothing noticed would prove nothing."""
    display.use_layout("us")
    with display.keyboard() as keyboard:
        named = till.ask("scene", "enrol")
        place = next(index for index, name in enumerate(named) if "QLineEdit" in name)
        assert till.ask("focus", place)
        till.ask("forget")
        keyboard.type_keys([KEYCODES["x"]], gap_ms=80)
        while not (noticed := till.ask("notice"))["keys"]:
            pass
    assert noticed["keys"] == [[KEYCODES["x"][0], "x"]]
    assert "fields" in noticed["changed"]


@pytest.mark.parametrize(
    ("pressed_ms", "late"),
    [
        ([0, 20, 40, 60, 80, 100, 120, 140], False),
        ([0, 20, 56, 76, 96, 116, 136, 156], True),
        ([0, 20, 40, 60, 80, 100, 190, 210], False),
        ([0, 20, 40, 60, 80, 100, 201, 221], True),
        ([0, 20, 40, 60, 80, 100, 120], True),
    ],
    ids=["on time", "late at the start", "late when it is sure", "too late", "a key is absent"],
)
def test_a_late_sender_is_known_from_the_servers_stamps(pressed_ms: list[int], late: bool) -> None:
    assert was_late(pressed_ms, "1234567") is late
