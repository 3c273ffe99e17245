"""The end of a membership, the erasure of a person, and what is too old to keep."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from reference_backend import tables
from reference_backend.__main__ import main
from reference_backend.consents.service import state
from reference_backend.erasure.bookings import NOBODY
from reference_backend.erasure.service import erase_again, erase_member, tombstones
from reference_backend.members.address import read_address
from reference_backend.members.export import export_member
from reference_backend.members.people import find_by_email
from tests.backend.desk import announced, apply, entry_id, look, picture, send_picture, withdraw
from tests.backend.in_process import InProcess
from tests.backend.leaving import card_of, end, erase, join, owner
from tests.backend.looking import rows
from tests.backend.till import Till, next_hash

NAMES: dict[str, Any] = {"first_name": "Kanaarõ", "last_name": "Kanaarž"}
CANARIES = ("Kanaar", "oie@example.com", "51234567", "5123 4567")


@pytest.fixture
def desk(in_process: InProcess) -> Till:
    return Till(in_process, "kodutare-tallinn-1")


@pytest.fixture
def cafe_till(in_process: InProcess) -> Till:
    return Till(in_process, "kaarna-turku-1")


def everything(running: InProcess) -> Iterator[tuple[str, dict[str, Any]]]:
    for name, table in tables.METADATA.tables.items():
        for row in rows(running, table):
            yield name, row


# --- joining and ending ------------------------------------------------------------------------


@pytest.mark.rule("N03", "N05")
def test_a_person_who_joins_two_merchants_is_one_with_two_memberships_and_one_card(
    in_process: InProcess, cafe_till: Till
) -> None:
    first, second = join(in_process, "kaarnan-kahvila"), join(in_process, "lumon-kirjat")
    assert first.member_id == second.member_id
    assert first.member_ref != second.member_ref
    cards = [row for row in rows(in_process, tables.cards) if row["member_id"] == first.member_id]
    assert len(cards) == 1
    assert join(in_process, "kaarnan-kahvila") == first
    books = Till(in_process, "lumo-helsinki-1")
    for till in (cafe_till, books):
        assert till.identify(cards[0]["code"])["verdict"] == "eligible"


@pytest.mark.rule("N24", "J37", "J44")
def test_the_end_of_a_membership_reaches_the_tills_and_leaves_the_other_one(
    in_process: InProcess, cafe_till: Till
) -> None:
    member = join(in_process, "kaarnan-kahvila").member_id
    join(in_process, "lumon-kirjat")
    code, books = card_of(in_process, member), Till(in_process, "lumo-helsinki-1")
    cursor = cafe_till.get("/v1/snapshot?limit=2000").json()["cursor"]
    assert end(in_process, "kaarnan-kahvila", member) is True
    assert end(in_process, "kaarnan-kahvila", member) is False
    assert cafe_till.identify(code)["verdict"] == "not_a_member"
    assert books.identify(code)["verdict"] == "eligible"
    assert len(cafe_till.get(f"/v1/snapshot?limit=2000&cursor={cursor}").json()["gone"]) == 1
    end(in_process, "lumon-kirjat", member)
    statuses = {row["status"] for row in rows(in_process, tables.cards) if row["member_id"] == member}
    assert statuses == {"cancelled"}


@pytest.mark.rule("J44")
def test_consents_end_with_the_membership_and_do_not_come_back_with_the_next(
    in_process: InProcess, desk: Till
) -> None:
    desk.outcome(apply(desk, {"purchase_linking": True}))
    member = rows(in_process, tables.members)[-1]["id"]
    before = next(row for row in rows(in_process, tables.memberships) if row["member_id"] == member)
    desk.buy(100, before["member_ref"])
    desk.upload()
    in_process.clock.turn(minutes=1)
    end(in_process, "kodutare", member)
    in_process.clock.turn(minutes=1)
    assert desk.outcome(apply(desk)) == ("accepted", None)
    after = next(row for row in rows(in_process, tables.memberships) if row["member_id"] == member)
    assert (after["ended_at"], after["member_ref"] == before["member_ref"]) == (None, False)
    with in_process.backend.database.read() as connection:
        held = state(connection, "kodutare", member, in_process.clock.text())
    assert not any(held.values())
    assert [row["member_ref"] for row in rows(in_process, tables.purchases)] == [None]
    assert desk.identify(card_of(in_process, member))["verdict"] == "eligible"


# --- erasure -----------------------------------------------------------------------------------


def test_an_erased_person_is_nowhere_and_the_chain_still_verifies(in_process: InProcess, desk: Till) -> None:
    content = picture()
    corrected = apply(desk, phone="+372 12", **NAMES)
    taken = apply(desk, {"picture": announced(content), "purchase_linking": True}, **NAMES)
    desk.upload()
    send_picture(desk, taken, content)
    card = look(desk, taken).json()["card"]
    member = rows(in_process, tables.members)[-1]["id"]
    reference = desk.identify(card)["member_ref"]
    desk.buy(100, reference)
    desk.buy(200, "card:" + card)
    withdraw(desk, "card:" + card, ["newsletter-sms"])
    desk.upload()
    assert any("oie@example.com" in str(row) for _, row in everything(in_process))
    assert erase(in_process, member) is True
    assert erase(in_process, member) is False
    for name, row in everything(in_process):
        assert not any(word in str(row) for word in CANARIES), name
        if name not in ("cards", "backend_facts"):
            assert card not in str(row), name
        if name != "memberships":
            assert reference not in str(row), name
    assert rows(in_process, tables.attachments) == rows(in_process, tables.attachment_pieces) == []
    assert [row["amount_minor"] for row in rows(in_process, tables.purchases)] == [100, 200]
    (stone,) = rows(in_process, tables.erasures)
    assert (stone["member_id"], stone["why"]) == (member, "asked-for")
    assert desk.identify(card)["verdict"] == "not_a_member"
    assert desk.outcome(corrected)[0] == "set_aside"
    previous = "00" * 32
    for row in rows(in_process, tables.entries):
        previous = next_hash(previous, json.loads(row["header"]))
        assert row["hash"] == previous
    # Offered again, everything is still known.
    assert {one["outcome"] for one in desk.upload()["results"]} == {"duplicate"}


@pytest.mark.rule("N12", "N24")
def test_the_sums_of_the_merchant_stay_when_a_member_is_erased(
    in_process: InProcess, cafe_till: Till
) -> None:
    code = in_process.code("kaarnan-kahvila", "eligible_virtual")
    member = str(cafe_till.identify(code)["member_ref"])
    bought = cafe_till.buy(4599, member)
    cafe_till.upload()
    assert erase(in_process, owner(in_process, code))
    bookings = rows(in_process, tables.ledger_bookings)
    assert [(row["member_ref"], row["amount_minor"]) for row in bookings] == [(NOBODY, 92)]
    assert cafe_till.outcome(cafe_till.reverse(entry_id(bought))) == ("accepted", None)
    assert sum(row["amount_minor"] for row in rows(in_process, tables.ledger_bookings)) == 0


@pytest.mark.rule("N24")
def test_a_sale_to_someone_who_was_erased_meanwhile_counts_for_nobody(
    in_process: InProcess, cafe_till: Till
) -> None:
    code = in_process.code("kaarnan-kahvila", "eligible_virtual")
    waiting = cafe_till.buy(100, str(cafe_till.identify(code)["member_ref"]))
    by_card = cafe_till.buy(200, "card:" + code)
    in_process.clock.turn(minutes=1)
    erase(in_process, owner(in_process, code))
    assert cafe_till.outcome(waiting) == cafe_till.outcome(by_card) == ("accepted", None)
    assert {row["member_ref"] for row in rows(in_process, tables.purchases)} == {None}
    assert {row["personal"] for row in rows(in_process, tables.entries)} == {None}


def test_the_address_of_an_erased_person_is_free_again(in_process: InProcess) -> None:
    before = join(in_process, "kaarnan-kahvila").member_id
    erase(in_process, before)
    with in_process.backend.database.read() as connection:
        assert find_by_email(connection, "nano-id", read_address("aino@example.com")) is None
    assert join(in_process, "kaarnan-kahvila").member_id != before


def test_who_stands_again_in_an_old_copy_is_erased_again(in_process: InProcess) -> None:
    member = join(in_process, "kaarnan-kahvila").member_id
    with in_process.backend.database.write() as connection:
        kept = connection.begin_nested()
        erase_member(connection, member, in_process.clock.text(), "asked-for")
        stones = tombstones(connection)
        kept.rollback()  # as a copy from before it is put back
        assert erase_again(connection, stones) == 1
        assert erase_again(connection, stones) == 0
        assert tombstones(connection) == stones


# --- export and commands -----------------------------------------------------------------------


@pytest.mark.rule("N23")
def test_the_export_has_what_the_database_has_of_the_person(in_process: InProcess, desk: Till) -> None:
    content = picture()
    entry = apply(desk, {"picture": announced(content), "purchase_linking": True, "newsletter_sms": True})
    desk.upload()
    send_picture(desk, entry, content)
    member = rows(in_process, tables.members)[-1]
    desk.buy(100, desk.identify(card_of(in_process, member["id"]))["member_ref"])
    desk.upload()
    with in_process.backend.database.read() as connection:
        document = export_member(connection, member["id"])
        assert export_member(connection, "nobody") is None
    assert document is not None
    assert json.loads(json.dumps(document)) == document
    assert document["person"] == {name: member[name] for name in document["person"]}
    kept_back = {"pool", "email_key", "password_hash", "password_form", "erased_at"}
    assert set(document["person"]) == {column.name for column in tables.members.columns} - kept_back
    here = document["merchants"]["kodutare"]
    (purchase,) = rows(in_process, tables.purchases)
    assert here["purchases"] == [{name: purchase[name] for name in here["purchases"][0]}]
    assert {one["purpose"] for one in here["consents"]} == {"newsletter-sms", "purchase-linking"}
    assert {one["document"] for one in here["acceptances"]} == {"rules", "privacy-policy"}
    assert here["pictures"][0]["sha256"] == announced(content)["sha256"]
    assert document["cards"][0]["code"] == card_of(in_process, member["id"])


def test_the_commands_say_what_they_did(
    in_process: InProcess, database: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    member = join(in_process, "kaarnan-kahvila").member_id
    here = ["--database", str(database)]
    assert main(["retention", "--dry-run", *here]) == 0
    assert "nothing is too old" in capsys.readouterr().out or rows(in_process, tables.erasures) == []
    assert main(["erase", "--member", member, *here]) == 0
    assert main(["erase", "--member", member, *here]) == 1
    capsys.readouterr()
    assert main(["erase", "--list", *here]) == 0
    assert json.loads(capsys.readouterr().out)["member_id"] == member
