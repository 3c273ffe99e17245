"""A backend that answers in the right form and settles nothing is not asked without pause."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta

import pytest

from pos_client.domain.exchange import Forked, Gap, Head, Json, UploadAnswer
from pos_client.services.rounds import TRIES_IN_VAIN
from tests.fakes.till import TillOnTheBench

Answer = Callable[[Head], UploadAnswer]


def ask_for(till: TillOnTheBench, seconds: float, answer: Answer, monkeypatch: pytest.MonkeyPatch) -> int:
    """Let the till do what is due for so long; how often it uploaded."""
    uploads = 0

    def upload(head: Head, _: Sequence[Json]) -> UploadAnswer:
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
    ],
)
def test_a_backend_that_settles_nothing_is_left_in_peace_for_longer_and_longer(
    till: TillOnTheBench, answer: Answer, monkeypatch: pytest.MonkeyPatch
) -> None:
    till.counter.record(till.frozen_sale())
    tries = TRIES_IN_VAIN + 8 + 3600 / 300  # the honest ones, eight doublings, one every five minutes
    assert ask_for(till, 3600, answer, monkeypatch) <= 2 * tries
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
