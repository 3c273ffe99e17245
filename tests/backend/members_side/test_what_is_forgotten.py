"""What the members' side wrote down to do its work is gone when the work is done and its time is over."""

from typing import Any

from reference_backend.erasure.retention import apply_retention
from reference_backend.messages.letters import Composer
from reference_backend.messages.sending import MarketingRules, Outbox
from reference_backend.messages.templates import Channel
from reference_backend.messages.writers import Letter, Writer
from reference_backend.tables import messages
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
