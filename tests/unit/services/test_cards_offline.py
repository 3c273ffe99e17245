"""The list of cards while nobody can ask: which benefits hold today, and how long it is kept."""

from __future__ import annotations

import copy
import itertools
from datetime import timedelta
from typing import Any

import pytest

from pos_client.domain.errors import UnreachableError
from pos_client.domain.identification import Verdict
from pos_client.services.rounds import CARDS_EVERY_S, CARDS_SPREAD
from tests.fakes.backend import Member
from tests.fakes.programmes import card_number
from tests.fakes.till import TillOnTheBench


def with_days(till: TillOnTheBench, name: str, **days: str) -> None:
    """The configuration says from when to when this benefit holds."""
    changed: dict[str, Any] = copy.deepcopy(till.backend.document)
    for benefit in changed["programme"]["benefits"]:
        if benefit["id"] == name:
            benefit.update(days)
    till.backend.document = changed
    till.office.rounds._refresh.configuration()


def a_member(till: TillOnTheBench, *benefits: str) -> str:
    code = card_number(till.backend.document, 7)
    till.backend.members[code] = Member(benefits=benefits)
    till.take_snapshot()
    return code


@pytest.mark.parametrize(
    ("begins", "ends", "holds"),
    [(0, 0, True), (-5, -1, False), (1, 5, False), (-5, 5, True)],
    ids=["today alone", "until yesterday", "from tomorrow", "in its middle"],
)
def test_offline_a_benefit_is_given_on_its_days_of_the_shop_only(
    till: TillOnTheBench, begins: int, ends: int, holds: bool
) -> None:
    today = till.clock.now().date()
    days = {"valid_from": str(today + timedelta(days=begins)), "valid_to": str(today + timedelta(days=ends))}
    with_days(till, "pillow-5", **days)
    code = a_member(till, "pillow-5")
    till.go_offline()
    found = till.counter.identify(till.scan(code))
    assert found.verdict is (Verdict.ELIGIBLE if holds else Verdict.MEMBER_WITHOUT_BENEFIT)
    assert found.reason is None


def test_offline_the_day_is_that_of_the_shop_and_not_of_utc(till: TillOnTheBench) -> None:
    """23:30 UTC is half past one of the next day in Tallinn."""
    tomorrow = till.clock.now().date() + timedelta(days=1)
    with_days(till, "pillow-5", valid_from=str(tomorrow))
    code = a_member(till, "pillow-5")
    till.go_offline()
    late = till.clock.now().replace(hour=23, minute=30) - till.clock.now()
    till.clock.pass_by(late)
    assert till.counter.identify(till.scan(code)).verdict is Verdict.ELIGIBLE


def test_an_unknown_card_gets_no_card_price_that_is_over(till: TillOnTheBench) -> None:
    with_days(till, "card-price", valid_to="2026-01-31")
    till.go_offline()
    found = till.counter.identify(till.scan(card_number(till.backend.document, 8)))
    assert (found.verdict, found.card_price, found.benefits) == (Verdict.NOT_CHECKED, False, ())


@pytest.mark.parametrize("switched", [False, True], ids=["away", "switched off"])
@pytest.mark.parametrize(("hours", "kept"), [(71.9, True), (72.1, False)])
def test_without_the_network_a_running_till_drops_its_cards_when_they_are_unusable(
    till: TillOnTheBench, hours: float, kept: bool, switched: bool
) -> None:
    a_member(till, "card-price")
    till.go_offline()
    till.link.switch(switched)
    till.after(hours)
    for _ in range(5):
        try:
            till.office.rounds.step()
        except UnreachableError:
            continue
    assert (till.store.snapshot.info() is not None) is kept
    left = till.store._readers.rows(
        "SELECT (SELECT count(*) FROM snapshot_a) + (SELECT count(*) FROM snapshot_b)"
    )
    assert left == [(1 if kept else 0,)]


def test_changed_cards_are_asked_for_every_half_minute_and_not_at_the_same_second_for_ever(
    till: TillOnTheBench,
) -> None:
    till.deliver_all()
    asked: list[float] = []
    for _ in range(700):
        before = till.backend.calls.count("snapshot_page")
        while not till.office.rounds.step().next_in_s:
            pass
        if till.backend.calls.count("snapshot_page") > before:
            asked.append(till.clock.monotonic_s())
        till.clock.pass_by(timedelta(seconds=1))
    pauses = [later - earlier for earlier, later in itertools.pairwise(asked)]
    assert len(pauses) > 15
    assert min(pauses) >= CARDS_EVERY_S * (1 - CARDS_SPREAD) - 1
    assert max(pauses) <= CARDS_EVERY_S * (1 + CARDS_SPREAD) + 1
    assert len(set(pauses)) > 5
