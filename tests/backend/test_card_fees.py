"""The fee of a plastic card: by its day, given back once, with the card (J16)."""

from typing import Any

import pytest

from reference_backend import tables
from tests.backend.card_desk import (
    CASHIER,
    INFO_DESK,
    blank,
    card,
    holder,
    issue,
    refund,
)
from tests.backend.looking import rows
from tests.backend.running import Running
from tests.backend.till import Till

# --- the fee ----------------------------------------------------------------------------------


@pytest.mark.rule("J16")
def test_a_new_fee_holds_from_midnight_in_the_shops_zone_and_the_old_one_is_honoured_after(
    running: Running, till: Till
) -> None:
    programme = running.backend.programmes["customer-card-ee"]
    old = programme.fees[0]
    day = old.valid_from.replace(year=2027, month=1, day=1)
    new = old.model_copy(update={"amount_minor": 149, "version": "2027-1", "valid_from": day})
    changed = programme.model_copy(update={"fees": [*programme.fees, new]})
    running.backend.programmes["customer-card-ee"] = changed
    late: dict[str, Any] = {"fee_minor": 149, "body": {"fee_version": "2027-1"}}
    running.clock.turn(days=60)
    who, at = holder(running), "2026-12-31T{}:59:59.000Z"
    too_early = issue(till, who, blank(running), "replacement", occurred_at=at.format(21), **late)
    assert till.outcome(too_early) == ("set_aside", "fee-not-valid")
    midnight = issue(till, who, blank(running), "replacement", occurred_at="2026-12-31T22:00:00.000Z", **late)
    assert till.outcome(midnight) == ("accepted", None)
    # An offline till asks what it last heard of, and says so.
    offline = issue(till, who, blank(running, 2), "replacement", occurred_at="2027-01-05T09:00:00.000Z")
    assert till.outcome(offline) == ("accepted", None)
    assert [(row["amount_minor"], row["version"]) for row in rows(running, tables.fees)] == [
        (149, "2027-1"),
        (99, "2024-1"),
    ]


@pytest.mark.rule("J15")
def test_a_void_payment_puts_the_card_back_into_stock_and_the_refund_is_a_fact_of_its_own(
    running: Running, till: Till
) -> None:
    issued = issue(till, holder(running, "without_consent"), blank(running), body={"staff": INFO_DESK})
    back = refund(till, issued, staff=INFO_DESK)
    assert till.outcome(back) == ("accepted", None)
    after = card(running, blank(running))
    assert (after["status"], after["member_id"], after["bound_by"]) == ("blank", None, None)
    assert till.identify(blank(running))["verdict"] == "not_a_member"
    assert len(rows(running, tables.fees)) == len(rows(running, tables.fee_refunds)) == 1
    fees = till.report("2026-11-22")["fees"]
    assert (fees["count"], fees["refunded"]["count"], fees["refunded"]["total"]["amount_minor"]) == (1, 1, 99)
    again = issue(till, holder(running), blank(running), "replacement")
    assert till.outcome(again) == ("accepted", None)


@pytest.mark.rule("J15")
def test_a_card_that_was_taken_back_is_out_of_use(running: Running, till: Till) -> None:
    issued = issue(till, holder(running), blank(running), "replacement")
    assert till.outcome(refund(till, issued, "card-taken-back", CASHIER)) == ("set_aside", "role-not-allowed")
    assert till.outcome(refund(till, issued, "card-taken-back", INFO_DESK)) == ("accepted", None)
    assert (card(running, blank(running))["status"], card(running, blank(running))["member_id"]) == (
        "cancelled",
        None,
    )
    again = issue(till, holder(running), blank(running), "replacement")
    assert till.outcome(again) == ("set_aside", "card-already-bound")


@pytest.mark.rule("J15")
def test_a_fee_is_given_back_once_in_full_and_only_where_one_was_taken(running: Running, till: Till) -> None:
    issued = issue(till, holder(running), blank(running), "replacement")
    less = refund(till, issued, fee={"amount_minor": 98, "currency": "EUR"})
    never = refund(till, till.buy())
    first, second = refund(till, issued, staff=CASHIER), refund(till, issued)
    assert till.outcome(less) == ("set_aside", "fee-not-valid")
    assert till.outcome(never) == ("set_aside", "nothing-to-refund")
    assert till.outcome(first) == ("accepted", None)
    assert till.outcome(second) == ("set_aside", "refunded-before")


def test_the_tills_are_told_that_a_card_went_back_into_stock(running: Running, till: Till) -> None:
    issued = issue(till, holder(running), blank(running), "replacement")
    till.outcome(issued)
    cursor = till.get("/v1/snapshot?limit=2000").json()["cursor"]
    till.outcome(refund(till, issued))
    page = till.get(f"/v1/snapshot?cursor={cursor}").json()
    assert len(page["gone"]) == 1
