"""Too many unknown cards were shown at this till, and the backend makes it wait: the till goes on selling."""

from __future__ import annotations

import pytest

from pos_client.domain.errors import RefusedError
from pos_client.domain.identification import AnswerSource, Verdict
from pos_client.domain.standing import Link
from pos_client.services.identify import TOO_MANY_UNKNOWN
from pos_client.ui.words import advice
from tests.fakes.backend import Member
from tests.fakes.programmes import card_number
from tests.fakes.till import TillOnTheBench

WAIT = RefusedError("too-many-tries", "429", retry_after_s=300.0)


def test_a_till_that_has_to_wait_answers_from_its_list_and_stays_online(till: TillOnTheBench) -> None:
    known, unknown = (card_number(till.backend.document, serial) for serial in (1, 2))
    till.backend.members[known] = Member(benefits=("card-price",))
    till.take_snapshot()
    till.backend.fault = WAIT
    of_member, of_nobody = (till.counter.identify(till.scan(code)) for code in (known, unknown))
    assert (of_member.verdict, of_member.source) == (Verdict.ELIGIBLE, AnswerSource.SNAPSHOT)
    assert (of_nobody.verdict, of_nobody.reason) == (Verdict.NOT_CHECKED, TOO_MANY_UNKNOWN)
    assert till.link.state.link is Link.ONLINE
    till.backend.fault = None
    assert till.counter.identify(till.scan(known)).source is AnswerSource.BACKEND


def test_a_sale_is_recorded_and_delivered_while_cards_have_to_wait(till: TillOnTheBench) -> None:
    till.deliver_all()
    till.backend.fault = WAIT
    till.counter.identify(till.scan(card_number(till.backend.document, 2)))
    till.counter.record(till.frozen_sale())
    till.backend.fault = None
    till.deliver_all()
    assert till.office.queue().waiting == 0


@pytest.mark.rule("X09")
def test_the_cashier_is_told_why_and_what_to_do() -> None:
    words = advice(TOO_MANY_UNKNOWN)
    assert "list" in words.what
    assert "Go on selling" in words.next_step
