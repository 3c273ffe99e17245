"""A backend that answers in the right form and settles nothing is not asked without pause."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import cycle
from typing import Any

import pytest

from pos_client.domain.errors import UnreachableError
from pos_client.domain.exchange import (
    Forked,
    Gap,
    Head,
    HelloAnswer,
    Json,
    SnapshotPage,
    UnknownEpoch,
    UploadAnswer,
)
from pos_client.services.rounds import TRIES_IN_VAIN
from tests.fakes.till import TillOnTheBench

Answer = Callable[[Head], UploadAnswer]


def in_turn(*stops: Gap | UnknownEpoch) -> Answer:
    one_after_another = cycle(stops)
    return lambda _: UploadAnswer((), next(one_after_another))


def ask_for(till: TillOnTheBench, seconds: float, answer: Answer, monkeypatch: pytest.MonkeyPatch) -> int:
    """Let the till do what is due for so long; how often it uploaded."""
    uploads = 0

    def upload(head: Head, _: Sequence[Json], _meanwhile: object) -> UploadAnswer:
        nonlocal uploads
        uploads += 1
        return answer(head)

    monkeypatch.setattr(till.backend, "upload", upload)
    ends = till.clock.monotonic_s() + seconds
    while till.clock.monotonic_s() < ends and uploads < 1000:
        till.clock.pass_by(timedelta(seconds=till.office.rounds.step().next_in_s))
    monkeypatch.undo()
    return uploads


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param(lambda _: UploadAnswer(()), id="stored nothing and says no more"),
        pytest.param(lambda _: UploadAnswer((), Gap(1)), id="the same gap again and again"),
        pytest.param(lambda head: UploadAnswer((), Forked(1, head.hash)), id="every epoch is forked"),
        pytest.param(in_turn(Gap(1), Gap(2)), id="now this gap and now that one"),
        pytest.param(in_turn(*(Gap(seq) for seq in range(9, 0, -1))), id="a gap that grows"),
        pytest.param(in_turn(UnknownEpoch(0), UnknownEpoch(1)), id="now this epoch is unknown and now that"),
        pytest.param(in_turn(*map(UnknownEpoch, range(9))), id="epochs beyond every one that is offered"),
        pytest.param(in_turn(Gap(1), UnknownEpoch(0), Gap(2)), id="gaps and unknown epochs in turn"),
    ],
)
def test_a_backend_that_settles_nothing_is_left_in_peace_for_longer_and_longer(
    till: TillOnTheBench, answer: Answer, monkeypatch: pytest.MonkeyPatch
) -> None:
    till.counter.record(till.frozen_sale())
    # The honest ones, again behind one that named a nearer place, eight doublings, one every five minutes.
    tries = 2 * TRIES_IN_VAIN + 8 + 3600 / 300
    assert ask_for(till, 3600, answer, monkeypatch) <= 2 * tries
    assert till.office.queue().waiting > 0


def test_a_delivery_by_hand_comes_to_an_end_in_front_of_a_backend_that_settles_nothing(
    till: TillOnTheBench, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`journal deliver` goes on for as long as something is due at once."""
    till.counter.record(till.frozen_sale())
    answer = in_turn(Gap(2), Gap(1), UnknownEpoch(0))
    monkeypatch.setattr(till.backend, "upload", lambda head, *_: answer(head))
    till.deliver_all(most=3 * TRIES_IN_VAIN)
    assert till.office.queue().waiting > 0


def test_when_the_backend_settles_again_everything_arrives_once(
    till: TillOnTheBench, monkeypatch: pytest.MonkeyPatch
) -> None:
    sale = till.frozen_sale()
    till.counter.record(sale)
    ask_for(till, 600, lambda head: UploadAnswer((), Forked(1, head.hash)), monkeypatch)
    till.deliver_all()
    assert till.backend.stored_ids().count(sale.sale_id) == 1
    assert till.office.queue().waiting == 0


def test_a_backend_that_says_now_this_and_now_that_of_itself_is_refilled_a_batch_a_minute(
    till: TillOnTheBench, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(5):
        till.counter.record(till.frozen_sale())
    till.deliver_all()
    hello, stands_at, hellos = till.backend.hello, cycle((3, 0, 2, 1)), 0

    def says_now_this_and_now_that(*said: Any) -> HelloAnswer:
        nonlocal hellos
        hellos += 1
        return replace(hello(*said), stored_seq=next(stands_at))

    monkeypatch.setattr(till.backend, "hello", says_now_this_and_now_that)
    ends = till.clock.monotonic_s() + 3600
    while till.clock.monotonic_s() < ends and hellos < 1000:
        till.clock.pass_by(timedelta(seconds=till.office.rounds.step().next_in_s))
    assert hellos <= 3 * 60


@pytest.mark.parametrize("cursors", [("a",), ("a", "b"), ("a", "b", "c", "a")])
@pytest.mark.parametrize("whole", [True, False])
def test_pages_of_cards_that_lead_in_a_circle_are_garbled_and_asked_for_as_seldom_as_others(
    till: TillOnTheBench, monkeypatch: pytest.MonkeyPatch, cursors: tuple[str, ...], whole: bool
) -> None:
    if not whole:
        till.deliver_all()
    honest, circle, pages = till.backend.snapshot_page, cycle(cursors), 0
    refused: set[str] = set()

    def round_and_round(_: str | None) -> SnapshotPage:
        nonlocal pages
        pages += 1
        page, cursor = honest(None), next(circle)
        return SnapshotPage({**page.document, "cursor": cursor, "more": True}, cursor, more=True)

    monkeypatch.setattr(till.backend, "snapshot_page", round_and_round)
    ends = till.clock.monotonic_s() + 600
    while till.clock.monotonic_s() < ends and pages < 1000:
        try:
            till.clock.pass_by(timedelta(seconds=till.office.rounds.step().next_in_s))
        except UnreachableError as error:
            refused.add(error.code)
    assert refused == {"backend-garbled"}
    assert pages <= (len(cursors) + 2) * 26


def test_a_backlog_that_must_be_filled_from_far_before_it_is_still_filled_without_pause(
    till: TillOnTheBench,
) -> None:
    for _ in range(250):
        till.counter.record(till.frozen_sale())
    till.deliver_all()
    till.office.rounds.begin_anew()
    till.counter.record(till.frozen_sale())
    for left in (100, 30, 2):
        till.backend.restore_to(1, left)
        began = till.clock.monotonic_s()
        till.deliver_all()
        assert till.clock.monotonic_s() == began
        till.clock.pass_by(timedelta(seconds=3 * 60))
        till.deliver_all()
    assert len(till.backend.stored_ids()) == till.journal.status().head_seq
