"""Somebody joins with a victim's address, an own phone and an own password, before the victim does."""

from functools import partial
from typing import Any

import pytest

from reference_backend.admission import NewMember, new_member
from reference_backend.erasure.service import end_membership
from reference_backend.members.applicant import Written, read_applicant
from reference_backend.own_pages.memberships import terms_at
from reference_backend.own_pages.sessions import open_session
from reference_backend.tables import member_sessions, members
from tests.backend.looking import rows
from tests.backend.members_side.visitor import AINO, PASSWORD, SHOP, Visitor, card_form
from tests.backend.running import Running, TurnedClock

VICTIM = "victim@example.com"
THIEFS, THIEFS_PHONE = "varga enda salasõna", "+37255512345"


def row_of(running: Running, email: str) -> dict[str, Any]:
    [found] = [one for one in rows(running, members) if one["email"] == email]
    return found


def joined(visitor: Visitor, password: str, **more: Any) -> str:
    """Go all the way through a form for the victim's address; return the application."""
    application = str(visitor.join(SHOP, card_form(VICTIM, **more)).json()["application"])
    confirmed = visitor.call("POST", f"joins/{application}/confirmation", {"code": visitor.phone_code()})
    assert confirmed.status_code == 204
    assert visitor.call("POST", f"joins/{application}/submission", {"password": password}).status_code == 202
    return application


@pytest.fixture
def thief(visitor: Visitor) -> Visitor:
    thief = visitor.another()
    joined(thief, THIEFS, phone=THIEFS_PHONE, first_name="Varas")
    return thief


def used(visitor: Visitor, purpose: str = "own-pages", **body: Any) -> int:
    """Ask for a link to the victim's address, and press its button; return the status."""
    assert visitor.ask_for_link(VICTIM, SHOP, purpose=purpose).status_code == 202
    answer = visitor.call("POST", f"links/{visitor.link_to(VICTIM)}", body)
    visitor.session = answer.json().get("session")
    return answer.status_code


# --- before the proof ------------------------------------------------------------------------------


@pytest.mark.rule("N22")
def test_no_password_opens_anything_before_a_mailed_link_was_used(visitor: Visitor, thief: Visitor) -> None:
    assert thief.log_in(VICTIM, THIEFS) == (401, "login-refused")
    joined(visitor, PASSWORD)
    assert visitor.log_in(VICTIM, PASSWORD) == (401, "login-refused")
    assert thief.log_in(VICTIM, THIEFS) == (401, "login-refused")


@pytest.mark.rule("N22")
def test_a_link_that_is_only_looked_at_proves_nothing(visitor: Visitor, thief: Visitor) -> None:
    thief.ask_for_link(VICTIM, SHOP)
    assert visitor.call("GET", f"links/{visitor.link_to(VICTIM)}").status_code == 200
    assert thief.log_in(VICTIM, THIEFS) == (401, "login-refused")
    assert row_of(visitor.running, VICTIM)["address_proved_at"] is None


# --- the proof -------------------------------------------------------------------------------------


@pytest.mark.rule("N22")
@pytest.mark.parametrize("rejoins", [True, False], ids=["after an own form", "without one"])
def test_the_first_link_ends_the_password_and_the_phone_of_whoever_joined_with_the_address(
    visitor: Visitor, thief: Visitor, rejoins: bool
) -> None:
    own = {"application": joined(visitor, PASSWORD)} if rejoins else {}
    assert used(visitor, **own) == 200
    assert thief.log_in(VICTIM, THIEFS) == (401, "login-refused")
    assert (visitor.me()["account"], visitor.me()["phone"]) == ("unclaimed", None)
    person = row_of(visitor.running, VICTIM)
    assert (person["password_hash"], person["password_form"]) == (None, None)


@pytest.mark.rule("N22")
def test_a_password_that_is_chosen_by_the_first_link_is_the_one_that_holds(
    visitor: Visitor, thief: Visitor
) -> None:
    assert used(visitor, "password", password=PASSWORD) == 200
    assert (visitor.me()["account"], visitor.me()["phone"]) == ("claimed", None)
    assert thief.log_in(VICTIM, THIEFS) == (401, "login-refused")
    assert visitor.log_in(VICTIM, PASSWORD)[0] == 200


@pytest.mark.rule("N22", "J13")
def test_who_filled_in_the_form_and_uses_the_link_keeps_password_and_phone(visitor: Visitor) -> None:
    application = joined(visitor, PASSWORD)
    assert used(visitor, application=application) == 200
    assert (visitor.me()["account"], visitor.me()["phone"]) == ("claimed", "+37251234567")
    assert visitor.log_in(VICTIM, PASSWORD)[0] == 200


@pytest.mark.rule("N22")
def test_a_later_link_from_elsewhere_ends_nothing(visitor: Visitor) -> None:
    application = joined(visitor, PASSWORD)
    assert used(visitor, application=application) == 200
    elsewhere = visitor.another()
    assert used(elsewhere) == 200
    assert visitor.me()["phone"] == "+37251234567"
    assert visitor.log_in(VICTIM, PASSWORD)[0] == 200


@pytest.mark.rule("N22")
def test_the_first_proof_ends_what_was_opened_before_it_and_the_links_on_their_way(
    visitor: Visitor, thief: Visitor
) -> None:
    running = visitor.running
    with running.backend.database.write() as connection:
        opened = open_session(connection, running.backend, row_of(running, VICTIM)["id"])
    thief.session = opened.session
    thief.ask_for_link(VICTIM, SHOP, purpose="password")
    waiting = visitor.link_to(VICTIM)
    assert used(visitor) == 200
    assert thief.code_of("GET", "me") == (401, "member-session-needed")
    refused = visitor.code_of("POST", f"links/{waiting}", {"password": THIEFS})
    assert refused == (410, "link-expired")
    assert len(rows(running, member_sessions)) == 1


# --- other ways to the same end ----------------------------------------------------------------------


@pytest.mark.rule("N22")
def test_a_form_that_was_ready_before_the_proof_changes_nothing_after_it(visitor: Visitor) -> None:
    thief = visitor.another()
    ready = str(thief.join(SHOP, card_form(VICTIM, phone=THIEFS_PHONE)).json()["application"])
    code = {"code": thief.phone_code()}
    assert thief.call("POST", f"joins/{ready}/confirmation", code).status_code == 204
    application = joined(visitor, PASSWORD)
    assert used(visitor, application=application) == 200
    assert thief.call("POST", f"joins/{ready}/submission", {"password": THIEFS}).status_code == 202
    assert thief.log_in(VICTIM, THIEFS) == (401, "login-refused")
    assert visitor.log_in(VICTIM, PASSWORD)[0] == 200
    assert visitor.me()["phone"] == "+37251234567"


@pytest.mark.rule("N22")
def test_who_joins_again_after_the_first_membership_ended_does_not_bring_the_old_password_back(
    visitor: Visitor, thief: Visitor
) -> None:
    backend = visitor.running.backend
    with backend.database.write() as connection:
        terms = terms_at(connection, backend.programmes, SHOP)
        end_membership(connection, terms, row_of(visitor.running, VICTIM)["id"], backend.now_text())
    application = joined(visitor, PASSWORD)
    assert used(visitor, application=application) == 200
    assert thief.log_in(VICTIM, THIEFS) == (401, "login-refused")
    assert visitor.me()["phone"] is None


@pytest.mark.rule("N22", "J09")
def test_the_phone_of_an_application_on_paper_stays(visitor: Visitor) -> None:
    backend = visitor.running.backend
    written = Written("natural", "Elo", "Saar", VICTIM, "+372 5123 4567", None, None, "et")
    with backend.database.write() as connection:
        terms = terms_at(connection, backend.programmes, SHOP)
        new = NewMember(read_applicant(written, terms.programme), "paper", "12", account="unclaimed")
        new_member(connection, terms, new, backend.now_text(), backend.secrets)
    assert used(visitor) == 200
    assert (visitor.me()["account"], visitor.me()["phone"]) == ("unclaimed", "+37251234567")


@pytest.mark.rule("N23")
def test_a_strangers_click_puts_no_account_to_the_strangers_address(oie: Visitor) -> None:
    """Otherwise an account, with a password that its maker knows, could be waiting at anybody's address."""
    assert oie.call("POST", "me/email-changes", {"email": AINO}).status_code == 202
    link, stranger = f"links/{oie.link_to(AINO)}", oie.another()
    assert stranger.code_of("POST", link, {}) == (401, "member-session-needed")
    joined(stranger, PASSWORD)
    assert used(stranger) == 200
    assert stranger.code_of("POST", link, {}) == (401, "member-session-needed")
    assert oie.me()["email"] == "oie@example.com"
    assert oie.call("POST", link, {}).status_code == 200, "the link is good still"
    assert row_of(oie.running, AINO)["email_key"] == AINO


@pytest.mark.rule("N22")
def test_one_word_for_a_strangers_a_members_and_an_unproved_address(
    visitor: Visitor, thief: Visitor, clock: TurnedClock
) -> None:
    answers = []
    for email in (VICTIM, "nobody@example.com"):
        body = {"at": SHOP, "email": email, "password": THIEFS}
        ask = partial(visitor.call, "POST", "sessions", body)
        told = [ask() for _ in range(6)]
        answers.append([(one.status_code, one.json()["code"], [*one.json()]) for one in told])
    assert answers[0] == answers[1]
    assert answers[0][-1][0] == 429
