"""The birthday and the name day: once a year, by the store's clocks; no till learns date or name."""

import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy import select, update

from reference_backend import tables
from reference_backend.benefits.birthday import birthday_year
from reference_backend.benefits.name_day import days_of, name_day_year
from reference_backend.configuration.model import BirthdayWindow, NameDayWindow
from reference_backend.configuration.name_days import NameDays, calendar_of
from reference_backend.consents.purposes import NAME_DAY
from reference_backend.consents.service import Said, say
from tests.backend.accounts import flags_of, hold, new_sale, use
from tests.backend.in_process import InProcess
from tests.backend.offering import benefit, merchant_of, offer, settle_on
from tests.backend.till import Till

ON_THE_DAY = BirthdayWindow(days_before=0, days_after=0)
WEEK = BirthdayWindow(days_before=7, days_after=7)
NAME_DAY_OFFER = benefit(
    "name-day", "percent_discount", percent=10, single_use=True, chosen=True, audience="name-day"
)
BIRTHDAY_OFFER = benefit(
    "birthday-20", "percent_discount", percent=20, single_use=True, chosen=True, audience="birthday"
)
CALENDAR = """
source = "invented"
[[day]]
month = 6
day = 24
names = ["Jaan", "Jüri"]
[[day]]
month = 11
day = 25
names = ["Kadri"]
[[day]]
month = 4
day = 23
names = ["Juri", "Anna-Liisa"]
[[day]]
month = 12
day = 31
names = ["Anna"]
[[day]]
month = 1
day = 2
names = ["Kadri"]
[[day]]
month = 2
day = 29
names = ["Hille"]
"""


@pytest.fixture
def calendar(tmp_path: Path) -> Path:
    path = tmp_path / "name-days.toml"
    path.write_text(CALENDAR, encoding="utf-8")
    return path


def read(calendar: Path) -> NameDays:
    days = calendar_of(merchant_of("customer-card-ee", name_day_calendar=str(calendar)))
    assert days is not None
    return days


@pytest.mark.rule("J26")
@pytest.mark.parametrize(
    ("born", "today", "year"),
    [
        ((2, 29), date(2028, 2, 29), 2028),
        ((2, 29), date(2028, 2, 28), None),
        ((2, 29), date(2027, 2, 28), 2027),
        ((2, 29), date(2027, 3, 1), None),
        ((12, 31), date(2026, 12, 31), 2026),
        ((1, 1), date(2027, 1, 1), 2027),
        ((1, 1), date(2026, 12, 31), None),
    ],
)
def test_a_birthday_is_on_its_day_and_29_february_has_one_every_year(
    born: tuple[int, int], today: date, year: int | None
) -> None:
    assert birthday_year(ON_THE_DAY, *born, today) == year


@pytest.mark.rule("J26")
def test_a_programme_may_keep_29_february_on_1_march() -> None:
    march = BirthdayWindow(days_before=0, days_after=0, leap_day="march-1")
    assert birthday_year(march, 2, 29, date(2027, 3, 1)) == 2027
    assert birthday_year(march, 2, 29, date(2027, 2, 28)) is None
    assert birthday_year(march, 2, 29, date(2028, 2, 29)) == 2028


@pytest.mark.rule("J26")
@pytest.mark.parametrize("today", [date.min, date.max])
def test_a_till_with_a_clock_beyond_all_calendars_asks_no_impossible_birthday(today: date) -> None:
    assert birthday_year(WEEK, 6, 15, today) is None


def somebody(shop: InProcess, **values: object) -> tuple[Till, str]:
    """A till, and the code of a member who is called or born like this."""
    code = shop.code("kodutare", "with_consent")
    owner = select(tables.cards.c.member_id).where(tables.cards.c.code == code).scalar_subquery()
    with shop.backend.database.write() as connection:
        connection.execute(update(tables.members).where(tables.members.c.id == owner).values(**values))
    return Till(shop, "kodutare-tallinn-1"), code


@pytest.mark.rule("J26")
def test_the_birthday_begins_and_ends_at_midnight_of_the_store_also_when_clocks_change(
    in_process: InProcess,
) -> None:
    # 25 October 2026 in Tallinn has 25 hours.
    programme = in_process.backend.programmes["customer-card-ee"]
    in_process.backend.programmes["customer-card-ee"] = programme.model_copy(update={"birthday": ON_THE_DAY})
    offer(in_process.backend, "kodutare", BIRTHDAY_OFFER)
    till, code = somebody(in_process, birth_month=10, birth_day=25)
    in_process.clock.present = datetime(2026, 10, 24, 20, 59, 59, tzinfo=UTC)
    seen = []
    for seconds in (0, 1, 25 * 3600 - 1, 1):
        in_process.clock.turn(seconds=seconds)
        seen.append(till.identify(code)["benefits"])
    assert seen == [[], ["birthday-20"], ["birthday-20"], []]


@pytest.mark.rule("J26")
def test_two_tills_that_could_not_ask_gave_it_in_good_faith_both_stand_and_the_second_is_said(
    in_process: InProcess,
) -> None:
    programme = in_process.backend.programmes["customer-card-ee"]
    freely = programme.offline.model_copy(update={"redemption": "allow"})
    in_process.backend.programmes["customer-card-ee"] = programme.model_copy(update={"offline": freely})
    offer(in_process.backend, "kodutare", BIRTHDAY_OFFER)
    till, code = somebody(in_process, birth_month=11, birth_day=22)
    beside = Till(in_process, "kodutare-tallinn-2")
    used = []
    for one in (till, beside):
        sale = new_sale(one)
        one.buy(1000, "card:" + code, entry_id=sale)
        entry = use(one, "card:" + code, None, sale, "birthday-20")
        assert one.outcome(entry) == ("accepted", None)
        used.append(flags_of(in_process, entry))
    assert used == [{"used-without-hold"}, {"used-without-hold", "used-twice"}]
    assert till.identify(code)["benefits"] == []


@pytest.mark.rule("J26")
def test_a_till_is_never_told_the_date(in_process: InProcess) -> None:
    offer(in_process.backend, "kodutare", BIRTHDAY_OFFER)
    till, code = somebody(in_process, birth_month=11, birth_day=22)
    told = till.identify(code)
    snapshot = till.get("/v1/snapshot?limit=2000").text
    assert set(told) == {
        "verdict", "form", "member_ref", "card_price", "benefits", "hint", "as_of",
    }  # fmt: skip
    assert told["benefits"] == ["birthday-20"]
    assert "birth" not in snapshot


@pytest.mark.rule("J27")
@pytest.mark.parametrize(
    ("name", "days"),
    [
        ("Jaan", ((6, 24),)),
        ("JAAN", ((6, 24),)),
        ("jüri", ((6, 24),)),
        ("Ju\u0308ri", ((6, 24),)),  # decomposed
        ("Juri", ((4, 23),)),  # another name than Jüri
        ("Jűri", ()),
        ("Kadri", ((11, 25), (1, 2))),
        ("Anna-Liisa", ((4, 23),)),  # the whole name first
        ("Anna-Kadri", ((12, 31),)),  # then its parts, the first that is known
        ("Mai-Kadri", ((11, 25), (1, 2))),
        ("Anna Mai", ((12, 31),)),
        ("Tundmatu", ()),
        ("", ()),
        ("-", ()),
    ],
)
def test_a_name_is_looked_for_whole_then_in_its_parts_and_every_diacritic_counts(
    calendar: Path, name: str, days: tuple[tuple[int, int], ...]
) -> None:
    assert days_of(read(calendar), name) == days


@pytest.mark.rule("J27")
def test_a_name_day_window_over_new_year_belongs_to_the_days_own_year(calendar: Path) -> None:
    days, window = read(calendar), NameDayWindow(days_before=3, days_after=3)
    assert name_day_year(window, days, "Anna", date(2027, 1, 2)) == 2026
    assert name_day_year(window, days, "Kadri", date(2026, 12, 31)) == 2027
    assert name_day_year(window, days, "Hille", date(2027, 2, 28)) == 2027
    assert name_day_year(window, days, "Kadri", date(2026, 11, 29)) is None


def agree(shop: InProcess, code: str, *, given: bool) -> None:
    owner = select(tables.cards.c.member_id).where(tables.cards.c.code == code)
    with shop.backend.database.write() as connection:
        member_id = connection.scalar(owner) or ""
        now = shop.clock.text()
        say(connection, "kodutare", member_id, NAME_DAY, given, Said(now, now, "account"))


@pytest.mark.rule("J27")
def test_a_name_day_offer_needs_consent_and_calendar_and_is_had_once_a_year(
    in_process: InProcess, calendar: Path
) -> None:
    offer(in_process.backend, "kodutare", NAME_DAY_OFFER)
    till, code = somebody(in_process, first_name="Kadri")
    in_process.clock.present = datetime(2026, 11, 24, 22, 0, tzinfo=UTC)  # the 25th in Tallinn
    assert till.identify(code)["benefits"] == []  # no calendar, no consent
    settle_on(in_process.backend, "kodutare", name_day_calendar=str(calendar))
    assert till.identify(code)["benefits"] == []  # no consent
    agree(in_process, code, given=True)
    assert till.identify(code)["benefits"] == ["name-day"]
    sale = new_sale(till)
    status, held = hold(till, sale, "card:" + code, None, "name-day")
    assert status == 200
    till.buy(1000, "card:" + code, entry_id=sale)
    assert till.outcome(use(till, "card:" + code, held, sale, "name-day")) == ("accepted", None)
    assert till.identify(code)["benefits"] == []  # once a year
    in_process.clock.present = datetime(2027, 11, 25, 12, 0, tzinfo=UTC)
    assert till.identify(code)["benefits"] == ["name-day"]
    agree(in_process, code, given=False)
    assert till.identify(code)["benefits"] == []


@pytest.mark.rule("J27")
def test_a_missing_or_broken_calendar_switches_name_days_off_and_nothing_else(
    in_process: InProcess, calendar: Path
) -> None:
    price = benefit("card-price", "card_price")
    offer(in_process.backend, "kodutare", price, NAME_DAY_OFFER)
    settle_on(in_process.backend, "kodutare", name_day_calendar=str(calendar))
    till, code = somebody(in_process, first_name="Kadri")
    in_process.clock.present = datetime(2026, 11, 25, 12, 0, tzinfo=UTC)
    agree(in_process, code, given=True)
    assert till.identify(code)["benefits"] == ["card-price", "name-day"]
    calendar.write_text("[[day]]\nmonth = 13", encoding="utf-8")
    assert till.identify(code)["benefits"] == ["card-price"]
    calendar.unlink()
    assert till.identify(code)["benefits"] == ["card-price"]


@pytest.mark.rule("J27")
def test_the_snapshot_tells_no_name_day_because_it_would_tell_the_name(
    in_process: InProcess, calendar: Path
) -> None:
    offer(in_process.backend, "kodutare", benefit("card-price", "card_price"), NAME_DAY_OFFER)
    settle_on(in_process.backend, "kodutare", name_day_calendar=str(calendar))
    till, code = somebody(in_process, first_name="Kadri")
    agree(in_process, code, given=True)
    cards = till.get("/v1/snapshot?limit=2000").json()["cards"]
    assert {one for card in cards for one in card["benefits"]} == {"card-price"}
    assert "Kadri" not in json.dumps(cards)
