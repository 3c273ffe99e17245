"""The search by contact: by the info desk, exact, with a reason, noted and slowed (A4, N06)."""

from typing import Any

import pytest
from sqlalchemy import update

from reference_backend import tables
from reference_backend.staff.schemas import Role
from tests.backend.looking import rows
from tests.backend.running import Running
from tests.backend.staff_calls import asked, search
from tests.backend.till import Document, Till

DESK = {"info_desk", "manager"}


def searches(running: Running) -> list[Document]:
    return [one for one in rows(running, tables.audit_events) if one["action"] == "contact-search"]


def contact_of(running: Running, merchant: str, key: str) -> tuple[str, str]:
    """Return the member's id and address behind a sample card."""
    code = running.code(merchant, key)
    member_id = next(row["member_id"] for row in rows(running, tables.cards) if row["code"] == code)
    email = next(row["email"] for row in rows(running, tables.members) if row["id"] == member_id)
    return str(member_id), str(email)


def give_phone(running: Running, member_id: str, phone: str) -> None:
    with running.backend.database.write() as connection:
        theirs = tables.members.c.id == member_id
        connection.execute(update(tables.members).where(theirs).values(phone=phone))


@pytest.mark.rule("A4.role.contact-search", "N09")
@pytest.mark.parametrize(
    ("role", "expected"),
    [
        (None, (401, "staff-session-needed")),
        ("cashier", (403, "role-not-allowed")),
        ("info_desk", (200, None)),
        ("manager", (200, None)),
    ],
)
def test_a_cashier_searches_nobody(till: Till, role: Role | None, expected: tuple[int, str | None]) -> None:
    body = {"email": "nobody@example.com", "reason": "lost-card"}
    assert asked(till, "/v1/contact-searches", role, body) == expected
    assert len(searches(till.running)) == (1 if role in DESK else 0)


@pytest.mark.rule("J17", "J20")
def test_an_exact_address_or_number_finds_the_holder_and_says_nothing_else(
    running: Running, till: Till
) -> None:
    member_id, email = contact_of(running, "kodutare", "eligible_virtual")
    give_phone(running, member_id, "+37251234567")
    by_mail = search(till, email=f" {email.upper()} ").json()
    by_phone = search(till, phone="5123 4567").json()
    assert by_mail == by_phone
    assert by_mail["cards"] == [
        {"form": "plastic", "status": "active"},
        {"form": "virtual", "status": "active"},
    ]
    assert set(by_mail) == {"holder", "cards"}
    replaced = till.replace_card(by_mail["holder"], running.code("kodutare", "blank_plastic_1"))
    assert till.outcome(replaced) == ("accepted", None)


@pytest.mark.rule("J17")
@pytest.mark.parametrize("contact", [{"email": "aadu"}, {"phone": "+372 12"}, {"email": "a" * 320}])
def test_a_part_of_a_contact_is_no_contact(till: Till, contact: dict[str, Any]) -> None:
    answer = search(till, **contact)
    assert (answer.status_code, answer.json()["code"]) == (422, "fields-not-valid")
    assert next(iter(contact.values())) not in answer.text


@pytest.mark.parametrize("body", [{}, {"email": "a@example.com", "phone": "5123 4567"}, {"name": "Aadu"}])
def test_a_search_has_one_contact_and_a_reason_of_the_list(till: Till, body: dict[str, Any]) -> None:
    assert search(till, **body).status_code == 422
    assert search(till, email="a@example.com", reason="curious").status_code == 422


@pytest.mark.rule("N06")
def test_a_number_that_two_people_share_finds_neither(running: Running, till: Till) -> None:
    for key in ("eligible_virtual", "with_consent"):
        give_phone(running, contact_of(running, "kodutare", key)[0], "+37251234567")
    assert search(till, phone="+37251234567").json() == {"holder": None, "cards": []}


@pytest.mark.rule("N06", "N02", "N09")
def test_a_member_of_another_merchant_is_nobody_here_and_a_programme_without_cards_searches_none(
    running: Running, till: Till, cafe: Till
) -> None:
    _, email = contact_of(running, "kaarnan-kahvila", "eligible_virtual")
    stranger = search(till, email="nobody@example.com")
    assert search(till, email=email).json() == stranger.json() == {"holder": None, "cards": []}
    refused = search(cafe, email=email)
    assert (refused.status_code, refused.json()["code"]) == (403, "capability-absent")


@pytest.mark.rule("A4.role.contact-search")
def test_every_search_is_noted_without_whom_it_was_about(running: Running, till: Till) -> None:
    _, email = contact_of(running, "kodutare", "eligible_virtual")
    search(till, email=email, reason="withdrawal")
    search(till, "manager", email="nobody@example.com")
    first, second = searches(running)
    assert (first["staff"], first["reason"], first["result"]) == ("31", "withdrawal", "found")
    assert (second["staff"], second["reason"], second["result"]) == ("90", "lost-card", "nobody")
    assert first["register_id"] == till.register
    assert "@" not in "".join(str(value) for value in (*first.values(), *second.values()))


@pytest.mark.rule("A4.role.contact-search")
def test_who_tries_addresses_is_slowed_at_every_till_and_finding_one_forgives_nothing(
    running: Running, till: Till
) -> None:
    _, email = contact_of(running, "kodutare", "eligible_virtual")
    for number in range(4):
        assert search(till, email=f"nobody{number}@example.com").status_code == 200
        assert search(till, email=email).json()["holder"]
    assert search(till, email="nobody5@example.com").status_code == 200
    beside = Till(running, "kodutare-tartu-1")
    slowed = search(beside, email=email)
    assert (slowed.status_code, slowed.json()["code"], slowed.json()["retry_after_s"]) == (
        429,
        "too-many-tries",
        60,
    )
    assert search(till, "manager", email=email).status_code == 200
    running.clock.turn(seconds=61)
    assert search(till, email=email).status_code == 200
