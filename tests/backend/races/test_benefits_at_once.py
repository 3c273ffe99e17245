"""One benefit, or one bonus, at two tills in one moment; holds whose answer was lost (N11, N12)."""

from collections.abc import Iterator
from functools import partial
from itertools import islice

import pytest
import requests

from reference_backend import tables
from tests.backend.accounts import amounts, balance, hold, new_sale, use
from tests.backend.members_side.visitor import CAFE
from tests.backend.races.crowd import Served, at_once, send, tell
from tests.backend.till import Entry, Till
from tests.network.misdeeds import always, never
from tests.network.proxy import Proxy

ASKED_EACH = 6
ROUNDS = 6
ONCE = "coffee-5"
PART = 700


@pytest.fixture(scope="module")
def members(served: Served) -> Iterator[str]:
    """Members of the café who have used nothing yet, one after the other."""
    return iter(served.members_of(CAFE))


def sell(till: Till, sale: str, member: str, held: str | None, benefit: str) -> list[Entry]:
    """Write a purchase with a benefit into a till's journal."""
    return [till.buy(1000, member, entry_id=sale), use(till, member, held, sale, benefit)]


@pytest.mark.rule("N11")
def test_a_single_use_benefit_that_two_tills_want_at_once_is_given_once(
    served: Served, cafe_tills: tuple[Till, ...], members: Iterator[str]
) -> None:
    for member in islice(members, ROUNDS):
        sales = [new_sale(till) for till in cafe_tills]
        asked = [
            partial(hold, till, sale, member, None, ONCE)
            for till, sale in zip(cafe_tills, sales, strict=True)
        ] * ASKED_EACH
        answers = at_once(asked)
        told = [set(answers[0::2]), set(answers[1::2])]
        assert [len(each) for each in told] == [1, 1], "the same sale gets the same answer"
        [first], [second] = told
        assert (409, "benefit-not-available") in (first, second)
        assert {first[0], second[0]} == {200, 409}
        winner = 0 if first[0] == 200 else 1
        held = [answer[1] if answer[0] == 200 else None for answer in (first, second)]
        # The other till gives it all the same, as one without a connection would.
        sold = [
            sell(till, sale, member, own, ONCE)
            for till, sale, own in zip(cafe_tills, sales, held, strict=True)
        ]
        outcomes = at_once([partial(send, *one) for one in zip(cafe_tills, sold, strict=True)])
        assert outcomes[winner] == [("accepted", None)] * 2
        assert outcomes[1 - winner] == [("accepted", None), ("set_aside", "hold-missing")]
        used = [served.some(tables.benefit_uses, purchase=sale) for sale in sales]
        assert [len(each) for each in used] == [int(place == winner) for place in (0, 1)]
    tell(f"{ROUNDS} single-use benefits, each asked for {2 * ASKED_EACH} times at once by two tills: once")


@pytest.mark.rule("N11", "N12")
@pytest.mark.parametrize("misdeed", ["dropped_after", "answer_cut", "reset_after", "replayed"])
@pytest.mark.parametrize(("benefit", "amount"), [(ONCE, None), ("redeem", 300)])
def test_a_hold_whose_answer_was_lost_is_one_hold(
    served: Served,
    cafe_tills: tuple[Till, ...],
    members: Iterator[str],
    misdeed: str,
    benefit: str,
    amount: int | None,
) -> None:
    till, member = cafe_tills[0], next(members)
    send(till, [till.buy(1000, member)])  # half of it is bonus
    sale = new_sale(till)
    with Proxy(served.process.port, plan=always(misdeed)) as proxy:
        cut_off = till.twin()
        cut_off.running = served.through(proxy.url)
        if misdeed == "replayed":
            assert hold(cut_off, sale, member, amount, benefit)[0] == 200
        else:
            with pytest.raises(requests.RequestException):
                hold(cut_off, sale, member, amount, benefit)
        [kept] = served.some(tables.holds, sale=sale)
        proxy.plan = never
        asked = partial(hold, cut_off, sale, member, amount, benefit)
        assert set(at_once([asked] * ASKED_EACH)) == {(200, kept["id"])}
    assert served.some(tables.holds, sale=sale) == [kept]
    sold = sell(till, sale, member, kept["id"], benefit)
    assert send(till, sold) == [("accepted", None)] * 2
    tell(f"{benefit}: answer {misdeed}, then asked {ASKED_EACH} times at once: one hold, and it is good")


@pytest.mark.rule("N12")
def test_a_bonus_that_two_tills_redeem_at_once_never_goes_below_zero(
    served: Served, cafe_tills: tuple[Till, ...], members: Iterator[str]
) -> None:
    for earned in (3 * PART, 5 * PART + 1, 8 * PART - 1):
        member, first = next(members), cafe_tills[0]
        send(first, [first.buy(2 * earned, member)])
        wishes = [(till, new_sale(till)) for till in cafe_tills * ASKED_EACH]
        answers = at_once([partial(hold, till, sale, member, PART, "redeem") for till, sale in wishes])
        granted = [
            (*wish, held) for wish, (status, held) in zip(wishes, answers, strict=True) if status == 200
        ]
        assert len(granted) == earned // PART
        assert balance(first, member) == {"bonus": earned, "available": earned % PART, "points": 0}
        sold: dict[str, list[Entry]] = {till.register: [] for till in cafe_tills}
        for till, sale, held in granted:
            sold[till.register] += sell(till, sale, member, held, "redeem")
        busy = [till for till in cafe_tills if sold[till.register]]
        for outcomes in at_once([partial(send, till, sold[till.register]) for till in busy]):
            assert set(outcomes) == {("accepted", None)}
        # What the redeeming purchases earned came later: what was there before must have been enough.
        redeemed = -sum(amount for amount in amounts(served, member) if amount < 0)
        assert redeemed == len(granted) * PART <= earned
        assert balance(first, member)["bonus"] == sum(amounts(served, member)) >= 0
    tell(f"3 balances, each wanted {2 * ASKED_EACH} times at once by two tills: never more than there was")
