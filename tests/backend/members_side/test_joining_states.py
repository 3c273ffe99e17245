"""An application in any order of steps: a card appears at the last button and never before (J13)."""

import itertools
from pathlib import Path
from typing import Any, ClassVar

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)
from sqlalchemy import func, select

from reference_backend.backend import Backend
from reference_backend.joining import service
from reference_backend.joining.schemas import JoinRequest
from reference_backend.problems import Problem
from reference_backend.tables import cards, members, messages
from tests.backend.members_side.visitor import card_form
from tests.backend.running import TurnedClock, filled

LONG, SHORT = "kaks vana kuuske", "lühike"
# A few addresses and drafts of each, so that people meet themselves.
ADDRESSES = [f"{name}@example.com" for name in ("aadu", "elo", "hilja")]


class Applications(RuleBasedStateMachine):
    """A model beside the backend: which drafts are confirmed and who is a member."""

    backend: Backend
    clock: TurnedClock
    numbers = itertools.count(1)
    reached: ClassVar[set[str]] = set()
    drafts = Bundle("drafts")

    @initialize()
    def begin(self) -> None:
        self.email: dict[str, str] = {}
        self.confirmed: set[str] = set()
        self.members: set[str] = set()
        self.stem = f"run{next(self.numbers)}"
        # Each run has its own people and its own phones beside those of the runs before.
        self.before = self.count()

    def count(self) -> int:
        with self.backend.database.read() as connection:
            return int(connection.scalar(select(func.count()).select_from(cards)) or 0)

    def refused(self, step: Any, *arguments: Any) -> str | None:
        try:
            step(self.backend, *arguments)
        except Problem as problem:
            return problem.code
        return None

    @rule(target=drafts, who=st.sampled_from(ADDRESSES))
    def apply(self, who: str) -> str:
        email = f"{self.stem}.{who}"
        number = f"+372512{next(self.numbers):05d}"
        form = card_form(email, phone=number)
        answer = service.apply(self.backend, "kodutare", JoinRequest.model_validate(form), f"run {self.stem}")
        self.email[answer.application] = email
        return answer.application

    def sent_code(self) -> str:
        with self.backend.database.read() as connection:
            body = connection.scalars(
                select(messages.c.body).where(messages.c.channel == "sms").order_by(messages.c.created_at)
            ).all()[-1]
        return next(str(word) for word in body.split() if word.isdigit() and len(word) == 6)

    @rule(draft=drafts)
    def confirm_rightly(self, draft: str) -> None:
        if draft in self.confirmed:
            assert self.refused(service.confirm_phone, draft, "whatever") is None
            return
        self.clock.turn(seconds=1)
        if self.refused(service.send_code_again, draft) is None:
            assert self.refused(service.confirm_phone, draft, self.sent_code()) in (None, "too-many-tries")
            self.note(draft)

    def note(self, draft: str) -> None:
        if self.refused(service.confirm_phone, draft, "no code") is None:
            self.confirmed.add(draft)

    @rule(draft=drafts)
    def confirm_wrongly(self, draft: str) -> None:
        code = self.refused(service.confirm_phone, draft, "letters")
        assert code is None if draft in self.confirmed else code in ("phone-code-wrong", "too-many-tries")

    @rule(draft=drafts, password=st.sampled_from([LONG, SHORT, None]))
    def submit(self, draft: str, password: str | None) -> None:
        code = self.refused(service.submit, draft, password)
        if draft not in self.confirmed:
            assert code == "phone-not-confirmed"
        elif password != LONG:
            assert code == "password-not-valid"
        else:
            assert code is None
            self.members.add(self.email[draft])
            self.reached.add(self.email[draft])

    @rule(draft=drafts)
    def go_to_the_end(self, draft: str) -> None:
        # By single steps alone not every run gets there.
        self.confirm_rightly(draft)
        self.submit(draft, LONG)

    @invariant()
    def account_and_card_are_there_together_for_members_and_for_nobody_else(self) -> None:
        if not hasattr(self, "stem"):
            return
        with self.backend.database.read() as connection:
            of_run = members.c.email_key.startswith(self.stem)
            emails = connection.scalars(select(members.c.email_key).where(of_run)).all()
            query = select(cards.c.code).join(members, members.c.id == cards.c.member_id).where(of_run)
            held = connection.scalars(query).all()
        assert set(emails) == self.members
        assert len(held) == len(emails) == self.count() - self.before


@pytest.mark.rule("J13")
def test_a_card_appears_with_the_account_at_the_last_button_in_any_order_of_steps(
    database: Path, clock: TurnedClock
) -> None:
    backend = filled(database, clock)

    class OverThisBackend(Applications):
        pass

    OverThisBackend.backend, OverThisBackend.clock = backend, clock
    try:
        run_state_machine_as_test(
            OverThisBackend,
            settings=settings(
                max_examples=10,
                stateful_step_count=20,
                deadline=None,
                database=None,
                suppress_health_check=[HealthCheck.too_slow],
            ),
        )
    finally:
        backend.database.close()
    assert OverThisBackend.reached, "a test that never gets to the end shows nothing"
