"""The outbox: each message once, whatever happens between claiming, handing over and marking."""

import email
import threading
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import update

from reference_backend.backend import Backend
from reference_backend.messages.background import BackgroundSender
from reference_backend.messages.letters import Composer
from reference_backend.messages.sending import MarketingRules, Outbox, Sent, bounced
from reference_backend.messages.service import Notice, Recipient, Speaker
from reference_backend.messages.writers import (
    FolderWriter,
    Letter,
    PermanentRefusalError,
    TemporaryRefusalError,
)
from reference_backend.tables import members, messages
from tests.backend.looking import rows
from tests.backend.running import Running, TurnedClock

SENDER = "card@example.com"
NO_MARKETING = MarketingRules(lambda _connection, _message: False, lambda _connection, _message: None)


class Post:
    """A writer that keeps what it is given, and refuses or dies when it is told to."""

    def __init__(self) -> None:
        self.taken: list[Letter] = []
        self.refusals: list[Exception] = []

    def write(self, letter: Letter) -> None:
        if self.refusals:
            raise self.refusals.pop(0)
        self.taken.append(letter)


class DeadError(BaseException):
    """The process is gone: nothing behind it runs."""


@pytest.fixture
def backend(running: Running) -> Backend:
    return running.backend


@pytest.fixture
def post() -> Post:
    return Post()


@pytest.fixture
def outbox(backend: Backend, post: Post) -> Outbox:
    return Outbox(
        backend.database, backend.clock, Composer(SENDER), {"mail": post, "sms": post}, NO_MARKETING
    )


def say(
    backend: Backend, key: str = "one", member_id: str | None = None, address: str = "a@example.com"
) -> bool:
    speaker = Speaker(backend.programmes["nano-id"], backend.secrets, backend.clock.now())
    to = Recipient(address, "fi", member_id)
    notice = Notice(key, "password-changed", {"own_pages": "https://example.com"})
    with backend.database.write() as connection:
        return speaker.say(connection, to, notice)


def states(running: Running) -> list[str]:
    return [one["state"] for one in rows(running, messages)]


@pytest.mark.rule("N04")
def test_the_same_thing_is_said_once(backend: Backend, outbox: Outbox, post: Post) -> None:
    assert [say(backend) for _ in range(3)] == [True, False, False]
    assert outbox.send_waiting() == Sent(sent=1)
    assert say(backend) is False
    assert outbox.send_waiting() == Sent()
    assert len(post.taken) == 1


def test_what_was_sent_leaves_no_words_behind(running: Running, backend: Backend, outbox: Outbox) -> None:
    say(backend)
    outbox.send_waiting()
    [row] = rows(running, messages)
    assert (row["body"], row["picture"], row["sent_at"]) == ("", None, running.clock.text())


@pytest.mark.rule("N04")
def test_a_crash_after_the_folder_took_a_letter_makes_no_second_copy(
    running: Running, backend: Backend, outbox: Outbox, clock: TurnedClock, tmp_path: Path
) -> None:
    folder = FolderWriter(tmp_path / "out")

    class DiesAfterwards:
        def write(self, letter: Letter) -> None:
            folder.write(letter)
            raise DeadError

    say(backend)
    with pytest.raises(DeadError):
        replace(outbox, writers={"mail": DiesAfterwards()}).send_waiting()
    [first] = (tmp_path / "out").iterdir()
    content, made = first.read_bytes(), first.stat().st_mtime_ns
    again = replace(outbox, writers={"mail": folder})
    assert again.send_waiting() == Sent(), "the claim is not over yet"
    clock.turn(minutes=10)
    assert again.send_waiting() == Sent(sent=1)
    assert [(one.read_bytes(), one.stat().st_mtime_ns) for one in (tmp_path / "out").iterdir()] == [
        (content, made)
    ]
    assert states(running) == ["sent"]


def test_what_goes_out_again_after_a_crash_has_the_same_message_id(
    backend: Backend, outbox: Outbox, post: Post, clock: TurnedClock
) -> None:
    """A mail server cannot be asked whether it has a letter: this is what is promised of one."""

    class Dies:
        def write(self, letter: Letter) -> None:
            post.write(letter)
            raise DeadError

    say(backend)
    with pytest.raises(DeadError):
        replace(outbox, writers={"mail": Dies()}).send_waiting()
    clock.turn(minutes=10)
    outbox.send_waiting()
    first, second = post.taken
    assert first.content == second.content
    assert email.message_from_bytes(first.content)["Message-ID"] == f"<{first.id}@example.com>"


def test_two_senders_at_once_send_each_message_once(backend: Backend, outbox: Outbox, post: Post) -> None:
    for index in range(20):
        say(backend, str(index))
    senders = [threading.Thread(target=outbox.send_waiting) for _ in range(4)]
    for one in senders:
        one.start()
    for one in senders:
        one.join()
    assert len(post.taken) == len({one.id for one in post.taken}) == 20


def test_what_is_refused_for_now_waits_longer_each_time_and_does_not_stop_the_others(
    backend: Backend, outbox: Outbox, post: Post, clock: TurnedClock
) -> None:
    say(backend, "one")
    clock.turn(seconds=1)
    say(backend, "two")
    post.refusals = [TemporaryRefusalError()]
    assert outbox.send_waiting() == Sent(sent=1, put_off=1)
    post.refusals = [TemporaryRefusalError()]
    clock.turn(seconds=60)
    assert outbox.send_waiting() == Sent(put_off=1)
    clock.turn(seconds=60)
    assert outbox.send_waiting() == Sent()
    clock.turn(seconds=60)
    assert outbox.send_waiting() == Sent(sent=1)


def test_a_message_that_no_mail_can_be_made_of_stops_nobody_behind_it(
    backend: Backend, outbox: Outbox, post: Post, caplog: pytest.LogCaptureFixture
) -> None:
    say(backend, "one", address="a\r\nBcc: everybody@example.com")
    say(backend, "two")
    assert outbox.send_waiting() == Sent(sent=1, refused=1)
    assert [one.address for one in post.taken] == ["a@example.com"]
    assert "everybody" not in caplog.text


def test_after_some_days_of_refusals_it_is_given_up(
    running: Running, backend: Backend, outbox: Outbox, post: Post, clock: TurnedClock
) -> None:
    say(backend)
    post.refusals = [TemporaryRefusalError() for _ in range(100)]
    begun = clock.now()
    while states(running) == ["waiting"]:
        outbox.send_waiting()
        clock.turn(hours=6)
    assert states(running) == ["refused"]
    assert 4 <= (clock.now() - begun).days <= 6


@pytest.mark.rule("N04")
@pytest.mark.parametrize("later", [False, True], ids=["at once", "by a bounce"])
def test_an_address_that_nobody_has_marks_the_member_and_the_membership_goes_on(
    running: Running, backend: Backend, outbox: Outbox, post: Post, later: bool
) -> None:
    member = rows(running, members)[0]
    say(backend, member_id=member["id"], address=member["email"])
    if later:
        outbox.send_waiting()
        mail = email.message_from_bytes(post.taken[0].content)
        assert bounced(backend.database, backend.clock, mail["Message-ID"])
        assert not bounced(backend.database, backend.clock, "<nothing@example.com>")
    else:
        post.refusals = [PermanentRefusalError(unreachable=True)]
        assert outbox.send_waiting() == Sent(refused=1)
    assert states(running) == ["refused"]
    unreachable = [one["id"] for one in rows(running, members) if not one["reachable"]]
    assert unreachable == [member["id"]]


def test_a_bounce_from_an_old_address_says_nothing_of_the_new_one(
    running: Running, backend: Backend, outbox: Outbox, post: Post
) -> None:
    member = rows(running, members)[0]
    say(backend, member_id=member["id"], address=member["email"])
    with backend.database.write() as connection:
        mine = update(members).where(members.c.id == member["id"])
        connection.execute(mine.values(email="new@example.com", email_key="new@example.com"))
    post.refusals = [PermanentRefusalError(unreachable=True)]
    outbox.send_waiting()
    assert all(one["reachable"] for one in rows(running, members))


def test_the_sender_of_the_background_sends_until_it_is_left_and_survives_a_full_disk() -> None:
    called: list[int] = []
    twice = threading.Event()

    def send() -> None:
        called.append(len(called))
        if len(called) == 1:
            raise OSError(28, "no space")
        twice.set()

    with BackgroundSender(send, every_s=0.001):
        assert twice.wait(5)
    count = len(called)
    assert count >= 2
    assert not [one for one in threading.enumerate() if one.name == "outbox"]
    assert len(called) == count
