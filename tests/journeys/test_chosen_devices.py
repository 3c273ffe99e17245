"""Devices that somebody chose on the screen are used at once, and again after the next start."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.journeys.counter import REMEMBERED, Counter, OpenTill
from tests.journeys.video import film
from tests.ptys import PtyScanner


def a_camera(folder: Path) -> str:
    """Pictures of an empty counter, for some seconds."""
    film(folder, [None] * 300, as_folder=True)
    return str(folder)


def choose_camera(till: OpenTill, source: str | None) -> None:
    till.app.shell.presenters.scanners.devices.choose_camera(source)


def choose_scanner(till: OpenTill, source: str | None) -> None:
    till.app.shell.presenters.scanners.devices.choose_scanner(source)


def runs(till: OpenTill) -> bool:
    return till.app.shell.presenters.camera.state.running


def listens(till: OpenTill) -> bool:
    return till.app.shell.presenters.scanners.cable.state.running


def test_a_chosen_camera_runs_at_once_and_after_the_next_start(kodutare: Counter, tmp_path: Path) -> None:
    camera = a_camera(tmp_path / "camera")
    till = kodutare.open_till()
    assert not runs(till)
    choose_camera(till, camera)
    till.until(lambda: runs(till), "the picture of the chosen camera")
    till.close()

    again = kodutare.switch_on(camera=REMEMBERED)
    again.until(lambda: runs(again), "the picture of the camera that was remembered")
    choose_camera(again, None)
    again.until(lambda: not runs(again), "no picture any more")


@pytest.mark.skipif(os.name != "posix", reason="Windows has no pseudo terminals")
def test_a_chosen_scanner_is_pulled_out_and_goes_on_by_itself_when_it_is_back(
    kodutare: Counter, tmp_path: Path
) -> None:
    member, other = kodutare.shop.new_member(), kodutare.shop.new_member()
    till = kodutare.open_till()
    with PtyScanner(tmp_path / "scanner") as scanner:
        choose_scanner(till, str(scanner.path))
        till.until(lambda: listens(till), "the till that listens to the scanner")
        scanner.send(member.phone.code.encode() + b"\r")
        till.until(lambda: till.band() == "Card price", "the card before the scanner")
        scanner.unplug()
        till.shows("The scanner is unplugged or switched off.")
        till.sell_quickly("4,00")
        scanner.plug_in()
        till.until(lambda: listens(till), "the till that listens again")
        scanner.send(other.phone.code.encode() + b"\r")
        till.until(lambda: till.band() == "Card price", "the next card, the scanner being back")
        till.sell_quickly("5,00")

    kodutare.has_arrived([400, 500])
