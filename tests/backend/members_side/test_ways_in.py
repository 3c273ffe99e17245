"""The ways into the own pages: links and passwords; and that a till has none."""

from typing import Any

import pytest

from reference_backend.tables import member_links, member_sessions
from tests.backend.looking import rows
from tests.backend.members_side.visitor import (
    AINO,
    CAFE,
    PASSWORD,
    SHOP,
    Visitor,
    nano_form,
)
from tests.backend.running import TurnedClock
from tests.backend.till import Till

# --- links ---------------------------------------------------------------------------------------


@pytest.mark.rule("N22")
def test_looking_at_a_link_leaves_it_good_and_using_it_ends_it(visitor: Visitor) -> None:
    visitor.join(CAFE, nano_form(AINO))
    visitor.ask_for_link(AINO)
    link = f"links/{visitor.link_to(AINO)}"
    for _ in range(3):
        shown = visitor.call("GET", link)
        assert (shown.status_code, shown.json()["purpose"]) == (200, "own-pages")
    assert visitor.call("POST", link, {}).json()["session"]
    assert visitor.code_of("POST", link, {}) == (410, "link-used")
    assert visitor.code_of("GET", link) == (410, "link-used")


@pytest.mark.rule("N22")
def test_a_link_ends_after_ten_minutes_and_with_a_newer_one(visitor: Visitor, clock: TurnedClock) -> None:
    visitor.join(CAFE, nano_form(AINO))
    visitor.ask_for_link(AINO)
    first = visitor.link_to(AINO)
    visitor.ask_for_link(AINO)
    second = visitor.link_to(AINO)
    assert visitor.code_of("POST", f"links/{first}", {}) == (410, "link-expired")
    clock.turn(minutes=10)
    assert visitor.code_of("POST", f"links/{second}", {}) == (410, "link-expired")
    assert visitor.code_of("POST", "links/nothing", {}) == (404, "link-unknown")


@pytest.mark.rule("N22")
def test_an_unknown_address_gets_the_same_answer_and_no_mail(visitor: Visitor) -> None:
    visitor.join(CAFE, nano_form(AINO))
    known, unknown = visitor.ask_for_link(AINO), visitor.ask_for_link("nobody@example.com")
    assert (known.status_code, known.content) == (unknown.status_code, unknown.content)
    same = set(known.headers) ^ set(unknown.headers)
    assert same == set()
    assert not [one for one in visitor.all_mail() if one["address"] == "nobody@example.com"]


@pytest.mark.rule("N22")
def test_asking_again_and_again_is_stopped_for_known_and_unknown_addresses_alike(visitor: Visitor) -> None:
    visitor.join(CAFE, nano_form(AINO))
    for address in (AINO, "nobody@example.com"):
        for _ in range(5):
            assert visitor.ask_for_link(address).status_code == 202
        answer = visitor.ask_for_link(address)
        assert (answer.status_code, answer.json()["retry_after_s"]) == (429, 300)


@pytest.mark.rule("N22")
def test_neither_links_nor_sessions_can_be_read_from_the_database(aino: Visitor) -> None:
    assert aino.session is not None
    assert aino.session not in str(rows(aino.running, member_sessions))
    token = aino.link_to(AINO)
    assert len(token) * 6 >= 128
    assert token not in str(rows(aino.running, member_links))


def test_a_session_ends_with_its_time_and_with_the_button(aino: Visitor, clock: TurnedClock) -> None:
    other = aino.another().enter(AINO)
    assert other.call("DELETE", "sessions/mine").status_code == 204
    assert other.code_of("GET", "me") == (401, "member-session-needed")
    assert aino.me()["email"] == AINO
    clock.turn(minutes=30)
    assert aino.code_of("GET", "me") == (401, "member-session-needed")


# --- a till is not a member ------------------------------------------------------------------------


@pytest.mark.rule("N18", "J28")
def test_a_till_neither_reads_nor_writes_a_profile(visitor: Visitor, cafe: Till) -> None:
    visitor.session = cafe.told["token"]
    calls: list[tuple[str, str, Any]] = [
        ("GET", "me", None),
        ("GET", "me/export", None),
        ("PATCH", "me", {"first_name": "Other"}),
        ("PUT", "me/channels", {"newsletter_email": True}),
        ("PUT", "me/objection", {"objects": True}),
        ("DELETE", "me", None),
    ]
    for method, path, body in calls:
        assert visitor.code_of(method, path, body) == (403, "not-for-tills"), (method, path)


@pytest.mark.rule("N18")
def test_a_members_session_is_nothing_at_a_till(aino: Visitor) -> None:
    headers = {"Authorization": f"Bearer {aino.session}"}
    for method, path in (("GET", "configuration"), ("GET", "snapshot"), ("POST", "identifications")):
        answer = aino.running.call(method, f"/v1/{path}", headers=headers, json={})
        assert (answer.status_code, answer.json()["code"]) == (401, "register-unknown")


# --- passwords -------------------------------------------------------------------------------------


@pytest.mark.rule("J41")
def test_a_wrong_password_and_an_unknown_address_get_the_same_words_and_five_of_them_a_wait(
    oie: Visitor,
) -> None:
    assert oie.log_in("OIE@example.com", PASSWORD)[0] == 200
    for email in ("oie@example.com", "nobody@example.com"):
        for _ in range(5):
            assert oie.log_in(email, "not the password") == (401, "login-refused")
        assert oie.log_in(email, PASSWORD) == (429, "too-many-tries")


@pytest.mark.rule("J41")
def test_a_password_is_changed_by_who_knows_it_and_the_other_sessions_end(oie: Visitor) -> None:
    other = oie.another().enter("oie@example.com", SHOP)
    new = "kolm noort kaske"
    wrong = oie.code_of("PUT", "me/password", {"current": "not the password", "new": new})
    assert wrong == (401, "login-refused")
    assert oie.call("PUT", "me/password", {"current": PASSWORD, "new": new}).status_code == 204
    assert oie.me()["email"] == "oie@example.com"
    assert other.code_of("GET", "me") == (401, "member-session-needed")
    assert (oie.log_in("oie@example.com", PASSWORD)[0], oie.log_in("oie@example.com", new)[0]) == (401, 200)
    assert len(oie.mail("mail", "Teie salasõna on")) == 1


@pytest.mark.rule("J41")
def test_a_forgotten_password_is_chosen_by_a_link(oie: Visitor) -> None:
    assert oie.ask_for_link("oie@example.com", SHOP, purpose="password").status_code == 202
    link = f"links/{oie.link_to('oie@example.com')}"
    assert oie.code_of("POST", link, {"password": "short"}) == (422, "password-not-valid")
    assert oie.call("POST", link, {"password": "kolm noort kaske"}).status_code == 200
    assert oie.log_in("oie@example.com", "kolm noort kaske")[0] == 200


def test_where_there_are_no_accounts_there_are_no_passwords(aino: Visitor) -> None:
    body = {"at": "nano-id", "email": AINO, "password": PASSWORD}
    assert aino.code_of("POST", "sessions", body) == (403, "capability-absent")
    edit = {"current": PASSWORD, "new": PASSWORD}
    assert aino.code_of("PUT", "me/password", edit) == (403, "capability-absent")
    answer = aino.ask_for_link(AINO, purpose="password")
    assert answer.json()["code"] == "capability-absent"
