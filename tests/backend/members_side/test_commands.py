"""The commands of the members' side: a letter that withdraws, a newsletter, the outbox."""

from pathlib import Path

import pytest

from reference_backend.__main__ import main
from reference_backend.tables import consent_events, messages
from tests.backend.looking import rows
from tests.backend.members_side.visitor import AINO, CAFE, SHOP, Visitor, card_form
from tests.backend.running import TurnedClock


def run(visitor: Visitor, *words: str) -> int:
    return main([*words, "--database", str(visitor.running.database)])


@pytest.fixture
def holder(visitor: Visitor) -> Visitor:
    """A holder of the Estonian card who permits all that can be permitted."""
    every = {"newsletter_email": True, "newsletter_sms": True}
    visitor.join_fully(card_form("oie@example.com", channels=every, purchase_linking=True))
    return visitor.enter("oie@example.com", SHOP)


def withdraw(visitor: Visitor, address: str, *more: str) -> int:
    received = ("--received", "2026-11-22T12:00:00+02:00", "--evidence", "<1@mail.example>")
    return run(visitor, "withdraw", SHOP, address, *received, *more)


@pytest.mark.rule("J31")
def test_a_letter_ends_all_consents_from_its_receipt_and_again_ends_nothing_more(
    holder: Visitor, clock: TurnedClock, capsys: pytest.CaptureFixture[str]
) -> None:
    clock.turn(hours=1)
    for _ in range(2):
        assert withdraw(holder, "OIE@example.com") == 0
    said = capsys.readouterr().out.splitlines()
    assert [one.split(":")[0] for one in said] == ["withdrawn", "nothing to withdraw"]
    events = [one for one in rows(holder.running, consent_events) if one["channel"] == "e-mail"]
    assert {one["purpose"] for one in events} >= {"newsletter-email", "newsletter-sms", "purchase-linking"}
    assert len(events) == len({one["purpose"] for one in events})
    assert {(one["effective_at"], one["evidence"]) for one in events} == {
        ("2026-11-22T10:00:00.000Z", "<1@mail.example>")
    }
    assert len(holder.mail("mail", "Teie nõusolek on tagasi")) == 1


@pytest.mark.rule("J31")
def test_one_consent_is_ended_by_its_name(holder: Visitor) -> None:
    assert withdraw(holder, "oie@example.com", "--only", "newsletter-sms", "--letter") == 0
    [shop] = holder.me()["memberships"]
    assert (shop["channels"]["newsletter_sms"], shop["channels"]["newsletter_email"]) == (False, True)


@pytest.mark.rule("J31")
def test_an_address_that_is_not_the_applications_withdraws_nothing_and_is_handed_on(
    holder: Visitor, capsys: pytest.CaptureFixture[str]
) -> None:
    assert withdraw(holder, "other@example.com") == 1
    words = capsys.readouterr().err
    assert "data protection contact" in words
    assert "other@example.com" not in words


@pytest.mark.parametrize("received", ["yesterday", "2026-11-22T12:00:00"])
def test_a_receipt_without_a_moment_is_refused(holder: Visitor, received: str) -> None:
    words = ("withdraw", SHOP, "oie@example.com", "--received", received, "--evidence", "1")
    assert run(holder, *words) == 1


def test_a_newsletter_is_queued_sent_and_counted(
    aino: Visitor, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    aino.call("PUT", "me/channels", {"newsletter_email": True})
    issue = tmp_path / "buns.toml"
    issue.write_text('id = "buns"\nchannel = "mail"\n[words.fi]\nsubject = "Pullat"\nbody = "Pullaa."\n')
    assert run(aino, "newsletter", CAFE, str(issue)) == 0
    assert run(aino, "newsletter", "nowhere", str(issue)) == 1
    settings = tmp_path / "outbox.toml"
    settings.write_text(f"folder = '{tmp_path / 'out'}'\n")
    assert run(aino, "outbox", "send", "--outbox", str(settings)) == 0
    assert run(aino, "outbox", "status") == 0
    told = capsys.readouterr().out
    assert "queued: 1" in told
    count = len(rows(aino.running, messages))
    assert f"sent: {count}" in told
    assert len(list((tmp_path / "out").glob("*.eml"))) == count
    [sent] = [one["id"] for one in rows(aino.running, messages) if one["purpose"] == "newsletter-email"]
    assert run(aino, "outbox", "bounced", f"<{sent}@localhost.invalid>") == 0
    assert aino.me()["reachable"] is False
    assert aino.me()["email"] == AINO


@pytest.mark.parametrize("text", ["not toml", 'id = "x"\nchannel = "mail"\n', 'id = "X!"\n'])
def test_a_newsletter_that_is_none_is_refused(aino: Visitor, tmp_path: Path, text: str) -> None:
    issue = tmp_path / "issue.toml"
    issue.write_text(text)
    assert run(aino, "newsletter", CAFE, str(issue)) == 1
