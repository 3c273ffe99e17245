"""What a purchase earns, to the last minor unit, and who it is of."""

from datetime import date

import pytest

from reference_backend.app import openapi_document
from reference_backend.assembly import PROGRAMMES
from reference_backend.configuration.loading import load_programmes
from reference_backend.configuration.model import Benefit
from reference_backend.configuration.terms import Terms
from reference_backend.ledger.earning import earned
from tests.backend.accounts import BOOKSHOP, CAFE, amounts, balance, flags_of, member_at, redeem
from tests.backend.in_process import InProcess
from tests.backend.offering import REDEMPTION, benefit, enable, merchant_of, offer
from tests.backend.till import Till

DAY = date(2026, 11, 22)
POINTS = benefit("points-1", "points_per_unit", points=1, unit_minor=100)
# Total in minor units, per cent, bonus in minor units; worked out by hand, halves upwards.
GOLDEN = [
    (1, 1, 0), (49, 1, 0), (50, 1, 1), (51, 1, 1), (149, 1, 1), (150, 1, 2),
    (24, 2, 0), (25, 2, 1), (74, 2, 1), (75, 2, 2), (100, 2, 2), (4599, 2, 92),
    (16, 3, 0), (17, 3, 1), (49, 3, 1), (50, 3, 2), (4599, 3, 138), (5_000_000, 3, 150_000),
    (1, 50, 1), (1, 49, 0), (3, 50, 2), (1, 100, 1), (99, 100, 99), (5_000_000, 100, 5_000_000),
    (12_345, 7, 864), (12_350, 7, 865), (1999, 5, 100), (1990, 5, 100), (1989, 5, 99), (10_010, 15, 1502),
]  # fmt: skip


def terms(programme: str, *benefits: Benefit) -> Terms:
    return Terms(merchant_of(programme, *benefits), load_programmes(PROGRAMMES)[programme])


def test_the_golden_table_has_thirty_rows() -> None:
    assert len(set(GOLDEN)) == 30


@pytest.mark.rule("N12")
def test_a_bonus_is_what_the_golden_table_says() -> None:
    for total, percent, bonus in GOLDEN:
        found = earned(terms("nano-id", benefit("b", "bonus_percent", percent=percent)), total, "EUR", DAY)
        assert [(one.account, one.amount, one.currency) for one in found] == (
            [("bonus", bonus, "EUR")] if bonus else []
        ), (total, percent)


@pytest.mark.rule("N12")
@pytest.mark.parametrize(
    ("total", "unit", "points", "given"),
    [
        (99, 100, 1, 0),
        (100, 100, 1, 1),
        (199, 100, 1, 1),
        (200, 100, 1, 2),
        (999, 500, 3, 3),
        (1000, 500, 3, 6),
    ],
)
def test_points_are_given_for_each_whole_unit_of_the_total(
    total: int, unit: int, points: int, given: int
) -> None:
    found = earned(
        terms("nano-id", benefit("p", "points_per_unit", points=points, unit_minor=unit)), total, "EUR", DAY
    )
    assert [(one.account, one.amount, one.currency) for one in found] == (
        [("points", given, "PTS")] if given else []
    )


@pytest.mark.rule("N11", "N12")
@pytest.mark.parametrize(
    ("first", "last", "earns"),
    [
        (DAY, DAY, True),
        (None, None, True),
        (date(2026, 11, 23), None, False),
        (None, date(2026, 11, 21), False),
    ],
)
def test_a_bonus_is_earned_on_its_days_only(first: date | None, last: date | None, earns: bool) -> None:
    one = benefit("b", "bonus_percent", percent=2, valid_from=first, valid_to=last)
    assert bool(earned(terms("nano-id", one), 10_000, "EUR", DAY)) is earns


@pytest.mark.rule("J40", "J38")
def test_a_programme_without_bonus_or_points_earns_none_whatever_its_catalogue_says() -> None:
    bonus = benefit("b", "bonus_percent", percent=2)
    assert earned(terms("customer-card-ee", bonus, POINTS), 10_000, "EUR", DAY) == []


@pytest.mark.rule("J40", "J38")
def test_at_a_till_of_such_a_programme_nothing_is_booked_and_there_is_no_balance_to_ask_for(
    in_process: InProcess,
) -> None:
    offer(in_process.backend, "kodutare", benefit("b", "bonus_percent", percent=2), POINTS, REDEMPTION)
    till = Till(in_process, "kodutare-tallinn-1")
    member = "card:" + in_process.code("kodutare", "with_consent")
    assert till.outcome(till.buy(10_000, member)) == ("accepted", None)
    linked = str(till.identify(in_process.code("kodutare", "with_consent"))["member_ref"])
    assert amounts(in_process, linked) == []
    answer = till.post("/v1/balances", {"member_ref": linked})
    assert (answer.status_code, answer.json()["code"]) == (403, "capability-absent")


@pytest.mark.rule("J38", "N07")
def test_the_contract_has_no_call_that_pays_out_moves_or_merges_a_balance() -> None:
    paths = openapi_document()["paths"]
    told = {path for path in paths if "bonus" in path or "balance" in path or "point" in path}
    assert told == {"/v1/balances"}
    assert list(paths["/v1/balances"]) == ["post"]
    assert not [path for path in paths if any(word in path for word in ("payout", "transfer", "merge"))]


@pytest.mark.rule("N12")
def test_bonus_and_points_are_two_accounts_of_one_purchase(in_process: InProcess) -> None:
    offer(in_process.backend, CAFE, benefit("bonus-2", "bonus_percent", percent=2), POINTS)
    cafe = Till(in_process, "kaarna-turku-1")
    member = member_at(in_process, cafe, CAFE)
    cafe.buy(4599, member)
    cafe.upload()
    assert balance(cafe, member) == {"bonus": 92, "available": 92, "points": 45}


@pytest.mark.rule("N12", "X07")
def test_a_reversal_that_takes_back_what_was_redeemed_leaves_a_negative_balance_and_says_so(
    in_process: InProcess,
) -> None:
    offer(in_process.backend, CAFE, benefit("bonus-2", "bonus_percent", percent=2), REDEMPTION)
    cafe = Till(in_process, "kaarna-turku-1")
    member = member_at(in_process, cafe, CAFE)
    first = cafe.buy(10_000, member)
    cafe.upload()
    redeem(cafe, member, 150, total_minor=1000)
    back = cafe.reverse(first["header"]["entry_id"])
    assert cafe.outcome(back) == ("accepted", None)
    assert flags_of(in_process, back) == {"balance-negative"}
    assert balance(cafe, member) == {"bonus": -130, "available": 0, "points": 0}
    assert amounts(in_process, member) == [-200, -150, 20, 200]


@pytest.mark.rule("N06", "N07")
def test_another_merchants_member_has_no_balance_here_like_a_stranger(in_process: InProcess) -> None:
    cafe, bookshop = Till(in_process, "kaarna-turku-1"), Till(in_process, "lumo-helsinki-1")
    member = member_at(in_process, bookshop, BOOKSHOP)
    answers = [
        cafe.post("/v1/balances", {"member_ref": one}).json()
        for one in (
            member,
            "card:" + in_process.code(BOOKSHOP, "eligible_virtual"),
            "card:NID1:00000000000000",
        )
    ]
    assert [{**one, "instance": ""} for one in answers] == [{**answers[0], "instance": ""}] * 3
    assert answers[0]["code"] == "not-found"


@pytest.mark.rule("N12")
def test_without_points_among_its_capabilities_a_merchant_of_bonus_gives_none(in_process: InProcess) -> None:
    enable(in_process.backend, "nano-id", points=False)
    offer(in_process.backend, CAFE, benefit("bonus-2", "bonus_percent", percent=2), POINTS)
    cafe = Till(in_process, "kaarna-turku-1")
    member = member_at(in_process, cafe, CAFE)
    cafe.buy(10_000, member)
    cafe.upload()
    assert balance(cafe, member) == {"bonus": 200, "available": 200, "points": 0}
