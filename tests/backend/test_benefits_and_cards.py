"""Holds, single use, and plastic cards."""

from collections.abc import Callable
from datetime import date

import pytest

from reference_backend import tables
from reference_backend.benefits.birthday import birthday_in, birthday_year
from reference_backend.configuration.model import BirthdayWindow
from tests.backend.looking import rows
from tests.backend.running import Running
from tests.backend.till import Entry, Till, uuid7


def member_of(running: Running, cafe: Till, key: str = "eligible_virtual") -> str:
    return str(cafe.identify(running.code("kaarnan-kahvila", key))["member_ref"])


def hold(till: Till, sale: str, member: str, benefit: str = "coffee-5") -> tuple[int, str]:
    answer = till.post("/v1/holds", {"sale": sale, "benefit": benefit, "member_ref": member})
    return answer.status_code, answer.json().get("hold") or answer.json()["code"]


def use(till: Till, member: str, hold_id: str | None, sale: str, benefit: str = "coffee-5") -> Entry:
    body = {"purchase": sale, "benefit": benefit, "hold": hold_id}
    return till.append("benefit_used", body, {"member_ref": member})


def new_sale(till: Till) -> str:
    return uuid7(int(till.running.clock.present.timestamp() * 1000))


def test_the_same_sale_gets_the_same_hold_and_another_sale_none(
    running: Running, enrol: Callable[[str], Till]
) -> None:
    first, second = enrol("kaarna-turku-1"), enrol("kaarna-turku-2")
    member, sale = member_of(running, first), new_sale(first)
    kept = hold(first, sale, member)
    assert kept[0] == 200
    assert hold(first, sale, member) == kept
    assert hold(second, new_sale(second), member) == (409, "benefit-not-available")


def test_a_dropped_hold_frees_the_benefit_and_dropping_it_again_is_no_error(
    running: Running, cafe: Till
) -> None:
    member = member_of(running, cafe)
    _, kept = hold(cafe, new_sale(cafe), member)
    for _ in range(2):
        dropped = running.call("DELETE", f"/v1/holds/{kept}", headers=cafe.headers)
        assert dropped.status_code == 204
    assert hold(cafe, new_sale(cafe), member)[0] == 200


def test_a_single_use_benefit_is_used_once_and_then_no_longer_offered(running: Running, cafe: Till) -> None:
    member, sale = member_of(running, cafe), new_sale(cafe)
    _, kept = hold(cafe, sale, member)
    cafe.buy(900, member, entry_id=sale)
    assert cafe.outcome(use(cafe, member, kept, sale)) == ("accepted", None)
    code = running.code("kaarnan-kahvila", "eligible_virtual")
    assert cafe.identify(code)["benefits"] == ["bonus-2"]
    assert hold(cafe, new_sale(cafe), member) == (409, "benefit-not-available")


def test_a_single_use_benefit_without_a_hold_is_set_aside(running: Running, cafe: Till) -> None:
    used = use(cafe, member_of(running, cafe), None, new_sale(cafe))
    assert cafe.outcome(used) == ("set_aside", "hold-missing")


def test_a_hold_does_not_serve_another_sale(running: Running, cafe: Till) -> None:
    member = member_of(running, cafe)
    _, kept = hold(cafe, new_sale(cafe), member)
    assert cafe.outcome(use(cafe, member, kept, new_sale(cafe))) == ("set_aside", "hold-not-valid")


def test_a_hold_of_one_register_does_not_serve_another(
    running: Running, cafe: Till, enrol: Callable[[str], Till]
) -> None:
    member, sale, beside = member_of(running, cafe), new_sale(cafe), enrol("kaarna-turku-2")
    _, kept = hold(cafe, sale, member)
    assert beside.outcome(use(beside, member, kept, sale)) == ("set_aside", "hold-not-valid")


def test_a_second_use_of_one_hold_is_set_aside(running: Running, bookshop: Till) -> None:
    member = str(bookshop.identify(running.code("lumon-kirjat", "eligible_virtual"))["member_ref"])
    sale = new_sale(bookshop)
    _, kept = hold(bookshop, sale, member, "book-10")
    use(bookshop, member, kept, sale, "book-10")
    again = use(bookshop, member, kept, sale, "book-10")
    assert bookshop.outcome(again) == ("set_aside", "benefit-used-twice")


def test_a_hold_past_its_time_stays_until_its_register_is_known_to_be_complete(
    running: Running, enrol: Callable[[str], Till]
) -> None:
    holds, wants = enrol("kaarna-turku-1"), enrol("kaarna-turku-2")
    member = member_of(running, holds)
    hold(holds, new_sale(holds), member)
    running.clock.turn(minutes=16)
    assert hold(wants, new_sale(wants), member) == (409, "benefit-not-available")
    holds.open_epoch()
    holds.upload()
    holds.hello()
    assert hold(wants, new_sale(wants), member)[0] == 200


def test_a_late_capture_is_honoured_and_flagged(running: Running, cafe: Till) -> None:
    member, sale = member_of(running, cafe), new_sale(cafe)
    _, kept = hold(cafe, sale, member)
    used = use(cafe, member, kept, sale)
    running.clock.turn(hours=5)
    assert cafe.outcome(used) == ("accepted", None)
    assert rows(running, tables.entries)[-1]["flags"] == "captured-late"


def test_a_reversed_purchase_gives_its_benefit_back(running: Running, cafe: Till) -> None:
    member, sale = member_of(running, cafe), new_sale(cafe)
    _, kept = hold(cafe, sale, member)
    cafe.buy(900, member, entry_id=sale)
    use(cafe, member, kept, sale)
    cafe.reverse(sale)
    cafe.upload()
    assert "coffee-5" in cafe.identify(running.code("kaarnan-kahvila", "eligible_virtual"))["benefits"]


def test_a_second_benefit_in_one_purchase_is_set_aside_where_one_is_the_limit(
    running: Running, cafe: Till
) -> None:
    first, second = member_of(running, cafe), member_of(running, cafe, "member_of_both")
    sale = new_sale(cafe)
    _, kept = hold(cafe, sale, first)
    use(cafe, first, kept, sale)
    assert cafe.outcome(use(cafe, second, None, sale)) == ("set_aside", "too-many-benefits")


@pytest.mark.rule("J26")
def test_a_birthday_on_29_february_falls_on_the_28th_in_common_years() -> None:
    assert birthday_in(2028, 2, 29) == date(2028, 2, 29)
    assert birthday_in(2026, 2, 29) == date(2026, 2, 28)


@pytest.mark.rule("J26")
def test_a_window_over_new_year_belongs_to_the_birthdays_year() -> None:
    window = BirthdayWindow(days_before=7, days_after=7)
    assert birthday_year(window, 1, 2, date(2026, 12, 30)) == 2027
    assert birthday_year(window, 12, 30, date(2027, 1, 3)) == 2026
    assert birthday_year(window, 6, 15, date(2026, 12, 30)) is None


@pytest.mark.rule("J26")
def test_a_birthday_offer_is_had_once_a_year(running: Running, till: Till) -> None:
    code = running.code("kodutare", "birthday_virtual")
    member, sale = str(till.identify(code)["member_ref"]), new_sale(till)
    _, kept = hold(till, sale, member, "birthday-20")
    assert till.outcome(use(till, member, kept, sale, "birthday-20")) == ("accepted", None)
    assert "birthday-20" not in till.identify(code)["benefits"]
    running.clock.turn(days=365)
    assert "birthday-20" in till.identify(code)["benefits"]


def statuses(running: Running) -> dict[str, str]:
    return {row["code"]: row["status"] for row in rows(running, tables.cards)}


@pytest.mark.rule("J17", "J16")
def test_a_replacement_binds_the_blank_ends_the_old_card_and_books_the_fee(
    running: Running, till: Till
) -> None:
    virtual, old, blank = (
        running.code("kodutare", key) for key in ("eligible_virtual", "active_plastic", "blank_plastic_1")
    )
    assert till.outcome(till.replace_card("card:" + virtual, blank)) == ("accepted", None)
    after = statuses(running)
    assert (after[blank], after[old], after[virtual]) == ("active", "lost", "active")
    assert till.identify(blank)["card_price"] is True
    assert till.identify(old)["verdict"] == "card_not_valid"
    fee = rows(running, tables.fees)[0]
    assert (fee["amount_minor"], fee["version"], fee["payment"]) == (99, "2024-1", "cash")


@pytest.mark.rule("J17")
def test_of_two_tills_that_bind_the_same_blank_the_first_to_arrive_has_it(
    running: Running, enrol: Callable[[str], Till]
) -> None:
    here, there = enrol("kodutare-tallinn-1"), enrol("kodutare-tartu-1")
    blank = running.code("kodutare", "blank_plastic_1")
    early = there.replace_card("card:" + running.code("kodutare", "with_consent"), blank)
    late = here.replace_card("card:" + running.code("kodutare", "eligible_virtual"), blank)
    assert here.outcome(late) == ("accepted", None)
    assert there.outcome(early) == ("set_aside", "card-already-bound")
    assert statuses(running)[running.code("kodutare", "active_plastic")] == "lost"
    assert len(rows(running, tables.fees)) == 1


@pytest.mark.rule("J17")
def test_a_blank_that_is_not_in_stock_is_set_aside_and_changes_nothing(running: Running, till: Till) -> None:
    before = statuses(running)
    holder = "card:" + running.code("kodutare", "eligible_virtual")
    assert till.outcome(till.replace_card(holder, "9299999999999999")) == ("set_aside", "card-not-in-stock")
    assert (statuses(running), rows(running, tables.fees)) == (before, [])


@pytest.mark.rule("J16")
@pytest.mark.parametrize("fee", [-99, 0, 98, 10_001])
def test_a_fee_that_no_price_list_had_is_set_aside(running: Running, till: Till, fee: int) -> None:
    holder = "card:" + running.code("kodutare", "eligible_virtual")
    entry = till.replace_card(holder, running.code("kodutare", "blank_plastic_1"), fee)
    assert till.outcome(entry) == ("set_aside", "fee-not-valid")


@pytest.mark.rule("N02")
def test_a_programme_without_plastic_cards_issues_none(running: Running, cafe: Till) -> None:
    holder = "card:" + running.code("kaarnan-kahvila", "eligible_virtual")
    assert cafe.outcome(cafe.replace_card(holder, "9299999999999999")) == ("set_aside", "capability-absent")
