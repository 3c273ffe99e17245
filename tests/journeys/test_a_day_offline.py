"""Two hundred sales in a cellar, and then the network."""

from __future__ import annotations

import random
import time
from datetime import UTC, datetime

import pytest

from pos_client.domain.scan import Scan, ScanSource
from tests.journeys.counter import Counter

SALES = 200
LONGEST_RECORD_S = 0.1
"""Half of all records must be shown within this, on a machine that does other things too."""


@pytest.mark.rule("X04", "X05")
def test_a_day_offline_with_two_hundred_sales_arrives_once_and_equal_to_the_cent(kodutare: Counter) -> None:
    amounts = random.Random(20261122)
    totals = [amounts.randint(1000, 9999) for _ in range(SALES)]
    members = [kodutare.shop.new_member(consent=True) for _ in range(5)]
    till = kodutare.open_till()
    till.has_its_list_of_cards()
    till.all_delivered()
    kodutare.cable.unplug()
    took = []

    for number, total in enumerate(totals):
        if number % 10 == 0:
            scan_and_wait(kodutare, members[number // 10 % len(members)].phone.code)
        till.freeze_quickly(f"{total // 100},{total % 100:02}")
        began = time.monotonic()
        till.record_quickly()
        took.append(time.monotonic() - began)

    assert kodutare.shop.totals() == []
    till.until(lambda: till.waiting() not in ("0 waiting", "1 waiting"), "the number that waits")
    kodutare.cable.plug()
    till.says_link("Online")
    kodutare.has_arrived(totals)

    assert sum(kodutare.shop.totals()) == sum(totals)
    assert len({one["entry_id"] for one in kodutare.shop.purchases()}) == SALES
    with_card = [one for one in kodutare.shop.purchases() if one["member_ref"] is not None]
    assert len(with_card) == SALES // 10
    assert {one["outcome"] for one in kodutare.shop.entries()} == {"accepted"}
    assert sorted(took)[SALES // 2] < LONGEST_RECORD_S


def scan_and_wait(counter: Counter, code: str) -> None:
    """A code from the scanner, and its answer from the till's own list. Cards come again after minutes."""
    till = counter.tills[-1]
    till.app.shell.scans.on_scan_arrived(Scan(code.encode(), ScanSource.WEDGE, datetime.now(UTC)), False)
    till.until(lambda: till.band() == "Card price", "the card price")
