"""The own pages: what a member sees, changes and permits, and the way out."""

from typing import Any

import pytest

from reference_backend.cards.picture import picture_of
from reference_backend.tables import consent_events, member_links, members, memberships
from tests.backend.looking import rows
from tests.backend.members_side.visitor import (
    AINO,
    BOOKSHOP,
    CAFE,
    PASSWORD,
    SHOP,
    Visitor,
    card_form,
    nano_form,
)
from tests.backend.running import Running
from tests.backend.till import Till

# --- one's own data --------------------------------------------------------------------------------


@pytest.mark.rule("N23")
def test_a_member_sees_the_own_data_and_takes_all_of_it_away(aino: Visitor) -> None:
    me = aino.me()
    assert (me["first_name"], me["last_name"], me["email"]) == ("Aino", "Järvi", AINO)
    assert [one["merchant"]["id"] for one in me["memberships"]] == [CAFE, BOOKSHOP]
    exported = aino.call("GET", "me/export").json()
    assert exported["person"]["email"] == AINO
    assert set(exported["merchants"]) == {CAFE, BOOKSHOP}


@pytest.mark.rule("J14")
def test_the_card_is_there_as_a_picture(oie: Visitor) -> None:
    answer = oie.call("GET", "me/card.png")
    assert (answer.status_code, answer.headers["content-type"]) == (200, "image/png")
    [card] = oie.me()["cards"]
    programme = oie.running.backend.programmes["customer-card-ee"]
    assert answer.content == picture_of(programme, card["code"])


@pytest.mark.rule("J14")
def test_the_confirming_mail_brings_the_same_picture(oie: Visitor) -> None:
    [mail] = [one for one in oie.mail() if one["key"].startswith("joined:")]
    assert mail["picture"] == oie.call("GET", "me/card.png").content


@pytest.mark.rule("N23", "J41")
def test_a_member_edits_the_own_data_field_by_field(oie: Visitor) -> None:
    edits = {"first_name": "Kaja", "phone": "5234 5678", "birthday": {"month": 2, "day": 29}}
    me = oie.call("PATCH", "me", edits).json()
    assert (me["first_name"], me["phone"]) == ("Kaja", "+37252345678")
    assert me == oie.me()
    assert me["birthday"] == {"month": 2, "day": 29}
    gone = oie.call("PATCH", "me", {"birthday": {"month": None, "day": None}}).json()
    assert (gone["birthday"], gone["last_name"]) == (None, "Mägi-Saar")
    wrong = oie.call("PATCH", "me", {"phone": "+372 12", "last_name": "\x07"})
    assert wrong.json()["code"] == "fields-not-valid"
    assert oie.me()["phone"] == "+37252345678"


@pytest.mark.rule("J39")
def test_name_address_and_phone_do_not_change_in_one_call(oie: Visitor) -> None:
    before = oie.me()
    edits = {"last_name": "Kask", "email": "kask@example.com", "phone": "5234 5678"}
    assert oie.code_of("PATCH", "me", edits) == (409, "transfer-not-allowed")
    assert oie.me() == before


@pytest.mark.rule("N23", "J41")
@pytest.mark.parametrize("way", ["email-changes", "patch"])
def test_a_new_address_counts_once_it_is_confirmed_and_the_old_one_is_told(oie: Visitor, way: str) -> None:
    new = {"email": "Uus@Example.com"}
    answer = oie.call("PATCH", "me", new) if way == "patch" else oie.call("POST", "me/email-changes", new)
    assert answer.status_code in (200, 202)
    assert oie.me()["email"] == "oie@example.com"
    assert [one["address"] for one in oie.mail("mail", "Anti uus")] == ["oie@example.com"]
    used = oie.call("POST", f"links/{oie.link_to('Uus@example.com')}", {})
    assert (used.status_code, used.json()["session"]) == (200, None)
    assert oie.code_of("GET", "me") == (401, "member-session-needed")
    assert [one["address"] for one in oie.mail("mail", "Teie e-posti aadress on")] == ["oie@example.com"]
    assert oie.another().enter("Uus@example.com", SHOP).me()["email"] == "Uus@example.com"


@pytest.mark.rule("N23")
def test_somebody_elses_address_gets_no_link_and_the_answer_is_the_same(aino: Visitor) -> None:
    aino.another().join(CAFE, nano_form("eero@example.com"))
    answers = [
        aino.call("POST", "me/email-changes", {"email": email})
        for email in ("eero@example.com", "free@example.com")
    ]
    assert answers[0].content == answers[1].content
    asked = [one["address"] for one in aino.mail("mail", "Vahvista uusi")]
    assert asked == ["free@example.com"]


def test_an_address_that_was_taken_meanwhile_is_not_taken_twice(aino: Visitor) -> None:
    aino.call("POST", "me/email-changes", {"email": "free@example.com"})
    token = aino.link_to("free@example.com")
    aino.another().join(CAFE, nano_form("free@example.com"))
    assert aino.code_of("POST", f"links/{token}", {}) == (409, "email-not-available")
    assert aino.me()["email"] == AINO


# --- permissions -----------------------------------------------------------------------------------


def said(visitor: Visitor) -> list[dict[str, Any]]:
    return [one for one in rows(visitor.running, consent_events) if one["channel"] == "account"]


@pytest.mark.rule("N18")
def test_three_flags_are_set_each_by_itself(aino: Visitor) -> None:
    names = ("newsletter_email", "newsletter_sms", "newsletter_post")
    for flags in range(8):
        wanted = {name: bool(flags >> place & 1) for place, name in enumerate(names)}
        me = aino.call("PUT", "me/channels", wanted).json()
        for joined in me["memberships"]:
            assert {name: joined["channels"][name] for name in names} == wanted
        count = len(said(aino))
        assert aino.call("PUT", "me/channels", wanted).json() == me
        assert len(said(aino)) == count


@pytest.mark.rule("N18", "N19")
def test_flags_of_one_shop_leave_the_others_as_they_are(aino: Visitor) -> None:
    wanted = {"merchant": CAFE, "other_merchants": True}
    [cafe, bookshop] = aino.call("PUT", "me/channels", wanted).json()["memberships"]
    assert (cafe["channels"]["other_merchants"], bookshop["channels"]["other_merchants"]) == (True, False)
    assert aino.code_of("PUT", "me/channels", {"merchant": SHOP}) == (404, "membership-unknown")


@pytest.mark.rule("N25")
def test_one_switch_ends_all_marketing_and_turned_again_writes_nothing(aino: Visitor) -> None:
    aino.call("PUT", "me/channels", {"newsletter_email": True, "other_merchants": True})
    me = aino.call("PUT", "me/objection", {"objects": True}).json()
    assert all(one["objects"] and not any(one["channels"].values()) for one in me["memberships"])
    events = said(aino)
    again = aino.call("PUT", "me/objection", {"objects": True})
    assert (again.status_code, said(aino)) == (200, events)
    lifted = aino.call("PUT", "me/objection", {"objects": False}).json()
    assert not any(one["objects"] or any(one["channels"].values()) for one in lifted["memberships"])


@pytest.mark.rule("N25", "N17")
def test_the_switch_is_the_persons_and_holds_at_a_shop_that_is_joined_later(visitor: Visitor) -> None:
    visitor.join(CAFE, nano_form(AINO))
    visitor.enter(AINO).call("PUT", "me/objection", {"objects": True})
    visitor.join(BOOKSHOP, nano_form(AINO, channels={"newsletter_email": True}))
    assert [one["objects"] for one in visitor.me()["memberships"]] == [True, True]
    lifted = visitor.call("PUT", "me/objection", {"objects": False}).json()["memberships"]
    assert not any(one["objects"] or any(one["channels"].values()) for one in lifted)


@pytest.mark.rule("N25")
def test_a_shop_that_is_joined_again_goes_by_what_was_said_meanwhile(aino: Visitor) -> None:
    aino.call("PUT", "me/objection", {"objects": True})
    aino.call("DELETE", f"me/memberships/{CAFE}")
    aino.running.clock.turn(minutes=1)
    aino.call("PUT", "me/objection", {"objects": False})
    aino.join(CAFE, nano_form(AINO))
    assert [one["objects"] for one in aino.me()["memberships"]] == [False, False]


@pytest.mark.rule("N25")
def test_no_flag_goes_on_while_the_objection_stands_nor_when_it_is_lifted(aino: Visitor) -> None:
    aino.call("PUT", "me/objection", {"objects": True})
    wanted = {"newsletter_email": True, "newsletter_post": True, "other_merchants": True}
    answer = aino.call("PUT", "me/channels", wanted)
    assert answer.status_code == 200
    lifted = aino.call("PUT", "me/objection", {"objects": False})
    for joined in (*answer.json()["memberships"], *lifted.json()["memberships"]):
        assert not any(joined["channels"].values())
    assert all(
        one["channels"]["newsletter_email"]
        for one in aino.call("PUT", "me/channels", wanted).json()["memberships"]
    )


@pytest.mark.rule("N17")
def test_an_objection_takes_no_benefit_away(aino: Visitor, cafe: Till) -> None:
    aino.call("PUT", "me/objection", {"objects": True})
    assert cafe.identify(aino.me()["cards"][0]["code"])["verdict"] == "eligible"


@pytest.mark.rule("J31")
def test_a_consent_given_on_the_account_ends_there_too_and_ends_once(oie: Visitor, till: Till) -> None:
    code = oie.me()["cards"][0]["code"]
    assert till.identify(code)["member_ref"] is None
    oie.call("PUT", "me/consents", {"purchase_linking": True})
    assert till.identify(code)["member_ref"] is not None
    for _ in range(2):
        me = oie.call("PUT", "me/consents", {"purchase_linking": False}).json()
        assert me["memberships"][0]["purchase_linking"] is False
    assert till.identify(code)["member_ref"] is None
    assert [one["given"] for one in said(oie)] == [True, False]


# --- leaving ---------------------------------------------------------------------------------------


@pytest.mark.rule("N24")
def test_leaving_one_shop_keeps_the_other_and_the_own_pages(
    aino: Visitor, cafe: Till, bookshop: Till
) -> None:
    code = aino.me()["cards"][0]["code"]
    assert aino.call("DELETE", f"me/memberships/{CAFE}").status_code == 204
    assert [one["merchant"]["id"] for one in aino.me()["memberships"]] == [BOOKSHOP]
    assert cafe.identify(code)["verdict"] == "not_a_member"
    assert bookshop.identify(code)["verdict"] == "eligible"
    assert aino.code_of("DELETE", f"me/memberships/{CAFE}") == (404, "membership-unknown")
    [mail] = aino.mail("mail", "Kanta-asiakkuutesi on päättynyt")
    assert "Kaarnan Kahvila" in mail["subject"]


@pytest.mark.rule("N24", "J44")
def test_with_the_last_membership_the_way_in_ends(aino: Visitor) -> None:
    aino.ask_for_link(AINO)
    under_way = aino.link_to(AINO)
    assert aino.call("DELETE", "me").status_code == 204
    assert aino.code_of("GET", "me") == (401, "member-session-needed")
    assert aino.code_of("POST", f"links/{under_way}", {})[0] in (404, 410)
    links = len(rows(aino.running, member_links))
    assert aino.ask_for_link(AINO).status_code == 202
    assert len(rows(aino.running, member_links)) == links
    assert len(aino.mail("mail", "Kanta-asiakkuutesi on päättynyt")) == 1


@pytest.mark.rule("N24")
def test_whoever_wants_it_is_erased_at_once_and_told_so_a_last_time(aino: Visitor) -> None:
    assert aino.call("DELETE", "me?erase=true").status_code == 204
    assert AINO not in str(rows(aino.running, members))
    [left] = [one for one in aino.all_mail() if one["address"] == AINO]
    assert left["state"] == "waiting"
    assert left["member_id"] is None
    ended = [one for one in rows(aino.running, memberships) if one["ended_at"] is not None]
    assert len(ended) == 2


@pytest.mark.rule("J37", "J44")
def test_who_left_the_card_joins_anew_like_anybody(oie: Visitor, till: Till, running: Running) -> None:
    assert oie.call("DELETE", "me").status_code == 204
    assert oie.log_in("oie@example.com", PASSWORD) == (401, "login-refused")
    oie.join_fully(card_form("oie@example.com"))
    code = oie.enter("oie@example.com", SHOP).me()["cards"]
    active = [one["code"] for one in code if one["status"] == "active"]
    assert till.identify(active[0])["verdict"] == "eligible"
