"""What is too old to keep goes, and nothing else with it (Q10, N12)."""

from typing import Any

import pytest

from reference_backend import tables
from reference_backend.admission import NewMember, new_member
from reference_backend.configuration.repository import terms_of
from reference_backend.erasure.bookings import NOBODY
from reference_backend.erasure.retention import apply_retention, months_before
from reference_backend.ledger.repository import balance
from reference_backend.members.applicant import Written, read_applicant
from tests.backend.desk import announced, apply, entry_id, picture, send_picture
from tests.backend.in_process import InProcess
from tests.backend.leaving import card_of, owner
from tests.backend.looking import rows
from tests.backend.running import TurnedClock
from tests.backend.till import Till


@pytest.fixture
def desk(in_process: InProcess) -> Till:
    return Till(in_process, "kodutare-tallinn-1")


@pytest.fixture
def cafe_till(in_process: InProcess) -> Till:
    return Till(in_process, "kaarna-turku-1")


# --- retention ---------------------------------------------------------------------------------


@pytest.mark.rule("N12")
def test_an_old_purchase_loses_its_member_and_the_member_keeps_the_balance(
    in_process: InProcess, cafe_till: Till
) -> None:
    member = str(cafe_till.identify(in_process.code("kaarnan-kahvila", "eligible_virtual"))["member_ref"])
    cafe_till.buy(4599, member)
    cafe_till.upload()
    in_process.clock.turn(days=365 * 2 - 40)
    cafe_till.buy(1000, member)
    cafe_till.upload()
    in_process.clock.turn(days=45)
    said = {(one.where, one.what): one.count for one in apply_retention(in_process.backend, only_say=True)}
    assert said["kaarnan-kahvila", "links to purchases"] == 1
    assert None not in [row["member_ref"] for row in rows(in_process, tables.purchases)]
    done = apply_retention(in_process.backend)
    assert {(one.where, one.what): one.count for one in done} == said
    linked = {row["amount_minor"]: row["member_ref"] for row in rows(in_process, tables.purchases)}
    assert linked == {4599: None, 1000: member}
    with in_process.backend.database.read() as connection:
        assert balance(connection, "kaarnan-kahvila", member, "EUR") == 112
    bookings = rows(in_process, tables.ledger_bookings)
    assert sum(row["amount_minor"] for row in bookings) == 112
    old = next(row["entry_id"] for row in rows(in_process, tables.purchases) if row["amount_minor"] == 4599)
    assert {row["member_ref"] for row in bookings if row["entry_id"] == old} == {NOBODY}
    assert apply_retention(in_process.backend) == []
    assert rows(in_process, tables.ledger_bookings) == bookings


def test_bodies_go_after_their_time_but_not_what_somebody_has_to_look_at(
    in_process: InProcess, desk: Till, clock: TurnedClock
) -> None:
    content = picture()
    aside = apply(desk, phone="+372 12")
    waits = apply(desk, {"picture": announced(content)}, email="b@example.com")
    sale = desk.buy(100, "card:" + in_process.code("kodutare", "with_consent"))
    held = desk.reverse(
        entry_id(desk.append("staff_signed_in", {"staff": "12", "role": "cashier", "offline": False}))
    )
    desk.upload()
    clock.turn(days=31)
    apply_retention(in_process.backend)
    stored = {row["entry_id"]: row for row in rows(in_process, tables.entries)}
    assert stored[entry_id(sale)]["body"] is None
    assert stored[entry_id(sale)]["personal"] is None
    assert stored[entry_id(sale)]["absent"] == "erased"
    assert stored[entry_id(held)]["body"] is not None
    assert (stored[entry_id(aside)]["body"] is None, stored[entry_id(aside)]["personal"]) == (False, None)
    assert stored[entry_id(waits)]["body"] is not None
    assert send_picture(desk, waits, content).json()["complete"] is True
    apply_retention(in_process.backend)
    assert {row["entry_id"]: row["body"] for row in rows(in_process, tables.entries)}[entry_id(waits)] is None
    assert rows(in_process, tables.entries)[0]["body"] is not None


def test_who_shows_the_card_is_kept_and_who_does_not_is_erased(
    in_process: InProcess, cafe_till: Till
) -> None:
    code = in_process.code("kaarnan-kahvila", "eligible_virtual")
    in_process.clock.turn(days=365 * 3 - 20)
    assert cafe_till.identify(code)["verdict"] == "eligible"
    in_process.clock.turn(days=60)
    apply_retention(in_process.backend)
    left = [row["id"] for row in rows(in_process, tables.members) if row["erased_at"] is None]
    assert left == [owner(in_process, code)]
    assert {row["why"] for row in rows(in_process, tables.erasures)} == {"unused"}
    assert apply_retention(in_process.backend) == []


def test_a_use_is_noted_once_a_month_by_a_scan_or_by_a_sale(in_process: InProcess, cafe_till: Till) -> None:
    code = in_process.code("kaarnan-kahvila", "eligible_virtual")
    reference = cafe_till.identify(code)["member_ref"]

    def seen() -> Any:
        found = rows(in_process, tables.memberships)
        return next(row["seen_month"] for row in found if row["member_ref"] == reference)

    assert seen() == "2026-11"
    in_process.clock.turn(days=31)
    cafe_till.buy(100, reference, occurred_at="2026-11-30T09:00:00.000Z")
    cafe_till.upload()
    assert seen() == "2026-11"
    cafe_till.buy(100, reference)
    cafe_till.upload()
    assert seen() == "2026-12"


def test_months_are_months_of_the_calendar(clock: TurnedClock) -> None:
    end_of_may = clock.present.replace(month=5, day=31)
    assert months_before(end_of_may, 3).isoformat()[:10] == "2026-02-28"
    assert months_before(end_of_may, 12).isoformat()[:10] == "2025-05-31"
    assert months_before(end_of_may, 17).isoformat()[:10] == "2024-12-31"


@pytest.mark.rule("J18")
def test_who_was_there_before_the_rules_accepts_them_by_the_first_use_and_once(
    in_process: InProcess, desk: Till
) -> None:
    applicant = Written("natural", "Elo", "Saar", "elo@example.com", "5123 4567", None, None, "et")
    with in_process.backend.database.write() as connection:
        terms = terms_of(connection, "kodutare", in_process.backend.programmes)
        new = NewMember(read_applicant(applicant, terms.programme), "registered", None)
        now, secrets = in_process.clock.text(), in_process.backend.secrets
        member = new_member(connection, terms, new, now, secrets).member_id
    for days in (0, 1, 40):
        in_process.clock.turn(days=days)
        desk.identify(card_of(in_process, member))
        evidence = [row for row in rows(in_process, tables.acceptances) if row["member_id"] == member]
        assert [(row["document"], row["version"], row["channel"]) for row in evidence] == [
            ("rules", "2021-03-01", "use")
        ]
