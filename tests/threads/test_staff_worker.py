"""Locking, unlocking and taking over on the counter's thread, and waiting for a manager."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from pytestqt.qtbot import QtBot

from pos_client.domain.staff import StaffSession
from pos_client.services.idle import IdleWatch
from pos_client.workers.counter import CounterWorker
from pos_client.workers.idle import HandsWatch
from pos_client.workers.patience import Patience
from pos_client.workers.staff import StaffWorker
from tests.fakes.clock import HandClock
from tests.fakes.till import STAFF, TillOnTheBench
from tests.threads.at_work import PATIENCE_MS, Opener
from tests.threads.conftest import PutToWork


class Heard:
    """A worker on this thread, and what it told."""

    def __init__(self, till: TillOnTheBench | None) -> None:
        self.facts: list[tuple[str, object]] = []
        self.worker = StaffWorker(lambda: None if till is None else till.counter)
        self.worker.signed_in.connect(lambda session: self._hear("signed_in", session))
        self.worker.unlocked.connect(lambda session: self._hear("unlocked", session))
        self.worker.person_unlocked.connect(lambda number, _all: self.facts.append(("person", number)))
        self.worker.refused.connect(lambda wish, error: self.facts.append((wish, error.code)))

    def _hear(self, fact: str, session: StaffSession) -> None:
        self.facts.append((fact, session.staff))


def test_the_same_person_unlocks_and_another_one_takes_over(
    qapp: QGuiApplication, till: TillOnTheBench
) -> None:
    at = Heard(till)
    till.sign_in("12")
    locked: list[bool] = []
    at.worker.lock()
    locked.append(till.counter.shift.locked)
    at.worker.unlock("12", "999999")
    locked.append(till.counter.shift.locked)
    at.worker.unlock("12", STAFF["12"][0])
    locked.append(till.counter.shift.locked)
    assert locked == [True, True, False]
    at.worker.lock()
    at.worker.unlock("90", STAFF["90"][0])
    at.worker.switch_person("12", STAFF["12"][0])
    assert at.facts == [
        ("unlock", "sign-in-refused"),
        ("unlocked", "12"),
        ("signed_in", "90"),
        ("signed_in", "12"),
    ]


def test_a_manager_unlocks_a_colleague_by_the_own_pin_only(
    qapp: QGuiApplication, till: TillOnTheBench
) -> None:
    at = Heard(till)
    till.sign_in("90")
    at.worker.unlock_person("12", "999999")
    at.worker.unlock_person("12", STAFF["90"][0])
    assert at.facts == [("unlock_person", "sign-in-refused"), ("person", "12")]


def test_a_till_that_is_not_open_refuses(qapp: QGuiApplication) -> None:
    at = Heard(None)
    at.worker.lock()
    at.worker.unlock("12", "120012")
    assert at.facts == [("lock", "till-not-open"), ("unlock", "till-not-open")]


def test_waiting_for_a_manager_ends_when_the_window_says_so(
    till: TillOnTheBench, put_to_work: PutToWork, qtbot: QtBot
) -> None:
    patience = Patience()
    shown: list[object] = []
    worker = CounterWorker(Opener(lambda: till.counter), patience)
    worker.code_shown.connect(shown.append, Qt.ConnectionType.DirectConnection)
    at = put_to_work(worker)
    at.desk.enrol_by_shown_code_asked.emit("https://kassa.example", "")
    qtbot.waitUntil(lambda: bool(shown), timeout=PATIENCE_MS)
    patience.cancel_enrolment()
    qtbot.waitUntil(lambda: bool(at.desk.heard), timeout=PATIENCE_MS)
    assert at.desk.heard == [("refused", "enrol_by_shown_code", "enrolment-cancelled")]


def test_a_till_that_is_open_lets_go_of_its_file_before_it_is_enrolled_again(
    qapp: QGuiApplication, till: TillOnTheBench
) -> None:
    patience, opener = Patience(), Opener(lambda: till.counter)
    told: list[int] = []
    worker = CounterWorker(opener, patience)
    worker.till_closing.connect(lambda: told.append(opener.closed))
    worker.code_shown.connect(lambda _shown: patience.cancel_enrolment())
    worker.open_till()
    worker.enrol_by_shown_code("https://kassa.example", "")
    assert (told, opener.closed, opener.again) == ([0], 1, True)
    assert worker.opened is None


@pytest.mark.parametrize("locked_otherwise", [False, True])
def test_hands_put_the_lock_off_and_three_minutes_without_any_bring_it(
    qapp: QGuiApplication, locked_otherwise: bool
) -> None:
    clock, widget = HandClock(), QObject()
    due: list[float] = []
    hands = HandsWatch(qapp, IdleWatch(clock, 180.0), lambda: locked_otherwise)
    hands.lock_due.connect(lambda: due.append(clock.monotonic_s()))
    key = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_1, Qt.KeyboardModifier.NoModifier)
    clock.pass_by(timedelta(seconds=170))
    hands.eventFilter(widget, key)
    clock.pass_by(timedelta(seconds=170))
    hands.look()
    assert bool(due) is locked_otherwise
    clock.pass_by(timedelta(seconds=11))
    # What was typed into the till that stood alone does not open it again.
    hands.eventFilter(widget, key)
    hands.look()
    assert due
    hands.touch()
    due.clear()
    hands.look()
    assert bool(due) is locked_otherwise
    hands.remove()
