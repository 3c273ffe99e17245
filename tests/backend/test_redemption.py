"""A bonus is redeemed by a hold: never twice, never more than there is, never without the backend."""

import pytest

from reference_backend import tables
from reference_backend.consents.purposes import PURCHASE_LINKING
from reference_backend.consents.service import Said, say
from tests.backend.accounts import (
    BOOKSHOP,
    CAFE,
    amounts,
    balance,
    flags_of,
    hold,
    member_at,
    new_sale,
    redeem,
    use,
)
from tests.backend.in_process import InProcess
from tests.backend.looking import rows
from tests.backend.offering import REDEMPTION, benefit, enable, offer, settle_on
from tests.backend.till import Till

BONUS = benefit("bonus-2", "bonus_percent", percent=2)
COUPON = benefit("coupon", "amount_discount", amount_minor=500, single_use=True, chosen=True)


@pytest.fixture
def shop(in_process: InProcess) -> InProcess:
    for merchant in (CAFE, BOOKSHOP):
        offer(in_process.backend, merchant, BONUS, COUPON, REDEMPTION)
    return in_process


@pytest.fixture
def cafe(shop: InProcess) -> Till:
    return Till(shop, "kaarna-turku-1")


@pytest.fixture
def rich(shop: InProcess, cafe: Till) -> str:
    """A member who has earned 200."""
    member = member_at(shop, cafe, CAFE)
    cafe.buy(10_000, member)
    cafe.upload()
    return member


@pytest.mark.rule("N12")
def test_what_is_held_is_not_available_and_what_is_used_is_off_the_bonus(cafe: Till, rich: str) -> None:
    _bought, used = redeem(cafe, rich, 150)
    assert balance(cafe, rich) == {"bonus": 200, "available": 50, "points": 0}
    assert cafe.outcome(used) == ("accepted", None)
    assert balance(cafe, rich) == {"bonus": 250, "available": 250, "points": 0}


@pytest.mark.rule("N12")
def test_a_lost_answer_costs_nothing_and_another_amount_is_another_wish(cafe: Till, rich: str) -> None:
    sale = new_sale(cafe)
    first = hold(cafe, sale, rich, 150)
    assert first[0] == 200
    assert hold(cafe, sale, rich, 150) == first
    assert hold(cafe, sale, rich, 151) == (409, "benefit-not-available")
    assert balance(cafe, rich)["available"] == 50


@pytest.mark.rule("N12")
def test_two_tills_never_hold_the_same_amount(shop: InProcess, cafe: Till, rich: str) -> None:
    beside = Till(shop, "kaarna-turku-2")
    assert hold(cafe, new_sale(cafe), rich, 120)[0] == 200
    assert hold(beside, new_sale(beside), rich, 81) == (409, "benefit-not-available")
    assert hold(beside, new_sale(beside), rich, 80)[0] == 200
    assert hold(cafe, new_sale(cafe), rich, 1) == (409, "benefit-not-available")


@pytest.mark.rule("N12", "N16")
@pytest.mark.parametrize("amount", [0, -1, 1.5, "100", True, 2**53])
def test_an_amount_is_whole_minor_units_above_zero(cafe: Till, rich: str, amount: object) -> None:
    assert hold(cafe, new_sale(cafe), rich, amount) == (422, "invalid-request")


def test_an_amount_is_said_of_a_bonus_and_of_nothing_else(cafe: Till, rich: str) -> None:
    assert hold(cafe, new_sale(cafe), rich) == (422, "invalid-request")
    assert hold(cafe, new_sale(cafe), rich, 100, "coupon") == (422, "invalid-request")
    assert hold(cafe, new_sale(cafe), rich, 100, "bonus-2") == (404, "benefit-unknown")


@pytest.mark.rule("N07")
def test_a_bonus_is_redeemed_with_the_merchant_that_gave_it(shop: InProcess, cafe: Till, rich: str) -> None:
    bookshop = Till(shop, "lumo-helsinki-1")
    both = "card:" + shop.code(CAFE, "member_of_both")
    cafe.buy(10_000, both)
    cafe.upload()
    assert balance(cafe, both)["available"] == 200
    assert hold(bookshop, new_sale(bookshop), both, 1) == (409, "benefit-not-available")
    assert hold(bookshop, new_sale(bookshop), rich, 1) == (409, "benefit-not-available")
    offer(shop.backend, BOOKSHOP, BONUS)
    assert hold(bookshop, new_sale(bookshop), both, 1) == (404, "benefit-unknown")


@pytest.mark.rule("J38", "J40")
def test_a_programme_without_redemption_holds_no_amount(shop: InProcess) -> None:
    till = Till(shop, "kodutare-tallinn-1")
    member = "card:" + shop.code("kodutare", "with_consent")
    assert hold(till, new_sale(till), member, 100, "birthday-20") == (403, "capability-absent")
    assert hold(till, new_sale(till), member, 100) == (403, "capability-absent")


@pytest.mark.rule("J38")
def test_points_alone_redeem_nothing(shop: InProcess, cafe: Till) -> None:
    points = benefit("points", "points_per_unit", points=1, unit_minor=100)
    offer(shop.backend, CAFE, points, REDEMPTION)
    member = member_at(shop, cafe, CAFE)
    cafe.buy(10_000, member)
    cafe.upload()
    assert balance(cafe, member) == {"bonus": 0, "available": 0, "points": 100}
    assert hold(cafe, new_sale(cafe), member, 1) == (409, "benefit-not-available")


def test_more_than_the_purchase_cost_is_not_redeemed(cafe: Till, rich: str) -> None:
    bought, used = redeem(cafe, rich, 150, total_minor=149)
    assert cafe.outcome(bought) == ("accepted", None)
    assert cafe.outcome(used) == ("set_aside", "hold-not-valid")
    assert balance(cafe, rich)["bonus"] == 203


def test_the_whole_total_may_be_redeemed(cafe: Till, rich: str) -> None:
    _bought, used = redeem(cafe, rich, 150, total_minor=150)
    assert cafe.outcome(used) == ("accepted", None)
    assert balance(cafe, rich)["bonus"] == 200 - 150 + 3


@pytest.mark.rule("N12", "A4.code.redemption")
def test_without_a_hold_nothing_is_redeemed_even_where_benefits_are_given_offline(
    shop: InProcess, cafe: Till, rich: str
) -> None:
    programme = shop.backend.programmes["nano-id"]
    freely = programme.offline.model_copy(update={"redemption": "allow"})
    shop.backend.programmes["nano-id"] = programme.model_copy(update={"offline": freely})
    sale = new_sale(cafe)
    cafe.buy(1000, rich, entry_id=sale)
    assert cafe.outcome(use(cafe, rich, None, sale)) == ("set_aside", "hold-missing")


def test_a_hold_is_used_once(shop: InProcess, cafe: Till, rich: str) -> None:
    settle_on(shop.backend, CAFE, benefits_per_purchase=None)
    bought, used = redeem(cafe, rich, 100)
    sale, held = bought["header"]["entry_id"], used["body"]["hold"]
    again = use(cafe, rich, held, sale)
    assert cafe.outcome(again) == ("set_aside", "benefit-used-twice")
    assert balance(cafe, rich)["bonus"] == 200 + 200 - 100


def test_a_use_that_comes_before_its_purchase_waits_for_it(shop: InProcess, cafe: Till, rich: str) -> None:
    sale = new_sale(cafe)
    _, held = hold(cafe, sale, rich, 150)
    used = use(cafe, rich, held, sale)
    assert cafe.outcome(used) == ("held", "purchase-not-here-yet")
    assert balance(cafe, rich) == {"bonus": 200, "available": 50, "points": 0}
    cafe.buy(1000, rich, entry_id=sale)
    cafe.upload()
    assert balance(cafe, rich) == {"bonus": 70, "available": 70, "points": 0}


def test_a_use_whose_purchase_is_set_aside_is_set_aside_with_it(cafe: Till, rich: str) -> None:
    sale = new_sale(cafe)
    _, held = hold(cafe, sale, rich, 150)
    cafe.buy(1000, rich, entry_id=sale, body={"place": "elsewhere"})
    assert cafe.outcome(use(cafe, rich, held, sale)) == ("set_aside", "purchase-set-aside")
    assert balance(cafe, rich)["bonus"] == 200


@pytest.mark.rule("X07", "N12")
@pytest.mark.parametrize("reversal_first", [False, True], ids=["use first", "reversal first"])
def test_a_reversal_gives_a_redeemed_bonus_back_whichever_of_them_comes_first(
    shop: InProcess, cafe: Till, rich: str, reversal_first: bool
) -> None:
    beside = Till(shop, "kaarna-turku-2")
    bought, used = redeem(cafe, rich, 150, total_minor=1000)
    back = beside.reverse(bought["header"]["entry_id"])
    if reversal_first:
        cafe.upload(1, bought["header"]["seq"])
        beside.upload()
    assert cafe.outcome(used) == ("accepted", None)
    assert beside.outcome(back) == ("accepted", None)
    assert balance(cafe, rich) == {"bonus": 200, "available": 200, "points": 0}
    assert amounts(shop, rich) == [-150, -20, 20, 150, 200]


@pytest.mark.rule("X07")
def test_a_reversal_before_the_original_is_held_then_matched_and_says_what_it_did(
    shop: InProcess, cafe: Till, rich: str
) -> None:
    beside = Till(shop, "kaarna-turku-2")
    big = cafe.buy(20_000, rich)
    back = beside.reverse(big["header"]["entry_id"])
    assert beside.outcome(back) == ("held", "purchase-not-here-yet")
    cafe.upload()
    assert amounts(shop, rich) == [-400, 200, 400]
    assert [row["entry_id"] for row in rows(shop, tables.reversals)] == [back["header"]["entry_id"]]


@pytest.mark.rule("X07", "N12")
def test_a_held_reversal_says_at_its_waking_that_the_bonus_is_overdrawn(
    shop: InProcess, cafe: Till, rich: str
) -> None:
    beside, other = Till(shop, "kaarna-turku-2"), new_sale(cafe)
    redeem(cafe, rich, 200, total_minor=200)
    cafe.reverse(cafe.entries[1]["header"]["entry_id"])
    back = beside.reverse(other)
    beside.upload()
    assert flags_of(shop, back) == set()
    cafe.buy(10_000, rich, entry_id=other)
    cafe.upload()
    assert flags_of(shop, back) == {"not-own-sale", "balance-negative"}
    assert balance(cafe, rich)["bonus"] == 4 - 200


def test_a_hold_past_its_time_stays_until_its_register_is_known_to_be_complete(
    shop: InProcess, cafe: Till, rich: str
) -> None:
    hold(cafe, new_sale(cafe), rich, 150)
    shop.clock.turn(minutes=16)
    assert balance(cafe, rich)["available"] == 50
    cafe.upload()
    cafe.hello()
    assert balance(cafe, rich)["available"] == 200


def test_a_released_hold_gives_its_amount_free(shop: InProcess, cafe: Till, rich: str) -> None:
    _, held = hold(cafe, new_sale(cafe), rich, 150)
    assert shop.call("DELETE", f"/v1/holds/{held}", headers=cafe.headers).status_code == 204
    assert balance(cafe, rich)["available"] == 200


@pytest.mark.rule("N12")
def test_a_capture_after_the_amount_was_redeemed_elsewhere_is_honoured_and_overdraws_visibly(
    shop: InProcess, cafe: Till, rich: str
) -> None:
    bought, late = redeem(cafe, rich, 200, total_minor=200)
    beside = Till(shop, "kaarna-turku-2")
    shop.call("DELETE", f"/v1/holds/{late['body']['hold']}", headers=cafe.headers)
    redeem(beside, rich, 200, total_minor=200)
    beside.upload()
    assert cafe.outcome(late) == ("accepted", None)
    assert flags_of(shop, late) == {"captured-late", "balance-negative"}
    assert balance(cafe, rich) == {"bonus": 4 + 4 - 200, "available": 0, "points": 0}
    assert bought["header"]["entry_id"] == late["body"]["purchase"]


@pytest.mark.parametrize("most", [1, None])
def test_a_redemption_counts_as_a_benefit_of_its_purchase_where_the_merchant_limits_them(
    shop: InProcess, cafe: Till, rich: str, most: int | None
) -> None:
    settle_on(shop.backend, CAFE, benefits_per_purchase=most)
    sale = new_sale(cafe)
    _, coupon = hold(cafe, sale, rich, None, "coupon")
    _, held = hold(cafe, sale, rich, 100)
    cafe.buy(1000, rich, entry_id=sale)
    use(cafe, rich, coupon, sale, "coupon")
    second = use(cafe, rich, held, sale)
    expected = ("accepted", None) if most is None else ("set_aside", "too-many-benefits")
    assert cafe.outcome(second) == expected


def test_a_member_whose_membership_ended_holds_nothing(shop: InProcess, cafe: Till, rich: str) -> None:
    with shop.backend.database.write() as connection:
        ended = tables.memberships.update().where(tables.memberships.c.member_ref == rich)
        connection.execute(ended.values(ended_at=shop.clock.text()))
    assert hold(cafe, new_sale(cafe), rich, 1) == (409, "benefit-not-available")


@pytest.mark.rule("J23")
def test_a_consent_that_ended_while_the_purchase_waited_leaves_the_booking_and_not_the_link(
    shop: InProcess, cafe: Till
) -> None:
    enable(shop.backend, "nano-id", purchase_linking="consent")
    card = "card:" + shop.code(CAFE, "eligible_virtual")
    agree(shop, card, given=True)
    cafe.buy(10_000, card)
    cafe.upload()
    member = str(cafe.identify(card.removeprefix("card:"))["member_ref"])
    bought, used = redeem(cafe, member, 150, total_minor=1000)
    shop.clock.turn(minutes=1)
    agree(shop, card, given=False)
    assert cafe.outcome(used) == ("accepted", None)
    assert amounts(shop, member) == [-150, 200]
    sale = bought["header"]["entry_id"]
    [booking] = [row for row in rows(shop, tables.ledger_bookings) if row["amount_minor"] < 0]
    assert booking["entry_id"] != sale
    assert booking["booked_at"] == "2026-11-22T00:00:00.000Z"
    assert not [row for row in rows(shop, tables.holds) if row["sale"] == sale]
    back = cafe.reverse(sale)
    cafe.upload()
    assert flags_of(shop, back) == {"benefit-stays-used"}


def agree(shop: InProcess, card: str, *, given: bool) -> None:
    code = card.removeprefix("card:")
    owner = next(row["member_id"] for row in rows(shop, tables.cards) if row["code"] == code)
    with shop.backend.database.write() as connection:
        now = shop.clock.text()
        say(connection, CAFE, owner, PURCHASE_LINKING, given, Said(now, now, "account"))


@pytest.mark.rule("X06")
def test_the_day_report_says_what_was_earned_and_redeemed(cafe: Till, rich: str) -> None:
    bought, _used = redeem(cafe, rich, 150, total_minor=1000)
    cafe.reverse(bought["header"]["entry_id"])
    cafe.upload()
    said = cafe.report("2026-11-22")["bonus"]
    assert {name: money["amount_minor"] for name, money in said.items()} == {"earned": 220, "redeemed": 150}
