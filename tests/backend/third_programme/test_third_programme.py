"""A programme that exists nowhere joins, identifies, sells and counts, from its file alone."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import insert

from reference_backend.assembly import PROGRAMMES as REAL
from reference_backend.configuration.card_numbers import draw
from reference_backend.configuration.loading import load_programmes, look_at_merchants, look_at_programmes
from reference_backend.configuration.model import Programme
from reference_backend.tables import cards
from tests.backend.running import TurnedClock
from tests.backend.third_programme import MERCHANTS, PROGRAMMES
from tests.backend.third_programme.running import ThirdRunning
from tests.backend.till import Entry, Till

pytestmark = pytest.mark.rule("A4.capabilities")

NAME_DAY_OF_ASA = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)


@pytest.fixture
def clock() -> TurnedClock:
    return TurnedClock(datetime(2026, 11, 10, 9, 0, tzinfo=UTC))


@pytest.fixture
def third(tmp_path: Path, clock: TurnedClock) -> Iterator[ThirdRunning]:
    running = ThirdRunning(tmp_path / "backend.sqlite3", clock)
    yield running
    running.close()


@pytest.fixture
def bookshop(third: ThirdRunning) -> Till:
    return Till(third, "lundbergs-lund-1")


@pytest.fixture
def teashop(third: ThirdRunning) -> Till:
    return Till(third, "vindens-malmo-1")


@pytest.fixture
def market(third: ThirdRunning) -> Till:
    return Till(third, "tirgus-riga-1")


def test_the_made_up_programmes_and_merchants_are_without_fault() -> None:
    programmes = look_at_programmes(PROGRAMMES, date(2026, 11, 22))
    merchants = look_at_merchants(MERCHANTS, {one.id: one for one in programmes.read})
    assert (programmes.faults, merchants.faults) == ([], [])
    assert (len(programmes.read), len(merchants.read)) == (2, 3)


@pytest.mark.parametrize("made_up", ["bokringen-se", "tirdzins-lv"])
def test_a_made_up_programme_differs_from_each_real_one_in_more_than_six_ways(made_up: str) -> None:
    ways = [ways_of(one) for one in load_programmes(REAL).values()]
    mine = ways_of(load_programmes(PROGRAMMES)[made_up])
    assert all(sum(mine[name] != real[name] for name in mine) > 6 for real in ways)
    new = {name for name in mine if all(mine[name] != real[name] for real in ways)}
    assert len(new) >= 6, f"only {new} are in neither of the two"


def ways_of(programme: Programme) -> dict[str, Any]:
    """What the table of capabilities compares, and what stands beside it."""
    return {
        **programme.capabilities.model_dump(),
        "country": programme.country,
        "master_language": programme.master_language,
        "walls": programme.cards_shared,
        "least_age": programme.joining.least_age,
        "channels": programme.joining.channels,
        "symbologies": {name for one in programme.card_formats for name in one.symbologies},
        "checks": {one.check for one in programme.card_formats},
        "unknown_card": programme.offline.unknown_card,
        "birthday": programme.birthday,
        "name_days": programme.name_days,
    }


def test_a_company_joins_and_has_a_card_of_the_programmes_own_layout(
    third: ThirdRunning, bookshop: Till
) -> None:
    code = third.join("lundbergs-bok", "inkop@firma.example", kind="legal", of_age=False)
    assert re.fullmatch("77[0-9]{11}", code)
    found = bookshop.identify(code)
    assert (found["verdict"], found["card_price"]) == ("eligible", False)
    assert found["benefits"] == ["points"]


def test_a_member_of_one_merchant_is_a_stranger_to_the_other(
    third: ThirdRunning, bookshop: Till, teashop: Till
) -> None:
    code = third.join("lundbergs-bok", "asa@exempel.example")
    assert bookshop.identify(code)["verdict"] == "eligible"
    stranger = teashop.identify(code)
    assert (stranger["verdict"], stranger["member_ref"]) == ("not_a_member", None)


def test_points_are_earned_by_whole_units_walled_by_merchant_and_go_with_the_purchase(
    third: ThirdRunning, bookshop: Till, teashop: Till
) -> None:
    at_books = member(bookshop, third.join("lundbergs-bok", "asa@exempel.example"))
    at_tea = member(teashop, third.join("vindens-te", "asa@exempel.example"))
    assert at_books != at_tea
    purchase = buy(bookshop, 12_990, at_books)
    assert bookshop.outcome(purchase)[0] == "accepted"
    assert teashop.outcome(buy(teashop, 25_000, at_tea))[0] == "accepted"
    assert (points(bookshop, at_books), points(teashop, at_tea)) == (12, 10)
    assert bookshop.outcome(bookshop.reverse(purchase["header"]["entry_id"]))[0] == "accepted"
    assert (points(bookshop, at_books), points(teashop, at_tea)) == (0, 10)


def test_a_name_day_of_the_merchants_calendar_brings_its_offer_to_who_agreed(
    third: ThirdRunning, bookshop: Till, clock: TurnedClock
) -> None:
    code = third.join("lundbergs-bok", "asa@exempel.example", name_day=True)
    silent = third.join("lundbergs-bok", "asa2@exempel.example")
    assert bookshop.identify(code)["benefits"] == ["points"]
    clock.present = NAME_DAY_OF_ASA
    assert bookshop.identify(code)["benefits"] == ["points", "name-day-15"]
    assert bookshop.identify(silent)["benefits"] == ["points"]


def test_a_plastic_card_is_replaced_for_a_fee_in_the_programmes_currency(
    third: ThirdRunning, bookshop: Till
) -> None:
    holder = member(bookshop, third.join("lundbergs-bok", "asa@exempel.example"))
    blank = put_into_stock(third, "lundbergs-bok")
    assert re.fullmatch("P-[0-9A-Z]{10}", blank)
    body = {
        "issue": "replacement",
        "fee": {"amount_minor": 3900, "currency": "SEK"},
        "fee_version": "A",
        "payment": "card",
        "staff": "12",
    }
    issued = bookshop.append("card_issued", body, {"holder": holder, "card": blank})
    assert bookshop.outcome(issued) == ("accepted", None)
    assert bookshop.identify(blank)["verdict"] == "eligible"


def test_purchases_are_never_tied_to_anybody_where_the_programme_says_so(
    third: ThirdRunning, market: Till
) -> None:
    code = third.join("rita-tirgus", "janis@piemers.example", first_name="", last_name="")
    assert re.fullmatch("TZ:[0-9]{16}", code)
    found = market.identify(code)
    assert (found["verdict"], found["card_price"], found["member_ref"]) == ("eligible", True, None)
    assert market.outcome(buy(market, 450, f"card:{code}", "EUR")) == ("accepted", None)
    with third.backend.database.read() as connection:
        tied = connection.exec_driver_sql("SELECT member_ref FROM purchases").scalars().all()
    assert tied == [None]


def test_a_birthday_on_29_february_is_where_the_programme_puts_it(
    third: ThirdRunning, market: Till, clock: TurnedClock
) -> None:
    code = third.join("rita-tirgus", "leap@piemers.example", birth_month=2, birth_day=29)
    clock.present = datetime(2027, 2, 28, 9, 0, tzinfo=UTC)
    assert "birthday-cake" not in market.identify(code)["benefits"]
    clock.present = datetime(2027, 3, 1, 9, 0, tzinfo=UTC)
    assert "birthday-cake" in market.identify(code)["benefits"]


def test_a_till_is_told_of_the_made_up_programme_what_it_is_told_of_any(bookshop: Till) -> None:
    told = bookshop.configuration["programme"]
    assert told["capabilities"]["points"]
    assert (told["capabilities"]["redemption"], told["offline"]["unknown_card"]) == ("none", "deny")
    assert told["benefits"][0]["unit"] == {"amount_minor": 1000, "currency": "SEK"}
    assert told["benefits"][1]["least_total"] == {"amount_minor": 10000, "currency": "SEK"}
    assert [one["version"] for one in told["texts"]] == ["1", "1"], "what is announced on the 20th is not yet"


def member(till: Till, code: str) -> str:
    return str(till.identify(code)["member_ref"])


def buy(till: Till, amount_minor: int, who: str, currency: str = "SEK") -> Entry:
    total = {"amount_minor": amount_minor, "currency": currency}
    return till.buy(amount_minor, who, body={"total": total})


def points(till: Till, who: str) -> int:
    answer = till.post("/v1/balances", {"member_ref": who})
    assert answer.status_code == 200, answer.text
    return int(answer.json()["points"])


def put_into_stock(third: ThirdRunning, merchant: str) -> str:
    programme = third.backend.programmes["bokringen-se"]
    layout = next(one for one in programme.card_formats if one.form == "plastic")
    code = draw(layout, third.backend.secrets)
    with third.backend.database.write() as connection:
        blank = {"pool": merchant, "code": code, "form": "plastic", "status": "blank"}
        connection.execute(insert(cards).values(**blank))
    return code
