"""What a stranger at the members' calls can read from a clock: nothing (N06, N22)."""

import asyncio
from collections.abc import Callable
from contextlib import nullcontext
from functools import partial

import pytest
from sqlalchemy import event

from reference_backend.pace import Pace
from reference_backend.problems import Problem
from tests.backend.in_process import InProcess
from tests.backend.members_side.visitor import (
    AINO,
    BOOKSHOP,
    CAFE,
    PASSWORD,
    SHOP,
    Visitor,
    card_form,
    nano_form,
)


class Stopwatch:
    """A clock that goes on by what work takes and by what is waited."""

    def __init__(self) -> None:
        self.now = 100.0

    def seconds(self) -> float:
        return self.now

    async def pause(self, seconds: float) -> None:
        self.now += seconds

    def works(self, seconds: float, problem: str = "") -> None:
        self.now += seconds
        if problem:
            raise Problem(problem)


def answered_after(work_s: float, problem: str = "") -> float:
    watch = Stopwatch()
    pace = Pace(0.25, watch.seconds, watch.pause)

    with pytest.raises(Problem, match=problem) if problem else nullcontext():
        asyncio.run(pace.keep(lambda: watch.works(work_s, problem)))
    return watch.now - 100.0


@pytest.mark.rule("N22")
@pytest.mark.parametrize(
    ("work_s", "answer_s"), [(0.0, 0.25), (0.019, 0.25), (0.027, 0.25), (0.249, 0.25), (0.26, 0.5)]
)
@pytest.mark.parametrize("problem", ["", "fields-not-valid"])
def test_an_answer_leaves_at_a_whole_step_whatever_was_done_for_it(
    work_s: float, answer_s: float, problem: str
) -> None:
    assert answered_after(work_s, problem) == pytest.approx(answer_s)


class Observed:
    """A backend whose answers wait for their step, and what its database had been asked until they did."""

    def __init__(self, running: InProcess) -> None:
        self._asked, self._at_step = 0, list[int]()
        running.keep(Pace(pause=self._pause))
        event.listen(running.backend.database.engine, "before_cursor_execute", self._note)

    def _note(self, *_: object) -> None:
        self._asked += 1

    async def _pause(self, _seconds: float) -> None:
        self._at_step.append(self._asked)

    def is_in_step(self, call: Callable[[], object]) -> bool:
        """Say whether a call waited for one step, and whether all of its work was done by then."""
        self._at_step.clear()
        call()
        return self._at_step == [self._asked]


@pytest.fixture
def observed(in_process: InProcess) -> Observed:
    return Observed(in_process)


@pytest.mark.rule("N06", "N22")
def test_who_joins_is_answered_in_step_as_a_stranger_as_somebody_known_and_as_a_member(
    observed: Observed, visitor: Visitor
) -> None:
    for merchant in (CAFE, BOOKSHOP, BOOKSHOP):
        assert observed.is_in_step(partial(visitor.join, merchant, nano_form(AINO)))


@pytest.mark.rule("J13", "N22")
def test_the_last_button_is_answered_in_step(observed: Observed, visitor: Visitor) -> None:
    for name in ("first", "again"):
        application = visitor.join(SHOP, card_form(first_name=name)).json()["application"]
        visitor.call("POST", f"joins/{application}/confirmation", {"code": visitor.phone_code()})
        last = ("POST", f"joins/{application}/submission", {"password": PASSWORD})
        assert observed.is_in_step(partial(visitor.call, *last))


@pytest.mark.rule("N22")
def test_who_asks_for_a_link_is_answered_in_step_and_nothing_is_left_to_do(
    observed: Observed, visitor: Visitor
) -> None:
    visitor.join(CAFE, nano_form(AINO))
    for email in (AINO, "nobody@example.com", "no address"):
        assert observed.is_in_step(partial(visitor.ask_for_link, email))


@pytest.mark.rule("N23")
@pytest.mark.parametrize("way", ["email-changes", "patch"])
def test_who_asks_for_another_address_is_answered_in_step(
    observed: Observed, visitor: Visitor, way: str
) -> None:
    for email in (AINO, "eero@example.com"):
        visitor.join(CAFE, nano_form(email))
    visitor.enter(AINO)
    for email in ("eero@example.com", "free@example.com"):
        new = {"email": email}
        call = ("PATCH", "me", new) if way == "patch" else ("POST", "me/email-changes", new)
        assert observed.is_in_step(partial(visitor.call, *call))
