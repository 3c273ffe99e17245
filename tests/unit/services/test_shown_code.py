"""A till that shows a code until somebody has decided about it (RFC 8628)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta

import pytest

from pos_client.domain.errors import KnownError, RefusedError, UnreachableError
from pos_client.domain.exchange import Enrolled, ShownCode, Tokens
from pos_client.services.admission import ByShownCode, Candidate
from tests.fakes.clock import HandClock

ENROLLED = Enrolled("till-1", Tokens("access", 900.0, "refresh"))
CANDIDATE = Candidate("00" * 32, "instance", None)


@dataclass
class Door:
    """Answers each question with the next of `answers`, and notes when it was asked."""

    clock: HandClock
    answers: list[KnownError | Enrolled]
    asked_at_s: list[float] = field(default_factory=list)
    asked_with: set[str] = field(default_factory=set)

    def enrol(self, code: str, public_key: str, instance: str, register: str | None = None) -> Enrolled:
        raise RefusedError("enrolment-code-unknown")

    def show_code(self, public_key: str, instance: str, register: str | None = None) -> ShownCode:
        self.asked_at_s.append(self.clock.monotonic_s())
        return ShownCode("device", "BCDF-GHJK", 600.0, 5.0)

    def enrol_by_shown(self, device_code: str) -> Enrolled:
        self.asked_at_s.append(self.clock.monotonic_s())
        self.asked_with.add(device_code)
        answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        if isinstance(answer, KnownError):
            raise answer
        return answer

    @property
    def pauses_s(self) -> list[float]:
        return [b - a for a, b in zip(self.asked_at_s, self.asked_at_s[1:], strict=False)]


@dataclass
class Person:
    """Somebody before the till, who waits for so long."""

    clock: HandClock
    patience_s: float = 10_000.0
    seen: list[ShownCode] = field(default_factory=list)

    def pause(self, seconds: float) -> bool:
        self.clock.pass_by(timedelta(seconds=seconds))
        self.patience_s -= seconds
        return self.patience_s < 0


PENDING, SLOWER = RefusedError("authorization-pending"), RefusedError("slow-down")
AWAY = UnreachableError("backend-unreachable")


def asked(*answers: KnownError | Enrolled, patience_s: float = 10_000.0) -> tuple[Door, Person, ByShownCode]:
    clock = HandClock()
    door, person = Door(clock, list(answers)), Person(clock, patience_s)
    return door, person, ByShownCode(person.seen.append, person.pause, clock.monotonic_s)


def test_it_asks_every_five_seconds_until_somebody_has_let_it_in() -> None:
    door, person, way = asked(PENDING, PENDING, ENROLLED)
    assert way(door, CANDIDATE) == ENROLLED
    assert [one.user_code for one in person.seen] == ["BCDF-GHJK"]
    assert (door.pauses_s, door.asked_with) == ([5.0, 5.0, 5.0], {"device"})


def test_told_to_slow_down_it_stays_slower() -> None:
    door, _, way = asked(PENDING, SLOWER, PENDING, SLOWER, ENROLLED)
    way(door, CANDIDATE)
    assert door.pauses_s == [5.0, 5.0, 10.0, 10.0, 15.0]


def test_a_lost_answer_is_asked_for_again_by_the_same_code() -> None:
    door, _, way = asked(AWAY, AWAY, AWAY, AWAY, ENROLLED)
    assert way(door, CANDIDATE) == ENROLLED
    assert door.pauses_s == [5.0, 10.0, 20.0, 30.0, 30.0]


@pytest.mark.parametrize("code", ["access-denied", "device-code-expired", "device-code-unknown"])
def test_a_no_ends_it(code: str) -> None:
    door, _, way = asked(PENDING, RefusedError(code))
    with pytest.raises(RefusedError, match=code):
        way(door, CANDIDATE)


@pytest.mark.parametrize("answer", [PENDING, AWAY])
def test_nobody_asks_on_when_its_time_is_over(answer: KnownError) -> None:
    door, person, way = asked(answer)
    with pytest.raises(RefusedError, match="device-code-expired"):
        way(door, CANDIDATE)
    assert 600.0 <= 10_000.0 - person.patience_s <= 630.0


def test_somebody_may_stop_waiting() -> None:
    door, _, way = asked(PENDING, patience_s=12.0)
    with pytest.raises(RefusedError, match="enrolment-cancelled"):
        way(door, CANDIDATE)
    assert len(door.pauses_s) == 2
