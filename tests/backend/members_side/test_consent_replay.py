"""What a member permitted, by whichever way and in whatever order it became known, against a plain model."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reference_backend.clock import from_wire, to_wire
from reference_backend.consents.purposes import CONSENTS, PURPOSES
from reference_backend.consents.service import state
from reference_backend.tables import cards, consent_events
from tests.backend.desk import withdraw
from tests.backend.looking import rows
from tests.backend.members_side.visitor import SHOP, Visitor, card_form
from tests.backend.running import Running
from tests.backend.till import Till

CHANNELS = ("newsletter-email", "newsletter-sms", "newsletter-post", "other-merchants")
YES = st.booleans()
STEPS = st.one_of(
    st.tuples(st.just("channels"), st.fixed_dictionaries({"newsletter_email": YES, "newsletter_sms": YES})),
    st.tuples(st.just("consents"), st.fixed_dictionaries({"purchase_linking": YES})),
    st.tuples(st.just("objection"), st.fixed_dictionaries({"objects": YES})),
    st.tuples(
        st.just("letter"),
        st.one_of(st.just("all"), st.lists(st.sampled_from(CONSENTS), min_size=1, max_size=3, unique=True)),
    ),
    st.tuples(st.just("the post comes"), st.none()),
)
DAYS = st.lists(st.tuples(STEPS, st.integers(0, 40)), max_size=14)


@dataclass
class Model:
    """All that was said, in the order in which it became known."""

    said: list[tuple[str, str, bool]] = field(default_factory=list)

    def at(self, moment: str) -> dict[str, bool]:
        """Return the last word about each purpose until then; of two about one moment, the later known."""
        until = [one for one in sorted(self.said, key=lambda one: one[0]) if one[0] <= moment]
        return {**dict.fromkeys(PURPOSES, False), **{purpose: yes for _, purpose, yes in until}}

    def on_the_pages(self, now: str, wanted: Mapping[str, bool]) -> None:
        """Note what is new in it: what holds already is not said again (N25)."""
        self.said += [(now, purpose, yes) for purpose, yes in wanted.items() if self.at(now)[purpose] != yes]

    def by_letter(self, received: str, purposes: Any) -> None:
        self.said += [(received, one, False) for one in (CONSENTS if purposes == "all" else purposes)]


@dataclass
class Story:
    """A member with own pages, and a till that takes letters in and delivers them when it has a network."""

    holder: Visitor
    till: Till
    model: Model = field(default_factory=Model)
    waiting: list[tuple[int, str, Any]] = field(default_factory=list)

    def take(self, step: str, said: Any) -> None:
        now = self.till.running.clock.text()
        if step == "letter":
            card = self.holder.me()["cards"][0]["code"]
            entry = withdraw(self.till, f"card:{card}", said)
            self.waiting.append((entry["header"]["seq"], now, said))
        elif step == "the post comes":
            self.deliver()
        else:
            assert self.holder.call("PUT", f"me/{step}", said).status_code == 200
            objects = self.model.at(now)["marketing-objection"]
            self.model.on_the_pages(now, meaning(step, said, objects))

    def deliver(self) -> None:
        if self.waiting:
            results = self.till.upload(first=self.waiting[0][0])["results"]
            assert {one["outcome"] for one in results} == {"accepted"}
        for _, received, purposes in self.waiting:
            self.model.by_letter(received, purposes)
        self.waiting.clear()


def meaning(step: str, said: Mapping[str, bool], objects: bool) -> dict[str, bool]:
    """Return what a call on the own pages says of each purpose, by one who objects to marketing or not."""
    if step == "objection":
        ended = dict.fromkeys(CHANNELS, False) if said["objects"] else {}
        return {"marketing-objection": said["objects"], **ended}
    named = {name.replace("_", "-"): yes for name, yes in said.items()}
    if step != "channels":
        return named
    off = dict.fromkeys(CHANNELS, False)
    return off if objects else {**off, **named}


@pytest.fixture
def letters(running: Running) -> Till:
    till = Till(running, "kodutare-tallinn-2")
    till.open_epoch()
    till.upload()
    return till


def new_holder(running: Running) -> Visitor:
    # One caller may not ask without end: what was counted is forgotten by now.
    running.clock.turn(hours=2)
    visitor, number = Visitor(running), uuid.uuid4().int % 10_000
    email = f"{uuid.uuid4()}@example.com"
    visitor.join_fully(card_form(email, phone=f"+372 5123 {number:04d}"))
    return visitor.enter(email, SHOP)


@pytest.mark.rule("N18", "N25", "J23", "J31")
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(days=DAYS)
def test_replaying_the_log_gives_what_was_permitted_at_every_moment(
    running: Running, letters: Till, days: list[tuple[tuple[str, Any], int]]
) -> None:
    story = Story(new_holder(running), letters)
    for (step, said), seconds in days:
        story.take(step, said)
        running.clock.turn(seconds=seconds)
    story.deliver()
    check_every_moment(running, story)
    check_today(running, story)


def check_every_moment(running: Running, story: Story) -> None:
    code = story.holder.me()["cards"][0]["code"]
    member_id = member_of(running, code)
    log = [row for row in rows(running, consent_events) if row["member_id"] == member_id]
    replayed = Model([(row["effective_at"], row["purpose"], row["given"]) for row in log])
    moments = {moment for moment, _, _ in story.model.said}
    just_before = {to_wire(from_wire(one) - timedelta(milliseconds=1)) for one in moments}
    with running.backend.database.read() as connection:
        for moment in sorted(moments | just_before):
            held = state(connection, SHOP, member_id, moment)
            assert held == story.model.at(moment) == replayed.at(moment), moment


def check_today(running: Running, story: Story) -> None:
    """Check that the own pages and the till go by the same."""
    now = story.model.at(running.clock.text())
    me = story.holder.me()
    [here] = me["memberships"]
    assert here["channels"] == {one.replace("-", "_"): now[one] for one in CHANNELS}
    assert (here["objects"], here["name_day"]) == (now["marketing-objection"], now["name-day"])
    shown = story.till.identify(me["cards"][0]["code"])["member_ref"] is not None
    assert here["purchase_linking"] == now["purchase-linking"] == shown


def member_of(running: Running, code: str) -> str:
    return next(str(row["member_id"]) for row in rows(running, cards) if row["code"] == code)
