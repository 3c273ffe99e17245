"""The counter's worker on a real thread: what runs where, and what becomes of a failure."""

from __future__ import annotations

import logging
import threading

import pytest
from pytestqt.qtbot import QtBot

from pos_client.domain.errors import StoreError
from pos_client.services.counter import Counter
from pos_client.workers.counter import CounterWorker
from tests.fakes.till import STAFF, TillOnTheBench
from tests.threads.at_work import PATIENCE_MS, AtWork, Gate, Opener
from tests.threads.conftest import PutToWork

SECRET = "9112345678901234"


def heard(at: AtWork, qtbot: QtBot, *names: str) -> None:
    qtbot.waitUntil(lambda: set(names) <= set(at.desk.names()), timeout=PATIENCE_MS)


def test_a_wish_is_carried_out_on_the_workers_thread_and_its_fact_is_heard_on_the_gui_thread(
    till: TillOnTheBench, put_to_work: PutToWork, qtbot: QtBot
) -> None:
    opener = Opener(lambda: till.counter)
    at = put_to_work(CounterWorker(opener))
    at.desk.open_till_asked.emit()
    heard(at, qtbot, "till_opened")
    assert opener.thread not in (0, threading.get_ident())
    assert at.desk.threads == {threading.get_ident()}


def test_wishes_are_carried_out_in_their_order(
    till: TillOnTheBench, put_to_work: PutToWork, qtbot: QtBot
) -> None:
    at = put_to_work(CounterWorker(Opener(lambda: till.counter)))
    at.desk.open_till_asked.emit()
    at.desk.sign_in_asked.emit("12", STAFF["12"][0])
    at.desk.record_asked.emit(till.frozen_sale())
    heard(at, qtbot, "recorded")
    assert at.desk.names() == ["till_opened", "signed_in", "recorded"]
    assert till.office.queue().waiting > 0


def test_a_foreseen_failure_is_told_with_the_wish_and_its_code(
    till: TillOnTheBench, put_to_work: PutToWork, qtbot: QtBot
) -> None:
    at = put_to_work(CounterWorker(Opener(lambda: till.counter)))
    at.desk.sign_in_asked.emit("12", STAFF["12"][0])
    at.desk.open_till_asked.emit()
    at.desk.sign_in_asked.emit("12", "000000")
    at.desk.record_asked.emit(till.frozen_sale())
    qtbot.waitUntil(lambda: len(at.desk.heard) == 4, timeout=PATIENCE_MS)
    refusals = [fact for fact in at.desk.heard if fact[0] == "refused"]
    assert refusals == [
        ("refused", "sign_in", "till-not-open"),
        ("refused", "sign_in", "sign-in-refused"),
        ("refused", "record", "sign-in-needed"),
    ]


def test_a_till_that_cannot_be_opened_says_why_and_can_be_tried_again(
    till: TillOnTheBench, put_to_work: PutToWork, qtbot: QtBot
) -> None:
    answers: list[Counter | Exception | None] = [StoreError("store-busy"), None, till.counter]

    def opening() -> Counter | None:
        answer = answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer

    at = put_to_work(CounterWorker(Opener(opening)))
    for _ in range(3):
        at.desk.open_till_asked.emit()
    heard(at, qtbot, "till_opened")
    assert at.desk.names() == ["till_blocked", "enrolment_needed", "till_opened"]
    assert at.desk.heard[0] == ("till_blocked", "store-busy")


def test_an_unexpected_exception_is_logged_without_its_text_and_told_as_a_word(
    till: TillOnTheBench, put_to_work: PutToWork, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    def opening() -> Counter | None:
        raise ValueError(SECRET)

    at = put_to_work(CounterWorker(Opener(opening)))
    with caplog.at_level(logging.ERROR, "pos_client"):
        at.desk.open_till_asked.emit()
        heard(at, qtbot, "till_blocked")
    assert at.desk.heard == [("till_blocked", "program-error")]
    assert "ValueError" in caplog.text
    assert SECRET not in caplog.text


def test_stopping_waits_for_the_work_in_progress(
    till: TillOnTheBench, put_to_work: PutToWork, qtbot: QtBot
) -> None:
    gate = Gate()

    def opening() -> Counter | None:
        gate()
        return till.counter

    at = put_to_work(CounterWorker(Opener(opening)))
    at.desk.open_till_asked.emit()
    qtbot.waitUntil(gate.entered.is_set, timeout=PATIENCE_MS)
    at.stop_while(gate)
    assert gate.left
    heard(at, qtbot, "till_opened")
