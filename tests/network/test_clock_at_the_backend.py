"""What the backend makes of a till whose clock was set (F11, N14)."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.network.conftest import OpenProxy, OpenTill
from tests.network.misdeeds import always, never
from tests.network.shop import Shop

FLAG = "clock-untrusted"
JUMPS = {
    "ten years on": timedelta(days=3653),
    "an hour back": -timedelta(hours=1),
    "to the leap day": timedelta(days=463),
    "another zone's time taken for UTC": timedelta(hours=3),
}


@pytest.mark.rule("N14")
@pytest.mark.parametrize("jump", JUMPS.values(), ids=JUMPS)
def test_what_was_sold_under_a_clock_that_was_set_arrives_in_order_and_is_flagged_and_nothing_else_is(
    open_proxy: OpenProxy, open_till: OpenTill, shop: Shop, jump: timedelta
) -> None:
    proxy = open_proxy()
    till = open_till(proxy.url)
    till.step()  # hello: the till hears what time it is
    proxy.plan = always("dropped_before")
    till.record(2)
    till.clock.put_back(-jump)
    till.record(2)
    till.clock.put_back(jump)
    till.record(1)
    proxy.plan = never
    assert till.drain()
    assert shop.arrived(till.register, till.recorded).is_right
    stored = [one for one in shop.entries(till.register) if one["kind"] == "purchase_recorded"]
    assert [one["entry_id"] for one in stored] == till.recorded
    assert [FLAG in one["flags"] for one in stored] == [False, False, True, True, False]
