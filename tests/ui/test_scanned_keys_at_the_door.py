# mypy: disable-error-code="no-untyped-call"
"""A scanner that types reaches no PIN field: a badge fills in the number, everything else is a scan."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pos_client.workers.scan_inbox import ScanInbox
from pos_client.workers.wedge_filter import WedgeFilter
from tests.threads.test_wedge_filter import Hardware
from tests.ui.conftest import MakeStage
from tests.ui.scenes_of_the_door import SCENES as DOOR
from tests.ui.scenes_of_the_tills import SCENES as TILLS
from tests.ui.stage import Stage

AT = datetime(2026, 11, 22, 12, 32, tzinfo=UTC)
SCENES = {
    "locked": (DOOR["locked"], lambda stage: stage.presenters.lock.state.typed.pin),
    "switching": (DOOR["switching"], lambda stage: stage.presenters.lock.state.typed.pin),
    "own-pin": (DOOR["own-pin-again"], lambda stage: stage.presenters.own_pin.state.again),
    "letting-in": (TILLS["tills-letting-in"], lambda stage: stage.presenters.tills.state.typed.pin),
}
Typed = Callable[[Stage], str]


@pytest.fixture
def inbox(qapp: QApplication) -> Iterator[ScanInbox]:
    """The scanner's way into the till."""
    wedge, inbox = WedgeFilter(qapp, now=lambda: AT), ScanInbox(lambda: 100.0)
    wedge.code_typed.connect(inbox.take)
    yield inbox
    wedge.remove()


def scanned(stage: Stage, inbox: ScanInbox, code: str) -> list[str]:
    """Whose badges came of a code that a scanner types into the screen."""
    badges: list[str] = []
    inbox.badge_scanned.connect(badges.append)
    inbox.badge_scanned.connect(stage.shell.scans.on_badge_scanned)
    inbox.screen_changed(stage.shell.current)
    hardware = Hardware(stage.shell.screen_of(stage.shell.current))
    for sign in code:
        hardware.tap(sign, 2)
    hardware.enter()
    return badges


@pytest.mark.parametrize("scene", SCENES)
def test_digits_that_a_scanner_types_are_no_pin(
    make_stage: MakeStage, inbox: ScanInbox, qtbot: QtBot, scene: str
) -> None:
    play, typed = SCENES[scene]
    stage = make_stage()
    play(stage)
    stage.shell.show()
    before, wishes = typed(stage), len(stage.wishes.made)
    assert scanned(stage, inbox, "9112345678901234") == []
    assert typed(stage) == before
    assert len(stage.wishes.made) == wishes


def test_a_badge_that_a_scanner_types_fills_in_the_number_and_no_pin(
    make_stage: MakeStage, inbox: ScanInbox
) -> None:
    stage = make_stage()
    DOOR["locked"](stage)
    stage.shell.show()
    assert scanned(stage, inbox, "POS-STAFF:14") == ["14"]
    typed = stage.presenters.lock.state.typed
    assert (typed.number, typed.pin) == ("14", "")
    assert stage.wishes.of("unlock") == []
