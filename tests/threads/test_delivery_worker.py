"""The delivery's worker on a real thread: what runs where, what wakes it, and how it ends."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from pos_client.domain.errors import RefusedError, UnreachableError
from pos_client.domain.exchange import Head, HelloAnswer
from pos_client.domain.identification import AnswerSource, Identification, Verdict
from pos_client.domain.standing import Link
from pos_client.services.back_office import BackOffice
from pos_client.services.backoff import Backoff
from pos_client.workers.delivery import DeliveryWorker
from tests.fakes.till import TillOnTheBench
from tests.threads.at_work import PATIENCE_MS, AtWork, Gate
from tests.threads.conftest import PutToWork

AWAY = UnreachableError("backend-unreachable")


def until(qtbot: QtBot, look: Callable[[], bool]) -> None:
    qtbot.waitUntil(look, timeout=PATIENCE_MS)


def delivering(
    till: TillOnTheBench, put_to_work: PutToWork, office: Callable[[], BackOffice | None] | None = None
) -> AtWork:
    """A worker whose pauses are as long as can be."""
    backoff = Backoff(lambda count: b"\xff" * count, till.clock)
    for _ in range(10):
        backoff.wait_s(AWAY)
    return put_to_work(DeliveryWorker(office or (lambda: till.office), till.link, backoff), "stop")


def record(till: TillOnTheBench) -> None:
    till.sign_in()
    till.counter.record(till.frozen_sale())


def in_its_pause(till: TillOnTheBench, put_to_work: PutToWork, qtbot: QtBot, error: Exception) -> AtWork:
    """A record waits, the first try failed, and the next one is half a minute away or more."""
    record(till)
    till.backend.calls.clear()
    gate = Gate()
    gate.opened.set()

    def refuse(head: Head, till_time: datetime, waiting: int) -> HelloAnswer:
        gate()
        raise error

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(till.backend, "hello", refuse)
        at = delivering(till, put_to_work)
        at.desk.start_asked.emit()
        until(qtbot, lambda: gate.left)
        # The step that failed has ended when a second call has been answered.
        at.desk.deliver_soon_asked.emit()
        until(qtbot, lambda: "queue_changed" in at.desk.names())
    return at


def test_it_works_on_its_own_thread_and_is_heard_on_the_gui_thread(
    till: TillOnTheBench, put_to_work: PutToWork, qtbot: QtBot
) -> None:
    record(till)
    threads: list[int] = []

    def office() -> BackOffice:
        threads.append(threading.get_ident())
        return till.office

    at = delivering(till, put_to_work, office)
    at.desk.start_asked.emit()
    until(qtbot, lambda: till.office.queue().waiting == 0 and "receipts_arrived" in at.desk.names())
    assert threads[0] != threading.get_ident()
    assert at.desk.threads == {threading.get_ident()}


def test_before_the_till_is_open_it_waits_and_says_nothing(
    till: TillOnTheBench, put_to_work: PutToWork, qtbot: QtBot
) -> None:
    at = delivering(till, put_to_work, lambda: None)
    at.desk.start_asked.emit()
    at.desk.deliver_soon_asked.emit()
    until(qtbot, lambda: at.desk.names() == ["link_changed"])
    assert till.backend.calls == []


def test_an_answer_to_the_counter_ends_the_pause_at_once(
    till: TillOnTheBench, put_to_work: PutToWork, qtbot: QtBot
) -> None:
    at = in_its_pause(till, put_to_work, qtbot, AWAY)
    till.link.failed(AWAY)
    till.link.failed(AWAY)
    till.link.answered()
    until(qtbot, lambda: till.office.queue().waiting == 0)
    assert at.desk.threads == {threading.get_ident()}


def test_a_record_some_time_after_the_last_try_ends_the_pause(
    till: TillOnTheBench, put_to_work: PutToWork, qtbot: QtBot
) -> None:
    at = in_its_pause(till, put_to_work, qtbot, AWAY)
    till.clock.pass_by(timedelta(seconds=15))
    at.desk.deliver_soon_asked.emit()
    until(qtbot, lambda: till.office.queue().waiting == 0)


@pytest.mark.parametrize("error", [AWAY, RefusedError("too-many-tries", retry_after_s=600)])
def test_the_manual_switch_ends_every_pause(
    till: TillOnTheBench, put_to_work: PutToWork, qtbot: QtBot, error: Exception
) -> None:
    at = in_its_pause(till, put_to_work, qtbot, error)
    at.desk.switch_offline_asked.emit(True)
    at.desk.switch_offline_asked.emit(False)
    until(qtbot, lambda: till.office.queue().waiting == 0)
    assert Link.SWITCHED_OFF in {fact[1].link for fact in at.desk.heard if fact[0] == "link_changed"}


def idle(till: TillOnTheBench, put_to_work: PutToWork, qtbot: QtBot) -> AtWork:
    """Nothing waits and the next hello is far away."""
    till.sign_in()
    at = delivering(till, put_to_work)
    at.desk.start_asked.emit()
    until(qtbot, lambda: till.office.snapshot.info() is not None and till.office.queue().waiting == 0)
    at.desk.heard.clear()
    till.backend.calls.clear()
    return at


@pytest.mark.rule("X02", "X05")
def test_a_scan_that_the_till_refused_is_seen_waiting_and_calls_nobody(
    till: TillOnTheBench, qtbot: QtBot
) -> None:
    """On one thread, where a step is over before the next thing happens."""
    till.sign_in()
    till.deliver_all()
    worker = DeliveryWorker(
        lambda: till.office, till.link, Backoff(lambda count: b"\xff" * count, till.clock)
    )
    waiting: list[int] = []
    worker.queue_changed.connect(lambda queue: waiting.append(queue.waiting))
    worker.start()
    until(qtbot, lambda: waiting == [0])
    till.backend.calls.clear()
    product = till.scan("6408430000111", "EAN13")
    worker.scan_counted(product, till.counter.identify(product))
    came_round: list[bool] = []
    QTimer.singleShot(1, lambda: came_round.append(True))
    until(qtbot, lambda: bool(came_round))
    worker.stop()
    assert waiting == [0, 1]
    assert till.backend.calls == []


def test_a_scan_that_was_looked_up_is_delivered_at_once(
    till: TillOnTheBench, put_to_work: PutToWork, qtbot: QtBot
) -> None:
    at = idle(till, put_to_work, qtbot)
    till.counter.identify(till.scan("6408430000111", "EAN13"))
    found = Identification(Verdict.ELIGIBLE, AnswerSource.BACKEND)
    at.desk.scan_counted_asked.emit(till.scan("x"), found)
    until(qtbot, lambda: till.office.queue().waiting == 0)


def test_an_unexpected_exception_is_logged_without_its_text_and_ends_nothing(
    till: TillOnTheBench, put_to_work: PutToWork, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.ERROR, "pos_client"):
        at = in_its_pause(till, put_to_work, qtbot, ValueError("9112345678901234"))
    at.desk.switch_offline_asked.emit(False)
    until(qtbot, lambda: till.office.queue().waiting == 0)
    assert "ValueError" in caplog.text
    assert "9112345678901234" not in caplog.text


def test_stopping_waits_for_the_call_in_progress_and_begins_no_other(
    till: TillOnTheBench, put_to_work: PutToWork, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    record(till)
    till.backend.calls.clear()
    gate, hello = Gate(), till.backend.hello

    def slow(head: Head, till_time: datetime, waiting: int) -> HelloAnswer:
        gate()
        return hello(head, till_time, waiting)

    monkeypatch.setattr(till.backend, "hello", slow)
    at = delivering(till, put_to_work)
    at.desk.start_asked.emit()
    until(qtbot, gate.entered.is_set)
    at.stop_while(gate)
    assert gate.left
    assert till.backend.calls == ["hello"]
