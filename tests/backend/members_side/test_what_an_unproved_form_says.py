"""What a form ticks for an address is nobody's word before a link to that address was used."""

from typing import Any

import pytest

from reference_backend import tables
from reference_backend.configuration.repository import terms_of
from reference_backend.erasure.service import end_membership
from reference_backend.newsletters.audience import audience
from tests.backend.looking import rows
from tests.backend.members_side.visitor import (
    AINO,
    CAFE,
    SHOP,
    Visitor,
    card_form,
    code_of,
    nano_form,
    of_address,
)
from tests.backend.running import Running
from tests.backend.till import Till

OWNER = "owner@example.com"
EVERY = {"newsletter_email": True, "newsletter_sms": True}


def is_reached(running: Running, merchant: str, channel: str) -> bool:
    with running.backend.database.read() as connection:
        terms = terms_of(connection, merchant, running.backend.programmes)
        return bool(audience(connection, terms, channel, running.clock.text()))


def is_tied(running: Running) -> bool:
    found = Till(running, "kodutare-tallinn-1").identify(code_of(running, OWNER))
    return found["member_ref"] is not None


def said(running: Running, email: str) -> list[dict[str, Any]]:
    """Return what stands in the log of whoever has this address."""
    [person] = of_address(running, email)
    return [one for one in rows(running, tables.consent_events) if one["member_id"] == person["id"]]


@pytest.fixture
def joined(visitor: Visitor) -> Visitor:
    """Somebody who filled in a form for the owner's address; nobody has looked into its mailbox yet."""
    form = card_form(OWNER, first_name="Evil", purchase_linking=True, channels=EVERY)
    visitor.join_fully({**form, "birth_month": 2, "birth_day": 28})
    return visitor


@pytest.mark.rule("J12", "J21", "J23")
def test_nothing_that_a_form_ticks_holds_before_the_address_is_proved(
    running: Running, joined: Visitor
) -> None:
    assert not is_reached(running, SHOP, "mail")
    assert not is_reached(running, SHOP, "sms")
    assert not is_tied(running)
    assert said(running, OWNER) == []


@pytest.mark.rule("J12", "J21", "J23")
def test_what_the_own_form_ticked_holds_from_the_first_link_on(running: Running, joined: Visitor) -> None:
    running.clock.turn(minutes=5)
    joined.enter(OWNER, SHOP)
    [membership] = joined.me()["memberships"]
    assert membership["channels"]["newsletter_email"]
    assert is_reached(running, SHOP, "sms")
    assert is_tied(running)
    assert {one["effective_at"] for one in said(running, OWNER)} == {running.clock.text()}
    assert {one["details"] for one in rows(running, tables.join_drafts)} == {"{}"}
    assert joined.me()["first_name"] == "Evil"


@pytest.mark.rule("J11", "J12", "J23")
def test_the_owners_first_link_takes_back_all_that_a_strangers_form_said(
    running: Running, joined: Visitor
) -> None:
    owner = joined.another().enter(OWNER, SHOP)
    me = owner.me()
    assert (me["first_name"], me["last_name"], me["phone"], me["birthday"]) == ("", "", None, None)
    [membership] = me["memberships"]
    assert not any(membership["channels"].values())
    assert not membership["purchase_linking"]
    assert not is_tied(running)
    assert rows(running, tables.acceptances) == []
    assert {one["details"] for one in rows(running, tables.join_drafts)} == {"{}"}


@pytest.mark.rule("N23")
def test_the_owner_begins_with_the_name_alone_or_with_the_phone_alone(joined: Visitor) -> None:
    owner = joined.another().enter(OWNER, SHOP)
    assert owner.call("PATCH", "me", {"language": "en"}).status_code == 200
    assert owner.call("PATCH", "me", {"first_name": "Vaike", "last_name": "Org"}).status_code == 200
    assert owner.call("PATCH", "me", {"phone": "+372 5123 4999"}).status_code == 200
    assert (owner.me()["first_name"], owner.me()["phone"]) == ("Vaike", "+37251234999")
    assert owner.code_of("PATCH", "me", {"phone": ""}) == (422, "fields-not-valid")
    assert owner.code_of("PATCH", "me", {"first_name": ""}) == (422, "fields-not-valid")


@pytest.mark.rule("J12", "N05")
@pytest.mark.parametrize("own", [True, False], ids=["the form is the owner's", "the form is a stranger's"])
def test_where_there_are_no_passwords_the_form_waits_for_the_link_too(
    running: Running, visitor: Visitor, own: bool
) -> None:
    visitor.join(CAFE, nano_form(AINO, first_name="Aino", channels={"newsletter_email": True}))
    assert not is_reached(running, CAFE, "mail")
    owner = (visitor if own else visitor.another()).enter(AINO)
    assert is_reached(running, CAFE, "mail") is own
    assert owner.me()["first_name"] == ("Aino" if own else "")
    assert bool(rows(running, tables.acceptances)) is own


@pytest.mark.rule("J12", "J44")
def test_a_membership_that_ended_before_the_proof_is_permitted_nothing_by_it(
    running: Running, visitor: Visitor
) -> None:
    visitor.join(CAFE, nano_form(AINO, channels={"newsletter_email": True}))
    visitor.join("lumon-kirjat", nano_form(AINO))
    [person] = of_address(running, AINO)
    with running.backend.database.write() as connection:
        terms = terms_of(connection, CAFE, running.backend.programmes)
        end_membership(connection, terms, person["id"], running.clock.text())
    visitor.enter(AINO)
    assert said(running, AINO) == []
