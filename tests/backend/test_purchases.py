"""What a purchase and its reversal do."""

from collections.abc import Callable

import pytest
from sqlalchemy import select, update

from reference_backend import tables
from reference_backend.clock import to_wire
from reference_backend.consents.purposes import PURCHASE_LINKING
from reference_backend.consents.service import Said, say
from reference_backend.ledger.earning import half_up
from reference_backend.ledger.repository import balance as ledger_balance
from tests.backend.looking import rows
from tests.backend.running import Running
from tests.backend.till import Till


def member_at(running: Running, till: Till, merchant: str, key: str) -> str:
    return str(till.identify(running.code(merchant, key))["member_ref"])


def balance(running: Running, merchant: str, member_ref: str) -> int:
    with running.backend.database.read() as connection:
        return ledger_balance(connection, merchant, member_ref, "EUR")


@pytest.mark.rule("N13")
def test_of_a_purchase_only_time_place_total_and_keys_are_kept(running: Running, cafe: Till) -> None:
    assert {column.name for column in tables.purchases.columns} == {
        "merchant_id", "entry_id", "occurred_at", "place", "amount_minor", "currency", "member_ref",
    }  # fmt: skip
    member = member_at(running, cafe, "kaarnan-kahvila", "eligible_virtual")
    entry = cafe.buy(4599, member)
    assert cafe.outcome(entry) == ("accepted", None)
    assert rows(running, tables.purchases) == [
        {
            "merchant_id": "kaarnan-kahvila",
            "entry_id": entry["header"]["entry_id"],
            "occurred_at": entry["header"]["occurred_at"],
            "place": cafe.place,
            "amount_minor": 4599,
            "currency": "EUR",
            "member_ref": member,
        }
    ]


@pytest.mark.rule("N13")
@pytest.mark.parametrize("extra", ["lines", "tender", "pan", "staff_name"])
def test_an_unexpected_field_sets_the_purchase_aside_and_is_not_kept(
    running: Running, till: Till, extra: str
) -> None:
    entry = till.buy(body={extra: "canary-value"})
    assert till.outcome(entry) == ("set_aside", "unexpected-field")
    stored = rows(running, tables.entries)[-1]
    assert "canary-value" not in str(stored)
    assert "4599" in stored["body"]
    assert rows(running, tables.purchases) == []


@pytest.mark.rule("N15")
def test_a_purchase_at_another_place_than_the_registers_is_set_aside(till: Till) -> None:
    assert till.outcome(till.buy(body={"place": "6400000000019"})) == ("set_aside", "place-mismatch")


@pytest.mark.rule("N16")
@pytest.mark.parametrize(
    "total",
    [
        {"amount_minor": 0, "currency": "EUR"},
        {"amount_minor": -100, "currency": "EUR"},
        {"amount_minor": 5_000_001, "currency": "EUR"},
        {"amount_minor": False, "currency": "EUR"},
        {"amount_minor": "1,00", "currency": "EUR"},
        {"amount_minor": 10.0, "currency": "EUR"},
        {"amount_minor": float("nan"), "currency": "EUR"},
        {"amount_minor": 100, "currency": "SEK"},
        None,
    ],
)
def test_a_total_that_cannot_be_is_set_aside(running: Running, till: Till, total: object) -> None:
    outcome, reason = till.outcome(till.buy(body={"total": total}))
    # What canonical JSON cannot say never had a digest to compare.
    assert (outcome, reason) in {("set_aside", "total-not-valid"), ("set_aside", "body-not-valid")}
    assert rows(running, tables.purchases) == []


@pytest.mark.rule("N14")
def test_a_wrong_clock_is_flagged_and_the_purchase_counts_all_the_same(running: Running, till: Till) -> None:
    clock = {"monotonic_ms": 1, "boot": "b", "offset_ms": 300_001, "trusted": False}
    entry = till.buy(clock=clock)
    assert till.outcome(entry) == ("accepted", None)
    stored = rows(running, tables.entries)[-1]
    assert stored["flags"] == "clock-untrusted"
    assert stored["stored_at"] == running.clock.text()


@pytest.mark.rule("N12")
@pytest.mark.parametrize(
    ("amount", "percent", "bonus"),
    [
        (100, 2, 2),
        (24, 2, 0),
        (25, 2, 1),
        (74, 2, 1),
        (75, 2, 2),
        (4599, 3, 138),
        (1, 50, 1),
        (5_000_000, 3, 150_000),
    ],
)
def test_a_bonus_is_rounded_half_up_to_whole_minor_units(amount: int, percent: int, bonus: int) -> None:
    assert half_up(amount, percent) == bonus


@pytest.mark.rule("N12", "X07")
def test_a_reversal_books_the_bonus_back_and_edits_nothing(running: Running, cafe: Till) -> None:
    member = member_at(running, cafe, "kaarnan-kahvila", "eligible_virtual")
    entry = cafe.buy(4599, member)
    cafe.upload()
    assert balance(running, "kaarnan-kahvila", member) == 92
    before = rows(running, tables.purchases)
    assert cafe.outcome(cafe.reverse(entry["header"]["entry_id"])) == ("accepted", None)
    assert balance(running, "kaarnan-kahvila", member) == 0
    assert [row["amount_minor"] for row in rows(running, tables.ledger_bookings)] == [92, -92]
    assert rows(running, tables.purchases) == before


@pytest.mark.rule("X07")
def test_a_reversal_before_its_purchase_is_held_and_then_matched(
    running: Running, enrol: Callable[[str], Till]
) -> None:
    sells, takes_back = enrol("kaarna-turku-1"), enrol("kaarna-turku-2")
    sale = sells.buy()
    reversal = takes_back.reverse(sale["header"]["entry_id"])
    assert takes_back.outcome(reversal) == ("held", "purchase-not-here-yet")
    assert rows(running, tables.reversals) == []
    sells.upload()
    assert [row["purchase"] for row in rows(running, tables.reversals)] == [sale["header"]["entry_id"]]
    again = takes_back.upload()["results"][-1]
    assert (again["outcome"], again["first_outcome"]) == ("duplicate", "held")


def test_a_purchase_is_reversed_once(till: Till) -> None:
    sale = till.buy()["header"]["entry_id"]
    till.reverse(sale)
    assert till.outcome(till.reverse(sale)) == ("set_aside", "already-reversed")


@pytest.mark.rule("N07")
def test_a_reversal_at_another_merchant_never_touches_the_purchase(
    running: Running, cafe: Till, bookshop: Till
) -> None:
    sale = cafe.buy()
    cafe.upload()
    bookshop.reverse(sale["header"]["entry_id"])
    bookshop.upload()
    assert rows(running, tables.reversals) == []


@pytest.mark.rule("N07")
def test_what_is_earned_at_one_merchant_changes_no_other_sum(
    running: Running, cafe: Till, bookshop: Till
) -> None:
    here = member_at(running, cafe, "kaarnan-kahvila", "member_of_both")
    there = member_at(running, bookshop, "lumon-kirjat", "member_of_both")
    cafe.buy(10_000, here)
    cafe.upload()
    assert balance(running, "kaarnan-kahvila", here) == 200
    assert balance(running, "lumon-kirjat", there) == 0


@pytest.mark.rule("N24")
def test_after_the_end_of_a_membership_older_purchases_count_unlinked_and_newer_wait_for_a_person(
    running: Running, cafe: Till
) -> None:
    member = member_at(running, cafe, "kaarnan-kahvila", "eligible_virtual")
    before = cafe.buy(100, member)
    running.clock.turn(minutes=1)
    end = running.clock.text()
    at_the_end = cafe.buy(150, member)
    running.clock.turn(minutes=1)
    after = cafe.buy(200, member)
    mine = tables.memberships.c.member_ref == member
    with running.backend.database.write() as connection:
        connection.execute(update(tables.memberships).where(mine).values(ended_at=end))
    assert cafe.outcome(before) == ("accepted", None)
    assert cafe.outcome(at_the_end) == ("set_aside", "membership-ended")
    assert cafe.outcome(after) == ("set_aside", "membership-ended")
    assert [row["member_ref"] for row in rows(running, tables.purchases)] == [None]
    assert cafe.identify(running.code("kaarnan-kahvila", "eligible_virtual"))["verdict"] == "not_a_member"


def consent(running: Running, member_ref: str, given: bool) -> None:
    found = [row for row in rows(running, tables.memberships) if row["member_ref"] == member_ref]
    now = to_wire(running.clock.now())
    with running.backend.database.write() as connection:
        say(connection, "kodutare", found[0]["member_id"], PURCHASE_LINKING, given, Said(now, now, "account"))


@pytest.mark.rule("J23")
def test_a_purchase_is_linked_under_a_consent_and_only_counted_without(running: Running, till: Till) -> None:
    linked = till.buy(100, "card:" + running.code("kodutare", "with_consent"))
    counted = till.buy(200, "card:" + running.code("kodutare", "without_consent"))
    assert till.outcome(linked) == till.outcome(counted) == ("accepted", None)
    by_amount = {row["amount_minor"]: row["member_ref"] for row in rows(running, tables.purchases)}
    assert by_amount == {100: member_at(running, till, "kodutare", "with_consent"), 200: None}
    kept = {row["seq"]: row["personal"] for row in rows(running, tables.entries)}
    assert kept[counted["header"]["seq"]] is None


@pytest.mark.rule("J23")
def test_a_consent_withdrawn_while_the_purchase_waits_drops_the_link(running: Running, till: Till) -> None:
    member = member_at(running, till, "kodutare", "with_consent")
    waiting = till.buy(100, member)
    running.clock.turn(minutes=1)
    consent(running, member, given=False)
    assert till.outcome(waiting) == ("accepted", None)
    assert [row["member_ref"] for row in rows(running, tables.purchases)] == [None]


@pytest.mark.rule("J23")
def test_a_consent_given_after_the_purchase_does_not_link_it(running: Running, till: Till) -> None:
    code = running.code("kodutare", "without_consent")
    waiting = till.buy(100, "card:" + code)
    running.clock.turn(minutes=1)
    with running.backend.database.read() as connection:
        owner = connection.scalar(select(tables.cards.c.member_id).where(tables.cards.c.code == code))
        assert owner is not None
    with running.backend.database.write() as connection:
        now = running.clock.text()
        say(connection, "kodutare", owner, PURCHASE_LINKING, True, Said(now, now, "account"))
    till.upload()
    assert [row["member_ref"] for row in rows(running, tables.purchases)] == [None]
    assert waiting["personal"] is not None


@pytest.mark.rule("J40")
def test_a_customer_card_earns_nothing(running: Running, till: Till) -> None:
    till.buy(10_000, member_at(running, till, "kodutare", "with_consent"))
    till.upload()
    assert rows(running, tables.ledger_bookings) == []


def test_a_member_nobody_knows_leaves_the_purchase_counted_and_flagged(running: Running, cafe: Till) -> None:
    entry = cafe.buy(100, "card:NID1:00000000000097")
    assert cafe.outcome(entry) == ("accepted", None)
    stored = rows(running, tables.entries)[-1]
    assert (stored["flags"], stored["personal"]) == ("member-unknown", None)
