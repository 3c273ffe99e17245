"""The whole list by its keys, what changes meanwhile, and which benefits it names."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import Select, update
from sqlalchemy.dialects import sqlite

from reference_backend import tables
from reference_backend.card_changes import touch_member
from reference_backend.configuration.model import Benefit
from reference_backend.configuration.provisioning import provision
from reference_backend.configuration.repository import terms_of
from reference_backend.registers.access import Register
from reference_backend.snapshot.service import changes_since, keys_behind
from reference_backend.snapshot.window import SPREAD, window_of
from tests.backend.looking import rows
from tests.backend.running import Running
from tests.backend.till import Document, Till

TODAY = date(2026, 11, 22)
SHOP = "kodutare"


def get(till: Till, cursor: str | None, limit: int = 3) -> Document:
    after = "" if cursor is None else f"&cursor={cursor}"
    answer = till.get(f"/v1/snapshot?limit={limit}{after}")
    assert answer.status_code == 200, answer.text
    return dict(answer.json())


def status_of(till: Till, cursor: str) -> int:
    return till.get(f"/v1/snapshot?cursor={cursor}").status_code


def owner_of(running: Running, key: str) -> str:
    (code,) = [row["code"] for row in rows(running, tables.snapshot_rows) if row["key"] == key]
    return next(str(row["member_id"]) for row in rows(running, tables.cards) if row["code"] == code)


def end_membership(running: Running, member_id: str) -> None:
    mine = (tables.memberships.c.member_id == member_id) & (tables.memberships.c.merchant_id == SHOP)
    with running.backend.database.write() as connection:
        connection.execute(update(tables.memberships).where(mine).values(ended_at=running.clock.text()))
        touch_member(connection, terms_of(connection, SHOP, running.backend.programmes), member_id)


def test_the_whole_comes_in_the_order_of_its_keys(till: Till) -> None:
    cursor, keys, more = None, [], True
    while more:
        page = get(till, cursor)
        cursor, more = page["cursor"], page["more"]
        keys += [card["key"] for card in page["cards"]]
    assert len(keys) > 6
    assert keys == sorted(set(keys))


@pytest.mark.rule("N24")
def test_who_leaves_while_the_whole_is_fetched_is_gone_with_its_last_page(
    running: Running, till: Till
) -> None:
    """Both one whose page was there already and one whose page comes later."""
    keys = [card["key"] for card in get(till, None, 2000)["cards"]]
    page = get(till, None)
    told = {card["key"] for card in page["cards"]}
    leaving = {keys[0], keys[-1]}
    for key in leaving:
        end_membership(running, owner_of(running, key))
    while page["more"]:
        page = get(till, page["cursor"])
        told |= {card["key"] for card in page["cards"]}
        told -= set(page["gone"])
    assert not told & leaving
    now = {card["key"] for card in get(till, None, 2000)["cards"]}
    assert told == now


def plan(running: Running, query: Select[tuple[object, ...]]) -> str:
    text = str(query.compile(dialect=sqlite.dialect(), compile_kwargs={"literal_binds": True}))
    with running.backend.database.read() as connection:
        found = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {text}").all()
    return "\n".join(str(row[3]) for row in found)


@pytest.mark.parametrize("way", ["by key", "by change"])
def test_a_page_is_a_walk_along_an_index_however_many_cards_there_are(running: Running, way: str) -> None:
    """No table is read through and nothing is sorted: a page costs the same at a million cards."""
    with running.backend.database.read() as connection:
        terms = terms_of(connection, SHOP, running.backend.programmes)
    query = keys_behind(terms, "80", 1000) if way == "by key" else changes_since(terms, 500, 1000)
    told = plan(running, query)
    assert "SCAN" not in told, told
    assert "TEMP B-TREE" not in told, told
    first = told.splitlines()[0]
    assert "snapshot_rows" in first
    assert ("key>?" if way == "by key" else "change>?") in first, told


def offer(name: str, begins: int | None = None, ends: int | None = None, **more: object) -> Benefit:
    """An offer that is valid from and to so many days from today."""
    return Benefit(
        id=name,
        kind="offer",
        basis="main",
        title={"et": name},
        valid_from=None if begins is None else TODAY + timedelta(days=begins),
        valid_to=None if ends is None else TODAY + timedelta(days=ends),
        **more,  # type: ignore[arg-type]
    )


def put_benefits(running: Running, *benefits: Benefit) -> None:
    with running.backend.database.write() as connection:
        terms = terms_of(connection, SHOP, running.backend.programmes)
        provision(connection, terms.merchant.model_copy(update={"benefits": list(benefits)}), b"")


def listed(till: Till) -> set[str]:
    return {name for card in get(till, None, 2000)["cards"] for name in card["benefits"]}


def test_only_what_holds_at_some_time_in_the_next_three_days_is_listed(running: Running, till: Till) -> None:
    put_benefits(
        running,
        offer("always"),
        offer("ended-yesterday", ends=-1),
        offer("ends-today", ends=0),
        offer("begins-in-3-days", begins=3),
        offer("begins-in-4-days", begins=4),
    )
    assert listed(till) == {"always", "ends-today", "begins-in-3-days"}


@pytest.mark.rule("J26")
def test_a_birthday_offer_is_never_listed_whoever_has_his_birthday(running: Running, till: Till) -> None:
    put_benefits(running, offer("always"), offer("cake", audience="birthday"))
    assert listed(till) == {"always"}


def test_a_benefit_that_is_no_longer_single_is_listed_for_who_has_used_it(
    running: Running, till: Till
) -> None:
    """It may be had again and again, so one use takes nothing away."""
    put_benefits(running, offer("again", chosen=True))
    card = running.code(SHOP, "eligible_virtual")
    sale = till.buy(1000, f"card:{card}")
    use = {"purchase": sale["header"]["entry_id"], "benefit": "again", "hold": None}
    till.append("benefit_used", use, {"member_ref": f"card:{card}"})
    till.upload()
    assert all(
        "again" in one["benefits"] for one in get(till, None, 2000)["cards"] if one["status"] == "active"
    )


def test_what_somebody_changed_in_the_benefits_makes_every_cursor_expire_at_once(
    running: Running, till: Till
) -> None:
    put_benefits(running, offer("always"))
    cursor = get(till, None, 2000)["cursor"]
    assert status_of(till, cursor) == 200
    put_benefits(running, offer("always"), offer("new"))
    assert status_of(till, cursor) == 410


def test_a_cursor_on_the_way_through_the_whole_expires_with_the_benefits_too(
    running: Running, till: Till
) -> None:
    put_benefits(running, offer("always"))
    cursor = get(till, None)["cursor"]
    put_benefits(running, offer("new"))
    assert status_of(till, cursor) == 410


def test_a_benefit_that_comes_near_is_learned_within_half_a_day(running: Running, till: Till) -> None:
    put_benefits(running, offer("always"), offer("later", begins=4))
    cursor = get(till, None, 2000)["cursor"]
    assert status_of(till, cursor) == 200
    running.clock.turn(days=1, hours=SPREAD.total_seconds() / 3600)
    assert status_of(till, cursor) == 410
    assert "later" in listed(till)


def test_three_hundred_tills_do_not_fetch_their_lists_anew_in_one_hour(running: Running) -> None:
    put_benefits(running, offer("always"), offer("later", begins=4))
    with running.backend.database.read() as connection:
        terms = terms_of(connection, SHOP, running.backend.programmes)
    midnight = datetime(2026, 11, 22, 22, 0, tzinfo=UTC)  # in Tallinn
    changed_at: list[int] = []
    for number in range(300):
        till = register(f"till-{number}")
        before = window_of(terms, till, midnight - timedelta(minutes=1)).stamp
        hours = [
            h for h in range(13) if window_of(terms, till, midnight + timedelta(hours=h)).stamp != before
        ]
        changed_at.append(hours[0])
    assert max(changed_at.count(hour) for hour in range(13)) < 60
    assert set(changed_at) >= set(range(1, 13))


def register(name: str) -> Register:
    """As one of the shop's."""
    known = Register.__dataclass_fields__
    plain = dict.fromkeys(known, "") | {"id": name, "merchant_id": SHOP, "zone": "Europe/Tallinn"}
    return Register(**plain)  # type: ignore[arg-type]
