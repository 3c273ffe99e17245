"""What a member gets of the own data equals what the database has, field by field (N23).

Every table and every column of it is told or left out by name. A new one makes this red: then it is to be
decided whether it belongs to the export.
"""

import json
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pytest
from sqlalchemy import Boolean, Column, Connection, Integer, LargeBinary, Table, insert

from reference_backend import tables
from reference_backend.members.export import export_member
from tests.backend.in_process import InProcess
from tests.backend.looking import rows

Row = dict[str, Any]

ME, SOMEBODY = "m" * 36, "s" * 36
HERE, ELSEWHERE, REGISTER = "kaarnan-kahvila", "lumon-kirjat", "kaarna-turku-1"
OWN = "the document is about this member"
MERCHANT = "the document's own key"
STAFF = "other people: staff, and the register that they stood at"
NUMBER = "a number of the row, with no meaning"

# What of each table is told stands where, and what of it is left out and why.
EXPORTED: Mapping[str, tuple[str, Mapping[str, str]]] = {
    "members": (
        "person",
        {
            "pool": "where the person is looked for; the memberships say it",
            "email_key": "the address again, as it is compared",
            "password_hash": "proves who it is",
            "password_form": "proves who it is, until the address is proved",
            "erased_at": "there is no export of who was erased",
        },
    ),
    "cards": ("cards", {"pool": "where the card is looked for", "member_id": OWN}),
    "messages": (
        "messages",
        {
            "id": NUMBER,
            "key": "what keeps a thing from being said twice; made of the other columns",
            "member_id": OWN,
            "body": "holds links, which prove who it is; the member has the message",
            "picture": "the virtual card, which the own pages give",
        },
    ),
    "memberships": (
        "membership",
        {
            "member_id": OWN,
            "merchant_id": MERCHANT,
            "attested_by": f"{STAFF}; `origin` says whether it was the member",
        },
    ),
    "acceptances": (
        "acceptances",
        {"id": NUMBER, "member_id": OWN, "merchant_id": MERCHANT, "register_id": STAFF, "staff": STAFF},
    ),
    "consent_events": ("consents", {"id": NUMBER, "member_id": OWN, "merchant_id": MERCHANT}),
    "purchases": ("purchases", {"merchant_id": MERCHANT, "member_ref": OWN}),
    "reversals": ("reversals", {"merchant_id": MERCHANT}),
    "ledger_bookings": ("bookings", {"merchant_id": MERCHANT, "member_ref": OWN}),
    "benefit_uses": ("benefits_used", {"merchant_id": MERCHANT, "member_id": OWN}),
    "holds": (
        "benefits_held",
        {"id": NUMBER, "register_id": STAFF, "merchant_id": MERCHANT, "member_id": OWN},
    ),
    "paper_applications": (
        "papers",
        {
            "merchant_id": MERCHANT,
            "register_id": STAFF,
            "member_id": OWN,
            "staff": STAFF,
            "destroyed_by": STAFF,
        },
    ),
    "attachments": ("pictures", {"id": NUMBER, "merchant_id": MERCHANT, "register_id": STAFF}),
    "fees": ("fees", {"merchant_id": MERCHANT}),
    "fee_refunds": ("fee_refunds", {"merchant_id": MERCHANT}),
}

LEFT_OUT: Mapping[str, str] = {
    # These hold a member's id, code or address.
    "join_drafts": "a form is nobody's word; what waits there for the proof of an address ends with it",
    "member_links": "ways in, which prove who it is; gone within minutes",
    "member_sessions": "ways in, which prove who it is; gone within the hour",
    "attachment_pieces": "the pictures themselves, told by their checksums; who asks gets a copy",
    "entries": "the journal's evidence: what it says of a member stands in the tables made of it",
    "snapshot_rows": "what the tills are told of a card, made of the card, the consents and the uses",
    "erasures": "only of those of whom there is no export",
    "tries": "wrong tries against an address, whoever made them; gone within a day",
    # These hold nothing of a member.
    "audit_events": "what staff did, without whom it was about",
    "privacy_tasks": "what the data protection contact has to do, without whom it is about",
    "scan_counts": "counts, without whose card it was",
    "backend_facts": "the backend's own",
    "counters": "the backend's own",
    "recovery_keys": "the backend's own",
    "token_keys": "the backend's own",
    "merchants": "the merchant's",
    "stores": "the merchant's",
    "registers": "the till's",
    "register_keys": "the till's",
    "enrolment_codes": "the till's",
    "device_authorizations": "the till's",
    "epochs": "the till's",
    "unsealings": "the till's",
    "staff": "other people",
    "staff_sessions": "other people",
}

Value = str | int | bytes | None


@dataclass(frozen=True)
class Exported:
    """An export, and the rows that the database has of its member."""

    document: Row
    stored: Mapping[str, list[Row]]

    def told(self, name: str, merchant: str) -> list[Row]:
        place = EXPORTED[name][0]
        found = (self.document if place in self.document else self.document["merchants"][merchant])[place]
        return [found] if isinstance(found, dict) else list(found)

    def expected(self, name: str, merchant: str) -> list[Row]:
        is_walled = EXPORTED[name][0] not in self.document
        here = [row for row in self.stored[name] if not is_walled or row["merchant_id"] == merchant]
        left_out = EXPORTED[name][1]
        return [{column: row[column] for column in row.keys() - left_out} for row in here]


def row_of(table: Table, mark: str, own: Mapping[str, Value]) -> Row:
    """Return a row with something in every column, which stands nowhere else, but for what is given."""
    whole: Row = {}
    for column in table.columns:
        name = next((one for one in (str(column), column.name) if one in own), None)
        whole[column.name] = _something(column, mark) if name is None else own[name]
    return whole


def _something(column: Column[Any], mark: str) -> Value:
    if isinstance(column.type, Boolean):
        return True
    if isinstance(column.type, Integer):
        return zlib.crc32(f"{mark}{column}".encode()) % 1_000_000
    if isinstance(column.type, LargeBinary):
        return f"{mark}{column}".encode()
    return f"{mark}-{column.name}-{column.table.name}"[: getattr(column.type, "length", None)]


def write(connection: Connection, name: str, mark: str, own: Mapping[str, Value]) -> None:
    table = tables.METADATA.tables[name]
    connection.execute(insert(table).values(row_of(table, mark, own)))


def fill(in_process: InProcess, member: str, merchants: Mapping[str, str]) -> None:
    """Write the person, and a row for each merchant into each other table that is exported."""
    with in_process.backend.database.write() as connection:
        write(connection, "members", member[0], {"id": member, "erased_at": None})
        for merchant, mark in merchants.items():
            own = {"member_id": member, "merchant_id": merchant, "register_id": REGISTER, "member_ref": mark}
            ties = {"purchases.entry_id": "p", "reversals.purchase": "p"}
            ties |= {"cards.bound_by": "i", "fees.entry_id": "i", "fee_refunds.issue": "i"}
            ties |= {"paper_applications.entry_id": "a", "attachments.entry_id": "a"}
            own |= {column: mark + tie for column, tie in ties.items()}
            for name in EXPORTED.keys() - {"members"}:
                write(connection, name, mark, own)


def everything(in_process: InProcess) -> dict[str, list[Row]]:
    return {name: rows(in_process, tables.METADATA.tables[name]) for name in EXPORTED}


def export(in_process: InProcess) -> Row:
    with in_process.backend.database.read() as connection:
        found = export_member(connection, ME)
    assert found is not None
    return found


@pytest.fixture
def exported(in_process: InProcess) -> Exported:
    """A member of two merchants, beside the demo's members and somebody else who is at both."""
    fill(in_process, SOMEBODY, {HERE: "1", ELSEWHERE: "2"})
    before = everything(in_process)
    fill(in_process, ME, {HERE: "3", ELSEWHERE: "4"})
    stored = {
        name: [row for row in after if row not in before[name]]
        for name, after in everything(in_process).items()
    }
    return Exported(export(in_process), stored)


def test_every_table_is_exported_or_left_out_by_name() -> None:
    assert EXPORTED.keys() | LEFT_OUT.keys() == tables.METADATA.tables.keys()
    assert not EXPORTED.keys() & LEFT_OUT.keys()


@pytest.mark.rule("N23")
def test_every_column_is_exported_or_left_out_by_name(exported: Exported) -> None:
    for name, (_, left_out) in EXPORTED.items():
        columns = {column.name for column in tables.METADATA.tables[name].columns}
        for row in exported.told(name, HERE):
            assert sorted((*row, *left_out)) == sorted(columns), name


@pytest.mark.rule("N23")
def test_the_export_equals_the_database_value_by_value(exported: Exported) -> None:
    assert exported.document["merchants"].keys() == {HERE, ELSEWHERE}
    for name in EXPORTED:
        for merchant in (HERE, ELSEWHERE):
            expected = exported.expected(name, merchant)
            assert expected, name
            assert sorted(exported.told(name, merchant), key=str_of) == sorted(expected, key=str_of), name


def str_of(row: Row) -> str:
    return json.dumps(row, sort_keys=True)


@pytest.mark.rule("N23")
def test_nothing_else_is_in_the_document(exported: Exported) -> None:
    places = {place for place, _ in EXPORTED.values()}
    assert exported.document.keys() <= places | {"merchants"}
    assert all(one.keys() <= places for one in exported.document["merchants"].values())


@pytest.mark.rule("N23", "J30")
def test_the_picture_of_a_letter_that_withdrew_is_told(in_process: InProcess) -> None:
    fill(in_process, ME, {HERE: "3"})
    own = {"merchant_id": HERE, "register_id": REGISTER, "member_id": ME}
    with in_process.backend.database.write() as connection:
        write(connection, "consent_events", "letter", {**own, "evidence": "by-letter"})
        write(connection, "attachments", "letter", {**own, "entry_id": "by-letter"})
    pictures = export(in_process)["merchants"][HERE]["pictures"]
    assert [one["entry_id"] for one in pictures] == ["3a", "by-letter"]


@pytest.mark.rule("N23")
def test_a_message_to_the_address_alone_is_told_where_the_member_joined(in_process: InProcess) -> None:
    fill(in_process, ME, {HERE: "3"})
    phone = export(in_process)["person"]["phone"]
    with in_process.backend.database.write() as connection:
        for merchant in (HERE, ELSEWHERE):
            own = {"merchant_id": merchant, "member_id": None, "address": phone}
            write(connection, "messages", merchant, own)
    told = [one["merchant_id"] for one in export(in_process)["messages"] if one["address"] == phone]
    assert told == [HERE]
