"""Joining at once: one person and one card, one mail, one answer."""

from collections.abc import Callable
from datetime import datetime

import pytest

from reference_backend.tables import (
    cards,
    members,
    memberships,
)
from tests.backend.looking import rows
from tests.backend.members_side.visitor import (
    BOOKSHOP,
    CAFE,
    Visitor,
    code_of,
    nano_form,
    of_address,
)
from tests.backend.running import Running, TurnedClock
from tests.backend.till import Till


@pytest.mark.rule("N04", "N05")
def test_a_clock_that_goes_on_between_two_looks_at_it_changes_nothing(
    running: Running, visitor: Visitor, clock: TurnedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def going_on(_clock: TurnedClock) -> datetime:
        clock.turn(milliseconds=1)
        return clock.present

    monkeypatch.setattr(TurnedClock, "now", going_on)
    for merchant in (CAFE, BOOKSHOP):
        visitor.join(merchant, nano_form())
    [mail] = visitor.mail()
    assert "Kaarnan Kahvila" in mail["body"]
    assert "Lumon Kirjat" in mail["body"]


@pytest.mark.rule("N02")
def test_joining_makes_a_member_with_a_card_that_the_till_knows_at_once(
    running: Running, visitor: Visitor, cafe: Till
) -> None:
    answer = visitor.join(CAFE, nano_form())
    assert answer.json()["needs"] == []
    assert cafe.identify(code_of(running, "aino@example.com"))["verdict"] == "eligible"


@pytest.mark.rule("N04")
def test_a_form_that_arrives_three_times_joins_once_and_sends_one_mail(
    running: Running, visitor: Visitor
) -> None:
    form = nano_form()
    answers = [visitor.join(CAFE, form).json() for _ in range(3)]
    assert answers[0] == answers[1] == answers[2]
    assert len(of_address(running, "aino@example.com")) == 1
    [mail] = visitor.mail()
    assert mail["address"] == "aino@example.com"
    assert code_of(running, "aino@example.com") in mail["body"]
    assert mail["picture"].startswith(b"\x89PNG")


@pytest.mark.rule("N05")
def test_a_second_shop_is_attached_to_the_same_person_and_the_same_card(
    running: Running, visitor: Visitor, clock: TurnedClock, cafe: Till, bookshop: Till
) -> None:
    visitor.join(CAFE, nano_form("Aino@Example.com"))
    clock.turn(days=30)
    visitor.join(BOOKSHOP, nano_form("aino@example.COM"))
    [member] = [one for one in rows(running, members) if one["email_key"] == "aino@example.com"]
    joined = [one for one in rows(running, memberships) if one["member_id"] == member["id"]]
    assert {one["merchant_id"] for one in joined} == {CAFE, BOOKSHOP}
    [card] = [one for one in rows(running, cards) if one["member_id"] == member["id"]]
    assert cafe.identify(card["code"])["verdict"] == bookshop.identify(card["code"])["verdict"] == "eligible"


@pytest.mark.rule("N05", "N18")
def test_who_knows_a_members_address_permits_nothing_in_the_members_name(visitor: Visitor) -> None:
    visitor.join(CAFE, nano_form(channels={"newsletter_sms": True}))
    everything = {"newsletter_email": True, "newsletter_post": True, "other_merchants": True}
    visitor.another().join(BOOKSHOP, nano_form(channels=everything))
    [cafe, bookshop] = visitor.enter("aino@example.com").me()["memberships"]
    assert not any(bookshop["channels"].values())
    assert cafe["channels"]["newsletter_sms"], "the form of whoever proved the address is the person's word"
    [_, now] = visitor.call("PUT", "me/channels", {"merchant": BOOKSHOP, **everything}).json()["memberships"]
    assert now["channels"] == {"newsletter_sms": False, **everything}, "on the own pages it counts"


@pytest.mark.rule("N04", "N05")
def test_two_shops_joined_in_one_go_are_confirmed_by_one_mail_that_names_both(visitor: Visitor) -> None:
    visitor.join(CAFE, nano_form())
    visitor.join(BOOKSHOP, nano_form())
    [mail] = visitor.mail()
    assert "Kaarnan Kahvila" in mail["subject"]
    assert "Lumon Kirjat" in mail["subject"]


@pytest.mark.rule("N22")
def test_whoever_joins_again_gets_the_same_answer_and_one_word_a_day_by_mail(
    running: Running, visitor: Visitor
) -> None:
    first = visitor.join(CAFE, nano_form())
    again = [visitor.join(CAFE, nano_form(first_name="Somebody", last_name="Else")) for _ in range(3)]
    assert {one.status_code for one in again} == {first.status_code}
    assert {tuple(one.json()) for one in again} == {tuple(first.json())}
    assert all(one.json()["needs"] == first.json()["needs"] for one in again)
    assert [one["key"].split(":")[0] for one in visitor.all_mail()] == ["joined", "already"]
    assert of_address(running, "aino@example.com")[0]["first_name"] == ""


def test_a_tills_token_opens_nothing_here_and_joining_needs_none(
    running: Running, visitor: Visitor, enrol: Callable[[str], Till]
) -> None:
    visitor.session = enrol("kaarna-turku-1").told["token"]
    visitor.join(CAFE, nano_form())
    assert visitor.code_of("GET", "me") == (403, "not-for-tills")
