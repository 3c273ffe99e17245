"""What tills know offline, and what the manager sees."""

import hashlib
import hmac

import pytest
from sqlalchemy import update

from reference_backend import tables
from reference_backend.card_changes import touch_member
from reference_backend.configuration.repository import terms_of
from tests.backend.looking import rows
from tests.backend.running import Running
from tests.backend.till import Document, Till


def key_of(till: Till, code: str) -> str:
    key = bytes.fromhex(till.configuration["snapshot_key"])
    return hmac.new(key, code.encode(), hashlib.sha256).hexdigest()[:16]


def pages(till: Till, limit: int = 50) -> tuple[dict[str, Document], str]:
    cards, query = {}, f"limit={limit}"
    while True:
        page = till.get(f"/v1/snapshot?{query}").json()
        cards.update({one["key"]: one for one in page["cards"]})
        query = f"limit={limit}&cursor={page['cursor']}"
        if not page["more"]:
            return cards, page["cursor"]


def test_the_whole_comes_page_by_page_and_holds_every_card_of_the_merchants_members(
    running: Running, till: Till
) -> None:
    cards, _ = pages(till)
    mine = [row for row in rows(running, tables.cards) if row["pool"] == "kodutare" and row["member_id"]]
    assert set(cards) == {key_of(till, row["code"]) for row in mine}


@pytest.mark.rule("N06")
def test_the_snapshot_has_no_member_of_another_merchant(running: Running, cafe: Till) -> None:
    cards, _ = pages(cafe)
    assert key_of(cafe, running.code("kaarnan-kahvila", "member_of_both")) in cards
    assert key_of(cafe, running.code("kaarnan-kahvila", "other_merchant_only")) not in cards


def test_no_birthday_benefit_and_no_code_is_in_the_snapshot(running: Running, till: Till) -> None:
    text = till.get("/v1/snapshot?limit=2000").text
    assert "birthday" not in text
    assert not [row for row in rows(running, tables.cards) if row["code"] in text]


def test_by_cursor_only_what_changed_comes(running: Running, till: Till) -> None:
    _, cursor = pages(till)
    assert till.get(f"/v1/snapshot?cursor={cursor}").json()["cards"] == []
    blank = running.code("kodutare", "blank_plastic_1")
    till.replace_card("card:" + running.code("kodutare", "eligible_virtual"), blank)
    till.upload()
    page = till.get(f"/v1/snapshot?cursor={cursor}").json()
    changed = {one["key"]: one["status"] for one in page["cards"]}
    assert changed == {
        key_of(till, running.code("kodutare", "eligible_virtual")): "active",
        key_of(till, running.code("kodutare", "active_plastic")): "lost",
        key_of(till, blank): "active",
    }


@pytest.mark.rule("N24")
def test_an_ended_membership_is_a_tombstone_at_that_merchant_only(
    running: Running, cafe: Till, bookshop: Till
) -> None:
    code = running.code("kaarnan-kahvila", "member_of_both")
    (_, here), (_, there) = pages(cafe), pages(bookshop)
    owner = next(row["member_id"] for row in rows(running, tables.cards) if row["code"] == code)
    mine = (tables.memberships.c.member_id == owner) & (tables.memberships.c.merchant_id == "kaarnan-kahvila")
    with running.backend.database.write() as connection:
        connection.execute(update(tables.memberships).where(mine).values(ended_at=running.clock.text()))
        terms = terms_of(connection, "kaarnan-kahvila", running.backend.programmes)
        touch_member(connection, terms, owner)
    assert cafe.get(f"/v1/snapshot?cursor={here}").json()["gone"] == [key_of(cafe, code)]
    assert bookshop.get(f"/v1/snapshot?cursor={there}").json()["gone"] == []
    assert key_of(cafe, code) not in pages(cafe)[0]


def test_a_cursor_from_after_the_copy_that_the_database_was_put_back_from_has_expired(
    till: Till, running: Running
) -> None:
    cursor = till.get("/v1/snapshot?limit=1000").json()["cursor"]
    incarnation, _, position = cursor.rpartition(".")
    assert till.get(f"/v1/snapshot?cursor={cursor}").status_code == 200
    ahead = till.get(f"/v1/snapshot?cursor={incarnation}.{int(position) + 1000}")
    assert (ahead.status_code, ahead.json()["code"]) == (410, "cursor-expired")


@pytest.mark.parametrize("cursor", ["nonsense", "0f9b8c7d-6e5f-4a3b-8c1d-2e3f4a5b6c7d.5", "."])
def test_a_cursor_of_another_database_has_expired(till: Till, cursor: str) -> None:
    answer = till.get(f"/v1/snapshot?cursor={cursor}")
    assert (answer.status_code, answer.json()["code"]) == (410, "cursor-expired")


def scan(till: Till, result: str, *, offline: bool = False, form: str = "virtual") -> None:
    body = {"source": "camera", "form": form, "result": result, "offline": offline, "override": False}
    till.append("scan_counted", {**body, "repeat": False})


@pytest.mark.rule("X06")
def test_the_report_counts_the_scans_of_the_local_day_by_what_they_were(running: Running, till: Till) -> None:
    for index in range(60):
        result = ("eligible", "not_a_member", "card_not_valid")[index % 3]
        scan(till, result, offline=index % 4 == 0, form="plastic" if index % 2 else "virtual")
    till.upload()
    scans = till.report("2026-11-22")["scans"]
    assert scans == {
        "total": 60,
        "by_result": {"card_not_valid": 20, "eligible": 20, "not_a_member": 20},
        "by_form": {"plastic": 30, "virtual": 30},
        "by_hour": {"12": 60},
        "by_register": {"kodutare-tallinn-1": 60},
        "by_source": {"camera": 60},
        "offline": 15,
        "overrides": 0,
        "repeats": 0,
        "keyed": 0,
    }


@pytest.mark.rule("X06")
def test_a_scan_that_names_a_card_or_a_member_is_set_aside_and_the_name_is_not_kept(
    running: Running, till: Till
) -> None:
    body = {"source": "camera", "form": "virtual", "result": "eligible", "offline": False, "override": False}
    entry = till.append("scan_counted", {**body, "repeat": False, "code": "canary-code"})
    assert till.outcome(entry) == ("set_aside", "unexpected-field")
    assert "canary" not in str(rows(running, tables.entries))


def test_an_entry_after_local_midnight_belongs_to_the_next_day(running: Running, till: Till) -> None:
    running.clock.turn(hours=12, minutes=30)  # 00:30 in Tallinn
    scan(till, "eligible")
    till.upload()
    assert till.report("2026-11-22")["scans"]["total"] == 0
    assert till.report("2026-11-23")["scans"]["by_hour"] == {"0": 1}


def test_the_report_shows_purchases_fees_and_what_needs_a_person(running: Running, till: Till) -> None:
    sale = till.buy(4599, "card:" + running.code("kodutare", "with_consent"))
    till.buy(100)
    till.buy(body={"lines": []})
    till.reverse(sale["header"]["entry_id"])
    till.replace_card(
        "card:" + running.code("kodutare", "eligible_virtual"), running.code("kodutare", "blank_plastic_1")
    )
    till.upload()
    report = till.report("2026-11-22")
    total = {"amount_minor": 4699, "currency": "EUR"}
    assert report["purchases"] == {"count": 2, "with_card": 1, "total": total, "reversed": 1}
    fee, none = {"amount_minor": 99, "currency": "EUR"}, {"amount_minor": 0, "currency": "EUR"}
    assert report["fees"] == {
        "count": 1,
        "total": fee,
        "by_issue": {"replacement": {"count": 1, "total": fee}},
        "refunded": {"count": 0, "total": none},
    }
    assert report["bonus"] is None
    mine, other = report["registers"]
    assert (mine["epoch"], mine["stored_seq"], mine["set_aside"], mine["forked"]) == (1, 6, 1, False)
    assert (other["epoch"], other["stored_seq"], other["last_contact"]) == (0, 0, None)


def test_a_day_that_does_not_exist_is_refused(till: Till) -> None:
    headers = {"X-Staff-Session": till.sign_in("manager")}
    assert till.get("/v1/reports/day?date=2026-02-30", headers=headers).json()["code"] == "invalid-request"
