"""What somebody can do who got into a member's own pages, and what is left of a person who goes meanwhile."""

from dataclasses import replace
from typing import Literal

import pytest
from argon2 import PasswordHasher

from reference_backend import tables
from reference_backend.members.people import Member, by_id
from reference_backend.own_pages.editing import Edits, edit
from reference_backend.own_pages.passwords import change_password, sign_in
from reference_backend.problems import Problem
from tests.backend.looking import rows
from tests.backend.members_side.visitor import AINO, CAFE, PASSWORD, SHOP, Visitor, nano_form
from tests.backend.running import Running

THIEF = "thief@example.com"


def member_of(running: Running, email: str) -> Member:
    found = next(row["id"] for row in rows(running, tables.members) if row["email"] == email)
    with running.backend.database.read() as connection:
        member = by_id(connection, found)
    assert member is not None
    return member


@pytest.mark.rule("N22")
def test_a_new_password_ends_the_link_by_which_a_thief_would_change_the_address(oie: Visitor) -> None:
    assert oie.call("POST", "me/email-changes", {"email": THIEF}).status_code == 202
    link, owner = oie.link_to(THIEF), oie.another()
    assert owner.ask_for_link("oie@example.com", SHOP, purpose="password").status_code == 202
    chosen = owner.call("POST", f"links/{owner.link_to('oie@example.com')}", {"password": "uus ja salajane"})
    assert chosen.status_code == 200
    assert oie.code_of("POST", f"links/{link}", {}) == (410, "link-expired")


@pytest.mark.rule("N23")
def test_an_edit_that_was_under_way_gives_an_erased_person_no_name_back(
    running: Running, aino: Visitor
) -> None:
    before = member_of(running, AINO)
    assert aino.call("DELETE", "me?erase=true").status_code == 204
    with pytest.raises(Problem, match="member-session-needed"):
        edit(running.backend, before, Edits(first_name="Aino"))
    assert {row["first_name"] for row in rows(running, tables.members) if row["erased_at"]} == {""}


def test_two_edits_of_different_fields_at_once_both_stand(running: Running, aino: Visitor) -> None:
    before = member_of(running, AINO)
    assert aino.call("PATCH", "me", {"first_name": "Aini"}).status_code == 200
    edit(running.backend, before, Edits(last_name="Järvinen"))
    assert (aino.me()["first_name"], aino.me()["last_name"]) == ("Aini", "Järvinen")


class Overtaken(PasswordHasher):
    """A hasher in whose time the owner chooses another password by a link."""

    def __init__(self, visitor: Visitor) -> None:
        super().__init__(time_cost=1, memory_cost=8, parallelism=1)
        self._visitor = visitor

    def verify(self, hash: str | bytes, password: str | bytes) -> Literal[True]:  # noqa: A002  # the library's names
        owner = self._visitor.another()
        owner.ask_for_link("oie@example.com", SHOP, purpose="password")
        chosen = {"password": "uus ja salajane"}
        answer = owner.call("POST", f"links/{owner.link_to('oie@example.com')}", chosen)
        assert answer.status_code == 200, answer.text
        return super().verify(hash, password)


def test_the_old_password_opens_nothing_once_a_new_one_is_chosen_while_it_is_compared(
    running: Running, oie: Visitor
) -> None:
    backend = replace(running.backend, hasher=Overtaken(oie))
    with pytest.raises(Problem, match="login-refused"):
        sign_in(backend, SHOP, "oie@example.com", PASSWORD, "somebody")
    assert len(rows(running, tables.member_sessions)) == 1, "the owner's, from the link"


def test_who_knows_the_old_password_cannot_undo_the_new_one_that_was_chosen_meanwhile(
    running: Running, oie: Visitor
) -> None:
    backend = replace(running.backend, hasher=Overtaken(oie))
    with pytest.raises(Problem, match="member-session-needed"):
        change_password(backend, member_of(running, "oie@example.com"), "", PASSWORD, "varga enda salasõna")
    assert oie.another().log_in("oie@example.com", "uus ja salajane") == (200, "")


@pytest.mark.parametrize("way", ["email-changes", "patch"])
def test_nobody_is_flooded_with_links_of_changes_of_address(aino: Visitor, way: str) -> None:
    def ask(address: str) -> int:
        if way == "patch":
            return aino.call("PATCH", "me", {"email": address}).status_code
        return aino.call("POST", "me/email-changes", {"email": address}).status_code

    sent = [ask("stranger@example.com") for _ in range(7)]
    assert sent == [200 if way == "patch" else 202] * 5 + [429] * 2
    assert len([one for one in aino.all_mail() if one["address"] == "stranger@example.com"]) == 5


def test_an_address_is_not_flooded_by_many_members_either(aino: Visitor) -> None:
    for number in range(5):
        other = aino.another()
        other.join(CAFE, nano_form(f"other{number}@example.com"))
        other.enter(f"other{number}@example.com")
        assert other.call("POST", "me/email-changes", {"email": "stranger@example.com"}).status_code == 202
    assert aino.code_of("POST", "me/email-changes", {"email": "STRANGER@example.com"}) == (
        429,
        "too-many-tries",
    )
