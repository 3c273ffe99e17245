"""The fallback of the wedge filter, on Qt's own events: what Windows, macOS and Wayland get. (X11:
tests/xserver.)
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from pos_client.domain.devices import Suffix, WedgeProfile
from pos_client.domain.errors import KnownError
from pos_client.domain.scan import Scan, ScanSource
from pos_client.scanning.keys.key_places import place_of_macos_key_code
from pos_client.scanning.keys.keyboard_layouts import LAYOUTS, US
from pos_client.scanning.keys.typed_code import text_of
from pos_client.scanning.keys.wedge import Burst, Fate, Key, WedgeReader
from pos_client.scanning.keys.wedge_calibration import CALIBRATION_TEXT
from pos_client.workers.qt_keys import QtKeys
from pos_client.workers.wedge_filter import WedgeFilter
from pos_client.workers.windows_keys import WindowsKeys
from tests.unit.scanning.keys.strokes import strokes
from tests.x_display import KEYCODES

AT = datetime(2026, 11, 22, 9, 41, 7, tzinfo=UTC)
CODE = "https://nano.example/id/AB-12_c?x=1&y=2"


class Counter(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.scans: list[Scan] = []
        self.misreads: list[str] = []
        self.profiles: list[WedgeProfile] = []
        self.failures: list[str] = []

    @Slot(object)
    def take(self, scan: Scan) -> None:
        self.scans.append(scan)

    @Slot(object)
    def refuse(self, error: KnownError) -> None:
        self.misreads.append(error.code)

    @Slot(object)
    def learn(self, profile: WedgeProfile) -> None:
        self.profiles.append(profile)

    @Slot(object)
    def fail(self, error: KnownError) -> None:
        self.failures.append(error.code)


class Hardware:
    """Sends key events with places and times, as a platform does, labelled by a Finnish host."""

    FINNISH = {":": "Ö", "/": "-", "-": "+", "_": "?", "?": "_", "&": "/"}  # noqa: RUF012  # never changed
    DEAD = "="

    def __init__(self, receiver: QObject) -> None:
        self._receiver = receiver
        self.now_ms = 5_000

    def send(self, kind: QEvent.Type, key: int, keycode: int, text: str, *, shift: bool = False) -> None:
        modifiers = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
        event = QKeyEvent(kind, key, modifiers, keycode, 0, 0, text)
        event.setTimestamp(self.now_ms)
        QCoreApplication.sendEvent(self._receiver, event)

    def tap(self, sign: str, gap_ms: int) -> None:
        self.now_ms += gap_ms
        keycode, shift = KEYCODES[sign]
        label = self.FINNISH.get(sign, sign)
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            if sign != self.DEAD or kind is QEvent.Type.KeyRelease:
                self.send(kind, ord(label.upper()), keycode, label, shift=shift)

    def scan(self, text: str, layout: str) -> None:
        """As a scanner that is set to that keyboard, into a host that has no signs for most of it."""
        for place, shift, alt_gr in strokes(text, LAYOUTS[layout]):
            self.now_ms += 2
            kinds = (QEvent.Type.KeyPress, QEvent.Type.KeyRelease)
            if alt_gr:
                self.send(kinds[0], Qt.Key.Key_AltGr, 108, "")
            for kind in kinds:
                self.send(kind, Qt.Key.Key_unknown, place + 8, "", shift=shift)
            if alt_gr:
                self.send(kinds[1], Qt.Key.Key_AltGr, 108, "")

    def enter(self, gap_ms: int = 1) -> None:
        self.now_ms += gap_ms
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            self.send(kind, Qt.Key.Key_Return, 36, "\r")


@pytest.fixture
def wedge(qapp: QApplication) -> Iterator[WedgeFilter]:
    wedge = WedgeFilter(qapp, now=lambda: AT)
    yield wedge
    wedge.remove()


@pytest.fixture
def counter(wedge: WedgeFilter) -> Counter:
    counter = Counter()
    wedge.code_typed.connect(counter.take)
    wedge.scan_misread.connect(counter.refuse)
    wedge.calibrated.connect(counter.learn)
    wedge.calibration_failed.connect(counter.fail)
    return counter


@pytest.fixture
def field(qtbot: QtBot) -> QLineEdit:
    field = QLineEdit()
    qtbot.addWidget(field)
    field.show()
    field.setFocus()
    return field


@pytest.mark.rule("X01")
@pytest.mark.parametrize("gap_ms", [0, 2, 20])
def test_a_scan_arrives_exact_though_the_host_is_finnish_and_eats_the_dead_keys(
    counter: Counter, field: QLineEdit, gap_ms: int
) -> None:
    hardware = Hardware(field)
    for sign in CODE:
        hardware.tap(sign, gap_ms)
    hardware.enter()
    assert counter.scans == [Scan(CODE.encode(), ScanSource.WEDGE, AT)]
    assert field.text() == ""


def test_a_scan_without_an_enter_ends_by_its_pause(counter: Counter, field: QLineEdit, qtbot: QtBot) -> None:
    hardware = Hardware(field)
    for sign in CODE:
        hardware.tap(sign, 1)
    qtbot.waitUntil(lambda: bool(counter.scans))
    assert counter.scans[0].data == CODE.encode()
    assert field.text() == ""


def test_what_a_person_types_arrives_as_the_host_labels_it(
    counter: Counter, field: QLineEdit, qtbot: QtBot
) -> None:
    hardware = Hardware(field)
    entered: list[str] = []
    field.returnPressed.connect(lambda: entered.append(field.text()))
    for sign in "12:50":
        hardware.tap(sign, 80)
    hardware.enter(80)
    qtbot.waitUntil(lambda: bool(entered))
    assert entered == ["12Ö50"]
    assert counter.scans == []


def test_keys_without_a_place_are_read_by_their_signs(counter: Counter, field: QLineEdit) -> None:
    QTest.keyClicks(field, "NID1:123456")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert [scan.data for scan in counter.scans] == [b"NID1:123456"]
    assert field.text() == ""


def test_a_shortcut_within_a_burst_is_not_run(counter: Counter, field: QLineEdit) -> None:
    hardware = Hardware(field)
    override = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_F2, Qt.KeyboardModifier.NoModifier)
    override.ignore()
    QCoreApplication.sendEvent(field, override)
    assert not override.isAccepted()
    hardware.tap("1", 1)
    QCoreApplication.sendEvent(field, override)
    assert override.isAccepted()


def test_a_key_for_a_window_that_was_closed_meanwhile_goes_nowhere(wedge: WedgeFilter, qtbot: QtBot) -> None:
    closed = QLineEdit()
    Hardware(closed).tap("1", 1)
    closed.deleteLater()
    del closed
    other = QLineEdit()
    qtbot.addWidget(other)
    Hardware(other).tap("2", 100)
    qtbot.waitUntil(lambda: other.text() == "2")


def test_a_filter_that_was_removed_holds_nothing_back(qapp: QApplication, field: QLineEdit) -> None:
    WedgeFilter(qapp).remove()
    Hardware(field).tap("1", 1)
    assert field.text() == "1"


# --- calibration and misreads ---


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_scanner_is_calibrated_and_then_read_exactly(
    wedge: WedgeFilter, counter: Counter, field: QLineEdit, qtbot: QtBot, layout: str
) -> None:
    hardware = Hardware(field)
    wedge.begin_calibration()
    hardware.scan(f"#{CALIBRATION_TEXT}", layout)
    hardware.enter()
    qtbot.waitUntil(lambda: bool(counter.profiles))
    assert counter.profiles == [WedgeProfile(layout, "#", Suffix.ENTER)]
    wedge.use_wedge_profile(counter.profiles[0])
    wedge.end_calibration()
    hardware.scan(f"#{CODE}", layout)
    hardware.enter()
    assert [scan.data.decode() for scan in counter.scans] == [CODE]
    assert field.text() == ""


def test_a_card_that_is_scanned_while_calibrating_is_no_scan(
    wedge: WedgeFilter, counter: Counter, field: QLineEdit, qtbot: QtBot
) -> None:
    hardware = Hardware(field)
    wedge.begin_calibration()
    hardware.scan("9112345678901234", "us")
    hardware.enter()
    qtbot.waitUntil(lambda: bool(counter.failures))
    assert (counter.failures, counter.scans, field.text()) == (["calibration-other-code"], [], "")


def test_a_half_scan_is_named_and_none_of_it_reaches_the_field(
    wedge: WedgeFilter, counter: Counter, field: QLineEdit, qtbot: QtBot
) -> None:
    wedge.use_wedge_profile(WedgeProfile(suffix=Suffix.ENTER))
    Hardware(field).scan("911234567", "us")
    qtbot.waitUntil(lambda: bool(counter.misreads))
    assert (counter.misreads, counter.scans, field.text()) == (["scan-half"], [], "")


def test_an_enter_after_a_scanner_that_sends_none_is_the_persons(
    wedge: WedgeFilter, counter: Counter, field: QLineEdit, qtbot: QtBot
) -> None:
    wedge.use_wedge_profile(WedgeProfile(suffix=Suffix.NONE))
    hardware = Hardware(field)
    hardware.scan(CODE, "us")
    with qtbot.waitSignal(field.returnPressed):
        hardware.enter(120)
    assert [scan.data.decode() for scan in counter.scans] == [CODE]


def test_a_remembered_keyboard_without_a_table_changes_nothing(
    wedge: WedgeFilter, counter: Counter, field: QLineEdit
) -> None:
    wedge.use_wedge_profile(WedgeProfile("dvorak"))
    Hardware(field).scan(CODE, "us")
    Hardware(field).enter(100)
    assert counter.failures == ["wedge-layout-unknown"]
    assert [scan.data.decode() for scan in counter.scans] == [CODE]


# --- platforms ---


def qt_keys(platform: str, found: list[str], app: QApplication) -> QtKeys:
    def scan_ended(burst: Burst) -> None:
        found.append(text_of(burst.keys, US))

    return QtKeys(platform, WedgeReader(), scan_ended, lambda: 0, app)


WINDOWS = {sign: (keycode - 8, 0, shift) for sign, (keycode, shift) in KEYCODES.items()}
XKB = {sign: (keycode, 0, shift) for sign, (keycode, shift) in KEYCODES.items()}
MACOS = {
    sign: (1, next(code for code in range(128) if place_of_macos_key_code(code) == keycode - 8), shift)
    for sign, (keycode, shift) in KEYCODES.items()
}
ENTER_OF = {"windows": (0x1C, 0), "cocoa": (1, 36), "wayland": (36, 0), "xcb": (36, 0), "offscreen": (36, 0)}
KEYS_OF = {"windows": WINDOWS, "cocoa": MACOS, "wayland": XKB, "xcb": XKB, "offscreen": XKB}


@pytest.mark.parametrize("platform", KEYS_OF)
@pytest.mark.parametrize("eaten", ["", "=&c"], ids=["all presses arrive", "some presses are eaten"])
def test_a_scan_is_exact_from_the_events_of_every_platform(
    qapp: QApplication, platform: str, eaten: str
) -> None:
    found: list[str] = []
    keys = qt_keys(platform, found, qapp)
    receiver = QObject()
    plain, shifted = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
    for number, sign in enumerate(CODE):
        scan_code, virtual_key, shift = KEYS_OF[platform][sign]
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            # What a Russian host would make of it: no sign helps.
            event = QKeyEvent(kind, 0x42F, shifted if shift else plain, scan_code, virtual_key, 0, "Я")
            event.setTimestamp(100 + number)
            if kind is QEvent.Type.KeyRelease or sign not in eaten:
                assert keys.eventFilter(receiver, event)
    end = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, plain, *ENTER_OF[platform], 0, "\r")
    end.setTimestamp(100 + len(CODE))
    assert keys.eventFilter(receiver, end)
    assert found == [CODE]
    keys.deleteLater()


class WindowsMessage(ctypes.Structure):
    _fields_ = (
        ("hwnd", ctypes.c_void_p),
        ("message", ctypes.c_uint32),
        ("wParam", ctypes.c_size_t),
        ("lParam", ctypes.c_ssize_t),
        ("time", ctypes.c_uint32),
        ("x", ctypes.c_int32),
        ("y", ctypes.c_int32),
    )


def windows_message(message: int, scan_code: int, bits: int = 0, time: int = 77) -> WindowsMessage:
    return WindowsMessage(None, message, 0, (scan_code << 16) | bits, time, 0, 0)


def test_a_message_of_windows_becomes_a_key() -> None:
    judged: list[Key] = []

    def judge(key: Key) -> Fate:
        judged.append(key)
        return Fate.DROP if key.pressed else Fate.LET_GO

    keys = WindowsKeys(judge, lambda virtual_key: virtual_key == 0x10)

    def send(message: WindowsMessage, kind: bytes = b"windows_dispatcher_MSG") -> bool:
        return keys.nativeEventFilter(kind, ctypes.addressof(message))[0]

    assert send(windows_message(0x100, 0x27))
    assert not send(windows_message(0x101, 0x27, 1 << 31))
    assert send(windows_message(0x104, 0x1C, 1 << 24))
    assert not send(windows_message(0x100, 0x27, 1 << 30)), "a key that is held down is a person's"
    assert not send(windows_message(0x200, 0x27)), "the mouse"
    assert not send(windows_message(0x100, 0x27), b"windows_generic_MSG"), "it was judged before"
    assert judged == [
        Key(39, True, 77, shift=True),
        Key(39, False, 77, shift=True),
        Key(96, True, 77, shift=True),
    ]


def test_a_key_that_was_judged_early_shares_its_fate_with_the_event_that_follows(qapp: QApplication) -> None:
    found: list[str] = []
    keys = qt_keys("windows", found, qapp)
    receiver = QObject()
    for number, place in enumerate((2, 3, 4, 5, 6, 7, 28)):
        fate = keys.judge_early(Key(place, True, 100 + number))
        event = QKeyEvent(QEvent.Type.KeyPress, 0x30, Qt.KeyboardModifier.NoModifier, place, 0, 0, "0")
        assert fate is (Fate.HOLD if number < 5 else Fate.DROP)
        assert keys.eventFilter(receiver, event)
    assert found == ["123456"]
    keys.deleteLater()
