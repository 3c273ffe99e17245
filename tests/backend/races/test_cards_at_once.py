"""Two tills with one blank card, and one holder at two tills (J17)."""

from functools import partial
from typing import Any

import pytest

from reference_backend import tables
from tests.backend.races.crowd import Served, at_once, send, tell
from tests.backend.till import Till

ROUNDS = 8


def blanks(served: Served) -> list[str]:
    return [one["code"] for one in served.some(tables.cards, form="plastic", status="blank")]


def holders(served: Served) -> list[tuple[str, str]]:
    """Return the virtual cards, and the ids, of members who have an active plastic card."""
    plastic = {one["member_id"] for one in served.some(tables.cards, form="plastic", status="active")}
    virtual = served.some(tables.cards, form="virtual", status="active")
    return [(one["code"], one["member_id"]) for one in virtual if one["member_id"] in plastic]


def active_plastic(served: Served, member_id: str) -> list[str]:
    active = {"form": "plastic", "status": "active", "member_id": member_id}
    return [one["code"] for one in served.some(tables.cards, **active)]


def set_aside_at(till: Till) -> int:
    registers: list[dict[str, Any]] = till.report("2026-11-22")["registers"]
    return next(int(one["set_aside"]) for one in registers if one["id"] == till.register)


@pytest.mark.rule("J17")
def test_of_two_tills_with_one_blank_one_has_it_and_the_other_a_task(
    served: Served, shop_tills: tuple[Till, ...]
) -> None:
    people, stock = holders(served), blanks(served)
    lost = dict.fromkeys((till.register for till in shop_tills), 0)
    for number in range(ROUNDS):
        pair = people[2 * number : 2 * number + 2]
        before = [active_plastic(served, member_id) for _, member_id in pair]
        issued = [
            till.replace_card(f"card:{code}", stock[number])
            for till, (code, _) in zip(shop_tills, pair, strict=True)
        ]
        tries = [partial(send, till, [entry]) for till, entry in zip(shop_tills, issued, strict=True)]
        outcomes = [outcome for [outcome] in at_once(tries)]
        assert sorted(map(str, outcomes)) == sorted(
            map(str, [("accepted", None), ("set_aside", "card-already-bound")])
        )
        winner = outcomes.index(("accepted", None))
        assert active_plastic(served, pair[winner][1]) == [stock[number]]
        assert active_plastic(served, pair[1 - winner][1]) == before[1 - winner]
        paid = [served.some(tables.fees, entry_id=entry["header"]["entry_id"]) for entry in issued]
        assert [len(fee) for fee in paid] == [int(place == winner) for place in (0, 1)]
        lost[shop_tills[1 - winner].register] += 1
    assert {till.register: set_aside_at(till) for till in shop_tills} == lost
    tell(f"{ROUNDS} blanks at two tills at once, set aside by till: {lost}")


@pytest.mark.rule("J17")
def test_a_holder_whose_card_two_tills_replace_at_once_has_one_active_card(
    served: Served, shop_tills: tuple[Till, ...]
) -> None:
    people, stock = holders(served)[-ROUNDS:], blanks(served)[-2 * ROUNDS :]
    for number, (code, member_id) in enumerate(people):
        pair = stock[2 * number : 2 * number + 2]
        tries = [
            partial(send, till, [till.replace_card(f"card:{code}", blank)])
            for till, blank in zip(shop_tills, pair, strict=True)
        ]
        assert at_once(tries) == [[("accepted", None)]] * 2
        [active] = active_plastic(served, member_id)
        assert active in pair
    tell(f"{ROUNDS} holders with two new cards at once: one active card each")
