"""The whole schema, column by column: where personal data may stand, and no room for more (N13)."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reference_backend.journal.bodies import BODIES, PERSONAL, parse, without_unexpected
from reference_backend.journal.decision import SetAside
from reference_backend.tables import METADATA
from tests.backend.in_process import InProcess
from tests.backend.till import Till

# What tells of a person: a name, an address, a code, an image, what somebody wrote or bought, or whose it is.
# What is under a hash or a salt of its own counts too. A column that is not here may hold none of it.
PERSONAL_COLUMNS = {
    "acceptances": "member_id",
    "attachment_pieces": "content",
    "attachments": "sha256",
    "benefit_uses": "member_id",
    "cards": "code member_id",
    "consent_events": "member_id evidence",
    "device_authorizations": "caller",
    "entries": "body personal",
    "erasures": "member_id",
    "holds": "member_id",
    "join_drafts": "email_key details phone_code_hash member_id",
    "ledger_bookings": "member_ref",
    "member_links": "member_id details",
    "member_sessions": "member_id",
    "members": "id first_name last_name email email_key phone password_hash birth_month birth_day",
    "memberships": "member_id member_ref",
    "messages": "key member_id address subject body picture",
    "paper_applications": "member_id picture",
    "purchases": "member_ref",
    "snapshot_rows": "code",
    "tries": "subject",
}
# Staff are known by a number, and that counts as theirs.
STAFF_COLUMNS = {
    "acceptances": "staff",
    "audit_events": "staff",
    "paper_applications": "staff destroyed_by",
    "privacy_tasks": "done_by",
    "staff": "number pin_hash organisation",
    "staff_sessions": "number",
}
OTHER_COLUMNS = {
    "acceptances": "id merchant_id document version accepted_at channel register_id entry_id",
    "attachment_pieces": "attachment_id place",
    "attachments": "id merchant_id register_id entry_id size media_type received begun_at complete_at",
    "audit_events": "id merchant_id register_id action reason result at",
    "backend_facts": "name value",
    "benefit_uses": "merchant_id entry_id purchase benefit period released_at",
    "cards": "pool form status bound_by",
    "consent_events": "id merchant_id purpose given effective_at recorded_at channel",
    "counters": "name value",
    "device_authorizations": "device_code_hash user_code_hash public_key instance client_version was state"
    " register_id family interval_s asked_at last_poll expires_at",
    "enrolment_codes": "code_hash register_id expires_at used_at",
    "entries": "register_id epoch seq entry_id merchant_id kind day hash header body_salt personal_salt"
    " with_card absent outcome reason first_outcome first_reason flags waits_for settled_by stored_at",
    "epochs": "register_id epoch instance stored_seq stored_hash opened_at",
    "erasures": "id pool erased_at why",
    "fee_refunds": "merchant_id issue entry_id amount_minor currency reason",
    "fees": "merchant_id entry_id issue amount_minor currency version payment",
    "holds": "id register_id merchant_id sale benefit period state expires_at amount_minor",
    "join_drafts": "id merchant_id state phone_confirmed_at created_at expires_at",
    "ledger_bookings": "merchant_id entry_id benefit account amount_minor currency booked_at",
    "member_links": "token_hash purpose expires_at used_at",
    "member_sessions": "session_hash expires_at",
    "members": "pool kind language account password_form address_proved_at reachable erased_at",
    "memberships": "merchant_id joined_at ended_at origin attested_at attested_by seen_month",
    "merchants": "id name settings snapshot_key",
    "messages": "id merchant_id channel purpose language state attempts created_at next_try_at sent_at",
    "paper_applications": "merchant_id entry_id register_id organisation taken_at paper_destroyed_at",
    "privacy_tasks": "id merchant_id register_id entry_id kind opened_at done_at",
    "purchases": "merchant_id entry_id occurred_at place amount_minor currency",
    "recovery_keys": "key_id private_key made_at",
    "register_keys": "register_id key_id public_key known_since",
    "registers": "id store_id name family family_born family_ended_at generation generation_used public_key"
    " instance revoked_at epoch forked last_contact waiting hello_epoch hello_seq hello_hash hello_till_time"
    " complete_to",
    "reversals": "merchant_id purchase entry_id occurred_at reason",
    "scan_counts": "register_id entry_id day hour source form result offline override repeat",
    "snapshot_rows": "merchant_id key change",
    "staff": "merchant_id role pin_given",
    "staff_sessions": "session_hash register_id role expires_at",
    "stores": "id merchant_id name place zone country currency channel",
    "token_keys": "key_id secret made_at",
    "tries": "failures last_failure locked_until",
    "unsealings": "id register_id merchant_id purpose key_id opened asked_at",
}
# What neither rule book lets anybody keep: of a person's papers, of goods, of payment.
FORBIDDEN = {"year", "identity", "tender", "pan", "iban", "line", "lines", "item", "items", "goods", "basket"}
FORBIDDEN |= {"article", "receipt", "balance", "ip", "location", "browser", "agent"}


def columns(told: dict[str, str]) -> set[tuple[str, str]]:
    return {(table, name) for table, names in told.items() for name in names.split()}


@pytest.mark.rule("N13")
def test_every_column_of_the_schema_is_known_with_what_it_may_hold() -> None:
    lists = [columns(told) for told in (PERSONAL_COLUMNS, STAFF_COLUMNS, OTHER_COLUMNS)]
    there = {(table.name, column.name) for table in METADATA.tables.values() for column in table.columns}
    assert set().union(*lists) == there
    assert sum(map(len, lists)) == len(there), "a column stands in two lists"


@pytest.mark.rule("N13", "J07", "J38")
def test_no_column_is_for_what_may_not_be_kept() -> None:
    named = [column.name for table in METADATA.tables.values() for column in table.columns]
    assert not [name for name in named if set(name.split("_")) & FORBIDDEN]


VALUES = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(-(2**53) + 1, 2**53 - 1), st.text(max_size=8)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=2), st.dictionaries(st.text(max_size=4), inner, max_size=2)
    ),
    max_leaves=4,
)
RIGHT: dict[str, dict[str, Any]] = {
    "purchase_recorded": {
        "place": "4740000000018",
        "total": {"amount_minor": 4599, "currency": "EUR"},
        "total_entry": "keyed",
    },
    "purchase_reversed": {"purchase": "019aab12-c3d4-7e5f-8a6b-000000000001", "reason": "mistake"},
    "benefit_used": {"purchase": "019aab12-c3d4-7e5f-8a6b-000000000001", "benefit": "b", "hold": None},
    "scan_counted": {
        "source": "camera",
        "form": "virtual",
        "result": "eligible",
        "offline": False,
        "override": False,
        "repeat": False,
    },
}
CANARY = "canary-4f1b"


@pytest.mark.rule("N13", "J38", "J22")
@settings(max_examples=150, deadline=None, database=None, derandomize=True)
@given(kind=st.sampled_from(sorted(RIGHT)), name=st.text(min_size=1, max_size=12), value=VALUES)
def test_one_member_more_sets_an_entry_aside_and_nothing_of_it_is_kept(
    kind: str, name: str, value: Any
) -> None:
    right = RIGHT[kind]
    if name in right:
        return
    more = {**right, name: {CANARY: value}}
    with pytest.raises(SetAside) as aside:
        parse(BODIES[kind], more)
    assert aside.value.reason == "unexpected-field"
    assert without_unexpected(BODIES[kind], more) == right


@pytest.mark.rule("N13")
@settings(max_examples=100, deadline=None, database=None, derandomize=True)
@given(part=st.dictionaries(st.text(max_size=12), VALUES, max_size=3))
def test_a_personal_part_holds_the_reference_and_nothing_else(part: dict[str, Any]) -> None:
    for kind in ("purchase_recorded", "benefit_used"):
        with pytest.raises(SetAside):
            parse(PERSONAL[kind], {**part, "member_ref": "ref", CANARY: 1})


@pytest.mark.rule("N13", "J38")
def test_what_a_purchase_may_not_carry_is_nowhere_in_the_database_afterwards(in_process: InProcess) -> None:
    till = Till(in_process, "kodutare-tallinn-1")
    for extra in ("lines", "tender", "payment", "pan", "staff", "staff_name", "member_ref", "ip", "card"):
        for body in ({extra: CANARY}, {"total": {"amount_minor": 1, "currency": "EUR", extra: CANARY}}):
            assert till.outcome(till.buy(body=body)) == ("set_aside", "unexpected-field"), extra
    assert CANARY not in dump(in_process)


def dump(shop: InProcess) -> str:
    """Return every value of every table."""
    with shop.backend.database.read() as connection:
        found = [
            [str(value) for row in connection.execute(table.select()) for value in row]
            for table in METADATA.tables.values()
        ]
    return json.dumps(found)
