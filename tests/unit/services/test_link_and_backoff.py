"""When the lamp changes, and how long a till waits."""

from __future__ import annotations

from datetime import timedelta

import pytest

from pos_client.domain.errors import KnownError, RefusedError, UnreachableError
from pos_client.domain.standing import Link, LinkState
from pos_client.services.backoff import Backoff
from pos_client.services.link import LinkWatch
from tests.fakes.clock import HandClock

AWAY = UnreachableError("backend-unreachable")


@pytest.fixture
def heard() -> list[LinkState]:
    return []


@pytest.fixture
def link(heard: list[LinkState]) -> LinkWatch:
    watch = LinkWatch(HandClock(), heard.append)
    watch.answered()
    heard.clear()
    return watch


def test_before_the_first_answer_the_link_does_not_claim_to_be_online() -> None:
    link = LinkWatch(HandClock())
    assert (link.state.link, link.state.reason, link.worth_asking) == (Link.OFFLINE, "connecting", True)


def test_one_failure_does_not_change_the_lamp_and_two_do(link: LinkWatch, heard: list[LinkState]) -> None:
    link.failed(AWAY)
    assert heard == []
    link.failed(AWAY)
    assert [state.link for state in heard] == [Link.OFFLINE]
    assert link.worth_asking is False


@pytest.mark.parametrize("code", ["backend-failing", "backend-busy"])
def test_one_who_answers_that_he_cannot_is_still_worth_asking(link: LinkWatch, code: str) -> None:
    for _ in range(2):
        link.failed(UnreachableError(code, retry_after_s=3600))
    assert (link.state.link, link.worth_asking) == (Link.OFFLINE, True)


def test_one_answer_brings_it_back(link: LinkWatch, heard: list[LinkState]) -> None:
    link.failed(AWAY)
    link.failed(AWAY)
    link.answered()
    assert [state.link for state in heard] == [Link.OFFLINE, Link.ONLINE]


def test_an_answer_in_between_forgets_the_failure(link: LinkWatch, heard: list[LinkState]) -> None:
    for _ in range(5):
        link.failed(AWAY)
        link.answered()
    assert heard == []


def test_a_refusal_is_an_answer(link: LinkWatch) -> None:
    link.failed(AWAY)
    link.failed(RefusedError("benefit-not-available"))
    link.failed(AWAY)
    assert link.state.link is Link.ONLINE


def test_the_switch_stays_where_it_was_put(link: LinkWatch) -> None:
    link.switch(offline=True)
    link.answered()
    link.failed(AWAY)
    assert link.state.link is Link.SWITCHED_OFF
    link.switch(offline=False)
    assert link.worth_asking is True


def test_being_offline_for_another_reason_does_not_make_it_younger() -> None:
    clock = HandClock()
    link = LinkWatch(clock)
    link.answered()
    link.failed(AWAY)
    link.failed(AWAY)
    since = link.state.since
    clock.pass_by(since - since.replace(hour=0))
    link.failed(UnreachableError("captive-portal"))
    assert (link.state.reason, link.state.since) == ("captive-portal", since)


def longest_wait(clock: HandClock | None = None, longest_s: float = 300.0) -> Backoff:
    """The jitter at its upper end."""
    return Backoff(lambda count: b"\xff" * count, clock or HandClock(), longest_s)


@pytest.mark.parametrize(
    "error",
    [
        UnreachableError("backend-failing"),
        UnreachableError("backend-busy"),
        RefusedError("too-many-tries"),
        RefusedError("register-revoked"),
    ],
)
def test_the_wait_doubles_up_to_five_minutes_where_the_backend_cannot_or_will_not(error: KnownError) -> None:
    backoff = longest_wait()
    waits = [round(backoff.wait_s(error)) for _ in range(11)]
    assert waits == [1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300]


@pytest.mark.parametrize("code", ["backend-unreachable", "backend-too-slow", "captive-portal"])
def test_without_an_answer_the_backend_is_looked_for_every_half_minute_at_the_latest(code: str) -> None:
    backoff = longest_wait()
    waits = [round(backoff.wait_s(UnreachableError(code))) for _ in range(8)]
    assert waits == [1, 2, 4, 8, 16, 30, 30, 30]


def test_the_jitter_is_full() -> None:
    assert Backoff(bytes, HandClock()).wait_s(AWAY) == 0


def test_a_record_ends_a_pause_only_some_time_after_the_last_try() -> None:
    clock = HandClock()
    backoff = longest_wait(clock)
    assert backoff.may_try_for_a_record()
    backoff.wait_s(AWAY)
    assert not backoff.may_try_for_a_record()
    clock.pass_by(timedelta(seconds=15))
    assert backoff.may_try_for_a_record()
    backoff.wait_s(AWAY)
    assert not backoff.may_try_for_a_record()


def test_an_answer_to_the_counter_ends_a_pause_at_once() -> None:
    backoff = longest_wait()
    backoff.wait_s(AWAY)
    assert backoff.may_try_for_an_answer()


def test_nobody_cuts_short_the_patience_that_a_backend_asked_for() -> None:
    clock = HandClock()
    backoff = longest_wait(clock)
    backoff.wait_s(UnreachableError("backend-failing", retry_after_s=120))
    clock.pass_by(timedelta(seconds=119))
    assert not backoff.may_try_for_a_record()
    assert not backoff.may_try_for_an_answer()
    clock.pass_by(timedelta(seconds=1))
    assert backoff.may_try_for_a_record()
    assert backoff.may_try_for_an_answer()


def test_a_till_that_sells_all_the_time_through_an_outage_tries_four_times_a_minute_at_most() -> None:
    clock, tries, next_try_s = HandClock(), 0, 0.0
    backoff = longest_wait(clock)
    for second in range(3600):
        if second >= next_try_s or backoff.may_try_for_a_record():
            tries += 1
            next_try_s = second + backoff.wait_s(AWAY)
        clock.pass_by(timedelta(seconds=1))
    assert tries <= 4 * 60 + 5


def test_a_success_begins_anew() -> None:
    backoff = longest_wait()
    for _ in range(5):
        backoff.wait_s(AWAY)
    backoff.succeeded()
    assert round(backoff.wait_s(AWAY)) == 1


@pytest.mark.parametrize(("asked_s", "waited_s"), [(30, 30), (1e9, 3600), (0, 0)])
def test_what_the_backend_asks_for_is_heeded_up_to_an_hour(asked_s: float, waited_s: float) -> None:
    for error in (
        RefusedError("too-many-tries", retry_after_s=asked_s),
        UnreachableError("backend-failing", retry_after_s=asked_s),
    ):
        assert Backoff(bytes, HandClock()).wait_s(error) == waited_s
