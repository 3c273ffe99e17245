"""Newsletters: to those who permit them and nobody else, ended with one click."""

import email
import re
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from typing import Any

import pytest

from reference_backend.consents.purposes import (
    MARKETING_OBJECTION,
    NEWSLETTER_EMAIL,
    PURPOSES,
    Purpose,
)
from reference_backend.members.address import read_address
from reference_backend.members.people import find_by_email
from reference_backend.messages.letters import Composer
from reference_backend.messages.sending import Outbox, Sent
from reference_backend.messages.templates import Words
from reference_backend.messages.writers import FolderWriter
from reference_backend.newsletters.audience import NotPermittedError, audience, is_permitted
from reference_backend.newsletters.service import Newsletter, marketing_rules, queue_newsletter, send_to
from reference_backend.own_pages.memberships import terms_at
from reference_backend.tables import consent_events, messages
from tests.backend.looking import rows
from tests.backend.members_side.visitor import AINO, CAFE, SHOP, Visitor, card_form
from tests.backend.running import Running, TurnedClock
from tests.backend.till import Till

WORDS = {"fi": Words("Pullat", "Tuoretta pullaa."), "et": Words("Padjad", "Pehmed padjad.")}
EMAIL = Newsletter("buns", "mail", WORDS)
OTHERS = Newsletter("books", "mail", WORDS, others_offers=True)


def permit(visitor: Visitor, **flags: Any) -> None:
    visitor.call("PUT", "me/channels", {"merchant": CAFE, **flags})


def readers(running: Running, newsletter: Newsletter = EMAIL) -> list[str]:
    backend = running.backend
    with backend.database.read() as connection:
        terms = terms_at(connection, backend.programmes, CAFE)
        found = audience(
            connection, terms, newsletter.channel, backend.now_text(), others_offers=newsletter.others_offers
        )
    return [one.email for one in found]


def queued(running: Running) -> list[dict[str, Any]]:
    return [one for one in rows(running, messages) if one["purpose"] != "service"]


@pytest.mark.rule("J21", "N18", "N19")
@pytest.mark.parametrize(
    ("flags", "own", "others"),
    [
        ({}, False, False),
        ({"newsletter_email": True}, True, False),
        ({"newsletter_sms": True, "newsletter_post": True}, False, False),
        ({"other_merchants": True}, False, False),
        ({"newsletter_email": True, "other_merchants": True}, True, True),
    ],
)
def test_each_newsletter_needs_its_own_consent(
    aino: Visitor, flags: dict[str, bool], own: bool, others: bool
) -> None:
    permit(aino, **flags)
    assert (AINO in readers(aino.running), AINO in readers(aino.running, OTHERS)) == (own, others)
    assert queue_newsletter(aino.running.backend, CAFE, EMAIL) == int(own)
    assert queue_newsletter(aino.running.backend, CAFE, OTHERS) == int(others)


@pytest.mark.rule("J21")
def test_without_the_consent_it_is_refused_and_not_left_out_in_silence(aino: Visitor) -> None:
    backend = aino.running.backend
    with backend.database.write() as connection:
        terms = terms_at(connection, backend.programmes, CAFE)
        member = find_by_email(connection, terms.pool, read_address(AINO))
        assert member is not None
        with pytest.raises(NotPermittedError):
            send_to(connection, backend, terms, member, EMAIL)
    assert queued(aino.running) == []


@pytest.mark.rule("J21")
def test_an_issue_reaches_nobody_twice_and_names_the_controller_and_the_way_out(aino: Visitor) -> None:
    permit(aino, newsletter_email=True)
    backend = aino.running.backend
    assert [queue_newsletter(backend, CAFE, EMAIL) for _ in range(2)] == [1, 0]
    [message] = queued(aino.running)
    assert "Pal-Jon Oy" in message["body"]
    assert "#unsubscribe=" in message["body"]


@pytest.mark.rule("N17")
def test_after_an_objection_the_export_lacks_the_member_and_the_scan_gives_what_it_gave(
    aino: Visitor, cafe: Till
) -> None:
    permit(aino, newsletter_email=True)
    assert AINO in readers(aino.running)
    aino.call("PUT", "me/objection", {"objects": True})
    assert AINO not in readers(aino.running)
    assert cafe.identify(aino.me()["cards"][0]["code"])["verdict"] == "eligible"
    permit(aino, newsletter_email=True)
    assert AINO not in readers(aino.running), "the objection stands until it is lifted"


@pytest.mark.rule("N17", "N25")
def test_an_objection_outweighs_a_permission_that_an_older_log_has_beside_it() -> None:
    held: dict[Purpose, bool] = {purpose: purpose == NEWSLETTER_EMAIL for purpose in PURPOSES}
    assert is_permitted(held, "mail")
    assert not is_permitted({**held, MARKETING_OBJECTION: True}, "mail")


def emptied(running: Running, folder: Path) -> Sent:
    backend = running.backend
    return Outbox(
        backend.database,
        backend.clock,
        Composer("card@example.com"),
        {"mail": FolderWriter(folder), "sms": FolderWriter(folder)},
        marketing_rules(backend, "https://members.example.com/"),
    ).send_waiting()


@pytest.mark.rule("J21", "N17")
def test_a_consent_that_ends_while_the_newsletter_waits_stops_it(
    aino: Visitor, tmp_path: Path, clock: TurnedClock
) -> None:
    permit(aino, newsletter_email=True)
    queue_newsletter(aino.running.backend, CAFE, EMAIL)
    permit(aino, newsletter_email=False)
    clock.turn(minutes=1)
    assert emptied(aino.running, tmp_path).dropped == 1
    assert [one["state"] for one in queued(aino.running)] == ["dropped"]


def newsletter_in(folder: Path) -> EmailMessage:
    letters = (email.message_from_bytes(one.read_bytes(), policy=default) for one in folder.glob("*.eml"))
    return next(one for one in letters if one["List-Unsubscribe"] is not None)


@pytest.mark.rule("J31", "J12")
def test_one_click_in_the_mail_program_ends_the_newsletter_and_a_second_changes_nothing(
    aino: Visitor, tmp_path: Path, clock: TurnedClock
) -> None:
    permit(aino, newsletter_email=True, newsletter_sms=True)
    queue_newsletter(aino.running.backend, CAFE, EMAIL)
    clock.turn(minutes=1)
    assert emptied(aino.running, tmp_path).dropped == 0
    mail = newsletter_in(tmp_path)
    assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    found = re.fullmatch(
        r"<https://members\.example\.com(/v1/members/(unsubscriptions/\w+))>", mail["List-Unsubscribe"]
    )
    assert found is not None
    nobody = aino.another()
    shown = nobody.call("GET", found[2]).json()
    assert (shown["merchant"]["id"], shown["purpose"]) == (CAFE, "newsletter-email")
    assert AINO in readers(aino.running), "looking at it changes nothing"
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    for _ in range(2):
        sent = {"headers": form, "data": "List-Unsubscribe=One-Click"}
        assert aino.running.call("POST", found[1], **sent).status_code == 204
    assert AINO not in readers(aino.running)
    cafe = next(one for one in aino.me()["memberships"] if one["merchant"]["id"] == CAFE)
    assert cafe["channels"]["newsletter_sms"] is True
    ended = [one for one in rows(aino.running, consent_events) if one["channel"] == "newsletter"]
    assert len(ended) == 1
    assert nobody.code_of("POST", "unsubscriptions/nothing") == (404, "link-unknown")


@pytest.mark.rule("J31")
def test_the_same_link_stands_in_every_issue_and_nowhere_in_the_database(aino: Visitor) -> None:
    permit(aino, newsletter_email=True)
    tokens = set()
    for name in ("one", "two"):
        queue_newsletter(aino.running.backend, CAFE, Newsletter(name, "mail", WORDS))
        tokens.add(re.findall(r"#unsubscribe=(\w+)", queued(aino.running)[-1]["body"])[0])
    assert len(tokens) == 1
    from reference_backend.tables import member_links

    assert tokens.pop() not in str(rows(aino.running, member_links))


def test_a_text_message_needs_a_phone_and_goes_to_it(visitor: Visitor) -> None:
    visitor.join_fully(card_form(channels={"newsletter_sms": True}))
    visitor.enter("õie@example.com", SHOP)
    issue = Newsletter("sms", "sms", WORDS)
    assert queue_newsletter(visitor.running.backend, SHOP, issue) == 1
    assert [one["address"] for one in queued(visitor.running)] == ["+37251234567"]
