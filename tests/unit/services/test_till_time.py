"""A time that the backend's clock has passed, over restarts of the machine without a network."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta

from pos_client.services.till_time import TillTime
from tests.fakes.clock import HandClock


@dataclass
class Kept:
    """Settings that are on the disk."""

    values: dict[str, object] = field(default_factory=dict)

    def get(self, key: str) -> object:
        return self.values.get(key)

    def put(self, key: str, value: object) -> None:
        self.values[key] = value

    def increment(self, key: str) -> int:
        raise AssertionError(f"nobody counts {key} here")


def test_before_any_contact_nothing_is_known_to_have_passed() -> None:
    clock, kept = HandClock(), Kept()
    TillTime(clock, kept, "a").keep()
    assert TillTime(clock, kept, "b").backend_at_least() is None


def test_days_offline_count_over_reboots_by_the_hours_that_the_till_ran() -> None:
    clock, kept = HandClock(), Kept()
    said = clock.now()
    TillTime(clock, kept, "day 0").backend_said(said)
    for day in range(1, 4):
        clock.put_back(timedelta(days=-100))
        time = TillTime(clock, kept, f"day {day}")
        clock.pass_by(timedelta(hours=10))
        time.keep()
        assert time.backend_at_least() == said + day * timedelta(hours=10)
        assert time.now() > said + timedelta(days=100)


def test_where_the_backend_was_heard_in_this_run_it_is_the_backends_time() -> None:
    clock, kept = HandClock(), Kept()
    time = TillTime(clock, kept, "a")
    time.backend_said(clock.now() - timedelta(days=1))
    clock.pass_by(timedelta(hours=1))
    assert time.backend_at_least() == time.now()
