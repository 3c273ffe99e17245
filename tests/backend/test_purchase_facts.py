"""Time, place and total of a purchase: what is strange is flagged or waits, and never stops the rest."""

from datetime import timedelta

import pytest

from reference_backend import tables
from reference_backend.clock import to_wire
from tests.backend.accounts import flags_of
from tests.backend.in_process import InProcess
from tests.backend.looking import rows
from tests.backend.till import Till

LIMIT = 5_000_000
EUR = {"currency": "EUR"}
# What stands as the total of a purchase, and whether it can be one.
TOTALS: list[tuple[object, bool]] = [
    (1, True), (2, True), (99, True), (100, True), (4599, True), (LIMIT - 1, True), (LIMIT, True),
    (0, False), (-1, False), (-4599, False), (LIMIT + 1, False), (2**53 - 1, False), (2**53, False),
    (-(2**53), False), (10**30, False),
    (True, False), (False, False), (None, False),
    (1.0, False), (0.01, False), (45.99, False), (1e2, False), (float("nan"), False), (float("inf"), False),
    ("1", False), ("4599", False), ("1,00", False), ("45,99", False), ("45.99", False), ("45,99 €", False),
    ("1\u00a0000,00", False), ("1 000,00", False), ("1\u202f000", False), ("−5", False), ("", False),
    ("١٢", False), ("0x10", False), ([100], False), ({"minor": 100}, False), ([], False),
]  # fmt: skip


@pytest.mark.rule("N16")
def test_a_total_is_a_strict_integer_of_minor_units_within_the_limit(in_process: InProcess) -> None:
    assert len(TOTALS) == 40
    till = Till(in_process, "kodutare-tallinn-1")
    for total, can_be in TOTALS:
        entry = till.buy(body={"total": {**EUR, "amount_minor": total}})
        outcome, _reason = till.outcome(entry)
        assert outcome == ("accepted" if can_be else "set_aside"), total
    kept = sorted(row["amount_minor"] for row in rows(in_process, tables.purchases))
    assert kept == sorted(total for total, can_be in TOTALS if can_be and isinstance(total, int))


@pytest.mark.rule("N16")
@pytest.mark.parametrize(
    "total",
    [
        {"amount_minor": 100, "currency": "SEK"},
        {"amount_minor": 100, "currency": "eur"},
        {"amount_minor": 100},
        {"currency": "EUR"},
        {**EUR, "amount_minor": 100, "decimals": 2},
        100,
        [],
    ],
)
def test_a_total_is_of_the_stores_currency_and_nothing_more(in_process: InProcess, total: object) -> None:
    till = Till(in_process, "kodutare-tallinn-1")
    assert till.outcome(till.buy(body={"total": total}))[0] == "set_aside"
    assert till.outcome(till.buy()) == ("accepted", None)  # and nobody behind it waits


# How far the till's clock is off by its own word, how far by the time it wrote, and whether it trusts it.
CLOCKS = [
    (0, timedelta(0), True, False),
    (300_000, timedelta(0), True, False),
    (300_001, timedelta(0), True, True),
    (-300_000, timedelta(0), True, False),
    (-300_001, timedelta(0), True, True),
    (None, timedelta(0), True, True),
    (0, timedelta(0), False, True),
    (0, timedelta(minutes=5), True, False),
    (0, timedelta(minutes=5, milliseconds=1), True, True),
    (0, timedelta(days=3650), True, True),
    (0, timedelta(days=-30), True, False),  # it waited in the till; that is no wrong clock
    (0, timedelta(hours=-1), True, False),
]


@pytest.mark.rule("N14")
def test_a_time_that_may_be_wrong_is_flagged_and_the_purchase_counts_with_the_time_that_it_said(
    in_process: InProcess,
) -> None:
    till = Till(in_process, "kodutare-tallinn-1")
    for offset_ms, ahead, trusted, is_flagged in CLOCKS:
        said = to_wire(in_process.clock.present + ahead)
        clock = {"monotonic_ms": 1, "boot": "b", "offset_ms": offset_ms, "trusted": trusted}
        entry = till.buy(clock=clock, occurred_at=said)
        assert till.outcome(entry) == ("accepted", None)
        flags = {"clock-untrusted"} if is_flagged else set()
        assert flags_of(in_process, entry) == flags, (offset_ms, ahead, trusted)
        stored = rows(in_process, tables.purchases)
        mine = next(row for row in stored if row["entry_id"] == entry["header"]["entry_id"])
        assert mine["occurred_at"] == said
    received = {row["stored_at"] for row in rows(in_process, tables.entries)}
    assert received == {in_process.clock.text()}


@pytest.mark.rule("N15")
def test_the_place_is_the_registers_own_whatever_else_exists(in_process: InProcess) -> None:
    till = Till(in_process, "kodutare-tallinn-1")
    others = ["4740000000025", "6400000000019", "", "4740000000018 ", "kodutare-tallinn"]
    for place in others:
        assert till.outcome(till.buy(body={"place": place})) == ("set_aside", "place-mismatch"), place
    assert till.outcome(till.buy()) == ("accepted", None)
    assert {row["place"] for row in rows(in_process, tables.purchases)} == {"4740000000018"}
