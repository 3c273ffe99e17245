"""An application on paper: from the info desk's form to the shredder."""

import json
from typing import Any

import pytest
from sqlalchemy import update

from reference_backend import tables
from tests.backend.desk import (
    TICKED,
    apply,
    entry_id,
    look,
)
from tests.backend.in_process import InProcess
from tests.backend.looking import rows
from tests.backend.offering import settle_on
from tests.backend.till import Till


@pytest.fixture
def desk(in_process: InProcess) -> Till:
    """A till at the info desk of the Estonian shop."""
    return Till(in_process, "kodutare-tallinn-1")


def members(running: InProcess) -> list[dict[str, Any]]:
    return [row for row in rows(running, tables.members) if row["email"] == "oie@example.com"]


@pytest.mark.rule("J05", "J09", "J11", "J12")
def test_a_paper_makes_a_member_with_a_card_and_the_entry_forgets_the_person(
    in_process: InProcess, desk: Till
) -> None:
    entry = apply(desk, {"newsletter_email": True}, email=" OIE@Example.com", first_name="O\u0303ie")
    assert desk.outcome(entry) == ("accepted", None)
    (member,) = rows(in_process, tables.members)[-1:]
    assert (member["email_key"], member["phone"]) == ("oie@example.com", "+37251234567")
    assert (member["first_name"], member["account"]) == ("Õie", "unclaimed")
    told = look(desk, entry).json()
    assert told == {"state": "new-member", "card": told["card"], "picture": "none", "paper": "there"}
    assert desk.identify(told["card"])["verdict"] == "eligible"
    stored = rows(in_process, tables.entries)[-1]
    assert (stored["personal"], stored["personal_salt"], stored["flags"]) == (None, None, "")
    at_desk = ("paper", "31", "kodutare-tallinn-1")
    columns = ("document", "version", "channel", "staff", "register_id")
    evidence = [tuple(row[name] for name in columns) for row in rows(in_process, tables.acceptances)]
    assert evidence == [("rules", "2021-03-01", *at_desk), ("privacy-policy", "1", *at_desk)]
    said = [row for row in rows(in_process, tables.consent_events) if row["member_id"] == member["id"]]
    consents = [(row["purpose"], row["given"], row["evidence"]) for row in said]
    assert consents == [("newsletter-email", True, entry_id(entry))]
    (joined,) = [row for row in rows(in_process, tables.memberships) if row["member_id"] == member["id"]]
    assert (joined["attested_by"], joined["origin"]) == ("31", "paper")


@pytest.mark.rule("J07")
def test_neither_a_year_of_birth_nor_an_identity_code_has_a_place(in_process: InProcess, desk: Till) -> None:
    names = {column.name for table in tables.METADATA.tables.values() for column in table.columns}
    assert not {name for name in names if "year" in name or "personal_code" in name or "id_code" in name}
    assert desk.outcome(apply(desk, birth_year=1990)) == ("set_aside", "unexpected-field")
    assert "1990" not in str(rows(in_process, tables.entries)[-1]["personal"])


@pytest.mark.rule("J04", "J05", "J06", "J07", "J11")
@pytest.mark.parametrize(
    ("ticked", "written", "reason"),
    [
        ({"attested_adult": False}, {}, "age-attestation-missing"),
        ({"rules_version": None}, {}, "acceptance-missing"),
        ({"policy_version": None}, {}, "acceptance-missing"),
        ({"rules_version": "1999"}, {}, "acceptance-missing"),
        ({}, {"email": "x@y"}, "applicant-not-valid"),
        ({}, {"phone": "+372 12"}, "applicant-not-valid"),
        ({}, {"phone": ""}, "applicant-not-valid"),
        ({}, {"last_name": ""}, "applicant-not-valid"),
        ({}, {"birth_month": 2}, "applicant-not-valid"),
        ({}, {"birth_month": 2, "birth_day": 30}, "applicant-not-valid"),
        ({}, {"kind": "legal", "birth_month": 2, "birth_day": 28}, "applicant-not-valid"),
        ({"staff": "12"}, {}, "role-not-allowed"),
        ({"staff": "777"}, {}, "staff-unknown"),
    ],
)
def test_what_may_not_be_taken_is_set_aside_and_makes_nobody(
    in_process: InProcess, desk: Till, ticked: dict[str, Any], written: dict[str, Any], reason: str
) -> None:
    entry = apply(desk, ticked, **written)
    assert desk.outcome(entry) == ("set_aside", reason)
    assert members(in_process) == []
    assert rows(in_process, tables.paper_applications) == []
    kept = rows(in_process, tables.entries)[-1]["personal"]
    # Without age or agreement nothing of the person may stay; the rest waits to be corrected.
    assert (kept is None) is (reason in ("age-attestation-missing", "acceptance-missing"))


@pytest.mark.rule("J06")
def test_a_birthday_on_29_february_is_taken(in_process: InProcess, desk: Till) -> None:
    assert desk.outcome(apply(desk, birth_month=2, birth_day=29)) == ("accepted", None)
    assert (members(in_process)[0]["birth_month"], members(in_process)[0]["birth_day"]) == (2, 29)


@pytest.mark.rule("J04")
def test_a_legal_person_joins_by_its_contact_person_without_an_attested_age(
    in_process: InProcess, desk: Till
) -> None:
    assert desk.outcome(apply(desk, {"attested_adult": False}, kind="legal")) == ("accepted", None)
    assert members(in_process)[0]["kind"] == "legal"


@pytest.mark.rule("N01", "N02")
def test_a_programme_without_paper_takes_none(in_process: InProcess) -> None:
    cafe = Till(in_process, "kaarna-turku-1")
    assert cafe.outcome(apply(cafe, {"staff": "31"})) == ("set_aside", "capability-absent")
    assert rows(in_process, tables.entries)[-1]["personal"] is None


@pytest.mark.rule("J10")
@pytest.mark.parametrize(
    ("partners", "outcome"),
    [
        ([], ("set_aside", "organisation-not-authorised")),
        (["Paberivabrik OÜ"], ("accepted", None)),
    ],
)
def test_a_partner_takes_papers_only_where_the_merchant_lists_it(
    in_process: InProcess, desk: Till, partners: list[str], outcome: tuple[str, str | None]
) -> None:
    settle_on(in_process.backend, "kodutare", partners=partners)
    with in_process.backend.database.write() as connection:
        hers = (tables.staff.c.merchant_id == "kodutare", tables.staff.c.number == "31")
        connection.execute(update(tables.staff).where(*hers).values(organisation="Paberivabrik OÜ"))
    assert desk.outcome(apply(desk)) == outcome
    taken = [row["organisation"] for row in rows(in_process, tables.paper_applications)]
    assert taken == (["Paberivabrik OÜ"] if outcome[0] == "accepted" else [])


@pytest.mark.rule("N03", "N05")
def test_a_known_address_makes_no_second_person_and_changes_nothing_of_the_first(
    in_process: InProcess, desk: Till
) -> None:
    desk.outcome(apply(desk))
    before = members(in_process)
    again = apply(desk, {"purchase_linking": True}, email="Oie@EXAMPLE.com", last_name="Keegi")
    assert desk.outcome(again) == ("accepted", None)
    assert members(in_process) == before
    assert rows(in_process, tables.entries)[-1]["flags"] == "member-known"
    mine = [row for row in rows(in_process, tables.consent_events) if row["member_id"] == before[0]["id"]]
    assert mine == []
    assert look(desk, again).json() == {
        "state": "member-known", "card": None, "picture": "none", "paper": "there",
    }  # fmt: skip


@pytest.mark.rule("A4.role.info-desk")
@pytest.mark.parametrize(("role", "status"), [("cashier", 403), ("info_desk", 200), ("manager", 200)])
def test_the_info_desk_and_the_manager_see_what_became_of_a_paper(desk: Till, role: str, status: int) -> None:
    entry = apply(desk)
    desk.upload()
    assert look(desk, entry, role).status_code == status


def test_another_merchant_knows_nothing_of_the_application(in_process: InProcess, desk: Till) -> None:
    entry = apply(desk)
    desk.upload()
    assert look(Till(in_process, "kaarna-turku-1"), entry, "manager").status_code == 404


def test_the_ticks_of_a_form_are_off_by_default_and_stand_in_the_contract() -> None:
    channels = ("newsletter_email", "newsletter_sms", "purchase_linking")
    assert not any(TICKED[one] for one in channels)
    assert json.dumps(TICKED)
