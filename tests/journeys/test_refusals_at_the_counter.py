"""Totals, codes, pictures and cameras that cannot be used: a word, a next step, and the sale goes on."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtTest import QTest

from pos_client.domain.scan import Scan, ScanSource
from tests.journeys.counter import Counter, OpenTill
from tests.journeys.video import film, jpegs
from tests.network_camera import Caller, all_of, network_camera

PLACEHOLDER = "Something did not work"


TOTALS = {
    "": ("No total yet.", "Enter the total of the purchase."),
    "0": ("A total must be above zero.", "To take a sale back, tap it under the last purchases."),
    "0,00": ("A total must be above zero.", "To take a sale back, tap it under the last purchases."),
    "-": ("A total must be above zero.", "To take a sale back, tap it under the last purchases."),
    "9999999,99": ("This total is above the limit.", "Check the digits."),
    "99999999999999999999": ("This total is above the limit.", "Check the digits."),
}
CODES = (
    b"9" * 4000,
    b"91\x00\x1b[2J123",
    b"\xff\xfe\x00",
    b"javascript:alert(1)",
    "９１１１".encode(),
    b"<b>9</b>",
)


@pytest.mark.rule("N16", "X09")
def test_a_total_that_cannot_be_one_is_refused_and_the_right_one_is_recorded(kodutare: Counter) -> None:
    till = kodutare.open_till()
    for keys, (what, next_step) in TOTALS.items():
        till.freeze_quickly(keys)
        till.shows(what)
        till.shows(next_step)
        assert not till.counter.purchase.frozen.isVisible()
        till.hands.press(Qt.Key.Key_Escape)
        till.until(lambda: not till.words_about_total(), "an empty amount")

    till.sell_quickly("12,50")
    kodutare.has_arrived([1250])


@pytest.mark.rule("N16")
def test_a_third_decimal_is_refused_at_its_key_and_the_two_stay(kodutare: Counter) -> None:
    till = kodutare.open_till()
    for key in "1,999":
        till.app.shell.presenters.cashier.total.press(key)
    till.shows("An amount has two decimals.")
    assert till.counter.purchase.amount.text == "€1.99"


@pytest.mark.rule("N16")
def test_a_pasted_total_that_cannot_be_one_is_refused_with_a_word(kodutare: Counter) -> None:
    till = kodutare.open_till()
    for text in ("NaN", "1e5", "-3,00", "1,005", "0", "9" * 4000, "٣,٠٠", "3,00\x00"):
        QGuiApplication.clipboard().setText(text)
        till.counter.setFocus()
        QTest.keySequence(till.counter, QKeySequence(QKeySequence.StandardKey.Paste))
        till.freeze_quickly("")
        till.until(till.words_about_total, f"a word about {text[:10]!r}")
        assert PLACEHOLDER not in till.words_about_total()
        assert not till.counter.purchase.frozen.isVisible()
        till.hands.press(Qt.Key.Key_Escape)
        till.until(lambda: not till.words_about_total(), "an empty amount")


@pytest.mark.rule("X02", "A4.code.malformed", "X09")
def test_a_code_that_cannot_be_a_card_is_refused_by_the_till_and_the_sale_goes_on(kodutare: Counter) -> None:
    till = kodutare.open_till()
    till.all_delivered()
    asked = kodutare.cable.lose_answer(b"POST /v1/identifications")
    for code in CODES:
        till.app.shell.scans.on_scan_arrived(Scan(code, ScanSource.WEDGE, datetime.now(UTC)), False)
        till.until(lambda: till.band() == "Not a member card", f"{code[:20]!r} to be refused")
        line = till.counter.customer.band.accessibleDescription()
        assert line
        assert PLACEHOLDER not in line
        till.remove_card()
    assert not asked.struck.is_set()

    till.sell_quickly("3,00")
    kodutare.has_arrived([300])


@pytest.mark.rule("X09")
@pytest.mark.parametrize(
    ("make", "what"),
    [
        (
            lambda path: path.write_bytes(b"not a picture at all"),
            "This file is not a picture that can be read.",
        ),
        (lambda path: path.write_bytes(b""), "This file is not a picture that can be read."),
        (lambda path: path.write_bytes(b"\x89PNG\r\n\x1a\n" + b"\0" * 64), "This file is not a picture"),
        (Path.mkdir, "This file is not a picture that can be read."),
    ],
    ids=["text", "empty", "broken-png", "folder"],
)
def test_a_file_that_is_no_picture_is_refused_with_a_word_and_the_next_one_is_read(
    kodutare: Counter, tmp_path: Path, make: Callable[[Path], object], what: str
) -> None:
    member = kodutare.shop.new_member()
    till = kodutare.open_till()
    path = tmp_path / "card.png"
    make(path)

    drop(till, path)

    till.shows(what)
    till.scan(member.phone, "Card price")


def test_a_picture_without_a_code_says_so(kodutare: Counter, tmp_path: Path) -> None:
    till = kodutare.open_till()
    (path,) = film(tmp_path / "empty", [None], as_folder=True)

    drop(till, path)

    till.shows("No code was found in this picture.")


def test_a_camera_that_is_missing_is_a_word_and_the_scanner_still_works(kodutare: Counter) -> None:
    member = kodutare.shop.new_member()
    till = kodutare.open_till(camera="/dev/video99")

    till.shows("No camera is connected.")
    till.shows("Use the scanner, or drop a picture of the card here.")
    till.scan(member.phone, "Card price")


@pytest.mark.rule("X01")
def test_a_camera_that_breaks_off_is_told_and_runs_again_by_itself_when_it_is_back(kodutare: Counter) -> None:
    first, second = kodutare.shop.new_member(), kodutare.shop.new_member()
    is_plugged_in = threading.Event()
    is_plugged_in.set()
    pictures = [jpegs([first.phone.code] * 50), jpegs([second.phone.code] * 500)]

    def answer(caller: Caller) -> None:
        if is_plugged_in.is_set():
            all_of(pictures.pop(0))(caller)
            is_plugged_in.clear()

    till = kodutare.open_till()
    with network_camera(answer) as url:
        till.look_through(url)
        till.until(lambda: till.band() == "Card price", "the card before the camera")
        till.shows("The network camera does not answer.")
        till.sell_quickly("4,00")
        is_plugged_in.set()
        till.until(lambda: till.band() == "Card price", "the next card before the camera that is back")
        till.sell_quickly("5,00")

    kodutare.has_arrived([400, 500])


def test_a_film_that_ends_or_is_deleted_leaves_the_till_selling(kodutare: Counter, tmp_path: Path) -> None:
    member = kodutare.shop.new_member()
    (path,) = film(tmp_path / "short.avi", [member.phone.code] * 12)
    till = kodutare.open_till()
    till.look_through(str(path))
    till.until(lambda: till.band() == "Card price", "the card before the camera")
    path.unlink()
    till.look_through(str(path))
    till.shows("No camera is connected.")
    till.sell_quickly("4,00")
    kodutare.has_arrived([400])


def drop(till: OpenTill, path: Path) -> None:
    """Drop a file onto the till."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    till.hands.drop(data, till.counter.scan)
