"""What the members' side wrote down to do its work is gone when the work is done and its time is over."""

from typing import Any

import pytest

from reference_backend.erasure.retention import apply_retention
from reference_backend.messages.letters import Composer
from reference_backend.messages.sending import MarketingRules, Outbox
from reference_backend.messages.templates import Channel
from reference_backend.messages.writers import Letter, Writer
from reference_backend.newsletters.unsubscribing import token_for
from reference_backend.own_pages.links import make_link
from reference_backend.tables import METADATA, member_links, member_sessions, messages, staff_sessions, tries
from reference_backend.tries import LONGEST_MEMORY_S, Limit
from tests.backend.looking import rows
from tests.backend.members_side.visitor import AINO, CAFE, Visitor
from tests.backend.running import Running


class Post:
    """A writer that takes everything and keeps nothing."""

    def write(self, letter: Letter) -> None:
        assert letter.content


def sent(running: Running) -> list[dict[str, Any]]:
    """Send what waits; return the outbox."""
    backend = running.backend
    rules = MarketingRules(lambda _connection, _message: True, lambda _connection, _message: None)
    writers: dict[Channel, Writer] = {"mail": Post(), "sms": Post()}
    outbox = Outbox(backend.database, backend.clock, Composer("card@example.com"), writers, rules)
    running.clock.turn(hours=1)  # some wait a little, so that two shops joined at once are one mail
    outbox.send_waiting()
    found = rows(running, messages)
    assert {one["state"] for one in found} == {"sent"}
    return found


def removed(running: Running) -> dict[str, int]:
    return {one.what: one.count for one in apply_retention(running.backend)}


# --- addresses -------------------------------------------------------------------------------------


def test_addresses_of_messages_about_a_person_and_about_a_merchant_are_forgotten_in_their_time(
    aino: Visitor, running: Running
) -> None:
    assert aino.me()["email"] == AINO
    first = rows(running, messages)[0]
    with running.backend.database.write() as connection:
        about = {**first, "id": "m-1", "key": "letter", "merchant_id": CAFE}
        connection.execute(messages.insert().values(**about))
    before = sent(running)
    assert {one["merchant_id"] for one in before} == {None, CAFE}
    running.clock.turn(days=29)
    assert "sent messages" not in removed(running)
    running.clock.turn(days=2)
    assert removed(running)["sent messages"] > 0
    after = rows(running, messages)
    assert {(one["address"], one["subject"], one["body"]) for one in after} == {("", "", "")}
    assert [one["key"] for one in after] == [one["key"] for one in before]
    assert "sent messages" not in removed(running)


@pytest.mark.rule("N24")
def test_of_who_applied_and_was_erased_nothing_is_left_once_the_last_mail_has_gone(
    oie: Visitor, running: Running
) -> None:
    form_words = ("oie@example.com", "51234567", "5123 4567", "Mägi-Saar")
    assert oie.call("DELETE", "me?erase=true").status_code == 204
    waiting = [one for one in rows(running, messages) if one["state"] == "waiting"]
    assert [(one["address"], one["member_id"]) for one in waiting] == [("oie@example.com", None)]
    sent(running)
    for name, table in METADATA.tables.items():
        for row in rows(running, table):
            assert not any(word in str(row) for word in form_words), name


@pytest.mark.rule("N24")
def test_a_person_who_is_erased_takes_along_the_code_that_went_to_the_telephone(
    oie: Visitor, running: Running
) -> None:
    assert oie.all_mail("sms")
    assert oie.call("DELETE", "me?erase=true").status_code == 204
    assert oie.all_mail("sms") == []


# --- ways in ---------------------------------------------------------------------------------------


def test_links_and_sessions_go_when_they_are_over_and_a_way_to_unsubscribe_stays(
    aino: Visitor, running: Running
) -> None:
    member = rows(running, messages)[0]["member_id"]
    with running.backend.database.write() as connection:
        make_link(
            connection,
            running.backend.secrets,
            member,
            "email-change",
            running.clock.now(),
            {"email": "new@example.com"},
        )
        token_for(connection, running.backend.secrets, member, CAFE, "newsletter-email")
        seat = {"register_id": "kaarna-turku-1", "number": "12", "role": "cashier"}
        row = {**seat, "session_hash": "00" * 32, "expires_at": running.clock.text()}
        connection.execute(staff_sessions.insert().values(**row))
    running.clock.turn(days=400)
    assert removed(running)["links"] > 0
    assert [one["purpose"] for one in rows(running, member_links)] == ["unsubscribe"]
    assert rows(running, member_sessions) == rows(running, staff_sessions) == []
    assert "links" not in removed(running)


def test_who_tried_wrongly_is_forgotten_when_it_no_longer_counts(visitor: Visitor, running: Running) -> None:
    for _ in range(6):
        visitor.log_in("nobody@example.com", "wrong and long enough")
    assert rows(running, tries)
    running.clock.turn(hours=23)
    assert "wrong tries" not in removed(running)
    running.clock.turn(hours=2)
    assert removed(running)["wrong tries"] > 0
    assert rows(running, tries) == []


def test_no_limit_counts_longer_than_its_failures_are_kept() -> None:
    with pytest.raises(ValueError, match="before they are forgotten"):
        Limit(free=1, first_wait_s=1, forgotten_after_s=LONGEST_MEMORY_S + 1)
