"""Five hundred hostile codes through the camera, by typing and over a serial port of the whole running till:
the backend is asked about none, no key and no focus goes astray, and the next card is read as ever.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
import zxingcpp
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from pos_client.demo.hands import wait_for
from tests.backend_process import BackendProcess
from tests.hostile import Hostile, hostile_payloads
from tests.journeys.back_office import Member
from tests.journeys.counter import Counter, OpenTill
from tests.journeys.counting_door import CountingDoor
from tests.journeys.video import Picture, counter_top, keep
from tests.journeys.watch import Watch
from tests.ptys import PtyScanner
from tests.x_display import KEYCODES

LONGEST_BY_CAMERA = 300
"""Bytes of a QR code that a small picture can show."""
LONGEST_BARS = 20
FRAMES_OF_BARS = 3
"""Bars are certain when frames agree."""
FEWEST_KEYS = 6
FEWEST_READ = 0.9
"""Of the codes before the camera: those that were not read prove nothing."""


@dataclass
class Scene:
    """A till that sells, behind a door that counts, and a member of its shop."""

    till: OpenTill
    door: CountingDoor
    member: Member
    watch: Watch

    def nothing_happened(self, log: pytest.LogCaptureFixture) -> None:
        """Nobody was asked, nothing moved, nothing went wrong."""
        self.watch.settle()
        assert self.door.identifications == 0
        assert self.watch.astray() == []
        assert [one.getMessage() for one in log.records if one.levelno >= logging.ERROR] == []

    def next_card_is_read(self) -> None:
        """The member's card, which is shown now, is looked up, once."""
        self.till.until(lambda: self.till.band() == "Card price", "the good card")
        assert self.door.identifications == 1


@pytest.fixture
def scene(qapp: QApplication, kodutare: Counter, backend: BackendProcess) -> Iterator[Scene]:
    member = kodutare.shop.new_member(consent=True)
    with CountingDoor(backend.port) as door:
        till = kodutare.switch_on()
        till.enrol_quickly(door.url, kodutare.shop.new_enrolment_code("Till 1"))
        till.sign_in_as("cashier")
        till.says_link("Online")
        watch = Watch(till)
        watch.begin(qapp)
        yield Scene(till, door, member, watch)
        qapp.focusChanged.disconnect(watch._focus_moved)
        till.close()


# --- the camera ---------------------------------------------------------------------------------------


def picture_of(data: bytes, symbology: zxingcpp.BarcodeFormat) -> Picture:
    """The code on the counter, as large as fits."""
    content: bytes | str = data if symbology is zxingcpp.BarcodeFormat.QRCode else data.decode("ascii")
    barcode = zxingcpp.create_barcode(content, symbology)
    small = np.array(barcode.to_image(scale=1))
    scale = max(1, min(6, 640 // small.shape[0], 840 // small.shape[1]))
    drawn = np.pad(np.array(barcode.to_image(scale=scale)), 16, constant_values=255)
    frame = counter_top(None)
    top, left = ((frame.shape[at] - drawn.shape[at]) // 2 for at in (0, 1))
    frame[top : top + drawn.shape[0], left : left + drawn.shape[1]] = drawn[:, :, None]
    return frame


def has_bars(data: bytes) -> bool:
    """Whether Code 128 can carry it on a small picture."""
    return len(data) <= LONGEST_BARS and data.isascii() and data.decode().isprintable()


def film_of(payloads: Sequence[Hostile]) -> tuple[list[Picture], set[bytes]]:
    """A frame for each that fits, some as bars; and the codes that are shown."""
    frames: list[Picture] = []
    shown = {one.data for one in payloads if len(one.data) <= LONGEST_BY_CAMERA}
    for number, data in enumerate(sorted(shown)):
        if number % 4 == 0 and has_bars(data):
            frames += [picture_of(data, zxingcpp.BarcodeFormat.Code128)] * FRAMES_OF_BARS
        else:
            frames.append(picture_of(data, zxingcpp.BarcodeFormat.QRCode))
    return frames, shown


@pytest.mark.rule("X02")
@pytest.mark.parametrize(
    "every",
    [
        pytest.param(4, id="some"),
        pytest.param(1, id="all", marks=[pytest.mark.slow, pytest.mark.timeout(400)]),
    ],
)
def test_hostile_codes_before_the_camera(
    scene: Scene, tmp_path: Path, caplog: pytest.LogCaptureFixture, every: int
) -> None:
    frames, shown = film_of(hostile_payloads()[::every])
    keep(tmp_path / "hostile", frames, as_folder=True)
    keep(tmp_path / "card", [counter_top(scene.member.phone.code)] * 5, as_folder=True)
    stopped: list[str] = []
    scene.till.app.backstage.camera.camera_stopped.connect(stopped.append)
    scene.till.look_through(str(tmp_path / "hostile"))
    wait_for(lambda: bool(stopped), "the end of the film", 300 if every == 1 else 100)
    assert len(shown & set(scene.watch.arrived)) >= FEWEST_READ * len(shown)
    scene.nothing_happened(caplog)

    scene.till.look_through(str(tmp_path / "card"))
    scene.next_card_is_read()


# --- a scanner that types -----------------------------------------------------------------------------


class Typist:
    """Sends keys as a scanner does: those of a keyboard by their places, all other signs as they are."""

    def __init__(self, receiver: QWidget) -> None:
        self._receiver = receiver
        self._now_ms = 5_000

    def scan(self, text: str) -> None:
        """A key every 2 ms, then Enter, then a pause."""
        for sign in text:
            keycode, shift = KEYCODES.get(sign, (0, False))
            self._tap(ord(sign), keycode, sign, shift=shift)
        self._tap(Qt.Key.Key_Return, 36, "\r", shift=False)
        self._now_ms += 300

    def _tap(self, key: int, keycode: int, text: str, *, shift: bool) -> None:
        self._now_ms += 2
        modifiers = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, key, modifiers, keycode, 0, 0, text)
            event.setTimestamp(self._now_ms)
            QCoreApplication.sendEvent(self._receiver, event)


def typed(payload: Hostile) -> str:
    """What a scanner can type of it: signs, and no controls."""
    return "".join(sign for sign in payload.data.decode("utf-8", "ignore") if sign.isprintable())


def is_a_scan(text: str) -> bool:
    """A shorter burst, and one sign again and again, are taken for a person's: for a key held down."""
    return len(text) >= FEWEST_KEYS and len(set(text)) > 1


@pytest.mark.rule("X02")
def test_hostile_codes_of_a_scanner_that_types(
    scene: Scene, qapp: QApplication, caplog: pytest.LogCaptureFixture
) -> None:
    texts = [text for text in map(typed, hostile_payloads()) if is_a_scan(text)]
    focus = qapp.focusWidget()
    assert focus is not None
    scanner = Typist(focus)
    for text in texts:
        scanner.scan(text)
        qapp.processEvents()
    assert len(texts) > 450
    assert len(scene.watch.arrived) + len(scene.watch.misread) == len(texts)
    scene.nothing_happened(caplog)

    scanner.scan(scene.member.phone.code)
    scene.next_card_is_read()


# --- a scanner on a serial port -----------------------------------------------------------------------


@pytest.mark.rule("X02")
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudoterminals")
def test_hostile_codes_over_a_serial_port(
    scene: Scene, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    running: list[str] = []
    scene.till.app.backstage.scanner.scanner_running.connect(running.append)
    with PtyScanner(tmp_path / "scanner") as port:
        scene.till.app.backstage.in_use.start_scanner_asked.emit(str(port.path))
        scene.till.until(lambda: running, "the scanner")
        for payload in hostile_payloads():
            port.send(payload.data + b"\r")
            scene.till.until(port.is_drained, "the line to be read")
        port.send(b"the end of all\r")
        wait_for(lambda: b"the end of all" in scene.watch.arrived, "the last code", 60)
        assert len(scene.watch.arrived) > 450
        scene.nothing_happened(caplog)

        port.send(scene.member.phone.code.encode() + b"\r")
        scene.next_card_is_read()
