"""What a benefit asks of its purchase's total holds in whichever order and number the uses come."""

import pytest

from reference_backend import tables
from tests.backend.accounts import CAFE, balance, hold, member_at, new_sale, use
from tests.backend.in_process import InProcess
from tests.backend.looking import rows
from tests.backend.offering import REDEMPTION, benefit, offer, settle_on
from tests.backend.till import Till

BONUS = benefit("bonus-2", "bonus_percent", percent=2)
SECOND = benefit("redeem-2", "bonus_redemption", chosen=True)
BIG = benefit("big", "offer", percent=10, chosen=True, least_total_minor=5000)


@pytest.mark.rule("N12")
def test_two_redemptions_together_are_no_more_than_the_total(in_process: InProcess) -> None:
    offer(in_process.backend, CAFE, BONUS, REDEMPTION, SECOND)
    settle_on(in_process.backend, CAFE, benefits_per_purchase=None)
    cafe = Till(in_process, "kaarna-turku-1")
    member = member_at(in_process, cafe, CAFE)
    cafe.buy(100_000, member)
    cafe.upload()
    outcomes = []
    for total in (999, 1000):
        sale = new_sale(cafe)
        one, other = (hold(cafe, sale, member, 500, name)[1] for name in ("redeem", "redeem-2"))
        cafe.buy(total, member, entry_id=sale)
        uses = use(cafe, member, one, sale), use(cafe, member, other, sale, "redeem-2")
        outcomes.append([cafe.outcome(used) for used in uses])
    accepted = ("accepted", None)
    assert outcomes == [[accepted, ("set_aside", "hold-not-valid")], [accepted, accepted]]
    assert balance(cafe, member)["bonus"] == 2000 + 20 + 20 - 1500


@pytest.mark.rule("J03")
def test_a_benefit_from_a_least_total_that_comes_first_waits_for_the_total(in_process: InProcess) -> None:
    offer(in_process.backend, CAFE, BIG)
    cafe = Till(in_process, "kaarna-turku-1")
    member = member_at(in_process, cafe, CAFE)
    sale = new_sale(cafe)
    used = use(cafe, member, None, sale, "big")
    assert cafe.outcome(used) == ("held", "purchase-not-here-yet")
    cafe.buy(4999, member, entry_id=sale)
    cafe.upload()
    told = {row["entry_id"]: (row["outcome"], row["reason"]) for row in rows(in_process, tables.entries)}
    assert told[used["header"]["entry_id"]] == ("set_aside", "benefit-not-valid")
